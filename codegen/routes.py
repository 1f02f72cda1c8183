"""Generator of the routes: a signature, a docstring and a call for each endpoint."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Final

from .facts import Api, Endpoint, Field, Form, Many, Reference, Type
from .python import ParameterTypes, camel, module, singular
from .words import FILTERS, NAMESPACES, PARAMETERS, SUMMARIES, a, thing, things

Namespace = tuple[str, ...]

HANDWRITTEN: Final = frozenset({("action_attempts",)})
"""Namespaces whose module is written by hand."""

WIDTH: Final = 120
DOCS: Final = "https://docs.seam.co/api"
WAIT: Final = "bool | WaitForActionAttempt | None"
ANY_EVENT: Final = "AnySeamEvent"
"""The union of all classes of events, for type checkers; their base class when the program runs."""


def write_routes(api: Api) -> dict[str, str]:
    """The modules of `seam_async/routes`, by file name."""
    types = ParameterTypes()
    namespaces = namespaces_of(api)
    files = {
        f"{'_'.join(path)}.py": _namespace(api, path, namespaces, types)
        for path in namespaces
        if path not in HANDWRITTEN
    }
    files["_parameters.py"] = _parameters(types)
    files["_rules.py"] = _rules(api)
    files["_namespaces.py"] = _root(api, namespaces)
    return files


def namespaces_of(api: Api) -> list[Namespace]:
    """All namespaces, parents before their children."""
    endpoints = {endpoint.namespace for endpoint in api.endpoints.values()}
    return sorted({path[:length] for path in endpoints for length in range(1, len(path) + 1)})


def _namespace(api: Api, path: Namespace, namespaces: list[Namespace], types: ParameterTypes) -> str:
    about = NAMESPACES["/".join(path)]
    endpoints = [endpoint for endpoint in api.endpoints.values() if endpoint.namespace == path]
    children = [child for child in namespaces if child[:-1] == path]
    parts = [f'class {class_of(api, path)}(Namespace):\n    """{about}."""']
    parts += [_child(api, child, "_".join(child)) for child in children]
    has_list = any(endpoint.method == "list" for endpoint in endpoints)
    parts += [_route(endpoint, types, "builtins.list" if has_list else "list") for endpoint in endpoints]
    body = "\n\n".join(parts)
    return module(f"{about}.", _imports(body, api, types, children), body)


def class_of(api: Api, namespace: Namespace) -> str:
    """The class of a namespace, with the suffix `Namespace` if a model has its name."""
    name = camel("_".join(namespace))
    return f"{name}Namespace" if name in map(model_name, api.resources) else name


def _root(api: Api, namespaces: list[Namespace]) -> str:
    roots = [path for path in namespaces if len(path) == 1]
    lines = ["from __future__ import annotations"]
    body = "\n\n".join(
        [
            'class Namespaces:\n    """The namespaces of a client, each loaded on first use."""',
            "    _api: Api",
            *(_child(api, root, root[0]) for root in roots),
        ]
    )
    lines = [
        "from functools import cached_property\nfrom typing import TYPE_CHECKING",
        "if TYPE_CHECKING:\n    from .._api import Api",
        *(f"    from .{root[0]} import {class_of(api, root)}" for root in roots),
    ]
    return module("The namespaces of a client.", "\n".join([lines[0], "", *lines[1:]]), body)


def _child(api: Api, path: Namespace, file: str) -> str:
    name = class_of(api, path)
    return (
        f"    @cached_property\n    def {path[-1]}(self) -> {name}:\n"
        f'        """{NAMESPACES["/".join(path)]}."""\n'
        f"        from .{file} import {name}\n\n        return {name}(self._api)"
    )


def _imports(body: str, api: Api, types: ParameterTypes, children: list[Namespace]) -> str:
    def used(names: Iterable[str]) -> list[str]:
        return [name for name in names if re.search(rf"\b{name}\b", body)]

    lines = []
    if "builtins." in body:
        lines.append("import builtins")
    if abstract := used(["Mapping", "Sequence"]):
        lines.append(f"from collections.abc import {', '.join(abstract)}")
    if used(["datetime"]):
        lines.append("from datetime import datetime")
    if "cached_property" in body:
        lines.append("from functools import cached_property")
    has_types_of_its_own = children or "ActionAttempt[" in body or "models." in body or used(types.texts)
    typing = [*(["TYPE_CHECKING"] if has_types_of_its_own else []), *used(["Any", "Literal", "cast"])]
    if typing:
        lines.append(f"from typing import {', '.join(typing)}")
    if used(["UUID"]):
        lines.append("from uuid import UUID")
    lines.append("")
    if "ActionAttempt" in body:
        lines.append("from .._models import ActionAttempt")
    if "Paginator" in body:
        lines.append("from .._pagination import Paginator")
    if "WaitForActionAttempt" in body:
        lines.append("from .._polling.options import WaitForActionAttempt")
        lines.append("from .._polling.updates import OnUpdate")
    if re.search(r"\bNull\b", body):
        lines.append("from .._json import Null")
    code = re.sub(r'""".*?"""', "", body, flags=re.DOTALL)
    if "models." in code:
        lines.append("from .. import models")
    lines.append("from ._route import Namespace")
    named = [(module_name(resource), type_name(resource)) for resource in [*api.resources, "event"]]
    shown = [(home, model) for home, model in named if re.search(rf"(?<!models\.)\b{model}\b", code)]
    for_checkers = [f"    from ..models.{home} import {model}" for home, model in shown]
    if results := sorted(set(re.findall(r"ActionAttempt\[(\w+)\]", body))):
        for_checkers.append(f"    from ..models.action_results import {', '.join(results)}")
    if parameters := used(sorted(types.texts)):
        for_checkers.append(f"    from ._parameters import {', '.join(parameters)}")
    for_checkers += [f"    from .{'_'.join(child)} import {class_of(api, child)}" for child in children]
    if for_checkers:
        lines += ["", "if TYPE_CHECKING:", *for_checkers]
    return "\n".join(lines)


def model_name(resource: str) -> str:
    """The class of a resource."""
    return "SeamEvent" if resource == "event" else camel(resource)


def type_name(resource: str) -> str:
    """The type of a resource in annotations."""
    if resource == "action_attempt":
        return "ActionAttempt"
    return ANY_EVENT if resource == "event" else model_name(resource)


def module_name(resource: str) -> str:
    """The module of a resource's class."""
    return resource


