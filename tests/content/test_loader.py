"""The loader refuses everything a content editor can get wrong, and says where it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content.loader import FOLDER, ContentError, load_catalogue, load_deeds, load_phrases, load_statutes

GOOD = {
    "skills.yml": """
groups: [{id: machines, label: Maskiner, question: Vilka maskiner?}]
skills:
  - {id: truck, label: köra truck, question: Truck?, group: machines, synonyms: [truckkörning], levels: true}
  - {id: weld, label: svetsa, question: Svetsar du?, evidence: [grade, work_sample]}
""",
    "occupations/teknik.yml": """
occupations:
  - id: welder
    label: Svetsare
    sector: teknik
    ssyk: "7212"
    skills: [{skill: weld, usual: 1}, {skill: truck, usual: 0.3}]
""",
    "certificates.yml": "certificates: [{id: korkort_b, label: körkort B}]",
    "organisation.yml": "organisation: {name: Regionen, officer: Ombudet, example: true}",
    "languages.yml": "{languages: {svenska: [svensk], engelska: []}, codes: {sv: svenska, en: engelska}}",
    "other_languages.yml": """
other_languages:
  - id: english
    name: engelska
    tag: en
    answers: [Only Swedish., Still only Swedish.]
    book: Book
    human: Person
    distress: Call 112
    go_on: Go on
""",
    "municipalities.yml": """
municipalities:
  - {code: "1785", name: Säffle, team: saffle, main_town: Säffle, lat: 59.133, lon: 12.929, confidence: H}
""",
    "providers.yml": """
providers: [{id: school, name: Skolan, kind: komvux, municipality_code: '1785', confidence: H}]
""",
    "arenas.yml": """
arenas:
  - id: arena
    name: Arenan
    about: Ett samarbete.
    sectors: [teknik]
    source: {name: Boken, checked: 2026-11-23}
    confidence: M
""",
    "teams.yml": """
teams:
  - id: saffle
    name: Teamet
    municipality_code: "1785"
    place: Exempel
    slot_minutes: 60
    capacity: 1
    modes: [place, video]
    bookable: [{weekday: 0, start: "09:00", end: "12:00"}]
    staffed: []
    example: true
""",
    "programmes/teknik.yml": """
