"""English verbs for the location and movement of persons, and their prepositions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

VerbClass = Literal[
    "hold", "motion", "enter", "leave", "fight", "attack", "born", "die", "kill", "stay", "send", "meet", "write", "be"
]
"""Class of a verb by its statement about its subject and a place; "send" moves its object, "meet" locates both."""

_FORMS: Mapping[VerbClass, str] = {
    "motion": """
        went go goes going gone came come comes coming marched march marches marching returned returns
        return returning arrived arrives arrive arriving sailed sails sailing travelled traveled travelling
        traveling rode ride rides riding ridden proceeded proceeds proceeding advanced advances advancing
        moved moves moving retired retires retiring retreated retreats retreating fled flees fleeing escaped
        escapes escaping hastened hastens hastening hurried hurries hurrying journeyed journeying landed
        lands landing walked walks walking drove drives driving crossed crosses crossing passed
        passes passing repaired repairing withdrew withdrawn withdraws withdrawing pushed pushes pushing
        pressed started starts starting departed departs departing emigrated emigrating migrated immigrated
        descended descending ascended ascending galloped steamed embarked embarking disembarked penetrated
        penetrating flew flown flying removed got gets followed accompanied ran run runs running
        betook steered threw flung led leads leading dashed slipped swept directed ventured set sets setting fell fall falls
        falling fallen rushed pursued
    """,
    "enter": "reached reaches reach reaching entered enters entering visited visits visiting gained regained traversed",
    "leave": "left leaves leaving quitted quits quitting quit evacuated abandoned",
    "attack": """
        besieged besieging captured captures capturing took takes taking taken seized seizes stormed storms
        storming attacked attacks attacking assaulted conquered conquers sacked plundered burnt burned
        wasted ravaged invaded invading relieved defended defends defending bombarded occupied recovered
        retook recaptured sieged reduced surrendered
    """,
    "fight": "fought fights fighting defeated defeats beaten routed vanquished overthrew repulsed engaged encountered",
    "born": "born",
    "die": "died dies die dying dead perished perishes expired",
    "kill": "killed slain murdered assassinated executed beheaded hanged shot drowned strangled poisoned stabbed",
    "stay": """
        stayed stays staying remained remains remaining lived lives living resided resides residing dwelt
        dwells dwelling slept sleeping dined dyned wintered wintering encamped camped camping halted halting
        stationed established settled quartered lodged lodging posted staid confined imprisoned preached
        taught studied reigned ruled commanded commanding presided presides held stood stands lay lies spent
        educated crowned consecrated ordained wounded
    """,
    "send": """
        sent sends sending dispatched despatched summoned summons called recalled brought brings bringing
        conducted carried transferred exiled banished expelled chased ousted driven transported escorted
    """,
    "meet": "met meets meeting saw sees found joined interviewed received",
    "hold": "guarded guarding guards held garrisoned governed govern governs fortified fortifying",
    "write": "wrote writes write writing written dated telegraphed telegraphs cabled",
    "be": "was were is are am been be being",
}  # fmt: skip
_BASES: Mapping[VerbClass, str] = {
    "motion": """
        go come march return arrive sail travel ride proceed advance move retire retreat flee escape hasten hurry journey land
        walk drive cross pass withdraw start depart emigrate descend embark disembark penetrate run
    """,
    "enter": "reach enter visit gain regain",
    "leave": "leave quit evacuate abandon",
    "attack": "besiege capture take seize storm attack conquer occupy invade relieve defend recover retake surrender sack",
    "stay": "stay remain live reside dwell winter encamp camp halt settle lodge",
}
BASES: Mapping[str, VerbClass] = {form: kind for kind, forms in _BASES.items() for form in forms.split()}
"""Maps infinitives to their class: the "reach" of "managed to reach"."""
ACHIEVED = frozenset(
    """
    managed contrived began begun commenced continued happened chanced succeeded proceeded hastened hurried ended kept
    had
    """.split()
)
"""Verbs before an infinitive or a participle that state that the action took place."""
FORCED = frozenset("compelled forced obliged constrained enabled made driven induced persuaded led".split())
"""The same for the object of an active verb and the subject of a passive one: "was forced to leave"."""
CLASS: Mapping[str, VerbClass] = {form: kind for kind, forms in _FORMS.items() for form in forms.split()}
"""Maps a verb form to its class; for a form of several classes, to the last."""

TO = frozenset("to into unto towards toward onto behind upon on against".split())
FROM = frozenset("from".split())
AT = frozenset("at in near before within outside off".split())
THROUGH = frozenset("through via by across over round around past".split())
SHORT_OF = frozenset("nearly almost halfway".split())
"""Words before a preposition that state that the place was not reached."""
ARRIVING = frozenset("arrived arrives arrive arriving landed lands landing land disembarked disembark".split())
"""Verbs of motion after which "at" and "in" state the destination."""
BOUND_FOR = frozenset(
    """
    set steered sailed sails sailing started starts starting departed departs departing embarked embarking left
    leaves leaving steamed sail start depart embark leave make makes made making take takes took taking
    """.split()
)
"""Verbs after which "for" states the destination."""

CONDUCTED = frozenset("took take takes taking taken accompanied followed".split())
"""Verbs of other classes whose object is a person who is moved: "took Hill to Kars"."""

PREPOSITIONS = TO | FROM | AT | THROUGH | frozenset(
    """
    of for with under by after about between among along beyond during since until till like without
    throughout as than off below above beneath beside besides concerning despite save except down up
    """.split()
)  # fmt: skip

CROSSED = frozenset("crossed crosses crossing".split())
"""Verbs of motion whose object is on the way: "crossed the Danube"."""

_REFLEXIVE = frozenset("himself herself themselves myself ourselves".split())
VERB_PARTICLES = {
    **dict.fromkeys(("set", "sets", "setting"), frozenset("out off forth sail".split())),
    **dict.fromkeys(("fell", "fall", "falls", "falling", "fallen"), frozenset({"back"})),
    **dict.fromkeys(("threw", "flung"), _REFLEXIVE),
}
"""Maps verbs to the words that must follow them as verbs of motion."""
HEADS = frozenset(
    """
    city cities town towns village villages hamlet province provinces kingdom island islands district
    districts neighbourhood neighborhood vicinity walls wall gates gate banks bank mouth church cathedral
    monastery convent abbey port citadel suburbs harbour harbor outskirts fort fortress castle bridge bay
    coast shores shore parish frontier frontiers border borders north south east west plain plains valley
    valleys mountains heights lake river confluence battle siege court state states county region territory
    aoul parts part side sides head foot environs streets capital siege junction ford passes pass
    archdeaconry possession university college school academy seminary hospital palace prison station garrison
    """.split()
)
"""Nouns X in "X of Kars" that are located in Kars."""
NOT_PRESENT = frozenset(
    """
    had has have heard knew thought said told learned learnt hoped feared wished wanted believed supposed
    considered asked desired resolved determined decided intended loved hated remembered owned possessed
    kept sold bought inherited gave given appointed succeeded made became named called interested claimed
    demanded proposed promised opposed supported preferred compared described mentioned referred
    published printed buried interred entombed
    expected awaited known famous reported said believed required wanted invited ordered represented
    """.split()
)
"""Verbs whose subject is not at the place after them, or not alive."""
JOURNEYS = {
    "arrival": "went_to", "return": "went_to", "entry": "went_to", "entrance": "went_to", "landing": "went_to",
    "departure": "left", "march": "went_to", "flight": "went_to", "visit": "was_at", "journey": "went_to", "retreat": "went_to",
    "death": "died", "birth": "born", "stay": "was_at", "sojourn": "was_at", "residence": "was_at", "coronation": "was_at",
}  # fmt: skip
"""Nouns with a person and a place: "the arrival of Charles in Tuscany"."""
ADDRESSED = frozenset("me him her us them you".split())
"""Pronouns after "to" that are not an infinitive: "wrote to me from Kars"."""
ERRANDS = frozenset(
    """
    bed dinner supper breakfast lunch tea church school sea war prison land town court market work camp
    headquarters shore dyner soper bedd
    """.split()
)
"""Nouns that follow "to" without an article, like an infinitive: "went to dinner to Cherew"."""
GROUPS_OF_PERSONS = frozenset("delegation delegations embassy mission deputation legation".split())
"""Groups of persons that move like one person."""
_TRIPS = "way journey march marches entry entrance descent appearance landing escape pilgrimage trip voyage retreat for"
_PHRASES: Sequence[tuple[str, VerbClass, str]] = (
    # forms of a verb, class, nouns
    ("had has have", "meet", "talk interview meeting conference conversation audience parley quarrel duel"),
    ("made make makes making", "motion", _TRIPS),
    ("made make makes making", "fight", "stand"),
    ("made make makes making", "stay", "stay headquarters camp"),
    ("took take takes taking", "motion", "ship boat train passage coach"),
    ("took take takes taking", "stay", "refuge residence abode quarters lodgings room rooms shelter sanctuary command"),
    ("took take takes taking", "fight", "part"),
    ("paid pay pays paying", "motion", "visit"),
    ("gave", "fight", "battle"),
    ("pitched", "stay", "camp tent tents"),
    ("laid", "attack", "siege"),
    ("fell falls fall fallen", "die", "at before battle siege action"),
    ("won gained obtained suffered sustained inflicted", "fight", "victory defeat battle success reverse"),
)
PHRASES: Mapping[str, Mapping[str, VerbClass]] = {
    form: {noun: kind for forms_, kind, nouns in _PHRASES if form in forms_.split() for noun in nouns.split()}
    for forms, _, _ in _PHRASES
    for form in forms.split()
}
"""Maps verbs to the nouns with which they have another meaning, and its class: "had a talk with", "made his way to"."""
OFFICES_AT_PLACES = frozenset(
    """
    consul vice-consul consul-general ambassador minister envoy resident agent governor commandant commander
    chargé representative missionary chaplain commissioner deputy legate nuncio physician merchant
    """.split()
)
"""Offices of a person at a place: "Nicolay, the governor at Tiflis"."""

AUXILIARIES = frozenset("had has have having was were is are been being be did does do am".split())
DOUBTED = frozenset(
    """
    would should could might may will shall can must to not never no cannot didn't couldn't wouldn't nor
    hardly scarcely nearly almost if unless about ought let
    """.split()
)
"""Words before a verb that deny it or make it uncertain."""
LETTERS = frozenset(
    "letter letters despatch dispatch telegram telegrams note report message word answer reply news".split()
)
"""Nouns of what is written and sent."""
TO_WRITE = frozenset("wrote writes write writing written telegraphed telegraphs cabled wired replied reported".split())
UNREAL = frozenset(
    """
    proposed proposes suggested intended intends intention contemplated considered planned plan avoided risked thought thinks talked
    talks spoke speaks dreamed dreamt advised recommended advocated opposed prevented hindered despaired instead without idea hope
    hopes purpose project view
    """.split()
)
"""Words before a participle ("thought of going", "instead of going") that state that the action did not or may not take place."""
ADVERBS = frozenset(
    """
    then also again now soon thence thereupon afterwards accordingly there here still once first next at
    last himself herself themselves myself ourselves only even just already ever finally therefore however
    back far away long instantly forthwith again together both twice all presently likewise meanwhile
    thereafter lately recently later earlier so too yet safely this day thus immediately secretly
    """.split()
)
DETERMINERS = frozenset(
    """
    the a an this that these those his her its their our my your every each some any no such
    """.split()
)
FINITE = frozenset(
    """
    was were is are had has have did does came went took fell fought sent left met saw made gave found began
    knew thought told brought stood lay rode drove ran wrote spoke held kept led lost paid put said set sat
    sold won became bore broke built bought caught chose drew ate felt flew forgot forgave froze grew hung
    heard hid hit laid lent let lit meant read rose shook shone shot showed shut sang sank slept spent
    spread stole struck swore swept swam taught tore threw understood woke wore withdrew overthrew would
    could should might may will shall can must sees says does goes comes
    """.split()
)
"""Irregular and auxiliary forms by which other verbs are recognized; regular ones end in "ed"."""
NOT_VERBS = frozenset(
    """
    hundred indeed need seed deed breed feed bed red led-by sacred naked wicked beloved united
    """.split()
)
