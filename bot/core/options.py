"""The fixed values buttons send besides those of the profile, and the options of each question."""

from __future__ import annotations

from bot.core.answer_words import tokens
from bot.core.catalogue import Catalogue, Certificate, Skill
from bot.core.interview_state import Interview, World
from bot.core.profile import Profile
from bot.core.telling_words import EMPTY

NONE = "none"  # none of the trades offered, no work to tell of
OUTSIDE = "annan"  # a municipality outside the region
ANYTHING = "any"  # does not matter
DISTANCE = "distance"
SAME = "same"  # the sectors of the person's trades
FORMS = ("komvux", "yh", "folkhogskola", "universitet", "arbetsmarknadsutbildning", "branschvalidering")
START_DAYS: dict[str, int] = {"asap": 60, "half_year": 183, "year": 365}
TRAVEL_KM = (10, 30, 50, 100)
YEARS = (1, 3, 5, 10, 20, 30)
MAX_CERTIFICATES = 8
MAX_RELATED = 4
STEM = 5
EVERYDAY = ("eller", "arbet", "säker", "körko", "perso")
MAX_LANGUAGES = 8
LANGUAGE_AT_HOME = "svenska"


def person_sectors(profile: Profile, catalogue: Catalogue) -> list[str]:
    """The sectors of the person's trades, the first job's first."""
    trades = [catalogue.occupations.get(job.occupation or "") for job in profile.experiences]
    return list(dict.fromkeys(trade.sector for trade in trades if trade))


def certificate_options(state: Interview, world: World) -> list[str]:
    """What programmes of the person's sectors ask for, what goes with the trade, then the usual ones."""
    catalogue = world.catalogue
    sectors = person_sectors(state.profile, catalogue)
    required = [
        certificate
        for programme in catalogue.programmes.values()
        if programme.sector in sectors
        for certificate in programme.requires.certificates
    ]
    related = _related(state.profile, catalogue)
    usual = list(catalogue.certificates)
    ordered = dict.fromkeys([*usual[:1], *related[:MAX_RELATED], *required, *usual])
    held = [] if state.reopened else state.profile.certificates
    return [item for item in ordered if item in catalogue.certificates and item not in held][:MAX_CERTIFICATES]


def _related(profile: Profile, catalogue: Catalogue) -> list[str]:
    """Certificates that share a word's beginning with the trade or its skills ("svetslicens")."""
    known = [catalogue.occupations.get(job.occupation or "") for job in profile.experiences]
    trades = [trade for trade in known if trade]
    names = [trade.label for trade in trades]
    names += [
        catalogue.skills[item.skill].label
        for trade in trades
        for item in trade.skills
        if item.skill in catalogue.skills
    ]
    stems = {token[:STEM] for token in tokens(names) if len(token) >= STEM}.difference(EVERYDAY)
    found = []
    for certificate in catalogue.certificates.values():
        if stems & {token[:STEM] for token in tokens([certificate.label]) if len(token) >= STEM}:
            found.append(certificate.id)
    return found


def is_about(paper: Certificate, skill: Skill) -> bool:
    """Whether a paper can show a skill: their names share a word, or the beginning of a long one."""
    one, two = (
        {token[:STEM] for token in tokens([entry.label, *entry.synonyms])} - EMPTY - {*EVERYDAY}
        for entry in (paper, skill)
    )
    return not one.isdisjoint(two)


def language_options(world: World) -> list[str]:
    """Languages beside Swedish, which the question takes for granted."""
    return [name for name in world.catalogue.languages if name != LANGUAGE_AT_HOME][:MAX_LANGUAGES]


def common_trades(world: World, count: int = 4) -> list[tuple[str, str]]:
    """One trade per sector, to choose among when words did not help: (id, label)."""
    found: dict[str, tuple[str, str]] = {}
    for trade in world.catalogue.occupations.values():
        found.setdefault(trade.sector, (trade.id, trade.label))
    return list(found.values())[:count]
