"""The guidance's own actions: begin, answer, go on, explain."""

from __future__ import annotations

from actions.base import ServiceAction, Use
from bot.bootstrap import ActionParts


class Welcome(ServiceAction):
    def name(self) -> str:
        return "action_welcome"

    def use(self, parts: ActionParts) -> Use:
        return parts.asides.welcome


class Start(ServiceAction):
    def name(self) -> str:
        return "action_start"

    def use(self, parts: ActionParts) -> Use:
        return parts.guidance.start


class Answer(ServiceAction):
    def name(self) -> str:
        return "action_answer"

    def use(self, parts: ActionParts) -> Use:
        return parts.faq.answer


class Resume(ServiceAction):
    def name(self) -> str:
        return "action_resume"

    def use(self, parts: ActionParts) -> Use:
        return parts.guidance.resume


class Explain(ServiceAction):
    def name(self) -> str:
        return "action_explain"

    def use(self, parts: ActionParts) -> Use:
        return parts.asides.explain


class Repeat(ServiceAction):
    def name(self) -> str:
        return "action_repeat"

    def use(self, parts: ActionParts) -> Use:
        return parts.asides.repeat


class Confirm(ServiceAction):
    def name(self) -> str:
        return "action_confirm"

    def use(self, parts: ActionParts) -> Use:
        return parts.guidance.confirm


class Stop(ServiceAction):
    def name(self) -> str:
        return "action_stop"

    def use(self, parts: ActionParts) -> Use:
        return parts.asides.stop
