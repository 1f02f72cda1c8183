"""The commands `fake` and `demo`."""

from __future__ import annotations

import click

from ._shared import run_to_end, seconds


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=3030, show_default=True, metavar="PORT", help="0: any.")
@click.option(
    "--doors", type=click.IntRange(min=0), default=10, show_default=True, metavar="NUMBER", help="How many doors."
)
@click.option(
    "--resolve-after",
    type=seconds(endless="never"),
    default=2.0,
    show_default=True,
    help="How long an action takes; 'never' leaves all pending.",
)
@click.option("--latency", type=seconds(), default=0.0, show_default=True, help="How long each response takes.")
def fake(port: int, doors: int, resolve_after: float | None, latency: float) -> int:
    """Serve a fake Seam API on this machine."""
    from ._fake import serve, workspace_server

    return run_to_end(serve(workspace_server(port=port, doors=doors, resolve_after=resolve_after, latency=latency)))


@click.command()
@click.option(
    "--doors", type=click.IntRange(min=1), default=1000, show_default=True, metavar="NUMBER", help="How many doors."
)
@click.option("--latency", type=seconds(), default=0.02, show_default=True, help="How long each response takes.")
@click.option("--min", "fastest", type=seconds(), default=1.0, show_default=True, help="The least a door takes.")
@click.option("--max", "slowest", type=seconds(), default=5.0, show_default=True, help="The most a door takes.")
@click.option(
    "--seed", type=int, metavar="NUMBER", help="Run in virtual time, with the same output for the same number."
)
@click.option("--web", is_flag=True, help="Unlock them again and again, and serve the tracker's page, until Ctrl-C.")
def demo(*, doors: int, latency: float, fastest: float, slowest: float, seed: int | None, web: bool) -> int:
    """Unlock many doors of a fake API at once, and show the cost."""
    from ._fake import demonstrate, in_virtual_time

    if fastest > slowest:
        raise click.UsageError(f"--min {fastest:g} is more than --max {slowest:g}.")
    if web:
        from ._web import show_page

        return run_to_end(show_page(doors=doors, latency=latency, fastest=fastest, slowest=slowest))
    if seed is not None:
        return in_virtual_time(seed, doors=doors, latency=latency, fastest=fastest, slowest=slowest)
    return run_to_end(demonstrate(doors=doors, latency=latency, fastest=fastest, slowest=slowest))
