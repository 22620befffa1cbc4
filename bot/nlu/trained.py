"""What the components with a model of their own have in common: made empty, or loaded from Rasa's model file."""

from pathlib import Path
from typing import Any, Dict, List, Text, Type, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

Component = TypeVar("Component", bound="TrainedClassifier")


class TrainedClassifier(IntentClassifier, GraphComponent):
    """`learn`, `save` and `restore` are the subclass's; where its model lies is Rasa's business and this one's."""

    @staticmethod
    def required_packages() -> List[Text]:
        return ["sklearn"]

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls: Type[Component],
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Component:
        return cls({**cls.get_default_config(), **config}, model_storage, resource)

    @classmethod
    def load(
        cls: Type[Component],
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Component:
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component.restore(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples that have an intent, and keeps what was learnt."""
        messages = [one for one in training_data.intent_examples if one.get(INTENT) and one.get(TEXT)]
        if messages:
            self.learn(messages)
            with self._model_storage.write_to(self._resource) as folder:
                self.save(folder)
        return self._resource

    def learn(self, messages: List[Message]) -> None:
        raise NotImplementedError

    def save(self, folder: Path) -> None:
        raise NotImplementedError

    def restore(self, folder: Path) -> None:
        raise NotImplementedError

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Nothing to check: every value is a plain number with a default."""
