"""What was asked decides how a short or doubtful message is read: "tolv" after "hur många år?"."""

from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge.answers import BOOKING, CLEAR, PART, fit, is_follow_up, is_what_if
from bot.knowledge.interview_answers import commands
from bot.nlu.asked import asked, decision, found_in
from bot.nlu.clock import today
from bot.nlu.distress import DISTRESS
from bot.nlu.ranking import prefer
from bot.rasa_server.names import inside

INFORM, START, MORE, AFTER_DISTRESS = "inform", "start_guidance", "tell_more", "after_distress"
# Right after the words for a person in despair these are a new subject or say that it is not so; all else still
# belongs to it. Facts do too: whoever names a trade or a day goes on.
_ELSEWHERE = frozenset(
    """ask_programmes ask_profile ask_privacy ask_plan ask_vacancies book_session change_booking cancel_booking
    delete_data stop human_handover other_language reassure""".split()
)
# Topics whose answer reckons with a length of time, so that another one right after is about it.
RECKONED = frozenset(("notice_period", "unemployment_insurance"))
# These are never read as an answer, however little the classifier trusts itself.
PROTECTED = frozenset((DISTRESS, "human_handover", "stop", "delete_data", "complaint", "other_language"))
# These stay when the message only holds something that could be an answer.
STEERING = frozenset(
    inside(intent)
    for intent in (
        "back",
        "skip",
        "help",
        "restart",
        "repeat",
        "unsure",
        "correct_answer",
        "change_booking",
        "cancel_booking",
    )
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DialogueContext(GraphComponent):
    """Reads `{"asks": …, "offered": […]}` from the message's metadata; without it only bare answers are touched."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"sure": 0.6, "protected_from": 0.25, "raised_to": 0.9}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "DialogueContext":
        return cls({**cls.get_default_config(), **config})

    def __init__(self, config: Dict[Text, Any]) -> None:
        self._config = config

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            reading = self._reading(message)
            if reading:
                prefer(message, reading, self._config["raised_to"])
        return messages

    def _reading(self, message: Message) -> Text:
        """The intent the question asked speaks for; empty to leave the classifier's."""
        text, top = message.get(TEXT) or "", message.get(INTENT) or {}
        name, confidence = top.get("name"), float(top.get("confidence") or 0.0)
        asks, offered, follows = asked(message)
        answer = decision(message)
        if answer:  # nothing in the message but the answer: no room for anything else
            return AFTER_DISTRESS if follows == DISTRESS and not found_in(message) else answer
        command = commands(text)
        if follows == DISTRESS and not command and self._still(message, name, confidence):
            return AFTER_DISTRESS
        if command and (name != DISTRESS or confidence < self._config["protected_from"]):
            return command
        fitting = fit(asks, text, found_in(message), today(message.get("metadata")), offered)
        if name in PROTECTED and confidence >= self._config["protected_from"]:
            return ""
        if follows and asks not in BOOKING and is_follow_up(text):
            return MORE
        if follows in RECKONED and is_what_if(text) and any(one["entity"] == "years" for one in found_in(message)):
            return f"faq_{follows}"
        if fitting == CLEAR and name not in STEERING or asks == "situation" and fitting == PART and name == START:
            return INFORM
        doubtful = confidence < self._config["sure"] and name not in STEERING
        return INFORM if fitting == PART and doubtful else ""

    def _still(self, message: Message, name: Text, confidence: float) -> bool:
        """Whether a message after the words for a person in despair is neither another cry nor something else."""
        elsewhere = name in _ELSEWHERE or str(name).startswith("faq_")
        if name == DISTRESS or (elsewhere and confidence >= self._config["sure"]):
            return False
        return not any(not entity.get("negated") for entity in found_in(message))

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Nothing to check: every value is a share between 0 and 1 with a default."""
