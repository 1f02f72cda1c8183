"""Errors and warnings of resources.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model


@model
class ReportedError(Model):
    """An error of a resource: a problem that keeps it from working."""

    error_code: str | None = None
    message: str | None = None
    created_at: datetime | None = None


@model
class ReportedWarning(Model):
    """A warning of a resource: a problem that may soon keep it from working."""

    warning_code: str | None = None
    message: str | None = None
    created_at: datetime | None = None
