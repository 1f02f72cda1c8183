"""The workshop: `nox` runs everything that a change has to pass."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "types", "generated", "tests", "contract", "docs", "soak", "chaos"]

EXTRAS = "[cli,opentelemetry,postgresql,service,webhooks]"
TEST_REQUIREMENTS = [
    "aioresponses>=0.7.9",
    "coverage>=7.10",
    "hypothesis>=6.140",
    "opentelemetry-sdk>=1.30",
    "pytest>=8.4",
    "pytest-asyncio>=1.2",
    "pytest-xdist>=3.8",
    "pyyaml>=6",
    "schemathesis>=4.3",
    "sentry-sdk>=2.20",
    "trustme>=1.2",
]
DOCS_REQUIREMENTS = [
    "celery[redis]>=5.5",
    "fastapi>=0.115",
    "httpx>=0.28",
    "psycopg[binary]>=3.2",
    "sybil>=9",
    "taskiq-redis>=1.2",
]
BENCH_REQUIREMENTS = ["matplotlib>=3.10", "orjson>=3.11", "seam==3.18.0"]
# The checkout must not stand in for the installed wheel, and whatever can warn does.
PLAIN = {"PYTHONSAFEPATH": "1", "PYTHONWARNINGS": "default"}
STRICT = {"PYTHONSAFEPATH": "1", "PYTHONDEVMODE": "1"}
RUFF = "ruff==0.17.6"
DESCRIPTION = "@seamapi/types@1.977.0"
PARALLEL = ["-n", "auto", "--dist", "worksteal"]
OFFICIAL_FAKE = "@seamapi/fake-seam-connect@1.86.0"


def install_wheel(session: nox.Session, extras: str = "") -> None:
    """Builds the wheel and installs it: what is tested is what is shipped."""
    session.install("build")
    folder = Path(session.create_tmp()) / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    session.run("python", "-m", "build", "--wheel", "--outdir", str(folder), silent=True)
    (wheel,) = folder.glob("*.whl")
    session.install("--force-reinstall", "--no-deps", str(wheel))
    session.install(f"{wheel}{extras}")


def run_tests(session: nox.Session, *arguments: str, **environment: str) -> None:
    """Runs pytest with everything that can warn made to do so."""
    session.run("python", "-m", "pytest", *arguments, env={**STRICT, **environment})


def install_from_npm(session: nox.Session, package: str, name: str) -> Path:
    """Installs a package of npm, once, and returns where."""
    folder = Path(session.create_tmp()) / name
    folder.mkdir(exist_ok=True)
    if not (folder / "node_modules").exists():
        session.run("npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", package, external=True)
    return folder.resolve()


def write_code(session: nox.Session, *options: str) -> None:
    """Runs the generator on the description of the API that it is pinned to."""
    session.install("attrs>=23.1", RUFF)
    folder = install_from_npm(session, DESCRIPTION, "description")
    file = folder / "openapi.json"
    dump = f"require('fs').writeFileSync('{file}', JSON.stringify(require('@seamapi/types/connect').openapi))"
    with session.chdir(folder):
        session.run("node", "-e", dump, external=True)
    session.run("python", "-m", "codegen", str(file), *options)


@nox.session
def lint(session: nox.Session) -> None:
    """Form and common mistakes, those of the workflows among them: every action is pinned by its commit."""
    session.install(RUFF, "zizmor==1.32.0")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("zizmor", "--offline", "--quiet", ".github/workflows")


@nox.session
def types(session: nox.Session) -> None:
    """Types, by mypy (strict) and pyright."""
    checkers = ["mypy==2.4.1", "pyright[nodejs]==1.1.414", "sybil>=9", "nox"]
    session.install("-e", f".{EXTRAS}", *TEST_REQUIREMENTS, *BENCH_REQUIREMENTS, *checkers)
    session.run("mypy", "seam_async", "tests", "benchmarks", "codegen", "noxfile.py")
    session.run("pyright")


@nox.session
def generate(session: nox.Session) -> None:
    """Writes the routes, the models and what they are tested with anew, from the published description of the API."""
    write_code(session)


@nox.session
def generated(session: nox.Session) -> None:
    """What is generated is what the generator writes."""
    write_code(session, "--check")


@nox.session
def tests(session: nox.Session) -> None:
    """All behaviour, on the built wheel, with every branch of the package covered.

    Not in development mode, which takes four times as long when coverage watches it; `contract` and `lowest` are.
    """
    install_wheel(session, EXTRAS)
    session.install(*TEST_REQUIREMENTS)
    session.run("coverage", "erase")
    session.run(
        "coverage",
        "run",
        "-m",
        "pytest",
        "-m",
        "not contract",
        "--ignore-glob=*/test_docs*.py",
        *PARALLEL,
        *session.posargs,
        env=PLAIN,
    )
    session.run("coverage", "combine", silent=True)
    session.run("coverage", "report")


@nox.session
def contract(session: nox.Session) -> None:
    """The same behaviour on FakeSeam and on the official fake server."""
    install_wheel(session, EXTRAS)
    session.install(*TEST_REQUIREMENTS)
    folder = install_from_npm(session, OFFICIAL_FAKE, "official")
    run_tests(session, "tests/contract", *session.posargs, SEAM_OFFICIAL_FAKE=str(folder))


@nox.session
def docs(session: nox.Session) -> None:
    """Every example in the README and the docs."""
    install_wheel(session, EXTRAS)
    session.install(*TEST_REQUIREMENTS, *DOCS_REQUIREMENTS)
    pages = ["tests/test_docs.py", "tests/test_docs_workers.py"]
    session.run("python", "-m", "pytest", *pages, *session.posargs, env={"PYTHONSAFEPATH": "1"})


@nox.session
def simulate(session: nox.Session) -> None:
    """The poller's promises in ten thousand worlds made by chance."""
    install_wheel(session)
    session.run("python", "tests/simulation.py", *session.posargs, env={"PYTHONSAFEPATH": "1"})


