"""Booking, moving and cancelling as whole talks."""

from __future__ import annotations

import pytest

from bot.core.booking_talk import finished
from bot.core.conversation import Reading
from tests.core.booking_world import Talker, booking_at, slot_at, weeks, world_of

THURSDAY_13 = "2026-11-26T13:00"


def test_the_long_way_takes_six_messages() -> None:
    talk = Talker().say("torsdag kl 13").say("på telefon").say("Anna Berg").say("070-174 06 66").say("ja")
    assert talk.effect == "book" and talk.messages == 6
    told = talk.talk
    assert (told.slot, told.mode, told.name, told.phone) == (THURSDAY_13, "phone", "Anna Berg", "+46701740666")


def test_what_is_said_together_is_not_asked_again() -> None:
    talk = Talker().say("torsdag kl 13 på telefon").say("Anna Berg, 070-174 06 66")
    assert talk.asks == "confirm_booking" and talk.messages == 3
    assert all(word in talk.last for word in ("torsdag 26 november kl. 13.00–14.00", "telefon", "Anna Berg"))
    assert talk.say("ja").effect == "book"


def test_the_calendar_and_the_buttons_alone_lead_through() -> None:
    talk = Talker().choose(THURSDAY_13).press("På plats").say("Anna").say("anna@exempel.se").press("Ja")
    assert talk.effect == "book" and talk.talk.email == "anna@exempel.se" and talk.talk.mode == "place"


def test_suggestions_are_few_spread_over_days_and_the_calendar_has_more() -> None:
    talk = Talker()
    assert talk.titles[:2] == ["ons 25 nov kl. 9.00", "tors 26 nov kl. 13.00"] and len(talk.titles) == 5
    card = talk.replies[-1].card
    assert card is not None and card["type"] == "slots" and len(card["slots"]) == 40
    assert card["team"]["id"] == "saffle" and card["team"]["example"] is True
    assert card["opens"] == "2026-11-25"


def test_the_wish_for_an_interpreter_is_said_back_before_booking() -> None:
    talk = Talker(world=world_of(interpreter="somaliska")).say("torsdag kl 13 på plats").say("Amina, 070-174 06 66")
    assert talk.asks == "confirm_booking" and "tolk på somaliska" in talk.last
    assert "tolk" not in Talker().say("torsdag kl 13 på plats").say("Amina, 070-174 06 66").last


def test_the_calendar_opens_where_the_wish_lies() -> None:
    talk = Talker(world=world_of(weeks(12))).say("vecka 2")
    card = talk.replies[-1].card
    assert card is not None and card["opens"] == "2027-01-11" and len(card["slots"]) == 40
    assert {slot["slot_id"] for slot in card["slots"]} >= set(talk.talk.offered)
    assert all("2026-12-07" <= slot["start"][:10] <= "2027-02-15" for slot in card["slots"])


def test_a_time_far_ahead_is_taken_as_it_is_said() -> None:
    talk = Talker(world=world_of(weeks(12))).say("måndag 11 januari kl 10")
    assert talk.talk.slot == "2027-01-11T10:00" and talk.asks == "mode"


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("den andra", "2026-11-26T13:00"),
        ("nummer 2", "2026-11-26T13:00"),
        ("tvåan tack", "2026-11-26T13:00"),
        ("2", "2026-11-26T13:00"),
        ("den sista", "2026-11-30T13:00"),
        ("vilken som helst", "2026-11-25T09:00"),
        ("så snart som möjligt", "2026-11-25T09:00"),
        ("så snart som möjligt nästa vecka", "2026-11-30T09:00"),
        ("vilken som helst på fredag", "2026-11-27T09:00"),
        ("fredag klockan 14", "2026-11-27T14:00"),
        ("den 30 november kl 10", "2026-11-30T10:00"),
        ("imorgon kl 11", "2026-11-25T11:00"),
    ],
)
def test_a_time_is_chosen_in_ones_own_words(words: str, slot: str) -> None:
    assert Talker().say(words).talk.slot == slot


def test_a_part_of_a_day_offers_what_is_free_then_and_a_bare_hour_picks_from_it() -> None:
    talk = Talker().say("tisdag eftermiddag")
    assert talk.titles[:3] == ["tis 1 dec kl. 13.00", "tis 1 dec kl. 14.00", "tis 1 dec kl. 15.00"]
    assert talk.say("14").talk.slot == "2026-12-01T14:00"