def result_name(action_type: str) -> str:
    """The type of the result of an action."""
    return f"{camel(action_type.lower())}Result"


# One route.


def _route(endpoint: Endpoint, types: ParameterTypes, list_: str) -> str:
    owner = "_".join(endpoint.namespace)
    parameters = [_parameter(field, types, owner) for field in endpoint.parameters]
    if endpoint.starts_action:
        parameters += [f"wait_for_action_attempt: {WAIT} = None", "on_update: OnUpdate | None = None"]
    star = ", *, " if parameters else ""
    returns = result_of(endpoint)
    written = returns.replace("list[", f"{list_}[") if returns.startswith("list[") else returns
    define = "def" if endpoint.is_paginated else "async def"
    comma = "," if len(parameters) > 3 else ""  # makes ruff put each parameter on a line of its own
    head = f"    {define} {endpoint.method}(self{star}{', '.join(parameters)}{comma}) -> {written}:"
    return f'{head}\n        """{_docstring(endpoint)}"""\n        {_line(endpoint)}'


def _parameter(field: Field, types: ParameterTypes, owner: str) -> str:
    written = types.annotation(field.type, field.name, owner)
    if field.is_nullable:
        written += " | Null"
    return f"{field.name}: {written}" if field.is_required else f"{field.name}: {written} | None = None"