programmes:
  - id: welding
    kind: programme
    title: Svetsare
    provider: school
    form: komvux
    sector: teknik
    where: ["1785"]
    length_weeks: 50
    requires: {education: grundskola, certificates: [korkort_b], min_age: 18, skills: [truck]}
    teaches: [weld]
    leads_to: [welder]
    arenas: [arena]
    confidence: H
    source: {name: Boken, url: https://example.org, checked: 2026-11-23}
""",
    "phrases/interview.yml": """
hello: ['Hej {name}!', 'Hallå {name}!']
bye: Hej då!
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in GOOD.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(folder: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        load_catalogue(folder)
    return caught.value


def test_good_content_becomes_the_types_of_the_core(folder: Path) -> None:
    content = load_catalogue(folder)

    assert content.skills["truck"].levels and content.skills["truck"].group == "machines"
    assert content.occupations["welder"].skills[1].usual == 0.3
    assert content.languages == {"svenska": ("svensk",), "engelska": ()}
    assert content.language_codes == {"sv": "svenska", "en": "engelska"}
    assert content.other_languages["english"].right_to_left is False
    programme = content.programmes["welding"]
    assert programme.source.checked == date(2026, 11, 23)
    assert programme.requires.certificates == ("korkort_b",)
    assert content.teams["saffle"].bookable[0].start == "09:00"
    assert "vård och omsorg" in content.sectors


def test_a_key_left_out_is_empty_and_never_certain(folder: Path) -> None:
    change(folder, "programmes/teknik.yml", "    requires:", "    #")

    programme = load_catalogue(folder).programmes["welding"]

    assert programme.requires.education is None and programme.requires.subjects == ()
    assert programme.seqf_level is None
    assert programme.length_sure is False and programme.example is False


def test_what_was_never_read_has_no_day_it_was_checked(folder: Path) -> None:
    change(folder, "programmes/teknik.yml", "confidence: H", "confidence: M")
    change(folder, "programmes/teknik.yml", "checked: 2026-11-23", "checked: null")

    assert load_catalogue(folder).programmes["welding"].source.checked is None


def test_where_a_branch_validates_may_be_unknown(folder: Path) -> None:
    change(folder, "programmes/teknik.yml", '["1785"]', "[]")
    change(folder, "programmes/teknik.yml", "form: komvux", "form: branschvalidering")

    assert load_catalogue(folder).programmes["welding"].where == ()


def test_a_whole_number_is_good_where_a_share_is_asked(folder: Path) -> None:
    assert load_catalogue(folder).occupations["welder"].skills[0].usual == 1.0


WRONG = [
    # file, old, new, entry, words of the problem
    ("programmes/teknik.yml", "length_weeks", "lenght_weeks", "welding", "unknown key 'lenght_weeks'"),
    ("programmes/teknik.yml", "education: gr", "educaton: gr", "welding", "requires: unknown key 'educaton'"),
    ("programmes/teknik.yml", "programmes:", "programs:", None, "unknown key 'programs'"),
    ("skills.yml", "groups:", "skills:", None, "duplicate key 'skills'"),
    ("programmes/teknik.yml", "title: Svetsare", "id: other", None, "duplicate key 'id'"),
    ("skills.yml", "id: weld", "id: truck", "truck", "duplicate id, also in skills.yml"),
    ("skills.yml", "group: machines", "group: tools", "truck", "no 'tools' among groups"),
    ("occupations/teknik.yml", "skill: weld", "skill: wled", "welder", "no 'wled' among skills"),
    ("occupations/teknik.yml", "skill: truck", "skill: weld", "welder", "stands there twice"),
    ("programmes/teknik.yml", "teaches: [weld]", "teaches: [no]", "welding", "must be text, not False"),
    ("programmes/teknik.yml", "teaches: [weld]", "teaches: [x]", "welding", "no 'x' among skills"),
    ("programmes/teknik.yml", "leads_to: [welder]", "leads_to: [x]", "welding", "no 'x' among occupations"),
    (
        "programmes/teknik.yml",
        "skills: [truck]",
        "skills: [x]",
        "welding",
        "requires.skills: there is no",
    ),
    ("programmes/teknik.yml", "[korkort_b]", "[c]", "welding", "requires.certificates: there is no 'c'"),
    ("programmes/teknik.yml", "provider: school", "provider: x", "welding", "no 'x' among providers"),
    ("programmes/teknik.yml", "arenas: [arena]", "arenas: [x]", "welding", "no 'x' among arenas"),
    ("programmes/teknik.yml", '["1785"]', '["1780"]', "welding", "no '1780' among municipalities"),
    ("programmes/teknik.yml", '["1785"]', "[1785]", "welding", "must be text, not 1785 (put it in quotes)"),
    ("programmes/teknik.yml", '["1785"]', "[]", "welding", "nobody could study it"),
    ("programmes/teknik.yml", "confidence: H", "confidence: M", "welding", "source.checked: only what was read"),
    ("programmes/teknik.yml", ", checked: 2026-11-23", "", "welding", "source.checked: says when it was read"),
    ("programmes/teknik.yml", "form: komvux", "form: branschvalidering\n    home: true", "welding", "home: only"),
    ("providers.yml", "'1785'", "'1780'", "school", "no '1780' among municipalities"),
    ("municipalities.yml", "team: saffle", "team: x", "1785", "no 'x' among teams"),
    ("teams.yml", '"1785"', '"1780"', "saffle", "no '1780' among municipalities"),
    ("occupations/teknik.yml", "sector: teknik", "sector: industri", "welder", "'industri' is not one of"),
    ("programmes/teknik.yml", "sector: teknik", "sector: x", "welding", "sector: 'x' is not one of"),
    ("arenas.yml", "[teknik]", "[x]", "arena", "sectors: 'x' is not one of"),
    ("programmes/teknik.yml", "kind: programme", "kind: course", "welding", "kind: 'course' is not one of"),
    ("programmes/teknik.yml", "form: komvux", "form: kurs", "welding", "form: 'kurs' is not one of"),
    (
        "programmes/teknik.yml",
        "education: gr",
        "education: xgr",
        "welding",
        "'xgrundskola' is not one of",
    ),
    ("programmes/teknik.yml", "confidence: H", "confidence: Z", "welding", "confidence: 'Z' is not one of"),
    ("programmes/teknik.yml", "min_age: 18", "min_age: 81", "welding", "81 is not between"),
    ("programmes/teknik.yml", "length_weeks: 50", "length_weeks: 9.5", "welding", "must be a whole number"),
    ("programmes/teknik.yml", "length_weeks: 50", "seqf_level: 9", "welding", "9 is not between 1 and 8"),
    ("programmes/teknik.yml", "2026-11-23", "yesterday", "welding", "source.checked: must be a date"),
    ("programmes/teknik.yml", "    title: Svetsare\n", "", "welding", "the key 'title' is missing"),
    ("programmes/teknik.yml", "title: Svetsare", 'title: ""', "welding", "title: must be text"),
    ("programmes/teknik.yml", "requires: {", "requires: [], financing: {", None, "not readable YAML"),
    ("programmes/teknik.yml", "id: welding", "id: Svets-AB", "Svets-AB", "may only have a-z"),
    ("skills.yml", "work_sample", "hearsay", "weld", "evidence: 'hearsay' is not one of"),
    ("skills.yml", "[truckkörning]", "truckkörning", "truck", "synonyms: must be a list"),
    ("skills.yml", "levels: true", "levels: 1", "truck", "must be true or false"),
    ("skills.yml", "id: weld, ", "", "skills number 2", "the key 'id' is missing"),
    ("occupations/teknik.yml", "usual: 0.3", "usual: 30", "welder", "30.0 is not between 0 and 1"),
    ("occupations/teknik.yml", "{skill: truck, usual: 0.3}", "truck", "welder", "'key: value' lines"),
    ("providers.yml", "kind: komvux", "kind: skola", "school", "kind: 'skola' is not one of"),
    ("municipalities.yml", '"1785"', '"0180"', "0180", "not written as it should be"),
    ("municipalities.yml", "lat: 59.133", "lat: 12.929", "1785", "lat: 12.929 is not between"),
    ("teams.yml", "modes: [place", "modes: [office", "saffle", "modes: 'office' is not one of"),
    ("teams.yml", '"09:00"', '"9:00"', "saffle", "'9:00' is not written as it should be"),
    ("teams.yml", 'end: "12:00"', "end: 12:00", "saffle", "put it in quotes"),
    ("teams.yml", 'end: "12:00"', 'end: "08:00"', "saffle", "end before they begin"),
    ("teams.yml", "weekday: 0", "weekday: 7", "saffle", "7 is not between 0 and 6"),
    ("organisation.yml", "organisation:", "region:", None, "needs the one key 'organisation'"),
    ("organisation.yml", "officer: Ombudet, ", "", "organisation", "the key 'officer' is missing"),
    ("organisation.yml", "Ombudet,", "Ombudet, phone: 054-1,", "organisation", "an example has no address"),
    ("languages.yml", "[svensk]", "svensk", "svenska", "must be a list"),
    ("languages.yml", "{languages:", "{tongues:", None, "needs the key 'languages'"),
    ("languages.yml", "codes: {sv", "tongues: {sv", None, "needs the key 'languages'"),
    ("languages.yml", "sv: svenska", "sv: svensk", "codes", "'sv' must be a code"),
    ("languages.yml", "sv: svenska", "no: svenska", "codes", "False must be a code in quotes"),
    ("other_languages.yml", "name: engelska", "name: engelsk", "english", "no 'engelsk' among languages"),
    ("other_languages.yml", "tag: en", "tag: English", "english", "tag: 'English' is not written"),
    ("other_languages.yml", ", Still only Swedish.", "", "english", "answers: needs two"),
    ("other_languages.yml", "go_on:", "goon:", "english", "unknown key 'goon'"),
]


@pytest.mark.parametrize(("file", "old", "new", "entry", "problem"), WRONG)
def test_a_fault_is_refused_with_its_file_and_entry(
    folder: Path, file: str, old: str, new: str, entry: str | None, problem: str
) -> None:
    change(folder, file, old, new)

    fault = refusal(folder)

    assert fault.file == file
    assert fault.entry == entry
    assert problem in fault.problem
    assert str(fault).startswith(f"{file}: ")


def test_the_same_id_in_two_files_names_both(folder: Path) -> None:
    text = GOOD["programmes/teknik.yml"]
    (folder / "programmes/validation.yml").write_text(text, encoding="utf-8")

    fault = refusal(folder)

    assert (fault.file, fault.entry) == ("programmes/validation.yml", "welding")
    assert "also in programmes/teknik.yml" in fault.problem


@pytest.mark.parametrize("file", [name for name in GOOD if "/" not in name])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()

    assert (refusal(folder).file, refusal(folder).problem) == (file, "is missing")


@pytest.mark.parametrize("name", ["occupations", "programmes"])
def test_an_empty_folder_is_named(folder: Path, name: str) -> None:
    (folder / name / "teknik.yml").unlink()

    assert (refusal(folder).file, refusal(folder).problem) == (name, "has no YAML files")


@pytest.mark.parametrize("text", ["", "- a\n- b", "just words", "7: seven"])
def test_a_file_without_named_keys_is_refused(folder: Path, text: str) -> None:
    (folder / "arenas.yml").write_text(text, encoding="utf-8")

    assert "named keys" in refusal(folder).problem


def test_a_section_without_a_list_is_refused(folder: Path) -> None:
    (folder / "arenas.yml").write_text("arenas:", encoding="utf-8")

    assert "needs the key 'arenas' with a list" in refusal(folder).problem


def test_a_file_that_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / "arenas.yml").write_bytes("arenas: [Säffle]".encode("latin-1"))

    assert refusal(folder).file == "arenas.yml"


def test_a_file_ending_in_yaml_is_read_too(folder: Path) -> None:
    (folder / "programmes/teknik.yml").rename(folder / "programmes/teknik.yaml")

    assert "welding" in load_catalogue(folder).programmes


def test_phrases_are_found_by_file_and_key_and_vary(folder: Path) -> None:
    phrases = load_phrases(folder)

    assert phrases.say("interview.hello", turn=1, name="Eva") == "Hallå Eva!"
    assert phrases.say("interview.hello", turn=2, name="Eva") == "Hej Eva!"
    assert phrases.say("interview.bye", turn=5) == "Hej då!"
    assert phrases.count("interview.hello") == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hello: []", "has no wording"),
        ("hello: ['Hej {name']", "braces do not match"),
        ("hello: ['Hej {}']", "is not the name of a value"),
        ("hello: ['Hej {0}']", "is not the name of a value"),
        ("hello: {morning: Hej}", "must be a list"),
        ("hello: [Hej, 7]", "must be text, not 7"),
        ("hello: ['']", "must be text"),
    ],
)
def test_a_faulty_phrase_is_refused_with_its_key(folder: Path, text: str, problem: str) -> None:
    (folder / "phrases/interview.yml").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        load_phrases(folder)

    assert (caught.value.file, caught.value.entry) == ("phrases/interview.yml", "hello")
    assert problem in caught.value.problem


