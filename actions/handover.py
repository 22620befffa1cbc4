"""The way to a human, and to an interpreter."""

from __future__ import annotations

from actions.base import ServiceAction, Use
from bot.bootstrap import ActionParts


class HandOver(ServiceAction):
    def name(self) -> str:
        return "action_hand_over"

    def use(self, parts: ActionParts) -> Use:
        return parts.support.hand_over


class Support(ServiceAction):
    def name(self) -> str:
        return "action_support"

    def use(self, parts: ActionParts) -> Use:
        return parts.support.support


class Stay(ServiceAction):
    def name(self) -> str:
        return "action_stay"

    def use(self, parts: ActionParts) -> Use:
        return parts.support.stay


class OtherLanguage(ServiceAction):
    def name(self) -> str:
        return "action_other_language"

    def use(self, parts: ActionParts) -> Use:
        return parts.other_languages.answer
