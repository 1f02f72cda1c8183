"""The reference's pages for endpoints and models, which the documentation's site fills from docstrings."""

from __future__ import annotations

from collections.abc import Iterable

from .facts import Api
from .routes import class_of, namespaces_of
from .words import NAMESPACES


def write_pages(api: Api, models: Iterable[str]) -> dict[str, str]:
    """The pages below `docs/api`, by file name.

    Args:
        api: The API's facts.
        models: File names of the modules of models.
    """
    namespaces = namespaces_of(api)
    roots = [path[0] for path in namespaces if len(path) == 1]
    modules = sorted(name.removesuffix(".py") for name in models if not name.startswith("_"))
    return {
        **{f"endpoints/{root}.md": _endpoints(api, root, namespaces) for root in roots},
        **{f"models/{module}.md": _models(module) for module in modules},
        "endpoints/index.md": _index(
            "Endpoints", "Each namespace is an attribute of the client.", {root: NAMESPACES[root] for root in roots}
        ),
        "models/index.md": _index(
            "Models", "Each module of `seam_async.models`.", {module: _title(module) for module in modules}
        ),
    }


def _endpoints(api: Api, root: str, namespaces: list[tuple[str, ...]]) -> str:
    # Users never call a namespace's `__init__`.
    options = "\n    options:\n      merge_init_into_class: false"
    classes = [
        f"::: seam_async.routes.{'_'.join(path)}.{class_of(api, path)}{options}"
        for path in namespaces
        if path[0] == root
    ]
    return "\n\n".join([f"# `seam.{root}`", *classes]) + "\n"


def _models(module: str) -> str:
    options = "    options:\n      show_root_heading: false\n      show_root_toc_entry: false"
    return f"# {_title(module)}\n\n::: seam_async.models.{module}\n{options}\n"


def _index(title: str, lead: str, pages: dict[str, str]) -> str:
    rows = [f"| [`{name}`]({name}.md) | {about} |" for name, about in pages.items()]
    return "\n".join([f"# {title}", "", lead, "", "| Name | About |", "| --- | --- |", *rows, ""])


def _title(module: str) -> str:
    return module.replace("_", " ").capitalize().replace("Acs ", "ACS ")
