"""Suggestions and the profile on request."""

from __future__ import annotations

from actions.base import ServiceAction, Use
from bot.bootstrap import ActionParts


class Suggest(ServiceAction):
    def name(self) -> str:
        return "action_suggest"

    def use(self, parts: ActionParts) -> Use:
        return parts.suggestions.suggest


class ShowProfile(ServiceAction):
    def name(self) -> str:
        return "action_show_profile"

    def use(self, parts: ActionParts) -> Use:
        return parts.suggestions.show_profile
