"""Answers that depend on the person, and the rest of an answer already given."""

from __future__ import annotations

from actions.base import ServiceAction, Use
from bot.bootstrap import ActionParts


class NoticePeriod(ServiceAction):
    def name(self) -> str:
        return "action_notice_period"

    def use(self, parts: ActionParts) -> Use:
        return parts.faq.notice_period


class UnemploymentInsurance(ServiceAction):
    def name(self) -> str:
        return "action_unemployment_insurance"

    def use(self, parts: ActionParts) -> Use:
        return parts.faq.unemployment_insurance


class TellMore(ServiceAction):
    def name(self) -> str:
        return "action_tell_more"

    def use(self, parts: ActionParts) -> Use:
        return parts.faq.tell_more
