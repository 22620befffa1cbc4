"""Booking, moving and cancelling a session."""

from __future__ import annotations

from actions.base import ServiceAction, Use
from bot.bootstrap import ActionParts


class Book(ServiceAction):
    def name(self) -> str:
        return "action_book"

    def use(self, parts: ActionParts) -> Use:
        return parts.booking_requests.book


class ChangeBooking(ServiceAction):
    def name(self) -> str:
        return "action_change_booking"

    def use(self, parts: ActionParts) -> Use:
        return parts.booking_requests.change_booking


class CancelBooking(ServiceAction):
    def name(self) -> str:
        return "action_cancel_booking"

    def use(self, parts: ActionParts) -> Use:
        return parts.booking_requests.cancel_booking
