"""Sees despair in any part of a message, and takes a mere figure of speech for what it is.

A detector of its own beside the classifier: missing one is the worst fault the product can have, so it
hears every clause by itself and is tuned to be found rather than to be frugal.
"""

from typing import Any, Dict, List, Text

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.distress_model import DistressModel
from bot.nlu.ranking import confidence_of, demote, prefer

DISTRESS = "distress"
_LEAST, _MOST = 0.005, 0.995  # so that neither model can outshout the other without bounds


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DistressDetector(IntentClassifier, GraphComponent):
    """Weighs its own log odds with those of the classifier before it; from `found_from` on it is distress."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"found_from": -0.5, "classifier_weight": 0.5, "raised_to": 0.9}

    @staticmethod
    def required_packages() -> List[Text]:
        return ["sklearn"]

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model: DistressModel | None = None

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "DistressDetector":
        return cls({**cls.get_default_config(), **config}, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "DistressDetector":
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._model = DistressModel.load(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        messages = [one for one in training_data.intent_examples if one.get(INTENT) and one.get(TEXT)]
        model = DistressModel()
        model.fit([one.get(TEXT) for one in messages], [one.get(INTENT) == DISTRESS for one in messages])
        self._model = model
        with self._model_storage.write_to(self._resource) as folder:
            model.save(folder)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if self._model is None:
                continue
            if self.evidence(message) >= self._config["found_from"]:
                prefer(message, DISTRESS, self._config["raised_to"])
            else:
                demote(message, DISTRESS)
        return messages

    def evidence(self, message: Message) -> float:
        """Log odds: the detector's for the loudest piece, and the classifier's for the whole, weighed."""
        assert self._model is not None
        share = float(np.clip(confidence_of(message, DISTRESS), _LEAST, _MOST))
        of_the_whole = float(np.log(share / (1.0 - share)))
        return self._model.score(message.get(TEXT) or "") + self._config["classifier_weight"] * of_the_whole

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Nothing to check: every value is a plain number with a default."""