def test_a_time_that_is_not_free_is_said_and_the_nearest_offered() -> None:
    talk = Talker().say("lördag kl 10")
    assert talk.asks == "slot" and "fre 27 nov kl. 15.00" in talk.titles
    talk = Talker().say("torsdag kl 17")
    assert "tors 26 nov kl. 15.00" in talk.titles and talk.talk.slot is None


def test_days_that_do_not_suit_are_left_out() -> None:
    talk = Talker().say("inte på torsdag")
    assert talk.asks == "slot" and not any("tors 26" in title for title in talk.titles)


def test_other_times_come_when_none_suits() -> None:
    first = Talker()
    shown = set(first.titles[:4])
    later = first.say("ingen av dem passar")
    assert later.asks == "slot" and not shown & set(later.titles[:4])


def test_only_one_way_to_meet_is_not_asked_about() -> None:
    talk = Talker(world=world_of([slot_at("2026-11-26", "13:00", modes=("phone",))])).say("torsdag")
    assert talk.asks == "name" and talk.talk.mode == "phone"


def test_a_way_that_the_time_does_not_have_is_said() -> None:
    talk = Talker(world=world_of([slot_at("2026-11-26", "13:00", modes=("phone",))])).say("torsdag på video")
    assert "bara" in talk.last and talk.talk.mode == "phone"


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("ring mig", "phone"),
        ("helst via teams", "video"),
        ("kan vi ses", "place"),
        ("inte telefon, video", "video"),
        ("spelar ingen roll", "place"),
        ("varken på plats eller telefon, jag vill inte på plats, inte telefon", "video"),
    ],
)
def test_how_to_meet_is_understood_in_words(words: str, mode: str) -> None:
    assert Talker().choose(THURSDAY_13).say(words).talk.mode == mode


def test_a_telephone_talk_needs_a_number_not_only_an_address() -> None:
    talk = Talker().choose(THURSDAY_13).say("på telefon").say("Anna").say("anna@exempel.se")
    assert talk.asks == "contact" and talk.talk.email == "anna@exempel.se"
    assert talk.say("070-174 06 66").asks == "confirm_booking"


def test_a_broken_number_is_asked_for_again_with_an_example() -> None:
    talk = Talker().choose(THURSDAY_13).say("på plats").say("Anna").say("070-12")
    assert talk.asks == "contact"
    assert talk.say("anna@exempel").asks == "contact"
    assert talk.say("0701740666").asks == "confirm_booking"


@pytest.mark.parametrize("words", ["samma nummer", "ja", "ja det går bra", "det här numret"])
def test_by_sms_the_senders_own_number_is_offered(words: str) -> None:
    talk = Talker(world=world_of(address="+46701740666")).choose(THURSDAY_13).say("på telefon").say("Anna")
    assert "070-174 06 66" in talk.last and talk.titles
    assert talk.say(words).talk.phone == "+46701740666"


def test_a_known_person_is_not_asked_for_name_and_number_again() -> None:
    old = booking_at(slot_at("2026-11-20", "13:00"))
    talk = Talker(world=world_of(weeks()[1:], bookings=[old])).say("fredag kl 14").say("telefon")
    assert talk.asks == "confirm_booking" and "Anna" in talk.last


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("nej, fredag kl 10 i stället", "slot", "2026-11-27T10:00"),
        ("nej hellre på video", "mode", "video"),
        ("jag heter Annika", "name", "Annika"),
        ("byt nummer till 070-174 06 67", "phone", "+46701740667"),
    ],
)
def test_the_summary_can_be_corrected_in_words(words: str, field: str, value: str) -> None:
    talk = Talker().choose(THURSDAY_13).say("telefon").say("Anna").say("070-174 06 66").say(words)
    assert talk.asks == "confirm_booking" and getattr(talk.talk, field) == value
    assert talk.say("ja").effect == "book"


def test_a_no_to_the_summary_asks_what_to_change() -> None:
    talk = Talker().choose(THURSDAY_13).say("telefon").say("Anna").say("070-174 06 66").press("Ändra")
    assert talk.titles[:4] == ["Tiden", "Hur vi pratar", "Namnet", "Nummer eller e-post"]
    talk.press("Namnet")
    assert talk.asks == "name"
    assert talk.say("Lena").asks == "confirm_booking" and "Lena" in talk.last
    assert talk.say("nej").say("tiden").asks == "slot"