def test_a_phrase_written_twice_is_refused(folder: Path) -> None:
    (folder / "phrases/interview.yml").write_text("hello: Hej\nhello: Hallå", encoding="utf-8")

    with pytest.raises(ContentError, match="duplicate key 'hello'"):
        load_phrases(folder)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{years: 0, months: 1}", "{years: 1, months: 1}", "notice_period.steps"),
        ("{years: 4, months: 3}", "{years: 2, months: 3}", "notice_period.steps"),
        ("{months: 6, percent: 60}", "{months: 16, percent: 60}", "unemployment_insurance.levels"),
        ("{months: 8, days: 200}", "{months: 3, days: 200}", "unemployment_insurance.main"),
        ("income_cap: 34000", "income_cap: 34 000", "must be a whole number"),
        ("frame_months: 12", "frame: 12", "unknown key 'frame'"),
    ],
)
def test_a_table_of_law_with_a_step_out_of_place_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (FOLDER / "statutes.yml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tmp_path / "statutes.yml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match="statutes.yml") as refused:
        load_statutes(tmp_path)
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("did: [assistera]", "did: [assisterade]", "is no infinitive"),
        ("what: [veterinär*]", "what: [hos veterinär]", "must be one small word"),
        ("what: [veterinär*]", "what: []", "needs both"),
        ("what: [veterinär*]", "whom: [veterinär*]", "unknown key 'whom'"),
    ],
)
def test_a_deed_that_cannot_be_looked_for_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = "forms: []\ndeeds:\n  - {trade: Djursjukskötare, did: [assistera], what: [veterinär*]}\n"
    (tmp_path / "deeds.yml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match="deeds.yml") as refused:
        load_deeds(tmp_path)
    assert problem in str(refused.value)
