"""What a message names, as Rasa entities: a thin component over `bot.knowledge.finder`."""

from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge.finder import finder
from bot.nlu.clock import today


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class KnowledgeEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Finds trades, places, years, skills, papers, languages, days and times; learns nothing."""

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "KnowledgeEntityExtractor":
        return cls()

    def __init__(self) -> None:
        self._finder = finder()

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            day = today(message.get("metadata"))
            found = [{**entity.to_dict(), "confidence_entity": 1.0} for entity in self._finder.find(text, day)]
            message.set(ENTITIES, self.add_extractor_name(found), add_to_output=True)
        return messages