def test_back_goes_one_question_back_and_out_at_the_first() -> None:
    talk = Talker().choose(THURSDAY_13).say("telefon").say("backa", "back")
    assert talk.asks == "mode"
    assert talk.say("backa", "back").asks == "slot"
    assert talk.say("backa", "back").effect == "leave"


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("nej tack", "deny"),
        ("hoppa över", "skip"),
        ("stopp", "stop"),
        ("jag vill inte boka", "inform"),
        ("avbryt", "inform"),
    ],
)
def test_nobody_has_to_book(words: str, intent: str) -> None:
    assert Talker().say(words, intent).effect == "leave"


def test_a_name_is_explained_before_it_is_given_up() -> None:
    talk = Talker().choose(THURSDAY_13).say("telefon").say("nej", "deny")
    assert talk.effect is None and talk.asks == "name"
    assert talk.say("vill inte säga").effect == "leave"


def test_the_third_misunderstanding_offers_a_human() -> None:
    talk = Talker().say("blubb").say("blabb").say("blobb")
    assert "Prata med en människa" in talk.titles and talk.asks == "slot"


def test_a_time_taken_between_offer_and_choice_is_said_kindly() -> None:
    talk = Talker().taken(THURSDAY_13).choose(THURSDAY_13)
    assert talk.asks == "slot" and "tors 26 nov kl. 14.00" in talk.titles


def test_a_time_lost_at_the_last_moment_leads_to_the_next_best() -> None:
    talk = Talker().choose(THURSDAY_13).say("telefon").say("Anna").say("070-174 06 66").say("ja")
    assert talk.effect == "book"
    other = slot_at("2026-11-26", "14:00")
    talk.taken(THURSDAY_13).lose(other)
    assert talk.asks == "slot" and talk.titles[0] == "tors 26 nov kl. 14.00"
    assert talk.say("ja, den första").asks == "confirm_booking"
    assert talk.say("ja").effect == "book" and talk.talk.slot == other.id


def test_no_free_times_at_all_are_said_and_a_human_is_offered() -> None:
    talk = Talker(world=world_of([]))
    assert talk.effect == "leave" and talk.titles == ["Prata med en människa"]


def test_the_municipality_is_asked_for_when_it_is_not_known() -> None:
    talk = Talker(municipality=None, world=world_of([]))
    assert talk.asks == "municipality"
    assert talk.say("hur menar du").asks == "municipality"


def test_moving_keeps_the_way_to_meet_and_asks_only_for_the_time() -> None:
    booked = booking_at(slot_at("2026-11-25", "09:00"))
    talk = Talker("move", world=world_of(weeks()[1:], bookings=[booked])).say("fredag kl 10")
    assert talk.asks == "confirm_booking" and "fredag 27 november" in talk.last and talk.talk.mode == "phone"
    assert talk.say("ja").effect == "move"


def test_only_the_way_to_meet_can_be_moved() -> None:
    booked = booking_at(slot_at("2026-11-25", "09:00"))
    talk = Talker("move", world=world_of(weeks()[1:], bookings=[booked])).say("samma tid men på video")
    assert (talk.talk.slot, talk.talk.mode, talk.asks) == (booked.slot.id, "video", "confirm_booking")
    assert "flytta" not in talk.last and "på video" in talk.last
    assert "flytta" not in talk.say("hur då").last
    talk.say("ja")
    told = finished(talk.talk, talk.world, "video", booked.slot, "u")
    assert "borttagen" not in told and "på video" in told


def test_which_of_several_times_is_asked() -> None:
    several = [booking_at(slot_at("2026-11-25", "09:00"), 1), booking_at(slot_at("2026-11-27", "10:00"), 2)]
    talk = Talker("cancel", world=world_of(bookings=several))
    assert talk.titles == ["ons 25 nov kl. 9.00", "fre 27 nov kl. 10.00"]
    assert talk.say("den på fredag").talk.booking == "b2"
    assert "fredag 27 november" in talk.last and talk.say("ja").effect == "cancel"
    assert Talker("cancel", world=world_of(bookings=several)).press("ons").talk.booking == "b1"


