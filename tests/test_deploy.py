"""The files in `deploy/` start the tracker with options, paths and extras that exist."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

DEPLOY = Path(__file__).parent.parent / "deploy"
UNIT = (DEPLOY / "seam-async-tracker.service").read_text()
CONTAINER = (DEPLOY / "Containerfile").read_text()
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
KUBERNETES = yaml.safe_load((DEPLOY / "kubernetes.yaml").read_text())
PROBED = r"/(?:live|ready|health)\b"


def container() -> dict[str, Any]:
    (only,) = KUBERNETES["spec"]["template"]["spec"]["containers"]
    assert isinstance(only, dict)
    return only


def commands() -> dict[str, list[str]]:
    """The arguments of `seam-async tracker` in each file."""
    (start,) = re.findall(r"^ExecStart=\S+/seam-async tracker (.*)$", UNIT, re.MULTILINE)
    assert json.loads(re.findall(r"^ENTRYPOINT (.*)$", CONTAINER, re.MULTILINE)[0]) == ["seam-async", "tracker"]
    (command,) = re.findall(r"^CMD (.*)$", CONTAINER, re.MULTILINE)
    return {"systemd": shlex.split(start), "container": json.loads(command), "kubernetes": container()["args"]}


@pytest.mark.parametrize("place", ["systemd", "container", "kubernetes"])
def test_the_command_has_options_that_exist(place: str) -> None:
    """The command line takes the options: with an unknown one, `--help` fails too."""
    program = str(Path(sys.executable).with_name("seam-async"))
    command = [program, "tracker", *commands()[place], "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_probes_ask_for_paths_that_are_served() -> None:
    """Each probe is of a path for probes, at the service's own port."""
    probes = [container()["livenessProbe"]["httpGet"], container()["readinessProbe"]["httpGet"]]
    assert [probe["path"] for probe in probes] == ["/live", "/ready"]
    assert container()["ports"] == [{"name": "http", "containerPort": 9464}]
    (check,) = re.findall(r"http://127\.0\.0\.1:9464(/\w+)", CONTAINER)
    assert re.fullmatch(PROBED, check)


def test_the_container_installs_extras_that_exist() -> None:
    """The image has the command line, PostgreSQL and the service."""
    (extras,) = re.findall(r"/source\[([\w,]+)\]", CONTAINER)
    offered = importlib.metadata.metadata("seam-async").get_all("Provides-Extra")
    assert offered is not None
    assert {"cli", "postgresql", "service"} <= set(extras.split(",")) <= set(offered)


def test_no_file_has_a_secret() -> None:
    """Credentials come from the environment, a secret, or a file of mode 0600."""
    assert "EnvironmentFile=" in UNIT
    assert COMPOSE["services"]["tracker"]["environment"]["SEAM_API_KEY"].startswith("${SEAM_API_KEY:?")
    assert container()["envFrom"] == [{"secretRef": {"name": "seam-async"}}]
    texts = [path.read_text() for path in DEPLOY.iterdir()]
    assert not any(re.search(r"seam_\w*key\w*_\w+", text) for text in texts)


def test_nothing_runs_as_root() -> None:
    """The tracker has an account without privileges, and a root file system to read only."""
    assert "DynamicUser=yes" in UNIT
    assert re.search(r"^USER 10001$", CONTAINER, re.MULTILINE)
    context = container()["securityContext"]
    assert (context["allowPrivilegeEscalation"], context["readOnlyRootFilesystem"]) == (False, True)
