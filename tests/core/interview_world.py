"""A small world to interview people in, and a talk that checks every turn's promises."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.content.loader import load_phrases
from bot.core.catalogue import (
    Catalogue,
    Certificate,
    Municipality,
    Occupation,
    OccupationSkill,
    Programme,
    Requirements,
    Skill,
    SkillGroup,
    Source,
)
from bot.core.conversation import STEPS, Reading, Reply
from bot.core.interview import Interview, World, answer, ask, begin, progress, step
from bot.core.payloads import parse_payload
from bot.core.profile import Profile

TODAY = date(2026, 11, 24)
PHRASES = load_phrases()
SOURCE = Source("Exempel", None, TODAY)

# skill: (group, has levels, how it can be shown)
SKILLS: dict[str, tuple[str | None, bool, tuple[str, ...]]] = {
    "mig": ("svets", False, ("certificate", "employer")),
    "tig": ("svets", False, ("certificate",)),
    "gassvets": ("svets", False, ()),
    "rörsvets": ("svets", False, ()),
    "ritning": ("verkstad", False, ()),
    "mätning": ("verkstad", False, ()),
    "omvårdnad": ("vård", False, ("grade", "employer")),
    "hygien": ("vård", False, ()),
    "demens": ("vård", False, ("grade",)),
    "hembesök": ("stöd", False, ()),
    "måltid": ("stöd", False, ()),
    "handleda": ("arbete", False, ()),
    "säkerhet": ("arbete", False, ()),
    "planera": ("arbete", False, ()),
    "truck": ("lyft", False, ("certificate",)),
    "travers": ("lyft", False, ()),
    "dator": (None, True, ()),
}
TRADES: dict[str, tuple[str, dict[str, float]]] = {
    "svetsare": (
        "teknik",
        {"mig": 0.9, "tig": 0.6, "gassvets": 0.4, "rörsvets": 0.3, "ritning": 0.7, "mätning": 0.6}
        | {"handleda": 0.3, "säkerhet": 0.6, "planera": 0.4, "travers": 0.4, "truck": 0.5, "dator": 0.3},
    ),
    "undersköterska": (
        "vård och omsorg",
        {"omvårdnad": 0.95, "hygien": 0.9, "demens": 0.5, "måltid": 0.6, "handleda": 0.3, "planera": 0.4},
    ),
    "vårdbiträde": ("vård och omsorg", {"hembesök": 0.8, "måltid": 0.8, "omvårdnad": 0.6, "säkerhet": 0.3}),
    "lagerarbetare": ("transport", {"truck": 0.8, "travers": 0.2, "säkerhet": 0.5, "dator": 0.5}),
}
PLACES = {"1785": "Säffle", "1715": "Kil", "1780": "Karlstad"}


def small_world(influence: Mapping[str, float] | None = None) -> World:
    """`influence` says how much each skill moves the suggestions; all alike unless given."""
    weights = dict.fromkeys(SKILLS, 0.1) if influence is None else influence

    def moved(profile: Profile) -> Mapping[str, float]:
        known = {skill.id for skill in profile.skills} | set(profile.lacks)
        return {skill: weight for skill, weight in weights.items() if skill not in known}

    return World(_catalogue(), PHRASES, moved, TODAY)


def _catalogue() -> Catalogue:
    groups = sorted({group for group, _, _ in SKILLS.values() if group})
    return Catalogue(
        skills={
            key: Skill(key, key.capitalize(), f"Har du gjort {key}?", group, None, (), levels, evidence)
            for key, (group, levels, evidence) in SKILLS.items()
        },
        groups={key: SkillGroup(key, key.capitalize(), f"Vad kan du inom {key}?") for key in groups},
        occupations={
            key: Occupation(
                key,
                key.capitalize(),
                sector,
                f"concept_{key}",
                None,
                (),
                tuple(map(OccupationSkill, usual, usual.values())),
            )
            for key, (sector, usual) in TRADES.items()
        },
        certificates={
            key: Certificate(key, key.capitalize(), ())
            for key in ("körkort", "hygienbevis", "truckkort", "svetslicens")
        },
        languages={"svenska": (), "engelska": ("english",), "arabiska": ()},
        municipalities={key: Municipality(key, name, "x", name, 59.1, 12.9) for key, name in PLACES.items()},
        providers={},
        arenas={},
        programmes={item.id: item for item in _programmes()},
        teams={},
        sectors=("vård och omsorg", "teknik", "transport"),
    )


def _programmes() -> list[Programme]:
    places = [("teknik", "yh"), ("teknik", "komvux"), ("vård och omsorg", "komvux"), ("vård och omsorg", "yh")]
    return [
        Programme(
            id=f"p{number}", kind="programme", title=f"Utbildning {number}", provider=None, form=form,
            sector=sector, where=("1780",), home=False, distance=False, seqf_level=None, length_weeks=None,
            length_sure=False, requires=Requirements(), teaches=("tig",), leads_to=(), leads_to_labels=(),
            arenas=(), financing=(), confidence="M", source=SOURCE,
        )
        for number, (sector, form) in enumerate(places)
    ]  # fmt: skip


def entity(kind: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"entity": kind, "value": value, **more}


def trade(key: str, start: int = 0, **more: Any) -> dict[str, Any]:
    return entity("occupation", key.capitalize(), id=key, start=start, end=start + len(key), **more)


def place(code: str) -> dict[str, Any]:
    return entity("municipality", PLACES[code], id=code)


def years(number: float, start: int = 0) -> dict[str, Any]:
    return entity("years", number, start=start)


class Talk:
    """One person's interview. Every turn is checked: JSON-safe, no text twice in a row, progress."""

    def __init__(self, world: World | None = None) -> None:
        self.world = world or small_world()
        self.state = begin(Interview(), self.world)
        self.texts: list[str] = []
        self.messages = 0
        self.may_fall = False  # whether progress may go back
        self.replies: tuple[Reply, ...] = ()
        self._hear(ask(self.state, self.world))

    @property
    def profile(self) -> Profile:
        return self.state.profile

    @property
    def asking(self) -> str | None:
        return self.state.asking

    @property
    def question(self) -> Reply:
        return self.replies[-1]

    def send(self, reading: Reading) -> Talk:
        before = progress(self.state)
        outcome = answer(self.state, reading, self.world)
        self.state = Interview.from_dict(json.loads(json.dumps(outcome.state.to_dict())))
        assert outcome.done == self.state.done
        self.messages += 1
        self._hear((*outcome.replies, *ask(self.state, self.world)))
        went_back = self.may_fall or reading.intent in ("back", "correct_answer") or reading.text.startswith("backa")
        assert 0 <= progress(self.state) <= 1 and (went_back or progress(self.state) >= before)
        assert step(self.state) in STEPS
        return self

    def say(self, text: str, *entities: dict[str, Any], intent: str = "inform") -> Talk:
        return self.send(Reading(text, intent, entities=entities))

    def press(self, title: str) -> Talk:
        return self.send(pressed(self.question, title))

    def pick(self, asks: str, value: Any) -> Talk:
        return self.send(Reading("val", "inform", asks=asks, value=value))

    def tell(self, *texts: str) -> Talk:
        for text in texts:
            self.say(text)
        return self

    def to(self, asks: str) -> Talk:
        """Skip on until `asks` is the open question."""
        while self.asking != asks:
            assert self.messages < 60, f"{asks} never came"
            self.say("hoppa över", intent="skip")
        return self

    def answer_all(self) -> Talk:
        """Press the first button, or pick the first two skills, until everything is confirmed."""
        while not self.state.done:
            assert self.messages < 60
            if self.asking == "skills":
                self.pick("skills", self.state.options[:2])
            else:
                self.press(self.question.buttons[0].title)
        return self

    def _hear(self, replies: tuple[Reply, ...]) -> None:
        self.replies = replies or self.replies
        for reply in replies:
            assert reply.text.strip()
            assert not self.texts or reply.text != self.texts[-1], reply.text
            self.texts.append(reply.text)


def pressed(reply: Reply, title: str) -> Reading:
    button = next(button for button in reply.buttons if button.title == title)
    found = parse_payload(button.payload)
    assert found is not None, button.payload
    return Reading(title, found.intent, asks=found.asks, value=found.value)


def at_work(world: World | None = None) -> Talk:
    """A person who has told where they are and where they live."""
    return Talk(world).tell("varslad", "Säffle")


def welder(world: World | None = None) -> Talk:
    """A welder of fifteen years with no other job, before the skill questions."""
    return at_work(world).say("svetsare i 15 år", trade("svetsare"), years(15, 11)).say("nej", intent="deny")