def result_of(endpoint: Endpoint) -> str:
    """The return annotation of a route."""
    if endpoint.response is None:
        return "None"
    if endpoint.starts_action:
        return f"ActionAttempt[{result_name(endpoint.action_type)}]" if endpoint.action_type else "ActionAttempt"
    if endpoint.is_paginated:
        return f"Paginator[{_model(endpoint.response)}]"
    return f"list[{_model(endpoint.response)}]" if isinstance(endpoint.response, Many) else _model(endpoint.response)


def _model(kind: Type) -> str:
    kind = kind.items if isinstance(kind, Many) else kind
    if not isinstance(kind, Reference):
        raise ValueError(f"an endpoint answers with {kind}")
    return type_name(kind.name)


def _line(endpoint: Endpoint) -> str:
    given = ", ".join(f'"{field.name}": {field.name}' for field in endpoint.parameters)
    call = f'"{endpoint.path}", {{{given}}}'
    if endpoint.response is None:
        return f"await self._send({call})"
    if endpoint.starts_action:
        return f"return await self._act({call}, wait_for_action_attempt, on_update)"
    # Through the package, a model is loaded with the first response and not with the namespace.
    is_event = _model(endpoint.response) == ANY_EVENT
    model = f"models.{model_name('event') if is_event else _model(endpoint.response)}"
    if endpoint.is_paginated:
        return f'return self._pages({call}, "{endpoint.response_key}", {model})'
    verb = "_read" if endpoint.is_reading else "_change"
    shape = f"list[{model}]" if isinstance(endpoint.response, Many) else model
    result = f'await self.{verb}({call}, "{endpoint.response_key}", {shape})'
    # Type checkers do not take a union for a `type[T]`.
    return f'return cast("{result_of(endpoint)}", {result})' if is_event else f"return {result}"


def _docstring(endpoint: Endpoint) -> str:
    lines = [f"{_summary(endpoint)}.", "", f"Source: {DOCS}{endpoint.path}"]
    told = [f"{field.name}: {_phrase(endpoint, field)}" for field in endpoint.parameters]
    if endpoint.starts_action:
        told.append("wait_for_action_attempt: See `AsyncSeam`.")
        told.append("on_update: Called with the action attempt as soon as it was started, and whenever it changes.")
    wrap = textwrap.TextWrapper(WIDTH - 8, initial_indent=" " * 4, subsequent_indent=" " * 8, break_on_hyphens=False)
    arguments = [line for text in told for line in wrap.wrap(text)]
    if arguments:
        lines += ["", "Args:", *arguments]
    if endpoint.checked_forms:
        lines += ["", "Raises:", "    SeamInvalidOptionsError: The parameters cannot be combined."]
    return "\n        ".join(lines).replace("\n        \n", "\n\n") + ("\n        " if len(lines) > 1 else "")


def resource_of(namespace: Namespace) -> str:
    """The resource of a namespace, by the API's name."""
    if namespace[-1] == "unmanaged":
        return f"unmanaged_{singular(namespace[0])}"
    if namespace[0] == "acs":
        return f"acs_{singular(namespace[-1])}"
    if namespace[0] == "thermostats" and len(namespace) == 2:
        return f"thermostat_{singular(namespace[1])}"
    return singular(namespace[-1])


def _summary(endpoint: Endpoint) -> str:
    name = resource_of(endpoint.namespace)
    names = [f"`{form.required[0]}`" for form in endpoint.forms if len(form.required) == 1 and not form.values]
    by = f", by {' or by '.join(names)}" if names and endpoint.method in {"get", "delete"} else ""
    summary = (
        SUMMARIES.get(endpoint.path)
        or {
            "get": f"Gets {a(thing(name))}{by}",
            "list": f"Lists {things(name)}",
            "create": f"Creates {a(thing(name))}",
            "delete": f"Deletes {a(thing(name))}{by}",
            "update": f"Updates {a(thing(name))}",
        }[endpoint.method]
    )
    if endpoint.is_deprecated:
        instead = "".join(f": use `{path.strip('/').replace('/', '.')}`" for path in endpoint.replacements)
        return f"{summary}; deprecated{instead}"
    return f"{summary}: `await` it for the first page, iterate over it for all" if endpoint.is_paginated else summary


