"""What a day's number, a weekday or "en vecka senare" means after what was said before; and days that cannot be."""

from __future__ import annotations

import pytest

from bot.core.relative_wishes import shift_in
from tests.core.booking_world import Talker, booking_at, read, slot_at, weeks, world_of

FAR = weeks(18)
BOOKED = booking_at(slot_at("2027-02-23", "14:00"))


def talker() -> Talker:
    return Talker(world=world_of(FAR))


def mover() -> Talker:
    free = [slot for slot in FAR if slot.id != BOOKED.slot.id]
    return Talker("move", world=world_of(free, bookings=[BOOKED]))


def offered(talk: Talker) -> list[str]:
    """The days of the times shown."""
    return list(dict.fromkeys(one[5:10] for one in talk.talk.offered))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("den 9:e", "02-09"),
        ("tisdagen den 9:e", "02-09"),
        ("den nionde", "02-09"),
        ("den 9 december", "12-09"),
        ("onsdag den 9:e", "12-09"),
    ],
)
def test_a_day_number_alone_belongs_to_the_month_last_spoken_of(words: str, day: str) -> None:
    assert offered(talker().say("i februari").say(words)) == [day]


def test_a_day_number_belongs_to_the_month_of_the_time_chosen_or_booked() -> None:
    assert offered(talker().choose("2027-02-22T11:00").say("nej, den 24:e")) == ["02-24"]
    assert offered(mover().say("flytta till den 25:e")) == ["02-25"]
    assert offered(talker().say("den 9:e")) == ["12-09"]


def test_weekdays_after_a_stretch_of_days_are_those_in_it() -> None:
    assert offered(talker().say("i februari").say("helst på onsdagar")) == ["02-03", "02-10", "02-17", "02-24"]
    assert offered(talker().say("i februari").say("en fredag")) == ["02-05"]


def test_a_weekday_after_a_week_is_that_weeks_also_when_nothing_is_free_then() -> None:
    free = [slot for slot in FAR if slot.id[:10] != "2026-12-24"]
    talk = Talker(world=world_of(free)).say("v 52").say("tors")
    assert "ingen ledig tid" in talk.last and offered(talk)[0] == "12-23", talk.last
    assert (
        Talker(world=world_of(free)).say("v 51").say("tors").talk.slot == "2026-12-17T13:00"
    )  # the one shown of that day


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("efter den 15 januari", "01-18", "01-21"),
        ("före den 4 december", "11-25", "11-30"),
        ("senast den 10 december", "11-25", "11-30"),
        ("mellan 7 och 9 december", "12-07", "12-09"),
        ("efter den 20 mars", "03-22", "03-25"),
        ("en fredag efter den 15 januari", "01-22", "01-22"),
        ("sista fredagen i januari", "01-29", "01-29"),
        ("tredje veckan i februari", "02-15", "02-18"),
        ("efter jul", "12-28", "12-31"),
        ("veckan före jul", "12-14", "12-17"),
    ],
)
def test_times_are_offered_within_the_limits_said(words: str, first: str, last: str) -> None:
    days = offered(talker().say(words))
    assert (days[0], days[-1]) == (first, last)


def test_a_date_that_is_another_weekday_is_said_and_both_days_are_offered() -> None:
    talk = talker().say("torsdag 11 december kl 9")
    assert "11 december är en fredag" in talk.last and "torsdag" in talk.last
    assert talk.talk.offered == ["2026-12-10T09:00", "2026-12-11T09:00"] and talk.talk.slot is None
    talk = talker().say("fredag den 4 januari")
    assert "måndag" in talk.last and offered(talk) == ["01-04", "01-08"]
    assert talk.say("fredagen kl 10").talk.slot == "2027-01-08T10:00"
    assert "en söndag" in talker().say("måndag den 29:e november").last
    assert talker().say("i februari").say("onsdagen den 10:e kl 9").talk.slot == "2027-02-10T09:00"


def test_none_free_on_either_of_two_days_that_do_not_fit_brings_the_nearest() -> None:
    talk = talker().say("söndag 12 december")
    assert "12 december är en lördag" in talk.last and "12-11" in offered(talk)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("fredag 13 november", "Fredag 13 november"),
        ("den 20 november", "Fredag 20 november"),
        ("i går", ""),
        ("förra veckan", ""),
        ("i fredags", ""),
    ],
)
def test_a_day_that_has_been_is_said_to_be_over(words: str, said: str) -> None:
    talk = talker().say(words)
    assert said in talk.last and ("redan" in talk.last or "förbi" in talk.last)
    assert talk.asks == "slot" and talk.talk.misses == 0 and talk.talk.offered


@pytest.mark.parametrize(
    ("words", "said"),
    [("den 32 december", "32 december"), ("29 februari", "29 februari 2027"), ("31/4", "31 april"), ("den 32:a", "32")],
)
def test_a_day_that_does_not_exist_is_said_so(words: str, said: str) -> None:
    talk = talker().say(words)
    assert said in talk.last and talk.asks == "slot" and talk.talk.misses == 0


