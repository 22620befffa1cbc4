"""Checks who somebody is and how they can be reached: names, telephone numbers, e-mail addresses."""

from __future__ import annotations

import re

import phonenumbers

from bot.core.phrases import Phrases
from bot.core.privacy import mask_personal_numbers
from bot.errors import Invalid, TooLong

REGION = "SE"
MOST_NAME = 120
LONGEST_EMAIL = 200
# A domain needs a dot and ends in letters; a stricter check refuses addresses that work.
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")
_PERSONAL_NUMBER = re.compile(r"(?:19|20)?\d{6}\s?[-+–]\s?\d{4}")


def full_number(written: str) -> str | None:
    """A telephone number in E.164 form ("+46701234567"); None for what is none."""
    bare = written.strip()
    if bare.startswith("46"):
        bare = "+" + bare
    # Without the leading zero a personal number would pass for a number in Stockholm.
    if len(bare) > 40 or not bare.startswith(("0", "+", "(0")) or _PERSONAL_NUMBER.fullmatch(bare):
        return None
    try:
        number = phonenumbers.parse(bare, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number) or number.extension:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email_address(written: str) -> str | None:
    """An address that could be one, in lower case; None for what cannot."""
    address = written.strip().lower()
    fits = len(address) <= LONGEST_EMAIL and _EMAIL.fullmatch(address) and ".." not in address
    return address if fits else None


def checked(
    name: str, phone: str | None, email: str | None, *, phone_needed: bool, phrases: Phrases
) -> tuple[str, str | None, str | None]:
    """Name, number and address as they are kept.

    Raises:
        Invalid: one of them cannot be used, or nothing says how to reach the person; names the field.
    """
    name = mask_personal_numbers(" ".join(name.split()), phrases.say("privacy.masked"))
    if not name:
        raise Invalid("missing", field="name")
    if len(name) > MOST_NAME:
        raise TooLong(field="name", most=MOST_NAME)
    if not any(sign.isalpha() for sign in name) or not name.isprintable():
        raise Invalid(field="name")
    phone, email = (phone or "").strip() or None, (email or "").strip() or None
    number, address = full_number(phone or ""), email_address(email or "")
    if phone and number is None:
        raise Invalid(field="phone")
    if email and address is None:
        raise Invalid(field="email")
    if number is None and (address is None or phone_needed):
        raise Invalid("missing", field="phone")
    return name, number, address
