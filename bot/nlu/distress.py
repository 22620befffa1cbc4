"""Sees despair in any part of a message, and takes a mere figure of speech for what it is.

A detector of its own beside the classifier: missing one is the worst fault the product can have, so it
hears every clause by itself and is tuned to be found rather than to be frugal.
"""

from pathlib import Path
from typing import Any, Dict, List, Text

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.distress_model import DistressModel
from bot.nlu.ranking import confidence_of, demote, prefer
from bot.nlu.trained import TrainedClassifier

DISTRESS = "distress"
_LEAST, _MOST = 0.01, 0.995  # so that neither model can outshout the other without bounds


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DistressDetector(TrainedClassifier):
    """Weighs its own log odds with those of the classifier before it; from `found_from` on it is distress."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"found_from": 0.25, "classifier_weight": 0.5, "raised_to": 0.9}

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._model: DistressModel | None = None

    def learn(self, messages: List[Message]) -> None:
        self._model = DistressModel()
        self._model.fit([one.get(TEXT) for one in messages], [one.get(INTENT) == DISTRESS for one in messages])

    def save(self, folder: Path) -> None:
        assert self._model is not None
        self._model.save(folder)

    def restore(self, folder: Path) -> None:
        self._model = DistressModel.load(folder)

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
