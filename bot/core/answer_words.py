"""What people write when they answer: the everyday words behind the values of the profile.

Only for understanding; nothing here is ever shown. Patterns are tried in order, the first that fits wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import Pattern

Words = tuple[tuple[str, str], ...]

SITUATION: Words = (
    ("varslad", r"varsl|varsel"),
    (
        "arbetslös",
        r"(inte|inget|ingen|ej) (har? |något |nå[nt] )*(jobb|arbete)\b|jobbet (är |tog )?slut|\bnu (är det )?slut\b",
    ),
    (
        "annat",
        r"permitt|har (ett )?jobb\b|(?<!var )(?<!varit )anställd\b|stud(ent|erar)|pensionär",
    ),
    ("annat", r"(?<!var )(?<!varit )sjuk(skriven|penning)|föräldraledig|egen firma|företagare"),
    ("annat", r"byta (jobb|bana|yrke)|något annat"),
    ("uppsagd", r"uppsagd|uppsägning|sagt? upp|avsked|(blev|bliv|blivit) av me[dt]? (mitt )?(jobb|arbete|anställ|det)"),
    (
        "uppsagd",
        r"mist(e|at)? jobbet|fick sluta|fått sluta|sparka(d|t)|kicka(d|t)|\b(få\w*|fick) (sparken|kicken|foten)",
    ),
    ("uppsagd", r"fått gå|fick gå|förlora(t|de) (jobbet|arbetet)|mist jobbet|konkurs"),
    # Norwegian and Danish.
    ("arbetslös", r"arbeidsledig|arbeidsløs|arbejdsløs|uten jobb|uden (job|arbejde)\b"),
    ("uppsagd", r"oppsagt|sagt opp|oppsigelse|opsagt|fyret|afskediget|mistet (jobb|arbejd|stilling)"),
    (
        "arbetslös",
        r"arbetslös|arbetssökande|utan (jobb|arbete)|inget jobb|går hemma|söker (jobb|arbete)|(på|från|^) ?a-?kassa",
    ),
    ("arbetslös", r"arbetsförmedling|inskriven"),
    ("annat", r"jobbar (fort|kvar|nu)"),  # unless it is until one has to go
    ("annat", r"^(annat|inget av (det|dem)|något annat|inte något av)"),
)
NOT_MY_SITUATION = r"\b(inte|ej|aldrig)( blivit| längre| alls| än)? (varsl|uppsag|arbetslös|permitt|sjukskr)\w*"
EVIDENCE: Words = (
    ("none", r"^(nej|inget|inga|ingenting|nä|nope|finns inte)\b(?!.*\b(men|fast)\b)"),
    ("employer", r"arbetsgiv|arbetsintyg|tjänstgöring|chef|referens|intyg[^.]* (från|av) (jobbet|företag|firman)"),
    ("grade", r"betyg|examen|gymnasie"),
    ("certificate", r"certifi|licens|prövning|diplom|yrkesbevis|behörighet|utbildningsbevis|legitim|\bkort\b|\bbevis"),
    ("work_sample", r"foto|bild|arbetsprov|visa upp|kan visa|portfolio|prov ?på|provjobba|film"),
    ("employer", r"intyg"),
    ("none", r"^(nej|inget|inga|ingenting|nä)\b|har inget|inget papper|inte (på papper|alls)"),
)
DRIVING_LICENCE = r"^körkort|^utökad b-"
LEVEL: Words = (
    ("4", r"lär(a|t|de)? (ut|upp)|undervis|instrukt|expert|handled(er|are|t andra)|lär andra|mästare|^4$"),
    ("2", r"med (hjälp|stöd|handled)|under (uppsikt|handled)|inte (helt )?själv|tillsammans|^2$"),
    ("3", r"\b(varje|var|alla) dag(ar)?\b|dagligen|jämt|hela tiden|i alla år|\bdet mesta\b|\b[dde]+ mesta\b"),
    ("1", r"\blite|prova|testa|någon gång|nån gång|enstaka|sällan|ibland|knappt|nybörj|grunder|sådär|så där|^1$"),
    ("0", r"^(nej|nä|nej tack|aldrig|inte alls|inget|0)\b|har inte|kan inte|aldrig gjort"),
    ("3", r"själv|ensam|utantill|\bbra\b|van\b|mycket|duktig|kan (det|den)|alltid|varje dag|dagligen|sover|^3$"),
    ("3", r"^(ja|japp|jo|jodå|jajamän|absolut|självklart|precis|visst|klart)\b|det (kan|har) jag"),
)
PACE: Words = (
    ("deltid", r"deltid|halvtid|halvfart|kvart|(25|50|75) ?(%|procent)|vid sidan|några dagar|långsam"),
    ("heltid", r"heltid|helfart|full ?(tid|fart)|100 ?(%|procent)"),
)
FORMS: Words = (
    ("komvux", r"komvux|vuxenutbildning"),
    ("yh", r"yrkeshögskol|\byh\b"),
    ("folkhogskola", r"folkhögskol"),
    ("universitet", r"universitet|(?<!yrkes)(?<!folk)högskol"),
    ("arbetsmarknadsutbildning", r"arbetsmarknadsutbild|af-utbild|arbetsförmedlingens"),
    ("branschvalidering", r"valider|papper på"),
)
# A short course is no form of its own; it says that any of them will do if it is short.
SHORT_COURSE = r"\bkurs(er)?\b|kort(are)? utbildning"
SECTORS: Words = (
    ("vård och omsorg", r"\bvård|omsorg|äldre|sjukhus|hemtjänst"),
    ("teknik", r"teknik|industri|fabrik|verkstad|svets|\bel\b"),
    ("bygg", r"\bbygg|anläggning|snickeri"),
    ("transport", r"transport|\bkör|lastbil|\bbuss|logistik|lager"),
    ("bygg", r"\but(e|omhus)\b|friska luften"),
    ("handel", r"handel|butik|försäljning|\bsälj"),
    ("restaurang", r"restaurang|\bkök|\bmat\b|hotell|\bkock"),
    ("it", r"\bit\b|dator|programmer|\bdata\b"),
    ("ekonomi", r"ekonomi|kontor|bokför|administrat"),
    ("skog", r"\but(e|omhus)\b|friska luften|skog|jordbruk|lantbruk|natur|djur|trädgård"),
    ("skola", r"\bskola|förskol|\bbarn|elever|fritids"),
    ("service", r"service|städ|\blokalvård|vaktmäst"),
)
SAME_AGAIN = r"samma|liknande|fortsätta|stanna|det jag (kan|gör|gjort)|mitt yrke"
START: Words = (
    ("asap", r"direkt|genast|så (fort|snart)|nu\b|på en gång|snarast|omgående|imorgon|i morgon"),
    ("half_year", r"halvår|sex månader|6 mån|hösten|våren|några månader|(efter|till|vid) (nyår|årsskiftet)"),
    ("year", r"nästa år|ett år|om ett tag|längre fram|senare"),
)
FIELD: Words = (
    ("situation", r"situation|varsel|läget"),
    ("municipality", r"kommun|\bort|bor\b|bostad|adress|hemort"),
    ("years", r"antal år|åren|hur länge|hur många år"),
    ("skills", r"kunskap|färdighet|kompetens|\bjag kan\b|kan göra"),
    ("education", r"utbildning|skola|skolgång|betyg"),
    ("certificates", r"intyg|certifikat|kort\b|körkort|bevis|licens"),
    ("languages", r"språk"),
    ("wishes:travel", r"resa\b|resor|pendl|avstånd|restid|hur långt"),
    ("wishes:forms", r"vill (jag )?(läsa|plugga)"),
    ("wishes", r"önsk|vill (jag )?jobba|inriktning|bransch"),
    ("occupation", r"jobb|yrke|arbete|arbetsliv|anställning|erfarenhet"),
)
YES = r"(ja|japp|jo|jodå|jadå|jajamän|yes|ok|okej|absolut|visst|precis|stämmer|korrekt|rätt|självklart|gärna|mm)"
NO = r"(nej|nä|nej tack|nope|no|inte|inga|inget|ingen|ingenting|aldrig|icke|tyvärr)"
CORRECTING = (
    r"^(nej|nä|jo),? \S+|förresten|menade|menar|\bfel\b|ändra|rätta|egentligen|det var|ska(ll)? (det )?(vara|stå)"
    r"|inte \d+|skrev|jag sa\b|glömde"
)
REMOVING = r"ta bort|stryk|radera|plocka bort|ska inte vara med"
NO_LONGER = r"inte längre"  # a paper or a language is gone then; a job has still been one
WORK_CUE = (
    r"jobb|arbeta|varit\b|har (jag )?vart\b|jag vart (på|i|hos|inom|som)\b|\bvar\b|\bsom\b|\bår\b"
    r"|också|även|dessutom|glömde|lägg till|anställd"
)
EMPLOYED_CUE = r"jobb|arbeta|arbete|anställd|vikari|extraknäck"
ADD_CUE = r"också|även|dessutom|lägg till|glömde|plus|till:"
WISH_CUE = r"\bvill\b|skulle|dröm|önskar|tänkt|funderar|intresse|bli\b|utbilda mig|gärna|kan tänka"
HOME_CUE = r"\bbor\b|bott|flytta|kommun|hemma|\bbosatt"
UNPAID = r"barn|anhörig|mamma|pappa|mormor|farmor|morfar|farfar|\bson\b|dotter|förening|ideell|hemma|gård|frivillig"
OUTSIDE = r"utanför|annan (kommun|ort)|inte i värmland|annat (län|land)|norge"
ANY = r"spelar ingen roll|v(ad|ar|art) som helst|allt möjligt|öppen för|ingen särskild|kvittar|egal|\balla?\b"
# The same and nothing else: there "spelar ingen roll" leaves a wish open, and despairs of nothing.
ANY_ALONE = rf"^((det|de|dä|d|är|ä|e) )*({ANY})$"
ALL = r"^(ja,? )?(alla|allt|allihop|allihopa|samtliga|alltihop|alla (de|dem|sex|fem|fyra)|allt det där)\b"
# The farthest place somebody goes to; a place that is too far.
FARTHEST = r"\b(inte|ej|aldrig) (längre|mer|vidare|längre bort) (bort )?än (till )?"
TOO_FAR = r"för långt|inte (ända )?till\b"
NO_MORE = r"inget (mer|annat)|inte mer|bara det|\bdet? var allt|\bd(et?|ä) (va|var|e|ä|är) (la |väl )?(det?|dä|allt)\b"
NOTHING_OF = r"^(nej,? )?(inget|inga|ingen|ingenting)( av)?( (det|dem|de|dom))?( där)?( alls)?$|^(nej|nä|nej tack)$"
UNSURE = r"vet (inte|ej|faktiskt inte)|ingen aning|osäker|kommer inte ihåg|minns inte|svårt att säga|^\?+$"
SKIP = r"^(hoppa över|skippa|nästa( fråga)?|vidare|vill inte (svara|säga)|(glöm|strunta?( i)?|skit i) det?)\b"
BACK = r"^(backa|tillbaka|gå tillbaka|ångra|förra frågan)\b"

_compiled: dict[str, Pattern[str]] = {}


def normal(text: str) -> str:
    """Lower case, without decoration at the ends, with single spaces."""
    return re.sub(r"\s+", " ", text.casefold()).strip(" .!,;:\"'")


def has(pattern: str, text: str) -> bool:
    """Whether `pattern` is found in the normalised text."""
    if pattern not in _compiled:
        _compiled[pattern] = re.compile(pattern)
    return _compiled[pattern].search(text) is not None


def first(words: Words, text: str) -> str | None:
    return next((value for value, pattern in words if has(pattern, text)), None)


def every(words: Words, text: str) -> list[str]:
    """All values that fit, each once, in the table's order."""
    return list(dict.fromkeys(value for value, pattern in words if has(pattern, text)))