def _phrase(endpoint: Endpoint, field: Field) -> str:
    name = field.name
    own = resource_of(endpoint.namespace)
    is_filter = endpoint.is_reading and endpoint.method != "get"
    stem, _, kind = name.rpartition("_")
    if is_filter and name in (f"{own}_ids", f"{own.removeprefix('unmanaged_')}_ids"):
        phrase = "Only those with these ids."
    elif is_filter and name in FILTERS:
        phrase = FILTERS[name]
    elif name in PARAMETERS:
        phrase = PARAMETERS[name]
    elif kind == "id":
        phrase = f"Only those of this {thing(stem)}." if is_filter else f"The {thing(stem)}."
    elif kind == "ids":
        words = things(stem)
        phrase = f"Only those of these {words}." if is_filter else f"The {words}."
    elif kind in {"key", "keys"}:
        words = thing(stem) if kind == "key" else things(stem)
        phrase = f"Your {kind} for {'the ' if kind == 'key' else ''}{words}."
    elif name.startswith("is_"):
        phrase = f"Whether it is {name.removeprefix('is_').replace('_', ' ')}."
    else:
        phrase = f"The {name.replace('_', ' ')}."
    if field.is_nullable and not endpoint.is_reading:
        phrase += " `NULL` clears it."
    if field.is_deprecated:
        return f"{phrase} Deprecated{''.join(f', use `{name}`' for name in _instead(endpoint, field))}."
    return phrase


def _instead(endpoint: Endpoint, field: Field) -> list[str]:
    """The replacements of a parameter; of a field of another parameter, that parameter."""
    names = {parameter.name for parameter in endpoint.parameters}
    heads = [(replacement.partition(".")[0], replacement) for replacement in field.replacements]
    return [head if head in names else whole for head, whole in heads]


# Checks.


def _rules(api: Api) -> str:
    rows = []
    for path, endpoint in api.endpoints.items():
        deprecated = {field.name: _instead(endpoint, field) for field in endpoint.parameters if field.is_deprecated}
        if endpoint.is_deprecated:
            deprecated[""] = list(endpoint.replacements)
        arguments = []
        if endpoint.checked_forms:
            forms = ", ".join(_form(form) for form in endpoint.checked_forms)
            arguments.append(f"forms=({forms},)")
        if deprecated:
            pairs = ", ".join(f'"{name}": "{" and ".join(instead)}"' for name, instead in deprecated.items())
            arguments.append(f"deprecated={{{pairs}}}")
        if arguments:
            rows.append(f'"{path}": Rules({", ".join(arguments)}),')
    table = "\n".join(["RULES: Final = {", *rows, "}"])
    imports = "from typing import Final\n\nfrom ._checks import Rules, form"
    return module("Rules for the parameters of endpoints, by path.", imports, table)


def _form(form: Form) -> str:
    arguments = [f'"{" ".join(form.required)}"'] if form.required or form.optional else []
    arguments += [f'"{name}"' for name in form.optional]
    arguments += [f'{name}="{" ".join(values)}"' for name, values in form.values]
    return f"form({', '.join(arguments)})"


def _parameters(types: ParameterTypes) -> str:
    body = "\n\n".join(types.texts.values())
    imports = ["from collections.abc import Mapping, Sequence"]
    if "datetime" in body:
        imports.append("from datetime import datetime")
    imports.append("from typing import Literal, Required, TypedDict")
    imports.append("from uuid import UUID\n")
    imports.append("from .._json import Null")
    return module("Types of parameters.", "\n".join(imports), body)