def test_cancelling_needs_a_yes() -> None:
    world = world_of(bookings=[booking_at(weeks()[0])])
    assert Talker("cancel", world=world).say("nej").effect == "leave"
    assert Talker("cancel", world=world).say("vad då").effect is None
    assert Talker("cancel", world=world).press("Ja").effect == "cancel"


@pytest.mark.parametrize("purpose", ["move", "cancel"])
def test_nothing_booked_is_said_and_booking_offered(purpose: str) -> None:
    talk = Talker(purpose)
    assert talk.effect == "leave" and talk.titles[0] == "Boka en tid"


def test_the_question_is_asked_again_in_other_words_after_a_side_step() -> None:
    talk = Talker()
    texts = {talk.last} | {talk.again().text for _ in range(3)}
    assert len(texts) == 4


def test_an_old_button_does_no_harm() -> None:
    talk = Talker()
    for asks, value in (("situation", "varslad"), ("slot", "gone"), ("mode", "fax"), ("skills", ["a"]), ("slot", 7)):
        assert talk.hear(Reading("x", "inform", asks=asks, value=value)).asks == "slot"


def test_every_time_that_stands_as_a_button_is_in_the_calendar_too() -> None:
    talk = Talker(world=world_of(weeks(5)))
    for words in ("torsdag", "tisdag", "fredag den 18 december"):
        talk.say(words)
        card = talk.replies[-1].card or {}
        assert {slot["slot_id"] for slot in card.get("slots", ())} >= set(talk.talk.offered)
        assert len(card.get("slots", ())) in (0, 40)


def test_the_next_such_day_with_times_is_taken_and_its_date_said() -> None:
    late = [slot for slot in weeks() if slot.id[:10] != "2026-11-26"]
    talk = Talker(world=world_of(late)).say("torsdag kl 13")
    assert talk.talk.slot == "2026-12-03T13:00" and "torsdag 3 december kl. 13.00" in talk.last
    talk = Talker(world=world_of(late)).say("torsdag eftermiddag")
    assert talk.titles[:3] == ["tors 3 dec kl. 13.00", "tors 3 dec kl. 14.00", "tors 3 dec kl. 15.00"]
    assert "Torsdag 3 december" in talk.last


def test_a_named_day_stays_in_force_until_another_is_named() -> None:
    talk = Talker().say("torsdag nästa vecka").say("klockan ett")
    assert talk.talk.slot == "2026-12-03T13:00"
    talk = Talker().say("torsdag nästa vecka").say("fredag kl 9")
    assert talk.talk.slot == "2026-12-04T09:00", "a weekday is looked for in the week spoken of"
    talk = Talker().choose(THURSDAY_13).say("på plats").say("nej, kl 15 i stället")
    assert talk.talk.slot == "2026-11-26T15:00"
    assert Talker().say("tisdag").talk.days and not Talker().say("tisdag").say("visa fler").talk.days


def test_a_day_named_next_is_no_wish_to_skip() -> None:
    talk = Talker().say("nästa torsdag efter lunch", "skip")
    assert talk.effect is None and talk.titles[:2] == ["tors 3 dec kl. 13.00", "tors 3 dec kl. 14.00"]


def test_only_certain_days_are_shown_all() -> None:
    talk = Talker().say("jag kan bara måndagar", "change_booking")
    assert {title[:3] for title in talk.titles[:-1]} == {"mån"} and talk.asks == "slot"


def test_moving_to_another_day_at_the_same_time_stays_in_the_same_week() -> None:
    booked = booking_at(slot_at("2026-12-03", "13:00"))
    free = [slot for slot in weeks() if slot.id not in (booked.slot.id, "2026-11-27T09:00")]
    talk = Talker("move", world=world_of(free, bookings=[booked])).say("flytta den till fredagen samma tid istället")
    assert (talk.talk.slot, talk.asks) == ("2026-12-04T13:00", "confirm_booking")
    talk = Talker(world=world_of(free, bookings=[booked])).say("flytta den till fredagen samma tid istället")
    assert (talk.talk.slot, talk.asks) == ("2026-12-04T13:00", "confirm_booking"), "27 nov stood among those shown"
    talk = Talker("move", world=world_of(free, bookings=[booked])).say("kl 15 samma dag")
    assert talk.talk.slot == "2026-12-03T15:00"
    assert Talker("move", world=world_of(free, bookings=[booked])).say("kl 15").talk.slot == "2026-12-03T15:00"


