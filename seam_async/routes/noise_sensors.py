"""Noise sensors.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from .. import models
from .._json import Null
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.device import Device
    from ._parameters import NoiseSensorType
    from .noise_sensors_noise_thresholds import NoiseSensorsNoiseThresholds
    from .noise_sensors_simulate import NoiseSensorsSimulate


class NoiseSensors(Namespace):
    """Noise sensors."""

    @cached_property
    def noise_thresholds(self) -> NoiseSensorsNoiseThresholds:
        """Noise thresholds: how loud it may be, and when."""
        from .noise_sensors_noise_thresholds import NoiseSensorsNoiseThresholds

        return NoiseSensorsNoiseThresholds(self._api)

    @cached_property
    def simulate(self) -> NoiseSensorsSimulate:
        """What happens at a noise sensor of a sandbox."""
        from .noise_sensors_simulate import NoiseSensorsSimulate

        return NoiseSensorsSimulate(self._api)

    def list(
        self,
        *,
        connect_webview_id: str | None = None,
        connected_account_id: str | None = None,
        connected_account_ids: Sequence[str] | None = None,
        created_before: datetime | str | None = None,
        custom_metadata_has: Mapping[str, str | bool] | None = None,
        customer_key: str | None = None,
        device_ids: Sequence[str] | None = None,
        device_type: NoiseSensorType | None = None,
        device_types: Sequence[NoiseSensorType] | None = None,
        limit: int | None = None,
        manufacturer: Literal["minut", "noiseaware"] | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        space_id: str | None = None,
        unstable_location_id: str | Null | None = None,
        user_identifier_key: str | None = None,
    ) -> Paginator[Device]:
        """Lists noise sensors: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/noise_sensors/list

        Args:
            connect_webview_id: Only those that came with this Connect Webview.
            connected_account_id: Only those of this connected account.
            connected_account_ids: Only those of these connected accounts.
            created_before: Only those created before; a datetime needs a time zone.
            custom_metadata_has: Only those with these pairs in their custom metadata.
            customer_key: Only those of this customer.
            device_ids: Only those of these devices.
            device_type: Only those of this type.
            device_types: Only those of these types.
            limit: The most items in a page; the API's default is 500.
            manufacturer: Only those of this manufacturer.
            page_cursor: Where to go on, from the `pagination.next_page_cursor` of a page.
            search: Only those whose name, id or another text of theirs holds this text.
            space_id: Only those of this space.
            unstable_location_id: Only those of this unstable location. Deprecated, use `space_id`.
            user_identifier_key: Only those of the user with this key of yours.
        """
        return self._pages("/noise_sensors/list", locals(), "devices", models.Device)
