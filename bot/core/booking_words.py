"""What people write about how to meet, who they are and how to reach them. Only for understanding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Callable, List

from bot.core.answer_words import has

_MODES = (
    ("phone", r"\btele|\bring|\bmobil|\bluren|per tel|på tråden|\bsamtal på tel"),
    ("video", r"\bvideo|\bteams\b|\bzoom|\bskype|\bfacetime|\bdigital|på nätet|\bonline|på distans|via skärm|på skärm"),
    ("place", r"på plats|på kontoret|\bfysisk|\bkomma? (?:dit|in|förbi)|öga mot öga|på riktigt|\blive\b|ansikte"),
)  # fmt: skip
# Where something else is asked these leave no doubt; "mitt mobilnummer är" there is no wish for a call.
_PLAINLY = (
    ("phone", r"\bring(?:a|er)?(?: upp)? (?:mig|mej)\b|(?:på|per|via|över) (?:tele|mobil)|\btelefon(?:samtal|möte)"),
    ("video", r"(?:på|via|över) (?:video|teams|zoom|skype|nätet)|\bvideosamtal|\bvideomöte|\bdigitalt"),
    ("place", r"på plats\b|på kontoret|\bfysiskt? (?:möte|träff)|öga mot öga|på riktigt"),
)  # fmt: skip
# Only an answer to how to meet: "jag vill träffa en vägledare" says nothing about it yet.
_MEETING = (("place", r"\bplats|\bses\b|\bträffas?\b|\bbesök|hos er|\bdit\b"),)
_NOT = re.compile(r"\b(?:inte|ej|slippa|slipper|inga|inget|ingen)\b[^,.;]{0,20}$")
ANY_MODE = r"v(?:ad|ilket|ilken) som helst|spelar ingen roll|kvittar|valfritt|du (?:får )?(?:väljer?|bestämm?er?)|båda"
CORRECTING = r"ändra|byta?\b|hellre|istället|i stället|annan (?:tid|dag)|menade|\bfel\b|flytta|inte alls"
SAME = r"samma|det här (?:numret|nr)|detta (?:nummer|nr)|(?:numret|nr|det) jag (?:skriver|sms|messar)|härifrån"
REFUSING = (
    r"(?:vill|tänker|kan) (?:inte|ej) (?:uppge|lämna|säga|ge|skriva|ha)|\banonym|hemligt?\b"
    r"|har (?:ingen|inget|inte)"
)
LEAVING = (
    r"(?:vill|ska) (?:inte|ej) boka|strunta i (?:det|bokning|att boka)|skit i det|avbryt|glöm det|ångra(?:r|t)? mig"
    r"|låt (?:det )?(?:vara|bli)|inte (?:nu|boka)|kanske (?:sen|senare)|boka(?:r)? (?:sen|senare)|behövs inte"
)
# Questions on the way: when one's own time is, and who it is with.
WHEN_IS_IT = (
    r"\bnär (?:var|är|hade|har|va|e|ska|skulle)(?: det)?(?: jag| vi| nu)*"
    r" (?:min|mitt|tid|hade|boka|inboka|komma|ses|höras|mötet|samtalet)"
    r"|vilken (?:tid|dag)(?: var| är| har| hade| fick| blev| bokade)(?: det)?(?: jag| min| mitt| det)"
    r"|\b(?:har|hade) jag (?:(?:nån|någon|en) )?(?:bokad |inbokad )?tid\b(?! (?:att|för|på|till)\b)"
    r"|\bvad (?:har|hade|fick) jag för (?:bokad )?(?:tid|dag)|\bvilka tider har jag|vad (?:är|var) min (?:bokade )?tid"
    r"|hur dags (?:var|är|ska|skulle) (?:det|jag|min|mitt|vi)"
)
WHO_IS_IT = r"\bvem (?:är det )?(?:som )?(?:ring|kommer|träff|pratar|möter|jag|har (?:samtal|möte)|ska|får)"
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<![\w@])(?:\+|00)?\(?\d[\d\s()/.–-]{5,22}\d(?!\w)")
_LEAD = re.compile(
    r"^(?:(?:hej|ja|jo|ok(?:ej)?|visst|absolut)[,!.]? )*"
    r"(?:(?:jag|man) (?:heter|är|kallas(?: för)?)|mitt (?:för)?namn är|namn(?:et)?(?: är)?:?|det är|heter"
    r"|kalla mig(?: för)?|skriv(?: upp)?|ni kan kalla mig) ",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[,.;:]? *(?:och |, )?(?:(?:mitt |mobil|telefon)?"
    r"(?:nummer|numret|nr|tel(?:efon)?|mobil(?:en)?|mejl(?:en)?|mail|e-post)"
    r"(?:nummer|numret|adress)?(?: är)?:?|ring(?: mig)?(?: på)?|nås på|på|tack)? *$",
    re.IGNORECASE,
)
_SAID_NAME = re.compile(r"\b(?:jag heter|mitt namn är|namn:) +", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,5}\.?")
# No part of a name that stands beside a number without being asked for ("du når mig på 070…").
_NO_PART = frozenset(
    """jag du vi ni man mig mej er det den de en ett och eller men att som till för från med av om på i är har kan vill
    når nå ring ringa ringer mitt min numret nummer telefon telefonen mobil mobilen mejl mejla mail video plats
    helst gärna bara inte tid tiden boka bokning säffle klockan kl imorgon idag""".split()
)
_NO_NAMES = frozenset(
    """ja nej nä jo jadå okej ok hej tack vet inte ingen inget vad varför hur när var va hjälp backa tillbaka
    avbryt sluta stopp telefon video plats ring mejl mail samma vilken boka tid människa jag""".split()
)
MOST_NAME = 80
# What stands on a booking that is made is to be something else.
_OTHER = (
    r"\b(?:byt|ändra|rätta|uppdatera|korrigera)\w*\b|\bny(?:tt|a|)\b|\bska(?:ll)? (?:vara|stå|bli)\b|\bfel\b"
    r"|i ?stället\b"
)
_REACHED_AT = r"nummer|numret|\bnr\b|telefon|mobil|mejl|\bmail|e-?post"
_NEW_NAME = re.compile(
    r"(?:\b(?:byt|ändra|rätta|uppdatera|korrigera)\w*\b[^.!?]{0,40}?\bnamn(?:et)?\b[^.!?]{0,25}?(?: till|:)"
    r"|\bnytt namn(?: är|:)?|\bnamnet(?: på bokningen)? ska(?:ll)? (?:vara|bli|stå som|stå)) +(?P<name>[^,.;!?\n]+)",
    re.IGNORECASE,
)
_WITHOUT_VALUE = (
    r"\b(?:byta?|ändra|rätta|uppdatera|korrigera)\b[^.!?]{0,30}"
    r"(?:\bnamnet\b|\bnumret\b|\bnummer\b|telefonnum|mobilnum|e-?postad|mejladress|min e-?post|min mejl)"
)


def modes_in(text: str, asked: bool = False) -> List[str]:
    """The ways to meet that are wished for; those ruled out are not among them. `asked`: it is the question."""
    wanted = []
    for mode, pattern in (*_MODES, *(_MEETING if asked else ())):
        found = [match for match in re.finditer(pattern, text) if not _NOT.search(text[: match.start()])]
        if found:
            wanted.append(mode)
    return wanted


def mode_plainly(text: str) -> str | None:
    """The way to meet that is wished for in words that can mean nothing else."""
    for mode, pattern in _PLAINLY:
        if any(not _NOT.search(text[: found.start()]) for found in re.finditer(pattern, text)):
            return mode
    return None


def modes_denied(text: str) -> List[str]:
    """The ways to meet that are ruled out."""
    return [
        mode
        for mode, pattern in _MODES
        if any(_NOT.search(text[: match.start()]) for match in re.finditer(pattern, text))
    ]


def email_in(text: str) -> str | None:
    found = _EMAIL.search(text)
    return found.group().rstrip(".").lower() if found else None


def phone_in(text: str, phone_of: Callable[[str], str | None]) -> str | None:
    """The first telephone number in a text, in its full form."""
    for found in _NUMBER.finditer(_EMAIL.sub(" ", text)):
        number = phone_of(found.group())
        if number is not None:
            return number
    return None


def has_contact_shape(text: str) -> bool:
    """Whether somebody tried to write a number or an address."""
    return "@" in text or len(re.findall(r"\d", text)) >= 5


def name_said(text: str) -> str | None:
    """A name that is introduced as one ("jag heter Anna Berg") anywhere in a text."""
    found = _SAID_NAME.search(text)
    return _name(re.split(r"[,.;!?\n]| och ", text[found.end() :])[0]) if found else None


def name_beside_contact(text: str) -> str | None:
    """The name in "kalle larsson, 070-174 06 05", written where something else was asked."""
    bare = _NUMBER.sub(",", _EMAIL.sub(",", text))
    if bare == text:
        return None
    for part in re.split(r"[,;\n]| och ", bare):
        name = name_in(part)
        words = name.casefold().split() if name else []
        if name and len(words) <= 3 and not _NO_PART.intersection(words):
            return name
    return None


def name_in(text: str) -> str | None:
    """The name in an answer to "vad heter du": the words that are left without numbers and small talk."""
    bare = _NUMBER.sub(" ", _EMAIL.sub(" ", text))
    return _name(_LEAD.sub("", re.sub(r"\s+", " ", bare).strip(' ,.;:!"')))


def _name(words: str) -> str | None:
    name = _TAIL.sub("", words.strip(' ,.;:!"')).strip(' ,.;:!"')
    if not _NAME.fullmatch(name) or len(name) > MOST_NAME or words.rstrip().endswith("?"):
        return None
    parts = name.split()
    if all(part.casefold().strip(".") in _NO_NAMES for part in parts):
        return None
    if len(parts) > 1 and parts[0].casefold() in _NO_NAMES - {"va", "var"}:
        return None
    return name if name != name.lower() else " ".join(_capital(part) for part in parts)


def _capital(part: str) -> str:
    return "-".join(piece[:1].upper() + piece[1:] for piece in part.split("-"))


@dataclass(frozen=True)
class Details:
    """What is to stand on a booking instead; nothing is set where only the wish was said."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None

    def __bool__(self) -> bool:
        return bool(self.name or self.phone or self.email)


def new_details(raw: str, text: str, phone_of: Callable[[str], str | None]) -> Details | None:
    """The name, number or address a message wants on a booking that is made; None when it wants none."""
    found = _NEW_NAME.search(raw)
    name = _name(re.split(r" och | i ?stället| tack", found["name"])[0]) if found else None
    phone = email = None
    if has(_OTHER, text) and has(_REACHED_AT, text):
        phone, email = phone_in(raw, phone_of), email_in(raw)
    details = Details(name, phone, email)
    return details if details or has(_WITHOUT_VALUE, text) else None


def leaving(text: str) -> bool:
    return has(LEAVING, text)
