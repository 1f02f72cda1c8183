"""Errors and warnings of things.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model


@model
class ReportedError(Model):
    """An error of a thing: what keeps it from working."""

    error_code: str | None = None
    message: str | None = None
    created_at: datetime | None = None


@model
class ReportedWarning(Model):
    """A warning of a thing: what may soon keep it from working."""

    warning_code: str | None = None
    message: str | None = None
    created_at: datetime | None = None
