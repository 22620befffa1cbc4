"""The profile as the person takes it along: in words for paper, and as JSON Resume for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Dict, FrozenSet, List, Mapping, Tuple

from bot.core.catalogue import Catalogue
from bot.core.phrases import Phrases
from bot.core.profile import Experience, HeldSkill, Profile
from bot.core.suggestion_text import day

# About two lines of the printed page.
TWO_LINES = 180
SENTENCES_APART = " – "
RESUME_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


@dataclass(frozen=True)
class Words:
    """What is needed to say a profile in words: `labels` as the summary's card has them."""

    catalogue: Catalogue
    phrases: Phrases
    labels: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        return self.phrases.say(f"paper.{key}", 0, **values)

    def label(self, value: str) -> str:
        return self.labels.get(value, value)


def on_paper(profile: Profile, words: Words, today: date, name: str = "") -> Dict[str, Any]:
    """Headings and lines for the printed page, in order; empty parts are left out.

    `today` is the date in Sweden, `name` what the person gave when booking.
    """
    summary, told = _summary(profile)
    jobs = [_job(job, words, own=job.words not in told) for job in profile.experiences]
    work = {"title": words.say("experience"), "items": jobs}
    parts = [
        ("education", _education(profile, words)),
        ("certificates", [_line(_capital(words.label(item))) for item in profile.certificates]),
        ("languages", [_line(_capital(item.language), item.level or "") for item in profile.languages]),
        ("wishes", [_line(_capital(text)) for text in _wishes(profile, words)]),
    ]
    sections = [{"title": words.say(name), "items": items} for name, items in parts if items]
    skills = _skill_groups(profile, words)
    return {
        "title": words.say("title"),
        "name": name,
        "place": words.label(profile.municipality_code) if profile.municipality_code else "",
        "date": words.say("date", date=day(today.isoformat(), words.phrases)),
        "summary": words.say("quoted", words=summary) if summary else "",
        "work": [work] if profile.experiences else [],
        "skills_title": words.say("skills"),
        "skills": skills,
        "sections": sections,
        "nothing": "" if sections or skills or profile.experiences else words.say("nothing"),
        "note": words.say("note"),
    }


def _summary(profile: Profile) -> Tuple[str, FrozenSet[str]]:
    """At most two lines in the person's own words, and which of them are said there in full."""
    told = list(dict.fromkeys(job.words for job in profile.experiences if job.words))
    whole = SENTENCES_APART.join(told)
    if len(whole) <= TWO_LINES:
        return whole, frozenset(told)
    short = whole[: TWO_LINES - 1].rsplit(" ", 1)[0].rstrip(" .,;") + "…"
    return short, frozenset(words for words in told if words in short)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _line(text: str, detail: str = "", small: str = "") -> Dict[str, str]:
    return {"text": text, "detail": detail, "small": small}


def _job(job: Experience, words: Words, *, own: bool) -> Dict[str, str]:
    years = words.say("years", years=_number(job.years)) if job.years else ""
    said = words.say("own_words", words=job.words) if job.words and own else ""
    return _line(_capital(job.label), years, said)


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _education(profile: Profile, words: Words) -> List[Dict[str, str]]:
    education = profile.education
    if not education.level:
        return []
    seqf = words.say("seqf", level=education.seqf_level) if education.seqf_level else ""
    return [_line(words.label(education.level), seqf, ", ".join(education.details))]


def _wishes(profile: Profile, words: Words) -> List[str]:
    wishes = profile.wishes
    lines = [", ".join(words.label(item) for item in group) for group in (wishes.sectors, wishes.forms) if group]
    if wishes.pace:
        lines.append(words.say("pace", pace=words.label(wishes.pace)))
    if wishes.max_travel_km is not None:
        lines.append(words.say("travel", km=wishes.max_travel_km))
    if wishes.distance_ok:
        lines.append(words.say("distance"))
    return lines


def _skill_groups(profile: Profile, words: Words) -> List[Dict[str, Any]]:
    """Skills under their group's name, in the catalogue's order; those without a group last."""
    catalogue = words.catalogue
    grouped: Dict[str, List[Dict[str, str]]] = {}
    for held in profile.skills:
        known = catalogue.skills.get(held.id)
        group = catalogue.groups.get(known.group) if known and known.group else None
        title = group.label if group else words.say("other_skills")
        grouped.setdefault(title, []).append(_skill(held, words))
    last = words.say("other_skills")
    return [{"title": title, "items": grouped[title]} for title in sorted(grouped, key=lambda title: title == last)]


def _skill(held: HeldSkill, words: Words) -> Dict[str, str]:
    level = words.say(f"level_{held.level}") if held.level else ""
    if held.status == "verified":
        shown = words.say("verified", by=held.verified_by or "", method=held.method or "")
    else:
        evidence = [words.label(item) for item in held.evidence if item != "none"]
        shown = words.say("self_reported")
        shown += ", " + words.say("shown_by", evidence=", ".join(evidence)) if evidence else ""
    return _line(held.label, level, shown)


def json_resume(profile: Profile, words: Words, today: date, name: str = "") -> Dict[str, Any]:
    """JSON Resume 1.0; what it has no field for stands in `x_` keys, which its schema allows."""
    return {
        "$schema": RESUME_SCHEMA,
        "basics": {**({"name": name} if name else {}), "location": {"countryCode": "SE", **_city(profile, words)}},
        "work": [
            {"position": job.label, "x_years": job.years, "x_jobtech_concept_id": job.concept_id, "x_ssyk": job.ssyk}
            for job in profile.experiences
        ],
        "education": [{"studyType": words.label(profile.education.level), "x_seqf_level": profile.education.seqf_level}]
        if profile.education.level
        else [],
        "certificates": [{"name": words.label(item)} for item in profile.certificates],
        "skills": [
            {
                "name": held.label,
                "level": words.say(f"level_{held.level}") if held.level else "",
                "x_id": held.id,
                "x_evidence": held.evidence,
                "x_status": held.status,
                "x_jobtech_concept_id": _concept(held, words),
            }
            for held in profile.skills
        ],
        "languages": [{"language": item.language, "fluency": item.level or ""} for item in profile.languages],
        "meta": {"version": "v1.0.0", "lastModified": today.isoformat()},
    }


def _city(profile: Profile, words: Words) -> Dict[str, str]:
    return {"city": words.label(profile.municipality_code)} if profile.municipality_code else {}


def _concept(held: HeldSkill, words: Words) -> str | None:
    known = words.catalogue.skills.get(held.id)
    return known.concept_id if known else None
