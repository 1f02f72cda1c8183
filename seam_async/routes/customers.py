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
        """Creates a temporary link to a portal in which a customer manages devices and access.

        Source: https://docs.seam.co/api/customers/create_portal

        Args:
            customer_data: Your records about the customer, as for `push_data`.
            customer_resources_filters: Conditions on the custom metadata of the resources that the portal shows.
            customization_profile_id: Profile with the logo and colors of pages for your users.
            deep_link: Resource with which the portal opens.
            exclude_locale_picker: True to hide the menu for the language. The API's default is `False`.
            features: Parts of the portal and their options.
            is_embedded: True if the portal runs in an iframe of your page. The API's default is `False`.
            landing_page: Page with which the portal opens.
            locale: Language of the pages, such as `en-US`.
            navigation_mode: `full` for the complete menu of the portal, `restricted` for the landing page only. The
                API's default is `"full"`.
            read_only: True to let the customer look but change nothing. The API's default is `False`.

        Returns:
            The portal; send its `url` to the customer.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            customer_portal = await seam.customers.create_portal(customer_data={"customer_key": "customer-1"})
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
        """Deletes records of your customers, named by your own keys.

        Source: https://docs.seam.co/api/customers/delete_data

        Args:
            access_grant_keys: Your own keys for access grants.
            booking_keys: Your own keys for bookings.
            building_keys: Your own keys for buildings.
            common_area_keys: Your own keys for common areas.
            customer_keys: Your keys of customers to delete, with all of their records.
            facility_keys: Your own keys for facilities.
            guest_keys: Your own keys for guests.
            listing_keys: Your own keys for listings.
            property_keys: Your own keys for properties.
            property_listing_keys: Your own keys for property listings.
            reservation_keys: Your own keys for reservations.
            resident_keys: Your own keys for residents.
            room_keys: Your own keys for rooms.
            space_keys: Your own keys for spaces.
            staff_member_keys: Your own keys for staff members.
            tenant_keys: Your own keys for tenants.
            unit_keys: Your own keys for units.
            user_identity_keys: Your own keys for user identities.
            user_keys: Your own keys for users.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.customers.delete_data(reservation_keys=["reservation-1"])
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
        """Uploads your records about a customer: places, people and reservations.

        Source: https://docs.seam.co/api/customers/push_data

        Args:
            customer_key: Your own unique key for the customer.
            access_grants: Your records of access grants: a person, a place and a time.
            bookings: Your records of bookings.
            buildings: Your records of buildings.
            common_areas: Your records of common areas, such as gyms.
            customization_profile_id: Profile with the logo and colors for this customer. `NULL` clears it.
            facilities: Your records of facilities.
            guests: Your records of guests.
            listings: Your records of listings.
            low_battery_alert_threshold: Battery level, from 0 to 1, at which `device.low_battery` events begin. `NULL`
                clears it.
            properties: Your records of properties.
            property_listings: Your records of listed properties.
            reservations: Your records of reservations.
            residents: Your records of residents.
            rooms: Your records of rooms.
            sites: Your records of sites.
            spaces: Your records of spaces.
            staff_members: Your records of staff members.
            tenants: Your records of tenants.
            units: Your records of units.
            user_identities: Your records of people, as user identities.
            users: Your records of users.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.customers.push_data(
                customer_key="customer-1",
                spaces=[{"space_key": "room-101", "name": "Room 101"}],
            )
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
