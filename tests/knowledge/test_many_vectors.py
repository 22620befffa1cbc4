from __future__ import annotations

import numpy as np

from bot.knowledge.encoder import DIMENSION, encoder
from bot.knowledge.many_vectors import WORTH_IT, encode_many


def test_many_texts_give_the_same_rows_in_the_same_order() -> None:
    texts = [f"tal {number}" for number in range(WORTH_IT + 1)]
    rows = encode_many(texts, processes=2)
    assert rows.shape == (len(texts), DIMENSION)
    chosen = [0, 1, 250, WORTH_IT]
    assert np.allclose(rows[chosen], encoder().encode([texts[number] for number in chosen]), atol=1e-5)
