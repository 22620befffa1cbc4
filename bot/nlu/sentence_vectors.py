"""The meaning of a whole message as features for the intent classifier."""

from typing import Any, Dict, List, Text, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge.encoder import DIMENSION, Vectors, encoder
from bot.knowledge.many_vectors import encode_many
from bot.knowledge.vector_cache import remembered
from bot.nlu.asked import asked, decision

NOTHING = np.zeros(DIMENSION, dtype=np.float32)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectorFeaturizer(DenseFeaturizer, GraphComponent):
    """One vector a message; the encoder is loaded once a process, when the component is made."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return []

    def __init__(self, config: Dict[Text, Any], name: Text) -> None:
        super().__init__(name, config)
        self._encoder = encoder()

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceVectorFeaturizer":
        return cls(config, execution_context.node_name)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        messages = [one for one in training_data.training_examples if one.get(TEXT)]
        if messages:
            for message, vector in zip(
                messages, remembered([one.get(TEXT) for one in messages], encode_many), strict=True
            ):
                self._set(message, vector)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            # A bare answer to what was asked needs no meaning, which costs half of a turn.
            needless = asked(message).asks and decision(message)
            self._set(message, NOTHING if needless else self._encoder.encode([message.get(TEXT) or ""])[0])
        return messages

    def _set(self, message: Message, vector: Vectors) -> None:
        alias = self._config[FEATURIZER_CLASS_ALIAS]
        message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, alias))

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Nothing to set."""
