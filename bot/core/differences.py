"""What differs between two states of a profile, in the words of the profile. Called when a step is taken back."""

from __future__ import annotations

from bot.core.interview_state import World
from bot.core.profile import Profile
from bot.core.wish_words import wish_in_words
from bot.core.wishes import WISHES, is_told
from bot.core.wording import certificate_label, job_in_words, label, lower_first


def gone_from(before: Profile, after: Profile, world: World) -> list[str]:
    """What stands in `before` and no longer in `after`."""
    kept = set(_things(after, world))
    return [thing for thing in _things(before, world) if thing not in kept]


def _things(profile: Profile, world: World) -> list[str]:
    place = world.catalogue.municipalities.get(profile.municipality_code or "")
    things = [lower_first(label(world, f"title_{profile.situation}"))] if profile.situation else []
    things += [place.name] if place else []
    things += [job_in_words(world, job) for job in profile.experiences]
    things += [lower_first(skill.label) for skill in profile.skills]
    if profile.education.level:
        things.append(lower_first(label(world, f"title_{profile.education.level}")))
    things += [lower_first(certificate_label(world, item)) for item in profile.certificates]
    wishes = [wish_in_words(profile.wishes, world, wish) for wish in WISHES if is_told(profile.wishes, wish)]
    return things + [item.language for item in profile.languages] + wishes
