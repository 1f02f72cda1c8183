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
    """API's name for the problem."""
    message: str | None = None
    """Explanation of the problem for people."""
    created_at: datetime | None = None
    """Time at which the problem began."""


@model
class ReportedWarning(Model):
    """A warning of a resource: a problem that may soon keep it from working."""

    warning_code: str | None = None
    """API's name for the minor problem."""
    message: str | None = None
    """Explanation of the problem for people."""
    created_at: datetime | None = None
    """Time at which the problem began."""
