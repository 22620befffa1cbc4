"""What people write in passing: all but some, only tried, care for kin, a paper that ran out, where they worked.

Patterns for normalised text (`answer_words.normal`); only for understanding, nothing here is ever shown.
"""

from __future__ import annotations

# All of what is offered, and what is left out of it.
ALL_OF = (
    r"(?<!inte )(?<!ej )\b(alla|allt|allting|allihopa?|alltihop|samtliga|allesamman|rubbet|vartenda|(det|de|d|dä) mesta"
    r"|de flesta|lite av (varje|allt|alla?)|lite (smått|allt)|resten)\b"
)
TWO_YEAR_LINE = r"(\b2|två) ?-?(årigt?|års) (gym|linje|\w*(linje|teknisk))|(\b2|två) ?-?årig\w* \w*linje"
# Of all that is offered, without naming any of it: "det gjorde jag varje dag".
OFTEN_OR_ONCE = (
    r"^((ja|jo|det|de|d|dä|allt|har|gjorde|gjort|jag|ja) ){1,4}"
    r"(har |det )?(varje dag|dagligen|hela tiden|jämt|ofta|nå(go)?n gång|ibland)\b"
)
EXCEPT = r"\b(utom|förutom|bortsett från|undantaget|men inte|fast inte|men ej|inte|ej)\b"
BUT_FOR = r"\b(utom|bortsett från|undantaget)\b|\b(alla?|allt|samtliga)\b[^.;]*\b(förutom|men inte)\b"
# "Inga utom b-kort": what follows is had, unless it is denied again.
NOTHING_BUT = (
    r"\b((inga|inget|ingen|ingenting)\b[^.;]*?\b(utom|förutom|bortsett från|undantaget|(annat|andra|mer|fler) än)"
    r"|inte (annat|mer|fler|flera) än)\b(?!.*\b(inte|ej|aldrig|ingen|inget|inga)\b)"
)
DENIED = r"\b(inte|ej|aldrig|förutom|utom|varken|ingen|inget|inga|nte|int)\b"
LITTLE = r"\b(lite|litet|lit|provat?|testat?|nå(go)?n gång|knappt|grunderna)\b"
# Words of a name that say nothing alone ("golvvård med maskin").
EMPTY = frozenset(
    "av i på en ett är ta om jag med och för som till att den det hos vid utan eller inom från egen andra olika".split()
)
ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8}
ORDINALS.update({"ettan": 1, "tvåan": 2, "trean": 3, "fyran": 4, "femman": 5, "sexan": 6})
LAST = frozenset(("sista", "sist"))
AROUND_PLACES = frozenset("de dom den det d och o å samt jag kan är nummer nr mest bara ja på listan där i".split())

