"""Of a reply's wordings the one this person has not read yet: Rasa's own choice among them is by chance.

Named in endpoints.yml as `nlg`. All else is Rasa's generator.
"""

from typing import Any, Dict, List, Optional, Text

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig


class FreshWordings(TemplatedNaturalLanguageGenerator):
    """Never said before what was, and of those what was said longest ago."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)

    async def generate(
        self, utter_action: Text, tracker: DialogueStateTracker, output_channel: Text, **kwargs: Any
    ) -> Optional[Dict[Text, Any]]:
        """As Rasa's, with the variation chosen by what the tracker still remembers."""
        slots = tracker.current_slot_values()
        variations = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, slots
        )
        if not variations:
            return None
        said = [event.text for event in tracker.events if isinstance(event, BotUttered)]
        return self._fill_response(
            dict(min(variations, key=lambda one: _last_said(one.get("text"), said))), slots, **kwargs
        )


def _last_said(text: Optional[Text], said: List[Optional[Text]]) -> int:
    """How far on in what was said it was said last; -1 for never."""
    return max((place for place, other in enumerate(said) if other == text), default=-1)
