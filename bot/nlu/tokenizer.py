"""Words of a message, by spaCy's rules for Swedish (no model, only the language's own rules)."""

from typing import Any, Dict, List, Text

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

LONGEST_TEXT = 2000


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SwedishTokenizer(Tokenizer):
    """Splits as Swedish is written ("t.ex.", "bl.a."); always gives at least one token."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    def __init__(self, config: Dict[Text, Any]) -> None:
        super().__init__(config)
        self._language = spacy.blank("sv")

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SwedishTokenizer":
        return cls(config)

    @staticmethod
    def required_packages() -> List[Text]:
        return ["spacy"]

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        text = message.get(attribute)[:LONGEST_TEXT]
        tokens = [
            Token(word.text, word.idx, lemma=word.lower_)
            for word in self._language.make_doc(text)
            if not word.is_space
        ]
        return tokens or [Token("?", 0, end=max(len(text), 1))]