@nox.session
def bench(session: nox.Session) -> None:
    """The figures that the docs quote; `nox -s bench -- --quick` takes a look at a few, and leaves the docs alone."""
    install_wheel(session)
    session.install(*BENCH_REQUIREMENTS)
    quick = "--quick" in session.posargs
    results = Path(session.create_tmp()) if quick else Path("benchmarks/results")
    for script in ("compare", "micro"):
        session.run("python", f"benchmarks/{script}.py", "--results", str(results), *session.posargs)
    session.run("python", "benchmarks/report.py", "--results", str(results), *(["--print"] if quick else []))
    if not quick:
        session.run("python", "benchmarks/plot.py", "--results", str(results))


@nox.session
def bench_tracking(session: nox.Session) -> None:
    """The figures of the tracker's engines; `-- --quick` takes a look, and leaves the results alone."""
    install_wheel(session, "[postgresql]")
    session.install(*BENCH_REQUIREMENTS)
    session.run("python", "benchmarks/tracker.py", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Looks for answers that do harm, led by coverage, for 60 s; arguments go to libFuzzer: `-max_total_time=600`."""
    install_wheel(session)
    session.install("atheris>=3")
    findings = f"-artifact_prefix={session.create_tmp()}/"
    session.run("python", "tests/fuzz/answers.py", findings, *session.posargs, env={"PYTHONSAFEPATH": "1"})


@nox.session
def lowest(session: nox.Session) -> None:
    """What meets the dependencies, on the lowest versions that pyproject.toml allows."""
    install_wheel(session)
    session.install("uv")
    lowest = str(Path(session.create_tmp()) / "lowest.txt")
    compiling = ["uv", "pip", "compile", "--quiet", "--no-deps", "--all-extras", "--resolution", "lowest-direct"]
    session.run(*compiling, "pyproject.toml", "--output-file", lowest, silent=True)
    tools = [requirement.split(">=")[0] for requirement in TEST_REQUIREMENTS]
    session.run("uv", "pip", "install", "--requirement", lowest, *tools, silent=True)
    # Those that look at no dependency; and the schema's, whose tool is too old where click is.
    apart = ["docs", "docs_workers", "simulation", "schedule", "at_most_once", "fake_seam_schema"]
    ignored = [f"--ignore=tests/test_{name}.py" for name in apart]
    # The table in the docs has the pauses of the newest tenacity.
    ignored.append("--deselect=tests/test_fault_matrix.py::test_the_table_shows_what_was_seen")
    # In development mode the server of aiohttp 3.14.1 warns of itself at every request.
    own_warning = "ignore:Setting custom Request._transport_sockname:DeprecationWarning"
    run_tests(session, "-m", "not contract", "-W", own_warning, *ignored, *PARALLEL, *session.posargs)


@nox.session
def soak(session: nox.Session) -> None:
    """20,000 attempts in flight through continuous faults for 2 minutes; `-- --seconds 600` for 10."""
    install_wheel(session)
    arguments = session.posargs or ["--seconds", "120"]
    session.run("python", "benchmarks/soak.py", *arguments, env={"PYTHONSAFEPATH": "1"})


@nox.session
def chaos(session: nox.Session) -> None:
    """Kills a fleet of trackers and their engine again and again; arguments go to `benchmarks/chaos.py`."""
    install_wheel(session, "[postgresql]")
    session.run("python", "benchmarks/chaos.py", *session.posargs, env={"PYTHONSAFEPATH": "1"})


@nox.session
def audit(session: nox.Session) -> None:
    """Known vulnerabilities in what the package installs; asks the index's advisory service."""
    session.install("uv", "pip-audit==2.10.1")
    requirements = str(Path(session.create_tmp()) / "requirements.txt")
    compiling = ["uv", "pip", "compile", "--quiet", "--all-extras"]
    session.run(*compiling, "pyproject.toml", "--output-file", requirements, silent=True)
    # Strict, since what the service does not know would otherwise count as clean.
    session.run("pip-audit", "--strict", "--disable-pip", "--no-deps", "--requirement", requirements)
