"""What users can see of the package changes only when it is meant to."""

from __future__ import annotations

from surface import FILE, surface


def test_surface_is_as_written_down() -> None:
    """The public names, signatures and fields are those in `surface.txt`; `python tests/surface.py` writes it anew."""
    assert surface() == FILE.read_text(encoding="utf-8").splitlines()
