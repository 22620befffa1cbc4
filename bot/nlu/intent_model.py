"""The intent classifier itself: letter and word groups, sentence vector and what was found, one linear model.

Knows nothing of Rasa; `bot.nlu.intent_classifier` is the component around it. Chosen over Rasa's own
logistic regression because it trains in seconds instead of minutes and is somewhat more often right.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, List, NamedTuple, Sequence, Tuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.svm import LinearSVC

from bot.knowledge.dialect import written

VECTORS, WORDS = "intents.npz", "intents.json"
_SIGN_WEIGHT = 0.5
_GROUPS = (
    {"analyzer": "char_wb", "ngram_range": (1, 5)},
    {"analyzer": "word", "token_pattern": r"\w+", "ngram_range": (1, 2)},
)
_OF_A_SKILL = ("skill:", "evidence:")
_TEMPERATURES = np.linspace(0.5, 12, 47)
_HELD_BACK, _CALIBRATABLE = 0.2, 10  # share held back; examples an intent it takes to do so


class Example(NamedTuple):
    """What the model sees of a message; `signs` are names of what was found in it (see `signs`)."""

    text: str
    vector: npt.NDArray[np.float32]
    signs: Tuple[str, ...]


def signs(text: str, kinds: Sequence[str], covered: float, question: bool, asked: str = "") -> Tuple[str, ...]:
    """Names for what a message holds and answers: entity kinds, how much of it they cover, length, a question.

    `asked` is what the bot was waiting for (contract, section 2), without the skill it was about.
    """
    found = tuple(f"has {kind}" for kind in sorted(set(kinds))) or ("has nothing",)
    length = f"length {min(len(text.split()), 6)}"
    about = (f"asked {asked.partition(':')[0] if asked.startswith(_OF_A_SKILL) else asked}",) if asked else ()
    return found + (length, f"covered {int(covered * 4)}") + (("question",) if question else ()) + about


class IntentModel:
    """`fit` once, then `rank`; `save` and `load` keep it as plain numbers and words (no pickle)."""

    def __init__(self, cost: float = 0.5, scale: float = 2.0, encoder_kind: str = "") -> None:
        self.cost, self.scale, self.encoder_kind = cost, scale, encoder_kind
        self.labels: List[str] = []
        self._vectorizers: List[TfidfVectorizer] = []
        self._signs: List[str] = []
        self._weights = np.zeros((0, 0), dtype=np.float32)  # features x labels
        self._offsets = np.zeros(0, dtype=np.float32)
        self._centre = np.zeros(0, dtype=np.float32)  # sentence vectors all point much the same way
        self._sharpness = 1.0

    def fit(self, examples: Sequence[Example], labels: Sequence[str]) -> None:
        """Learns from examples; how sure it may be is measured on a part held back, then all are used."""
        known = np.array(labels)
        self.labels = sorted(set(labels))
        fewest = min(Counter(labels).values(), default=0)
        rows = self._read(examples)
        if fewest > 1 and len(labels) >= _CALIBRATABLE * len(self.labels):
            self._sharpness = self._calibrated(rows, known)
        self._learn(rows, known)

    def rank(self, examples: Sequence[Example]) -> List[List[Tuple[str, float]]]:
        """Every label with its probability, likeliest first, for each example."""
        shares = _softmax(self._decide(self._features(examples)) * self._sharpness)
        orders = np.argsort(-shares, axis=1)
        return [[(self.labels[i], float(row[i])) for i in order] for row, order in zip(shares, orders, strict=True)]

    def save(self, folder: Path) -> None:
        groups = [
            {"vocabulary": {word: int(i) for word, i in vectorizer.vocabulary_.items()}}
            for vectorizer in self._vectorizers
        ]
        idf = {f"idf{number}": vectorizer.idf_ for number, vectorizer in enumerate(self._vectorizers)}
        arrays = {"weights": self._weights, "offsets": self._offsets, "centre": self._centre, **idf}
        np.savez_compressed(folder / VECTORS, **arrays)
        described: dict[str, Any] = {"labels": self.labels, "signs": self._signs, "groups": groups}
        described.update(scale=self.scale, cost=self.cost, encoder=self.encoder_kind, sharpness=self._sharpness)
        (folder / WORDS).write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "IntentModel":
        described = json.loads((folder / WORDS).read_text(encoding="utf-8"))
        model = cls(described["cost"], described["scale"], described["encoder"])
        model.labels, model._signs = described["labels"], described["signs"]
        model._sharpness = described["sharpness"]
        with np.load(folder / VECTORS) as arrays:
            model._weights, model._offsets = arrays["weights"], arrays["offsets"]
            model._centre = arrays["centre"]
            for number, group in enumerate(described["groups"]):
                vectorizer = _vectorizer(number, group["vocabulary"])
                vectorizer.idf_ = arrays[f"idf{number}"]
                model._vectorizers.append(vectorizer)
        return model

    def _read(self, examples: Sequence[Example]) -> csr_matrix:
        """The examples' features, and which features there are: once for both times they are learnt from."""
        texts = [written(example.text) for example in examples]
        self._vectorizers = [_vectorizer(number) for number in range(len(_GROUPS))]
        parts = [vectorizer.fit_transform(texts) for vectorizer in self._vectorizers]
        self._signs = sorted({sign for example in examples for sign in example.signs})
        self._centre = np.vstack([example.vector for example in examples]).mean(axis=0)
        return self._beside(parts, examples)

    def _learn(self, rows: csr_matrix, labels: npt.NDArray[np.str_]) -> None:
        learner = LinearSVC(C=self.cost, random_state=0).fit(rows, labels)
        weights, offsets = learner.coef_, learner.intercept_
        if len(weights) == 1:  # two labels share one row
            weights, offsets = np.vstack([-weights, weights]), np.append(-offsets, offsets)
        self._weights = np.ascontiguousarray(weights.T, dtype=np.float32)
        self._offsets = offsets.astype(np.float32)

    def _features(self, examples: Sequence[Example]) -> csr_matrix:
        texts = [written(example.text) for example in examples]
        return self._beside([vectorizer.transform(texts) for vectorizer in self._vectorizers], examples)

    def _beside(self, parts: List[csr_matrix], examples: Sequence[Example]) -> csr_matrix:
        """Letter and word groups, signs and centred vectors in one row an example."""
        place = {sign: number for number, sign in enumerate(self._signs)}
        found = np.zeros((len(examples), len(place)), dtype=np.float32)
        for row, example in zip(found, examples, strict=True):
            row[[place[sign] for sign in example.signs if sign in place]] = _SIGN_WEIGHT
        vectors = (np.vstack([example.vector for example in examples]) - self._centre) * self.scale
        return hstack([*parts, csr_matrix(found), csr_matrix(vectors)]).tocsr().astype(np.float32)

    def _decide(self, rows: csr_matrix) -> npt.NDArray[np.float32]:
        decided: npt.NDArray[np.float32] = rows @ self._weights + self._offsets
        return decided

    def _calibrated(self, rows: csr_matrix, labels: npt.NDArray[np.str_]) -> float:
        """The sharpness under which the probabilities of examples it has not learnt from fit best."""
        [(learn, check)] = StratifiedShuffleSplit(1, test_size=_HELD_BACK, random_state=0).split(labels, labels)
        self._learn(rows[learn], labels[learn])
        decided = self._decide(rows[check])
        right = np.searchsorted(self.labels, labels[check])
        losses = [
            -np.log(_softmax(decided * sharpness)[np.arange(len(check)), right] + 1e-9).mean()
            for sharpness in _TEMPERATURES
        ]
        return float(_TEMPERATURES[int(np.argmin(losses))])


def _vectorizer(number: int, vocabulary: dict[str, int] | None = None) -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, vocabulary=vocabulary, dtype=np.float32, **_GROUPS[number])


def _softmax(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    raised = np.exp(values - values.max(axis=1, keepdims=True))
    shares: npt.NDArray[np.float32] = raised / raised.sum(axis=1, keepdims=True)
    return shares