@pytest.mark.parametrize("words", ["torsdag kl 13", "den 31 december kl 9", "24/7", "jag ringde i går, fredag kl 9"])
def test_days_that_can_be_are_not_objected_to(words: str) -> None:
    assert not any(word in talker().say(words).last for word in ("redan varit", "förbi", "kalendern", "finns inte"))


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("kan jag komma en timme tidigare?", "2027-02-23T13:00"),
        ("en timme senare går bättre", "2027-02-23T15:00"),
        ("flytta till dagen efter", "2027-02-24T14:00"),
        ("flytta den till dagen innan", "2027-02-22T14:00"),
        ("flytta till veckan efter", "2027-03-02T14:00"),
        ("en vecka tidigare", "2027-02-16T14:00"),
        ("skjut upp det två dagar", "2027-02-25T14:00"),
        ("dagen efter kl 9", "2027-02-24T09:00"),
        ("torsdagen veckan efter", "2027-03-04T14:00"),
        ("veckan efter, på onsdagen kl 10", "2027-03-03T10:00"),
        ("onsdag samma tid", "2027-02-24T14:00"),
    ],
)
def test_a_wish_can_lean_on_the_booked_time(words: str, slot: str) -> None:
    talk = mover().say(words)
    assert (talk.talk.slot, talk.asks) == (slot, "confirm_booking")


def test_a_shift_to_where_nothing_is_free_brings_the_nearest_times() -> None:
    assert offered(mover().say("tre timmar senare")) == ["02-23"]
    assert offered(mover().say("fyra dagar senare")) == ["02-26"]


def test_a_shift_counts_from_the_time_chosen_last() -> None:
    talk = mover().say("byt till video")
    assert talk.asks == "confirm_booking" and talk.talk.slot == BOOKED.slot.id
    assert talk.say("flytta till veckan efter").talk.slot == "2027-03-02T14:00" and talk.talk.mode == "video"
    assert talk.say("en timme tidigare").talk.slot == "2027-03-02T13:00"


def test_earlier_on_the_same_day_is_a_choice_of_that_day() -> None:
    talk = mover().say("kan jag komma lite tidigare?")
    assert offered(talk) == ["02-23"] and all(one < "2027-02-23T14:00" for one in talk.talk.offered)


@pytest.mark.parametrize("words", ["en timme efter lunch", "dagen efter jul", "veckan efter påsk", "senare i veckan"])
def test_what_leans_on_something_else_is_no_shift(words: str) -> None:
    assert shift_in(read(words), words) is None


def test_a_bare_weekday_instead_of_the_chosen_day_is_that_of_the_same_week() -> None:
    talk = talker().choose("2027-02-22T11:00").say("onsdag istället")
    assert offered(talk) == ["02-24"]
    assert offered(talk.say("eller fredag")) == ["02-26"]
    gone = [slot for slot in FAR if not "2027-02-22" < slot.id[:10] <= "2027-02-26"]
    talk = Talker(world=world_of(gone)).choose("2027-02-22T11:00").say("onsdag istället")
    assert offered(talk) == ["02-17"]


def test_what_it_is_moved_from_is_no_wish() -> None:
    talk = mover().say("flytta från tisdag till fredag")
    assert offered(talk) == ["02-26"]


def test_what_was_ruled_out_holds_for_the_days_named_later() -> None:
    talk = talker().say("inte på morgonen").say("helst måndagar")
    assert {one[:3] for one in talk.titles[:-1]} == {"mån"}
    assert all(one[11:] >= "10:00" for one in talk.talk.offered)
    assert talk.say("måndag kl 9").talk.slot == "2026-11-30T09:00", "what is said last counts"


def test_a_time_of_day_wished_for_holds_for_the_days_named_later() -> None:
    talk = talker().say("på eftermiddagen").say("helst måndagar")
    assert all(one[11:] >= "12:00" for one in talk.talk.offered) and talk.titles[0].startswith("mån")
    assert talk.say("fredag kl 9").talk.slot is not None


def test_an_evening_is_said_not_to_be_had_with_the_latest_of_the_day() -> None:
    talk = talker().say("på kvällen")
    assert "kvällen" in talk.last and all(one[11:] == "15:00" for one in talk.talk.offered)
    talk = talker().say("torsdag kväll")
    assert talk.talk.offered == ["2026-11-26T13:00", "2026-11-26T14:00", "2026-11-26T15:00"]
    late = Talker(world=world_of([*FAR, slot_at("2026-11-26", "18:00")])).say("torsdag kväll")
    assert late.talk.slot == "2026-11-26T18:00"


def test_the_middle_of_the_day_has_times() -> None:
    assert {one[11:] for one in talker().say("mitt på dagen").talk.offered} <= {"11:00", "13:00"}
