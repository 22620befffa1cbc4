"""What was not understood, what lies beside the subject, and anger."""

from __future__ import annotations

from actions.base import ServiceAction, Use
from bot.bootstrap import ActionParts


class Misunderstood(ServiceAction):
    def name(self) -> str:
        return "action_misunderstood"

    def use(self, parts: ActionParts) -> Use:
        return parts.misunderstandings.misunderstood


class OffTopic(ServiceAction):
    def name(self) -> str:
        return "action_off_topic"

    def use(self, parts: ActionParts) -> Use:
        return parts.misunderstandings.off_topic


class Complaint(ServiceAction):
    def name(self) -> str:
        return "action_complaint"

    def use(self, parts: ActionParts) -> Use:
        return parts.misunderstandings.complaint