def is_yes(text: str) -> bool:
    return has(rf"^{YES}\b", text)


def is_no(text: str) -> bool:
    return has(rf"^{NO}\b", text)


def clauses(text: str) -> list[str]:
    """The parts between which a "not" does not reach."""
    return [part for part in re.split(r"[,;.]| men | fast | och | samt |\n", text) if part.strip()]


def mentions(name: str, text: str, strict: bool = False) -> bool:
    """Whether a label stands in the text as words of its own; endings are allowed unless `strict`."""
    ending = r"(?!\w)" if strict else r"\w{0,4}(?!\w)"
    return re.search(rf"(?<!\w){re.escape(normal(name))}{ending}", text) is not None


def tokens(texts: Sequence[str], shortest: int = 3) -> list[str]:
    """The words of some texts, those with fewer letters left out."""
    return [token for text in texts for token in re.findall(rf"[\wåäö]{{{shortest},}}", normal(text))]


def after(pattern: str, text: str) -> str:
    """What follows the first place where `pattern` fits; empty when it does not."""
    found = re.search(pattern, text)
    return text[found.end() :] if found else ""


def sentence_at(text: str, start: int) -> str:
    """The part of an unchanged text around a place, between full stops and line breaks, normalised."""
    begin = max(text.rfind(mark, 0, start) for mark in ".!?;\n") + 1
    ends = [end for end in (text.find(mark, start) for mark in ".!?;\n") if end >= 0]
    return normal(text[begin : min(ends, default=len(text))])
