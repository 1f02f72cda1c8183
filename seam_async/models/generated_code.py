"""Generated code.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from .._models import Model, model


@model
class GeneratedCode(Model):
    """A generated code."""

    code: str | None = None
    """Proposed PIN."""
    device_id: str | None = None
    """UUID of the lock or keypad that accepts the PIN."""
