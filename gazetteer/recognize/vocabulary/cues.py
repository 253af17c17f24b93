"""Words that show what the name beside them is: mostly English, with common ones of French, German and Russian."""

from __future__ import annotations

from gazetteer import kinds
from gazetteer.people import titles


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = titles.BEFORE_IN_TEXT
TITLES_AFTER = titles.AFTER_IN_TEXT
TERRITORIAL = titles.TERRITORIAL
PASHAS = titles.PASHAS
DESCRIPTIONS = titles.RULERS
SMALL_TITLES = titles.LOWER_CASE

OFFICES = _words(
    """
    aga agha ban begum bey beg boyar cacique cadi caliph catholicos curaca daimio dey effendi emir amir hakim hospodar imam inca
    kadi kaimakam khalifa khalif khan khedive lama mahdi maharajah mandarin mikado mirza mollah mudir mufti mullah naib nawab negus
    nizam padishah pasha peshwa rajah shah shogun sirdar stadtholder sultan taotai tycoon vali vartabed vizier voivode wali
    """
)
"""Offices that the article and a capital make a person: "the Aga", "the Inca"."""

PLACE_BEFORE = _words(
    """
    in at near from to into towards toward around outside inside throughout across through via beyond between
    within leaving reach reached reaching left visit visited occupied occupy entered capture captured besieged
    evacuated for en à dans vers depuis in nach aus bei в из на
    """
)
"""Words that often directly precede a place."""

CONQUERED = _words(
    "besieged besieging stormed sacked occupied evacuated garrisoned bombarded blockaded invested fortified invaded retook "
    "recaptured reached quitted"
)
"""Verbs whose object is a place."""

TAKEN = _words("took taken captured seized recovered burnt burned attacked assaulted")
"""Verbs whose object is a place more often than a person, in texts about wars."""

VITAL = _words("b. d. bap. bapt. chr. bur. res.")
"""Abbreviations before a place in lists of persons: born, died, baptized, buried, residing."""

MOTION = _words(
    """
    marched march arrived moved proceeded returned sailed went gone travelled traveled fled retreated advanced
    encamped landed sent ordered born lived living died settled residing resident based
    advance advancing marching moving attack fell attacked
    """
)
"""Words shortly before a place: movement and residence."""

SHIPS = _words(
    """
    steamer steamship steamboat frigate brig brigantine schooner barque cruiser battleship ironclad gunboat destroyer corvette
    sloop yacht warship flagship submarine packet-boat hms h.m.s ss s.s uss u.s.s dampfer fregatte kreuzer panzerkreuzer
    linienschiff schlachtschiff korvette schiff schiffe schip schepen stoomschip fregatschip stoomboot nave piroscafo vapor
    fragata navío bergantín goleta nao navio brigue escuna nau vaisseau navire bâtiment goélette корабль корабля корабле
    судно шхуна бриг яхта okręt okrętu statek statku parowiec skib skibet skepp skeppet fartyg hajó gőzös gőzhajó vapur
    vapuru gemisi laiva πλοῖον πλοίο frégate corvette cuirassé croiseur paquebot пароход фрегат крейсер броненосец линкор
    """
)
"""Words directly before the name of a ship."""

HOTELS_AND_PAPERS = _words(
    """
    hotel inn restaurant café newspaper paper journal magazine gasthof gasthaus hôtel auberge zeitung blatt zeitschrift
    гостиница гостинице гостиницы гостиницу гостиницей отель отеле отеля ресторан ресторане ресторана газета газете газеты
    газету газетой журнал журнале журнала
    """
)
"""Words before a name in quotation marks that is not a place."""

SHIPS_AS_TITLES = frozenset({"brig", "Brig"})
"""Words for ships that are titles only with a period: "Brig Mary Ann", but "Brig. Smith"."""

NAME_PARTICLES = _words("von van de der den del della di dos das du zu af av ibn bin")
"""Lower-case words between a given name and the rest of a person's name."""

KIND_OF = _words(
    """
    city town village villages hamlet county state province vilayet sanjak district districts region republic
    kingdom empire duchy principality borough parish township municipality port island isle river bay gulf lake
    mount valley fortress vicinity neighborhood neighbourhood north south east west southeast southwest
    northeast northwest outskirts suburb suburbs capital banks coast shores mouth siege battle treaty governor
    mayor bishop archbishop king emperor sultan duke people inhabitants citizens residents consul government
    army department
    """
)
"""X in "X of Kars"."""