KIN = (
    r"(mamma|mor|morsan|pappa|far|farsan|mormor|morfar|farmor|farfar|svärmor|svärfar|bror|brorsa|syster|syrra|fru|man|make"
    r"|maka|hustru|sambo|son|dotter|anhörig|föräldrar|barnbarn|mina barn|mina ungar)\w{0,3}"
)
# Somebody near as the one who is spoken of, and where another one may be; "jag och min man" are spoken of together.
OTHERS = (
    rf"\b(?:(?:min|mina|vår|våra|hans|hennes) (?:\w+ )?{KIN}|mannen|gubben|karln|frun|frugan|hustrun|sambon|sonen"
    r"|dottern|brorsan|syrran|systern|brodern|pappa|farsan|mamma|morsan|kompisen|grannen)\b"
    r"(?= (?:(?!som)\w+ )?(?:är|e|ä|var|va|blev|bler|blir|har|fick|får|jobba\w*|arbeta\w*|kör\w*|\w+ades?)\b)"
)
ONESELF = r"\b(?:jag|ja|vi|själv|mig)\b"
BETWEEN_PERSONS = r"([,.;!?\n]|\b(?:men|fast|medan)\b|(?<!\bjag )\b(?:och|o|å)\b)"
CARE_FOR_KIN = (
    r"\b(?:(?:tog|tar|tatt|tagit|ta) hand om|vårda(?:t|de|r)?|skött|skötte|sköter|hjälpt|hjälpte|passat|passade)"
    rf" (?:om )?(?:\w+ ){{0,3}}?(?P<kin>{KIN})\b"
)
# Where the label of such work ends: what the one cared for had, how long, what came of it.
AFTER_CARE = r",|\b(som|i|under|när|innan|tills|efter|medan|också|hemma|på)\b"
ANOTHER_THING = (
    r"[.!?;\n]| men |,\s*(inte|sen|sedan|innan dess|å sen|och sen)\b"
    r"|,?\s+(och|o|å|samt)\s+(sen |så |även )?(har |också )?(jobba|arbeta|kört|körde|varit|var)"
)
DIED = r"\bgick bort|gått bort|\bdog\b|avled|är död|\bdött\b|begrav"
# A paper one had once.
RUN_OUT = (
    r"gått ut|gick ut|utgån|inte (giltig|kvar|aktuell|förny)|ogiltig|förfall|löpt ut|gammal och|dragits in|indrag"
    r"|blev av med|blivit av med|hade (jag|ja) (förr|en gång|tidigare)"
)
# The classes of a truck paper, which are letters as the driving licences are: "truck a och b", "truckkort B1".
_TRUCK_CLASS = r"[a-d]\d{0,2}\b(?![- ]?(?:kör)?kort)"
TRUCK_CLASSES = (
    rf"\b(?P<truck>truck\w*) ?(?:(?:klass|typ) (?=[a-d])|(?<=kort )(?=[a-d])|(?=a|[a-d]\d)){_TRUCK_CLASS}"
    rf"(?:(?:, ?| och | o | ?[+&/-] ?){_TRUCK_CLASS})*"
)
# A word that names a paper by its end; those that name none to write down.
OWN_PAPER = (
    r"\b(?!(?:kör|yrkes|utbildnings|bank|kredit|id-?|läkar|sjuk|personal|arbets|arbetsgivar|tjänst|grund|gymnas|vuxen"
    r"|yh|ky|högskol|universitet|inga|några)\w*)"
    r"[\w-]{3,}(?:intyg|bevis|kort|certifikat|licens|behörighet|legitimation|diplom|utbildning|kurs)\b"
)
# How well a language is spoken, by the value written down; said right behind its name, or right before.
LANGUAGE_LEVELS = (
    ("modersmål", r"modersmål\w*|hemspråk\w*|förstaspråk\w*"),
    ("flytande", r"flytande|perfekt"),
    ("lite", r"litet?|lit|knaggligt?|dåligt?|nybörjare"),
    ("bra", r"(?:mycket |ganska |rätt )?bra|hyfsat?|godt?"),
)
LANGUAGE_SCALE = r"[abc][12]|sfi(?: [a-d])?"
BEHIND_LANGUAGE = r"^[ :(–-]*(?:(?:på|är|som|nivå|mitt|har|jag|det|kan|talar|pratar) )*"
BEFORE_LANGUAGE = r"(?: på| i| är)?[ :]*$"
# Work places that say nothing of the trade, and what makes them say it after all.
WORKPLACE = r"(pappers|massa)?(bruk|fabrik|industri|verk|såg)(en|et|e|erna)?"
MILL = r"\bbruk|billerud|gruvön|stora enso|skoghall|nordic paper|rottneros|pappers|massa|karton"
AT_A_MACHINE = r"maskin|process|operatör|papper|massa|skift|karton|rull"
AT_WORK = r"^(jobba\w*|arbeta\w*|varit|var|anställd) (på|i|vid|inom) "
JOB_LOST = r"av me[dt]? jobbet|slut(at)?\b|uppsagd|varsl|sagt? upp|sparka|kicka|lägg(s|er) ner|lagt ner|stäng"
MACHINE_DRIVER = r"^maskin(förare|operatör|ist)$"
# A trade nobody has listed, by how it ends.
OWN_TRADE = (
    r"\b[\wåäö]{2,}(tränare|ledare|skötare|förare|montör|biträde|vakt|lärare|tekniker|ansvarig|arbetare|bonde|odlare|säljare)\b"
    r"(?: (?:för|på|inom|åt|till) [\wåäö]+)?"
)
# "Ta bort allt jag sagt om jobb": one part of the profile as a whole.
CLEAR_PART = (
    r"(ta bort|radera|stryk|rensa|släng|sudda)[^.]*\b(allt|alla|det jag (har )?(sagt|skrivit|berättat)"
    r"|vad jag (har )?(sagt|skrivit))\b"
)
# When somebody wants to start, told where nobody asked.
WHEN_TO_START = r"nyår|årsskift|hösten|våren|sommaren|månader|halvår|börja|så (fort|snart)|genast|nästa år|i januari"
# Schooling that lies behind somebody, not ahead.
SCHOOLED = r"\b(gått|gick|läst|läste|pluggat|pluggade|hoppat?|utbildad|examen|avslutat?|betyg från|gjort klart)\b"
BROKEN_OFF = r"hoppa|avbröt|avbrut|inte klar|ej klar|inte färdig"
# Whose despair it is.
SOMEBODY_ELSE = (
    r"\b(min|mitt|mina|vår|hans|hennes) (\w+ )?(man|fru|hustru|sambo|särbo|kille|tjej|pojkvän|flickvän|make|maka|bror"
    r"|brorsa|syster|son|sonen|dotter|pappa|farsa|mamma|morsa|kompis|kamrat|vän|väninna|kollega|granne|barn|gubbe"
    r"|kärring|arbetskamrat)"
    r"|\b(mamma|pappa|brorsan|farsan|morsan|sonen|dottern|kompisen|kollegan|grannen|gubben|käringa)"
    r" (säger|skriver|vill|har|pratar|hotar)"
)
MYSELF = (
    r"\bjag (vill|orkar|tänker|ska|kan) (verkligen |bara |ju |nog )?(inte|dö|ta|göra slut|följa|efter|också)"
    r"|\bmig själv|mitt (eget )?liv"
)
# Out of the queue for a human; about one of the suggestions.
LEAVES_QUEUE = r"(avbryt|lämna|gå ur|ur|hoppa av) kön|(vill|tänker) inte (vänta|stå i kö)|(behöver|vill) ingen människa"
MORE_ABOUT = r"berätta (mer|mera|om)|mer om|veta mer|läsa mer|\binfo(rmation)? om|visa mer"
AMOUNT_OF_TIME = r"\b(?P<amount>\d+(?:[.,]\d+)?|[a-zåäö]+) (?:(?P<years>år)|månader)\b"
# Around a trade in somebody's own words.
LEADING = (
    r"^(jag )?(har )?(mest )?(jobbat|arbetat|jobbade|arbetade|varit|var|jobbar|är|arbetar)"
    r"( mest)?( som| med| inom| på)?( en| ett)? "
)
NEVER = r"^.*\b(aldrig|inte|ej) (haft|jobbat|arbetat)\b.*?\bmen (?=\w)"
I_MYSELF = r"^jag (?=tog |vårda|skött|hjälp)"
TRAILING = r",?\s*(?:(?:i|under|typ|ca|cirka|ungefär) )+(?:\d+|[a-zåäö]+) (?:år|månader)\b.*$"
# What is wished for; what one does or has done. Where a clause ends.
WISHING = (
    r"\bvill\b|\bvelat\b|skulle (?:jag )?(?:vilja|önska|gärna|helst|kunna)|dröm|önskar|\bönskan\b|funderar|intresse"
    r"|\bbli\b(?! av| uppsagd| varslad| arbetslös| permitt| sjuk)|utbilda mig|gärna|hellre|kan tänka"
    r"|\btänkt\b|\bsugen\b"
)
WORKED = (
    r"\b(?:jobba(?:t|rt|de|r)|arbeta(?:t|de|r)|vari?t|var|va|är|ä|e|ha|har|hade|anställd|kört?|körde)\b"
    r"|\bår(?:en)?\b|\bmånader\b"
)
CLAUSE_BREAK = (
    r"[.,;:!?\n]|\b(?:men|fast|däremot|istället|i stället)\b|\b(?:och|o|å|så|nu|sen|sedan)\b"
    r"(?= (?:(?:nu|sen|jag|ja|gärna) )*(?:vill|skulle|har|är|kan|drömmer|funderar|jobba\w*|arbeta\w*|var|varit)\b)"
)
# What is not wanted among what one could work with, all but which, and where that ends.
ALL_BUT = r"utom|förutom|undantaget|bortsett från|annat än"
UNWANTED = (
    rf"\b(?:{ALL_BUT}|(?:inte|ej|nte|int|inge[nt]?|inga)(?! (?:bara|enbart|endast|minst|roll|särskil\w+|speciell\w*)\b)"
    r"|icke|aldrig|varken|ingenting|slipp\w*|undvik\w*|(?:trött|less) på|lämna|bort från)\b"
)
WANTED_AGAIN = (
    r"[.;!?\n]|, ?(?=jag |ja |så )|\b(?:men|fast|däremot|utan|hellre|helst|gärna|istället|i stället|kanske)\b"
)
# Where one lives; where one works, up to the name of the town.
HOME = r"\b(?:bor|bott|bodde|bosatt|hemma|flytta\w*|hem(?:kommun|ort)\w*)\b"
LIVES_IN = r"\b(?:bor|bosatt|flyttat) (?:(?:nu|ju|faktiskt|numera) )?(?:i|på|till)\b"
WORK_AT = r"jobba|arbeta|anställd|praktik|\b(?:på|hos|vid) +[\wåäö]"
# Behind something to be taken out: what comes now is not; one thing in the place of another.
NOT_REMOVED = r"[.;!?\n]|\b(?:men|utan|istället|i stället|lägg(?:a|er)? till|skriv|nu)\b|, ?(?:jag|det)\b"
SWAP_BEFORE = r"\b(?:byt|ändra|rätta|ersätt)\w*(?: ut)?(?: från)? $"
SWAP_BETWEEN = r"^,? (?:mot|till|med|ska(?:ll)? (?:det )?(?:vara|stå|bli)|blir) $"
INSTEAD_OF = r"\b(?:istället|i stället) för $"
# The whole of an answer: no "innan" in it means a step back.
SAME_ALONE = (
    r"^(helst |gärna )?(det |de |dä )?samma( sak| jobb| arbete| slags \w+)?( som (innan|förut|förr|nu|tidigare|sist))?$"
)
LACKS_LANGUAGE = r"^(nej,? )?(men )?(jag )?(kan|pratar|talar|förstår) (inte|ej|ingen) \w+$"
