from __future__ import annotations

import pytest

from bot.knowledge.numbers import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("tolv", 12),
        ("tjugofem", 25),
        ("tjugo fem", 25),
        ("tretti", 30),
        ("femtiåtta", 58),
        ("1,5", 1.5),
        ("2.5", 2.5),
        ("3½", 3.5),
        ("ett och ett halvt", 1.5),
        ("tre o en halv", 3.5),
        ("halvannat", 1.5),
        ("ett halvt", 0.5),
        ("ett par", 2),
        ("10-12", 11),
        ("två till tre", 2.5),
        ("20+", 20),
        ("Tio.", 10),
        ("tju två", 22),
        ("tjugsju", 27),
        ("trettfem", 35),
        ("tre å ett halft", 3.5),
        ("1/2", 0.5),
        ("3/4", 0.75),
        ("3 1/2", 3.5),
        ("ett par tre", 2.5),
        ("ett par, tre", 2.5),
        ("tre fyra", 3.5),
        ("tio femton", 12.5),
        ("otte", 8),
        ("nitten", 19),
        ("femogtyve", 25),
        ("tjuefire", 24),
        ("ett kvarts", 0.25),
        ("två och ett kvarts", 2.25),
        ("1 och 1/2", 1.5),
        ("ett tjugotal", 20),
        ("ett dussin", 12),
        ("ett antal", None),
        ("ått", None),
        ("to", None),
        ("fire", None),
        ("ni", None),
    ],
)
def test_a_number_is_read_as_people_write_it(written: str, value: float | None) -> None:
    assert number(written) == value


@pytest.mark.parametrize("written", ["", "svetsare", "tolv år", "070-1234567", "99999999999", "och", "½ och"])
def test_what_is_no_bare_number_gives_none(written: str) -> None:
    assert number(written) is None