NATURE = _words(
    """
    river rivers creek lake lakes sea ocean bay gulf strait straits sound channel inlet harbor harbour cape
    point peninsula island islands isle isles mountain mountains mount mts mt peak hill hills ridge range valley
    canyon gap pass fork forks run branch bayou swamp prairie desert spring springs falls rapids bluff bluffs
    bend plain plains forest basin cove cr r oasis delta steppe lagoon glacier bar shoals shoal pond brook beach
    coast canal shore bottom slough rock
    """
)
DIVISION = _words(
    """
    county counties parish township province state territory district region republic kingdom empire oblast krai
    okrug raion rayon governorate guberniya vilayet sanjak eyalet uyezd canton department prefecture borough
    emirate sultanate duchy principality federation union commonwealth shire ter ty co city town village
    """
)
FORTS = _words(
    """
    fort camp ft port battery redoubt station landing ferry ford bridge crossing depot wharf headquarters
    plantation mill mills farm ranch rancho tavern church chapel court-house courthouse court house crossroads
    cross-roads cross roads store stockade barracks arsenal castle tower quarry mine mines junction turnpike
    road wells shop gate hd hill
    """
)
STREETS = _words(
    """
    street st avenue ave road rd drive dr lane ln boulevard blvd highway hwy route place square court
    """
)
TROOPS = _words(
    """
    army regiment infantry cavalry volunteers brigade division corps battalion battery militia artillery fleet squadron navy
    dragoons infty cavy arty regt
    """
)
"""Words for troops, alone or after a name."""

INSTITUTIONS = TROOPS | _words(
    """
    university college school academy hospital church police department court council committee company co inc
    corp corporation bank times post herald news journal tribune gazette press party association society club
    institute museum library airport hotel stadium arena park center centre museum station
    ministry office authority agency commission board bureau service team league conference foundation group
    union newspaper daily star mercury observer examiner chronicle railroad railway fire sheriff chamber assembly staff
    district high elementary middle county state city guards legion vols
    """
)
"""Words after a name with which it is an institution."""

INSTITUTION_HEADS = _words(
    """
    university bank college diocese archdiocese bishop church ministry department army treaty battle siege
    congress council conference peace armistice convention district institute museum academy society times
    government parliament protocol declaration massacre
    """
)
"""Words before "of X" with which it is an institution or an event."""

EVENTS = _words(
    """
    treaty battle siege congress armistice peace protocol convention conference war wars revolution massacre
    genocide uprising rebellion revolt campaign crusade declaration accord accords agreement pact edict council
    bombardment capture fall
    """
)
"""Nouns that head the name of an event."""

SAYS = _words(
    """
    said says told asked wrote added replied writes argued noted announced declared testified explained
    """
)
SPEAKER_VERBS = SAYS | _words(
    """
    was is were has had will would could should did does who died married resigned arrested charged commanding
    commanded
    """
)

BODILY = _words(
    "crossed rode marched galloped dismounted embarked disembarked slept dined smiled laughed married wept knelt bowed "
    "shouted whispered hurried walked climbed sailed fled landed encamped rejoined perished died anchored lodged"
)
"""Actions of persons, but not of places and governments."""

CAMPAIGNS = _words(
    "stormed besieged burned sacked chased raided bombarded took captured seized forced drove routed beat pursued"
)
"""Actions at the beginning of a clause whose subject, if they have an object and it is not a state or a great city, is a person."""

CONQUESTS = CAMPAIGNS | _words(
    "entered defended defeated relieved recovered recaptured won lost reached held kept occupied left overthrew met passed "
    "destroyed"
)
"""Actions of persons, but also of governments and teams: a surname before one of them is a person."""

MARCHES = _words("retreated retired withdrew advanced arrived waited went")
"""The same without an object; towns "returned" and "came" to another state, and burned."""

STAYS = _words(
    "was were lay lies sat remained remains waited wintered halted stayed stays arrived surrendered fell resides resided"
)
"""Verbs before "at" and a place: a person is at a town, but a town is not."""

