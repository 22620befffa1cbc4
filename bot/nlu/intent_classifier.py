"""Which intent a message has: the Rasa component around `bot.nlu.intent_model`."""

from pathlib import Path
from typing import Any, Dict, List, Text, Type

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge.answers import is_question
from bot.knowledge.encoder import DIMENSION, encoder
from bot.knowledge.finder import LONGEST, finder
from bot.nlu.clock import today
from bot.nlu.intent_model import Example, IntentModel, signs
from bot.nlu.ranking import INTENT_RANKING
from bot.nlu.sentence_vectors import SentenceVectorFeaturizer
from bot.nlu.trained import TrainedClassifier

LONGEST_RANKING = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(TrainedClassifier):
    """Needs the sentence vectors, and at run time the entities, set by components before it."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [SentenceVectorFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"cost": 0.5, "scale": 2.0}

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._model = IntentModel(config["cost"], config["scale"], encoder().kind)

    def learn(self, messages: List[Message]) -> None:
        day = today()
        found = [[entity.to_dict() for entity in finder().find(one.get(TEXT), day)] for one in messages]
        examples = [_example(message, entities) for message, entities in zip(messages, found, strict=True)]
        self._model.fit(examples, [message.get(INTENT) for message in messages])

    def save(self, folder: Path) -> None:
        self._model.save(folder)

    def restore(self, folder: Path) -> None:
        """Raises: InvalidConfigException: it was trained with another encoder than the one here."""
        self._model = IntentModel.load(folder)
        if self._model.encoder_kind != encoder().kind:
            raise InvalidConfigException(
                f"The model was trained with the encoder {self._model.encoder_kind!r}, "
                f"here is {encoder().kind!r}: train again."
            )

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            [ranked] = self._model.rank([_example(message, message.get(ENTITIES) or [])])
            ranking = [{"name": name, "confidence": share} for name, share in ranked]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING, ranking[:LONGEST_RANKING], add_to_output=True)
        return messages


def _example(message: Message, entities: List[Dict[Text, Any]]) -> Example:
    text = (message.get(TEXT) or "")[:LONGEST]  # what is longer is junk, and must not cost more
    _, dense = message.get_dense_features(TEXT)
    vector = dense.features[0] if dense else np.zeros(DIMENSION, dtype=np.float32)
    covered = sum(entity["end"] - entity["start"] for entity in entities) / max(len(text), 1)
    kinds = [entity["entity"] for entity in entities]
    return Example(text, vector, signs(text, kinds, covered, is_question(text), _asked(message)))


def _asked(message: Message) -> Text:
    """What the bot had asked: in the channel's metadata, or beside the example (`metadata:` in data/)."""
    metadata = message.get("metadata") or {}
    return str(metadata.get("asks") or (metadata.get(METADATA_INTENT) or {}).get("asks") or "")
