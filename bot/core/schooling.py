"""What schooling somebody tells: the level that is finished, never more, or some of no known level."""

from __future__ import annotations

import re

from bot.core import answer_words as words
from bot.core.amounts import numbers
from bot.core.answer_words import Words
from bot.core.profile import Profile
from bot.core.telling_words import TWO_YEAR_LINE

EDUCATION: Words = (
    ("gymnasium_ofullständigt", r"gym\w*[^.]*(inte klar|ej klar|hoppa|avbröt|avbrut|ofullständig|halv|saknar)"),
    ("gymnasium_ofullständigt", r"(hoppa\w* (jag )?av|avbröt|inte klart?|ej klart?|ofullständig\w*|halva?)[^.]*gym"),
    ("gymnasium_ofullständigt", r"hoppade? (jag )?av|utan (slut)?betyg"),
    # The old two-year lines gave no finished education of today's kind.
    ("gymnasium_ofullständigt", TWO_YEAR_LINE),
    ("ej_grundskola", r"\b(inte|aldrig|ej|ingen) (gått |gick )?(klart? )?(färdig )?(i )?(grundskola|skolan?)\b"),
    ("ej_grundskola", r"ingen (utbildning|skola)|(hoppade? av|inte klar med) grundskola|gick aldrig ut"),
    ("högskola", r"(?<!yrkes)(?<!folk)högskol|universitet|kandidat|master|magister|civilingenjör|lärarutbildning"),
    (
        "högskola",
        r"\bfil\.? ?(kand|mag)\b|\bkandexamen|civilekonom|\bbachelor|licentiat|doktorsexamen|\bhø[yg]skole",
    ),
    ("eftergymnasial", r"yrkeshögskol|\byh\b|\bky\b|kvalificerad yrkes|eftergymnas|tekniskt basår"),
    ("gymnasium", r"gymnas|gymmet klart|student(en|examen)|(2|3|4|två|tre|fyra) ?-?(årig|års)|fackskola|yrkesskola"),
    ("gymnasium", r"verkstadsskola|vårdlinje|(tek|el|bygg|industri|vård|fordons)\w*(programmet|linjen)|komvux"),
    ("gymnasium", r"videregående|\bfagbrev|\bsvennebrev|erhvervsuddannelse"),
    ("grundskola", r"ungdomsskole|grunnskole|folkeskole"),
    ("grundskola", r"grundskol|folkskol|högstadi|nian|9:?an|nioårig|9-?årig|realskol|enhetsskola"),
)
_HIGHER = r"(?:(?<!folk)högskol\w*|yrkeshögskol\w*|universitet\w*|\byh\b|\bky\b|\bhø[yg]skole\w*)"
_NOT_FINISHED = (
    r"(?:hoppa\w* (?:jag )?av|avbröt|avbrut\w*|\b(?:inte|aldrig|ej) (?:\w+ )?(?:klar|färdig)\w*|klarade (?:inte|aldrig)"
    r"|(?:utan|ingen|inte någon|aldrig någon) examen|(?:slutförde|fullföljde) (?:inte|aldrig)|ofullständig)"
)
_SAME_PART, _SAME_CLAUSE = r"(?:(?!gym)[^.;])*?", r"(?:(?!gym)[^.;,])*?"
_A_LITTLE = r"\b(?:lite|litet|enstaka|(?:några|någon|nån|en) (?:kurs|kurser|poäng|termin|terminer))\b"
# Studies that gave nothing finished: broken off, never begun, some courses, still going on.
_UNFINISHED = (
    rf"{_HIGHER}{_SAME_PART}{_NOT_FINISHED}",
    rf"{_NOT_FINISHED}{_SAME_CLAUSE}{_HIGHER}",
    rf"\b(?:inte|aldrig|ej|ingen|inget|utan)\b(?! bara| även| också){_SAME_CLAUSE}{_HIGHER}",
    rf"{_A_LITTLE}{_SAME_CLAUSE}{_HIGHER}",
    rf"{_HIGHER},? (?:bara )?{_A_LITTLE}",
    rf"\b(?:läser|pluggar|studerar)\b{_SAME_CLAUSE}{_HIGHER}",
    r"\w*särskol\w*|anpassad\w* \w*skol\w*",  # a school of its own, none of the levels
)
_YEARS_AT_SCHOOL = (
    r"(?P<many>\d+|[a-zåäö]+) års? (?:(?:i|på) )?(?:skola|skolan|skolgång)\b"
    r"|\b(?:skola|skolan|skolgång) (?:i )?(?P<more>\d+|[a-zåäö]+) år\b"
)
_MAX_DETAIL = 200  # letters kept of what was written
_COMPULSORY = 9  # years of grundskola
NONE_AT_ALL = r"^(nej,? )?(jag har )?(ingen|inget|ingenting|inga)( (skola|skolgång|utbildning))?( alls)?$"
_ABOUT_SCHOOL = (
    r"skol(a|an|e|gång)\b|högskol|universitet|utbilda|examen|\bkurs|komvux|\bklass|\b(yh|ky|sfi)\b"
    r"|\b(läst|läste|pluggat|studerat|gått|gick)\b"
)


def level_told(text: str) -> str | None:
    """The highest level a normalised text says is finished; None where it names none, or only what was broken off."""
    rest = text
    for pattern in _UNFINISHED:
        rest = re.sub(pattern, " ", rest)
    return words.first(EDUCATION, rest) or _by_years(rest)


def keep_in_words(profile: Profile, told: str) -> None:
    """What somebody wrote of their schooling, as the trail beside its level."""
    profile.education.details.append(told.strip()[:_MAX_DETAIL])


def is_about_school(text: str) -> bool:
    """Whether a text tells of schooling, whatever its level."""
    return words.has(_ABOUT_SCHOOL, text)


def _by_years(text: str) -> str | None:
    """ "Sex år i skolan": less than grundskola, or just that; more may be anything."""
    found = re.search(_YEARS_AT_SCHOOL, text)
    told = numbers(found["many"] or found["more"]) if found else []
    if not told or told[0] > _COMPULSORY:
        return None
    return "grundskola" if told[0] == _COMPULSORY else "ej_grundskola"