SUFFERS = _words(
    "killed slain stabbed strangled beheaded wounded hanged poisoned murdered executed assassinated beaten routed crowned "
    "baptized born arrested imprisoned promoted ordained knighted canonised canonized banished exiled drowned christened "
    "interred betrothed deposed excommunicated dethroned"
)
"""What is done to persons, but not to towns: the participle after "was"."""

DONE_TO = _words(
    "met beat beaten defeated killed murdered executed arrested succeeded routed accompanied struck stabbed slew crushed beheaded "
    "pursued overtook joined"
)
"""Verbs whose object is a person or an army."""

ADDRESSING = _words(
    "wrote write writes written writing telegraphed spoke speak said replied reported complained explained handed confided "
    "appealed applied submitted"
)
"""Verbs before "to" and the name of a person, if no well-known place has it: one also writes to London."""

DONE_BY = _words(
    "defeated beaten routed overthrown vanquished pursued followed commanded led succeeded murdered accompanied ruined "
    "assassinated besieged relieved joined opposed repulsed deposed stabbed killed slain"
)
"""Participles after which "by" names a person or an army."""

ACTS_OF = _words(
    "arrival approach advance retreat flight march return victory defeat ambition conduct fate orders despatches dispatches "
    "tidings intelligence advice command army armies troops forces followers soldiers party partisans "
    "officers captains lieutenants generals"
)
"""X in "X of Pizarro": acts, men and news of a commander, if one of the name lived at the time."""

ONE = _words("a an another every no each")
"""Words before one of a people: "a Pole who spoke no Hungarian"."""

DIRECTIONS = _words(
    """
    north south east west northern southern eastern western central upper lower northeast northwest southeast
    southwest northeastern northwestern southeastern southwestern far mid greater downtown inner outer northerly
    n s e w
    """
)

CONNECTORS = _words(
    """
    of the and de la le les du des del della delle dei di da do das dos d' l' der den dem die am an im in on
    upon sur sous en ob nad na bei zu el al es ash az ul y e von van und et ve over under by next -
    """
)
"""Lower-case words inside names."""

NEVER = _words(
    """
    i me my we us he she it they you the a an and or but of in on at to for from by with as is was be been are were am not
    no yes so if then than that this these those there here what which who whom whose when where why how all any both each
    few more most other some such only own same too very can will just should now monday tuesday wednesday thursday friday
    saturday sunday january february april june july august september october november december easter christmas today
    tomorrow yesterday mr mrs ms dr god lord virgin madonna bible internet english christian catholic protestant jewish
    muslim islam pop inhab one two three four five six seven eight nine ten first second third
    """
)
"""Words that are not places by themselves, even if a gazetteer has them; upper-case "US" is decided elsewhere."""

NAMED_AFTER_TOWNS = kinds.words("en", seat=True) - {"government"}
"""Divisions that are named after their chief town."""

_NOT_LISTED = frozenset("marches divisions unions states".split())
LISTED_KINDS = kinds.plurals("en", features=("P", "A", "S.FT", "S.RSTN", "T.ISL")) - _NOT_LISTED
"""Kinds of places that introduce a list of places."""

POLITIES = _words(
    "republic kingdom empire emirate sultanate duchy principality federation union commonwealth khanate soviet"
)
"""X in "X of Armenia", the name of a state."""

PEOPLES = _words(
    "gothic visigothic ostrogothic vandal vandalic gaelic celtic teutonic germanic slavonic slavic turkic hellenic semitic "
    "hunnic norse bantu berber jewish jews gypsy gypsies"
)
"""Adjectives and names of peoples that no land of today is named after."""

EQUATING = _words(
    "now today present-day modern-day modern currently formerly once previously nowadays ancient aujourd'hui heute ныне"
)
"""Words between two names of one place."""

_MOVEMENTS = ("ists", "ist", "ism", "isms", "viks", "vik", "crats")


def is_movement(word: str) -> bool:
    """Return whether a word names a movement or its followers, by its ending: Bolsheviks, Kemalists."""
    return len(word) > 6 and word.lower().endswith(_MOVEMENTS)


OPENERS = _words(
    """then but and when while if so as in on at for from to by with that these those here there now today yes no what why how
    where who since after before although however according dear said says thus yet once also or because though until"""
)
"""Words that are capitalized at the beginning of a sentence and may be included in a span."""
