"""Customers: your data about them, and their portals.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from .. import models
from .._json import Null
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.customer_portal import CustomerPortal
    from ._parameters import (
        AccessGrantParams,
        BookingParams,
        BuildingParams,
        CommonAreaParams,
        CustomerDataParams,
        CustomerDataUserIdentityParams,
        CustomerResourcesFilterParams,
        FacilityParams,
        FeaturesParams,
        GuestParams,
        LandingPageParams,
        ListingParams,
        Locale,
        PropertyListingParams,
        PropertyParams,
        ReservationParams,
        ResidentParams,
        RoomParams,
        SiteParams,
        SpaceParams,
        StaffMemberParams,
        TenantParams,
        UnitParams,
        UserParams,
    )


class Customers(Namespace):
    """Customers: your data about them, and their portals."""

    async def create_portal(
        self,
        *,
        customer_data: CustomerDataParams | None = None,
        customer_resources_filters: Sequence[CustomerResourcesFilterParams] | None = None,
        customization_profile_id: str | UUID | None = None,
        deep_link: Mapping[str, Any] | None = None,
        exclude_locale_picker: bool | None = None,
        features: FeaturesParams | None = None,
        is_embedded: bool | None = None,
        landing_page: LandingPageParams | None = None,
        locale: Locale | None = None,
        navigation_mode: Literal["full", "restricted"] | None = None,
        read_only: bool | None = None,
    ) -> CustomerPortal:
        """Creates a portal link for a customer.

        Source: https://docs.seam.co/api/customers/create_portal

        Args:
            customer_data: Your data about the customer.
            customer_resources_filters: Filters for the customer's resources in the portal.
            customization_profile_id: The customization profile.
            deep_link: The resource with which the portal opens.
            exclude_locale_picker: Whether to hide the language menu.
            features: The features to enable.
            is_embedded: Whether the page is embedded in one of yours.
            landing_page: The first page shown.
            locale: The language.
            navigation_mode: The extent of the navigation.
            read_only: Whether the page is read-only.
        """
        return await self._change(
            "/customers/create_portal",
            {
                "customer_data": customer_data,
                "customer_resources_filters": customer_resources_filters,
                "customization_profile_id": customization_profile_id,
                "deep_link": deep_link,
                "exclude_locale_picker": exclude_locale_picker,
                "features": features,
                "is_embedded": is_embedded,
                "landing_page": landing_page,
                "locale": locale,
                "navigation_mode": navigation_mode,
                "read_only": read_only,
            },
            "customer_portal",
            lambda: models.CustomerPortal,
        )

    async def delete_data(
        self,
        *,
        access_grant_keys: Sequence[str] | None = None,
        booking_keys: Sequence[str] | None = None,
        building_keys: Sequence[str] | None = None,
        common_area_keys: Sequence[str] | None = None,
        customer_keys: Sequence[str] | None = None,
        facility_keys: Sequence[str] | None = None,
        guest_keys: Sequence[str] | None = None,
        listing_keys: Sequence[str] | None = None,
        property_keys: Sequence[str] | None = None,
        property_listing_keys: Sequence[str] | None = None,
        reservation_keys: Sequence[str] | None = None,
        resident_keys: Sequence[str] | None = None,
        room_keys: Sequence[str] | None = None,
        space_keys: Sequence[str] | None = None,
        staff_member_keys: Sequence[str] | None = None,
        tenant_keys: Sequence[str] | None = None,
        unit_keys: Sequence[str] | None = None,
        user_identity_keys: Sequence[str] | None = None,
        user_keys: Sequence[str] | None = None,
    ) -> None:
        """Deletes your data about customers.

        Source: https://docs.seam.co/api/customers/delete_data

        Args:
            access_grant_keys: Your keys for access grants.
            booking_keys: Your keys for bookings.
            building_keys: Your keys for buildings.
            common_area_keys: Your keys for common areas.
            customer_keys: Your keys for customers.
            facility_keys: Your keys for facilities.
            guest_keys: Your keys for guests.
            listing_keys: Your keys for listings.
            property_keys: Your keys for properties.
            property_listing_keys: Your keys for property listings.
            reservation_keys: Your keys for reservations.
            resident_keys: Your keys for residents.
            room_keys: Your keys for rooms.
            space_keys: Your keys for spaces.
            staff_member_keys: Your keys for staff members.
            tenant_keys: Your keys for tenants.
            unit_keys: Your keys for units.
            user_identity_keys: Your keys for user identities.
            user_keys: Your keys for users.
        """
        await self._send(
            "/customers/delete_data",
            {
                "access_grant_keys": access_grant_keys,
                "booking_keys": booking_keys,
                "building_keys": building_keys,
                "common_area_keys": common_area_keys,
                "customer_keys": customer_keys,
                "facility_keys": facility_keys,
                "guest_keys": guest_keys,
                "listing_keys": listing_keys,
                "property_keys": property_keys,
                "property_listing_keys": property_listing_keys,
                "reservation_keys": reservation_keys,
                "resident_keys": resident_keys,
                "room_keys": room_keys,
                "space_keys": space_keys,
                "staff_member_keys": staff_member_keys,
                "tenant_keys": tenant_keys,
                "unit_keys": unit_keys,
                "user_identity_keys": user_identity_keys,
                "user_keys": user_keys,
            },
        )

    async def push_data(
        self,
        *,
        customer_key: str,
        access_grants: Sequence[AccessGrantParams] | None = None,
        bookings: Sequence[BookingParams] | None = None,
        buildings: Sequence[BuildingParams] | None = None,
        common_areas: Sequence[CommonAreaParams] | None = None,
        customization_profile_id: str | UUID | Null | None = None,
        facilities: Sequence[FacilityParams] | None = None,
        guests: Sequence[GuestParams] | None = None,
        listings: Sequence[ListingParams] | None = None,
        low_battery_alert_threshold: float | Null | None = None,
        properties: Sequence[PropertyParams] | None = None,
        property_listings: Sequence[PropertyListingParams] | None = None,
        reservations: Sequence[ReservationParams] | None = None,
        residents: Sequence[ResidentParams] | None = None,
        rooms: Sequence[RoomParams] | None = None,
        sites: Sequence[SiteParams] | None = None,
        spaces: Sequence[SpaceParams] | None = None,
        staff_members: Sequence[StaffMemberParams] | None = None,
        tenants: Sequence[TenantParams] | None = None,
        units: Sequence[UnitParams] | None = None,
        user_identities: Sequence[CustomerDataUserIdentityParams] | None = None,
        users: Sequence[UserParams] | None = None,
    ) -> None:
        """Uploads your data about a customer.

        Source: https://docs.seam.co/api/customers/push_data

        Args:
            customer_key: Your key for the customer.
            access_grants: The access grants.
            bookings: The bookings.
            buildings: The buildings.
            common_areas: The common areas.
            customization_profile_id: The customization profile. `NULL` clears it.
            facilities: The facilities.
            guests: The guests.
            listings: The listings.
            low_battery_alert_threshold: Battery level, from 0 to 1, at which `device.low_battery` events begin. `NULL`
                clears it.
            properties: The properties.
            property_listings: The property listings.
            reservations: The reservations.
            residents: The residents.
            rooms: The rooms.
            sites: The sites.
            spaces: The spaces.
            staff_members: The staff members.
            tenants: The tenants.
            units: The units.
            user_identities: The user identities.
            users: The users.
        """
        await self._send(
            "/customers/push_data",
            {
                "customer_key": customer_key,
                "access_grants": access_grants,
                "bookings": bookings,
                "buildings": buildings,
                "common_areas": common_areas,
                "customization_profile_id": customization_profile_id,
                "facilities": facilities,
                "guests": guests,
                "listings": listings,
                "low_battery_alert_threshold": low_battery_alert_threshold,
                "properties": properties,
                "property_listings": property_listings,
                "reservations": reservations,
                "residents": residents,
                "rooms": rooms,
                "sites": sites,
                "spaces": spaces,
                "staff_members": staff_members,
                "tenants": tenants,
                "units": units,
                "user_identities": user_identities,
                "users": users,
            },
        )
