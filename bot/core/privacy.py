"""Finds and masks Swedish personal identity numbers before anything is kept.

Form: ÅÅMMDD-NNNK or with the century, also as samordningsnummer (day + 60); the check digit is
modulus 10 (Skatteverket, rättslig vägledning). Typing errors are masked too wherever the shape
leaves no doubt; a bare run of ten digits must pass the check digit, as it may be a telephone number.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![\d+])(\d{2})?(\d{2})(\d{2})(\d{2})(\s?[-+–]\s?|\s)?(\d{3})\s?(\d)(?!\d)")
_ONLY_NAMED = re.compile(
    r"(?:\W|\b(?:mitt|det|är|e|heter|har|jag|och|pnr|pers(?:on)?-?(?:nummer|nr|numret))\b)*", re.IGNORECASE
)
_MOBILE = re.compile(r"07[02369]\d{7}")


def mask_personal_numbers(text: str, mask: str) -> str:
    """`text` with every personal number replaced by `mask`."""
    return _NUMBER.sub(lambda found: mask if _is_personal(found) else found.group(0), text)


def without_mask(text: str, mask: str) -> str:
    """What a person said beside a masked number; empty when it was only the number and its name."""
    rest = text.replace(mask, " ")
    return "" if _ONLY_NAMED.fullmatch(rest) else rest.strip()


def _is_personal(found: re.Match[str]) -> bool:
    century, year, month, day, separator, birth, check = found.groups()
    number = int(day)
    coordination = number > 60
    if not 1 <= int(month) <= 12 or not 1 <= (number - 60 if coordination else number) <= 31:
        return False
    if century is not None:
        return century in ("18", "19", "20")
    digits = year + month + day + birth + check
    if separator is not None and separator.strip():
        return True
    if coordination and _MOBILE.fullmatch(digits):
        return False
    return _check_digit(digits[:9]) == int(check)


def _check_digit(nine: str) -> int:
    total = sum(sum(divmod(int(digit) * (2 - index % 2), 10)) for index, digit in enumerate(nine))
    return -total % 10
