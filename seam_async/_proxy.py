"""The HTTP proxy of a client: from its argument or the environment, with the proxy's credential kept apart.

The environment is read here and not by aiohttp, whose reading of it takes credentials from a netrc file too.
"""

from __future__ import annotations

from base64 import b64encode
from ipaddress import ip_address, ip_network
from typing import Any, Final
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies_environment

from attrs import frozen

from ._credentials import HeaderValue, Secret
from ._errors import SeamInvalidOptionsError

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_AUTHORIZATION: Final = "proxy-authorization"


@frozen
class Proxy:
    """A proxy.

    Attributes:
        url: Its address, without a credential.
    """

    url: str
    _authorization: HeaderValue | None = None

    def options(self) -> dict[str, Any]:
        """The options of a request of aiohttp that goes through it."""
        headers = {} if self._authorization is None else {_AUTHORIZATION: self._authorization}
        return {"proxy": self.url, "proxy_headers": headers}

    def headers(self, endpoint: str) -> dict[str, str]:
        """The headers of a request to an endpoint: without TLS, the request itself carries the proxy's credential."""
        is_tunnel = endpoint.startswith("https://")
        return {} if is_tunnel or self._authorization is None else {_AUTHORIZATION: self._authorization}


def find_proxy(given: Secret | None, endpoint: str, *, use_environment: bool) -> Proxy | None:
    """The proxy to use for an endpoint.

    Args:
        given: The argument; it precedes the environment.
        endpoint: The endpoint, checked.
        use_environment: Whether to read `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in lower case first.
            They do not concern an endpoint on this machine.

    Raises:
        SeamInvalidOptionsError: It is no address of an HTTP proxy.
    """
    parts = urlsplit(endpoint)
    place = "proxy"
    if given is None and use_environment and not is_loopback(parts.hostname or ""):
        place, given = _in_environment(parts)
    if given is None:
        return None
    proxy = _parse(given)
    if proxy is None:
        raise SeamInvalidOptionsError(
            f"{place} is not the address of an HTTP proxy, such as 'http://user:password@proxy.example:3128'; "
            "for proxies of other kinds, pass a session whose connector knows them"
        )
    return proxy


def _in_environment(endpoint: SplitResult) -> tuple[str, Secret | None]:
    """The name of the variable and its value; nothing here raises, since the variables may hold passwords."""
    variables = getproxies_environment()
    port = endpoint.port or _DEFAULT_PORTS[endpoint.scheme]
    if not _is_exempt(endpoint.hostname or "", port, variables.get("no", "")):
        for kind in (endpoint.scheme, "all"):
            if variables.get(kind):
                return f"The environment variable {kind.upper()}_PROXY", Secret(variables[kind])
    return "", None


def _parse(address: Secret) -> Proxy | None:
    """The proxy with an address; `None` for one that makes no sense, without an error whose frames would show it."""
    text = address.reveal()
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        netloc = parts.netloc.rpartition("@")[2]
        if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or parts.port == 0:
            return None
    except ValueError:
        return None
    authorization = None
    if parts.username is not None:
        user_and_password = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        authorization = HeaderValue(f"Basic {b64encode(user_and_password.encode('utf-8', 'surrogateescape')).decode()}")
    return Proxy(f"{parts.scheme}://{netloc}", authorization)


def _is_exempt(host: str, port: int, no_proxy: str) -> bool:
    """Whether NO_PROXY names the host: by `*`, its domain or one above, with or without a port, or a network."""
    for entry in map(str.strip, no_proxy.lower().split(",")):
        name, colon, its_port = entry.partition(":")
        name = name.removeprefix("*").removeprefix(".")
        if entry == "*" or _is_within(host, entry):
            return True
        if name and (not colon or its_port == str(port)) and f".{host}".endswith(f".{name}"):
            return True
    return False


def _is_within(host: str, network: str) -> bool:
    try:
        return ip_address(host) in ip_network(network.strip("[]"), strict=False)
    except ValueError:
        return False


def is_loopback(host: str) -> bool:
    """Whether a host of an endpoint is this machine."""
    if host == "localhost":  # and no name below it, which resolvers look up like any other
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
