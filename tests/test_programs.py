"""The programs that the tests run: the system's own first, then those of the wheels, and never a skip."""

from __future__ import annotations

from pathlib import Path

import pytest

import programs
from programs import WHEELS, find_program, folder_of, require_official_fake, require_program


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any of the programs; returns a folder that is on its PATH."""
    on_path = tmp_path / "on path"
    on_path.mkdir()
    monkeypatch.setenv("PATH", str(on_path))
    monkeypatch.setattr(programs, "_FOLDER", tmp_path / "programs")
    monkeypatch.setattr(programs, "_BESIDE_PATH", {"initdb": tmp_path / "debian"})
    return on_path


def add(program: Path) -> Path:
    """Installs a program."""
    program.parent.mkdir(parents=True, exist_ok=True)
    program.touch(0o755)
    return program


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("name", WHEELS)
def test_a_missing_program_is_an_error_that_names_the_cure(name: str) -> None:
    """A program that is not installed raises an error with the command that installs it."""
    with pytest.raises(RuntimeError, match=f"{name} is not installed: `nox -s programs`"):
        require_program(name)


@pytest.mark.usefixtures("bare")
def test_a_missing_official_fake_is_an_error_that_names_the_cure() -> None:
    """So does the official fake server."""
    with pytest.raises(RuntimeError, match="is not installed: `nox -s programs`"):
        require_official_fake()


def test_the_systems_program_is_preferred(bare: Path, tmp_path: Path) -> None:
    """A program is taken from the PATH, else from Debian's newest version, else from its wheel."""
    unpacked = folder_of(WHEELS["initdb"]) / "pgserver"
    add(unpacked / "pginstall" / "bin" / "initdb")
    debian = tmp_path / "debian"
    for preferred in (unpacked / "pginstall18" / "bin", debian / "15" / "bin", debian / "17" / "bin", bare):
        program = add(preferred / "initdb")
        assert find_program("initdb") == program
