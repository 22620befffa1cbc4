"""How much a message sounds like despair: letter and word groups of its pieces, one linear model.

Knows nothing of Rasa; `bot.nlu.distress` is the component around it. It looks at pieces because despair
is often one clause of a long message about something else, where a judgement of the whole drowns it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, List, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.knowledge.dialect import written
from bot.knowledge.finder import LONGEST

NUMBERS, WORDS = "distress.npz", "distress.json"
# A piece is about a clause long; the next begins a few words later, so that no clause is cut in every piece.
_PIECE, _STEP, _WHOLE = 7, 3, 9
_SHORTEST_CLAUSE = 3
_CLAUSE = re.compile(r"(?<=[.!?;])\s+|,\s+|\s+[–-]\s+")
_GROUPS = (
    {"analyzer": "char_wb", "ngram_range": (1, 5), "min_df": 2},
    {"analyzer": "word", "token_pattern": r"\w+", "ngram_range": (1, 3), "min_df": 2},
)
_COST, _WEIGHT = 8.0, 4.0  # a missed cry for help weighs more than a false alarm


def pieces(text: str) -> List[str]:
    """The whole text first, then its clauses ("ja, jag vill dö") and, of a longer one, every few words."""
    row = text[:LONGEST].split()
    whole = " ".join(row)
    long = len(row) > _WHOLE
    runs = [" ".join(row[at : at + _PIECE]) for at in range(0, len(row) - _PIECE + _STEP, _STEP)] if long else []
    clauses = [clause for clause in _CLAUSE.split(whole) if len(clause.split()) >= _SHORTEST_CLAUSE]
    return list(dict.fromkeys([whole, *runs, *clauses]))


class DistressModel:
    """`fit` once, then `score`; `save` and `load` keep it as plain numbers and words (no pickle)."""

    def __init__(self) -> None:
        self._vectorizers: List[TfidfVectorizer] = []
        self._weights = np.zeros(0, dtype=np.float32)
        self._offset = 0.0

    def fit(self, texts: Sequence[str], despairing: Sequence[bool]) -> None:
        """Learns from messages; `despairing` says of each whether it is a cry for help.

        Every piece of an innocent message is innocent. Of a long cry for help only some piece is one, and nothing
        says which: it is learnt from as a whole. (To learn its loudest piece too was tried: now and again that is
        an innocent clause, and then one like it is taken for despair.)
        """
        cries = [text for text, is_cry in zip(texts, despairing) if is_cry]  # noqa: B905 - same length
        innocent = [text for text, is_cry in zip(texts, despairing) if not is_cry]  # noqa: B905 - same length
        plain = list(dict.fromkeys(piece for text in innocent for piece in pieces(text)))
        read = [written(text) for text in (*cries, *plain)]
        self._vectorizers = [_vectorizer(number) for number in range(len(_GROUPS))]
        rows = hstack([one.fit_transform(read) for one in self._vectorizers]).tocsr()
        labels = np.array([1] * len(cries) + [0] * len(plain))
        learner = LogisticRegression(C=_COST, class_weight={1: _WEIGHT, 0: 1}, solver="liblinear", random_state=0)
        learner.fit(rows, labels)
        self._weights = learner.coef_[0].astype(np.float32)
        self._offset = float(learner.intercept_[0])

    def score(self, text: str) -> float:
        """Log odds that some piece of the text is a cry for help; 0 is even."""
        return float(self._decide(pieces(text)).max())

    def save(self, folder: Path) -> None:
        described = [{word: int(at) for word, at in one.vocabulary_.items()} for one in self._vectorizers]
        idf: dict[str, Any] = {f"idf{number}": one.idf_ for number, one in enumerate(self._vectorizers)}
        np.savez_compressed(folder / NUMBERS, weights=self._weights, offset=self._offset, **idf)
        (folder / WORDS).write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "DistressModel":
        model = cls()
        described = json.loads((folder / WORDS).read_text(encoding="utf-8"))
        with np.load(folder / NUMBERS) as arrays:
            model._weights, model._offset = arrays["weights"], float(arrays["offset"])
            for number, vocabulary in enumerate(described):
                vectorizer = _vectorizer(number, vocabulary)
                vectorizer.idf_ = arrays[f"idf{number}"]
                model._vectorizers.append(vectorizer)
        return model

    def _features(self, texts: Sequence[str]) -> csr_matrix:
        read = [written(text) for text in texts]
        return hstack([one.transform(read) for one in self._vectorizers]).tocsr()

    def _decide(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        decided: npt.NDArray[np.float32] = self._features(texts) @ self._weights + self._offset
        return decided


def _vectorizer(number: int, vocabulary: dict[str, int] | None = None) -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, vocabulary=vocabulary, dtype=np.float32, **_GROUPS[number])
