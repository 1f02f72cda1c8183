"""Stored keys, by profile: in the system's keyring where there is one, otherwise in a file that only its owner reads.

A profile's key goes to the server that it was stored for, and to no other that an environment variable names.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from .._credentials import Secret
from .._errors import SeamInvalidOptionsError
from .._transport import DEFAULT_ENDPOINT

DEFAULT: Final = "default"
_SERVICE: Final = "seam-async"
_VARIABLES: Final = ("SEAM_API_KEY", "SEAM_PERSONAL_ACCESS_TOKEN")


def profiles_path() -> Path:
    """The file of the profiles: it has all about them but the keys in a keyring."""
    home = os.environ.get("XDG_CONFIG_HOME") or (Path.home() / ".config")
    return Path(home) / "seam-async" / "profiles.json"


def read_profiles() -> dict[str, dict[str, Any]]:
    """The stored profiles by name.

    Raises:
        SeamInvalidOptionsError: The file cannot be read.
    """
    path = profiles_path()
    try:
        profiles: dict[str, dict[str, Any]] = dict(json.loads(path.read_text(encoding="utf-8")).items())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not of this program"
        # The text of a file that holds keys stays out of the traceback.
        raise SeamInvalidOptionsError(f"The profiles in {path} cannot be read: {reason}") from None
    return profiles


def _write(profiles: Mapping[str, Any]) -> None:
    path = profiles_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A file of its own first, so that neither a crash nor a full disk costs the profiles; made with mode 0600.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".profiles-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(profiles, file, indent=2)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink()
        raise SeamInvalidOptionsError(f"The profiles in {path} cannot be written: {error.strerror}") from None


def _keyring() -> Any:
    """The keyring library, if it is installed and the system has a keyring."""
    try:
        import keyring
        from keyring.backends.fail import Keyring as NoKeyring
    except ImportError:
        return None
    return None if isinstance(keyring.get_keyring(), NoKeyring) else keyring


def store(name: str, key: Secret, *, workspace_id: str | None, endpoint: str | None) -> str:
    """Stores a profile; returns where its key is."""
    profiles = read_profiles()
    profile: dict[str, Any] = {"workspace_id": workspace_id, "endpoint": endpoint}
    place = str(profiles_path())
    keyring = _keyring()
    if keyring is not None:
        try:
            keyring.set_password(_SERVICE, name, key.reveal())
        except Exception:  # noqa: BLE001 - a backend may raise anything, such as of a locked collection
            keyring = None
        else:
            place = "the system's keyring"
    if keyring is None:
        profile["key"] = key.reveal()
    _write({**profiles, name: profile})
    return place


def forget(name: str) -> bool:
    """Deletes a profile and its key; returns whether there was one."""
    profiles = read_profiles()
    profile = profiles.pop(name, None)
    if profile is None:
        return False
    keyring = None if "key" in profile else _keyring()
    if keyring is not None:
        keyring.delete_password(_SERVICE, name)
    _write(profiles)
    return True


def credential(key: Secret, workspace_id: str | None) -> dict[str, Any]:
    """A key as arguments of the client: with a workspace it is a personal access token."""
    if workspace_id:
        return {"personal_access_token": key, "workspace_id": workspace_id}
    return {"api_key": key}


def in_environment() -> str | None:
    """The environment variable that holds a credential."""
    return next((name for name in _VARIABLES if os.environ.get(name, "").strip()), None)


def source_of(name: str | None) -> str:
    """Where a command takes its key from, for people.

    Raises:
        SeamInvalidOptionsError: There is no key.
    """
    variable = None if name else _from_environment()
    client_options(name, None)
    return f"environment variable {variable}" if variable else f"profile {_name(name)}"


def _name(name: str | None) -> str:
    return name or os.environ.get("SEAM_PROFILE") or DEFAULT


def _from_environment() -> str | None:
    return None if os.environ.get("SEAM_PROFILE") else in_environment()


def client_options(name: str | None, endpoint: str | None) -> dict[str, Any]:
    """The credential and the endpoint of a command, as arguments of the client.

    A profile that is named, by an option or by $SEAM_PROFILE, goes before the environment's key, which goes before the
    profile `default`.

    Raises:
        SeamInvalidOptionsError: There is no such profile, or no credential.
    """
    if name is None and _from_environment():
        return {"endpoint": endpoint}
    profile = read_profiles().get(_name(name))
    if profile is None:
        if name or os.environ.get("SEAM_PROFILE"):
            raise SeamInvalidOptionsError(f"There is no profile {_name(name)!r}: store a key with 'seam-async login'")
        names = "SEAM_API_KEY, or SEAM_PERSONAL_ACCESS_TOKEN and SEAM_WORKSPACE_ID"
        raise SeamInvalidOptionsError(f"No credential: run 'seam-async login', or set the environment variable {names}")
    keyring = None if "key" in profile else _keyring()
    key = Secret(profile.pop("key", None) or (keyring and keyring.get_password(_SERVICE, _name(name))) or "")
    if key.is_blank():
        raise SeamInvalidOptionsError(f"The key of profile {_name(name)!r} is gone: store it with 'seam-async login'")
    return {
        **credential(key, profile.get("workspace_id")),
        "endpoint": endpoint or profile.get("endpoint") or DEFAULT_ENDPOINT,
    }