def test_name_and_number_given_at_the_time_question_are_kept_and_the_choice_stays() -> None:
    talk = Talker().say("torsdag eftermiddag")
    shown = talk.titles
    talk.say("kalle larsson, 0701740605")
    assert (talk.talk.name, talk.talk.phone) == ("Kalle Larsson", "+46701740605")
    assert talk.asks == "slot" and talk.titles == shown and "skrivit upp" in talk.last
    assert talk.say("den första").say("på video").asks == "confirm_booking"


def test_everything_in_one_message_needs_only_a_yes() -> None:
    talk = Talker().say("torsdag kl 13 på telefon, Anna Berg, 070-174 06 66")
    assert talk.asks == "confirm_booking" and talk.talk.name == "Anna Berg" and talk.talk.mode == "phone"


@pytest.mark.parametrize("words", ["ring mig på 0701740605", "du når mig på 0701740605", "mitt nummer är 0701740605"])
def test_a_number_alone_brings_no_name(words: str) -> None:
    talk = Talker().say(words)
    assert talk.talk.name is None and talk.talk.phone == "+46701740605"


def test_how_to_meet_can_be_said_at_every_question() -> None:
    talk = Talker().say("kan jag få det på video?")
    assert talk.talk.mode == "video" and talk.asks == "slot" and "video" in talk.last
    talk.choose(THURSDAY_13)
    assert talk.asks == "name"
    assert talk.say("ring mig").talk.mode == "phone" and talk.asks == "name"
    assert talk.say("Anna").asks == "contact"
    assert talk.say("vänta, kan vi ta det på plats istället?").talk.mode == "place" and talk.asks == "contact"
    talk.say("ring mig på 070-174 06 66")
    assert talk.asks == "confirm_booking" and talk.talk.mode == "place"
    assert talk.say("nej, på video").talk.mode == "video" and talk.asks == "confirm_booking"


def test_a_number_said_once_more_at_the_summary_brings_the_summary() -> None:
    talk = Talker().choose(THURSDAY_13).say("telefon").say("Anna").say("070-174 06 66").say("0701740666")
    assert talk.asks == "confirm_booking" and talk.talk.misses == 0
    assert talk.say("boka", "book_session").effect == "book"


@pytest.mark.parametrize(
    "words",
    [
        "när var min tid nu igen?",
        "vilken tid har jag?",
        "när ska jag komma?",
        "har jag en tid bokad?",
        "har jag tid bokad?",
        "vad har jag för tid bokad?",
    ],
)
def test_when_ones_time_is_can_be_asked_on_the_way(words: str) -> None:
    assert "bokad" in Talker().say(words).last
    assert "torsdag 26 november kl. 13.00" in Talker().choose(THURSDAY_13).say(words).last
    booked = booking_at(slot_at("2026-11-25", "09:00"))
    talk = Talker("move", world=world_of(weeks()[1:], bookings=[booked])).say(words)
    assert "Din tid är onsdag 25 november" in talk.last and talk.asks == "slot"


def test_who_one_will_talk_to_can_be_asked_on_the_way() -> None:
    talk = Talker().choose(THURSDAY_13).say("vem är det som ringer?", "bot_challenge")
    assert "vägledare" in talk.last and talk.asks == "mode" and talk.talk.mode is None


def test_a_free_time_is_no_question_for_ones_own() -> None:
    for words in ("när har ni tid på fredag kl 9", "vilken tid är ledig fredag kl 9"):
        assert Talker().say(words).talk.slot == "2026-11-27T09:00"


def test_who_has_a_time_to_come_is_asked_to_move_it_instead() -> None:
    booked = booking_at(slot_at("2026-11-25", "09:00"))
    talk = Talker(world=world_of(weeks()[1:], bookings=[booked]))
    assert talk.talk.purpose == "move" and "en tid i taget" in talk.last and "onsdag 25 november" in talk.last
    assert talk.say("fredag kl 14").say("ja").effect == "move"
    assert Talker(world=world_of(weeks()[1:], bookings=[booked])).say("nej").effect == "leave"
