"""The words of dates, in the languages that the tool reads.

Phrases are lower case, without full stops; their words are separated by spaces. A month ending in `*` is a stem that any
letters may follow ("января" and "январём"). A word that names different months in two languages (Croatian and Polish
"listopad") is read as in the larger language.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

Category = Literal[
    "about", "before", "until", "after", "between", "from", "to", "and", "bc", "ad", "year", "of", "century",
    "decade", "early", "mid", "late", "half1", "half2",
    "quarter1", "quarter2", "quarter3", "quarter4", "season", "weekday",
    "hijri", "rumi", "republican", "julian", "gregorian",
    "hebrew_year", "armenian_era", "easter", "pentecost", "ascension",
    "christmas", "epiphany", "candlemas", "annunciation",
    "st_john", "assumption", "michaelmas", "all_saints", "martinmas",
    "palm_sunday", "good_friday", "easter_monday", "st_george", "vidovdan", "st_peter", "st_james", "elijah",
    "st_bartholomew", "pokrov", "st_andrew", "st_nicholas", "eve",
]  # fmt: skip
"""Role of a word or phrase in a date."""

_PHRASES: Mapping[Category, str] = {
    "about": """
        c | ca | cca | circa | approx | approximately | about | around | roughly | abt | est | cal | say | um | etwa
        | ungefähr | gegen | rund | zirka | vers | environ | env | aux environs de | autour de | hacia | alrededor de
        | aproximadamente | cerca de | por volta de | verso | attorno al | intorno al | circa il | около | ок | прибл
        | приблизительно | примерно | близко | бл | біля | приблизно | към | oko | око | okolo | kolem | asi | około | ok
        | kolo | körül | táján | kb | rond | omstreeks | ongeveer | omkring | cirka | noin | noin vuonna | yaklaşık | civarı
        | tahminen | təxminən | մոտ | մօտ | մոտավորապէս | շուրջ | περίπου | γύρω στο | περί | дахь | დაახლოებით | حوالي
        | نحو | حدود | בסביבות | לערך | 约 | 約 | 约公元 | circa annum
        | circiter
    """,
    "before": """
        before | bef | pre | prior to | ante | vor | avant | av | antes de | antes del | prima del | prima di | avanti il
        | до | перед | przed | před | pred | пре | преди | előtt | voor | före | før | ennen | önce | öncesi | əvvəl | առաջ
        | նախքան | πριν | πριν από | πρὸ | პირველად | قبل | לפני | 以前
    """,
    "until": """
        until | till | up to | by | not later than | to | bis | bis zum | spätestens | jusqu'en | jusqu'à | jusqu' en
        | jusque | hasta | fino al | fino a | sino al | até | до | по | do | sve do | do roku | -ig | tot | til | asti
        | saakka | kadar | dek | մինչև | մինչեւ | մինչ | μέχρι | έως | ως το | მდე | حتى | עד | usque ad | ad annum
    """,
    "after": """
        after | aft | since | post | not before | from | nach | seit | ab | après | depuis | dès | à partir de | después de
        | desde | dal | dopo il | dopo | a partire dal | depois de | после | с | со | від | після | po | od | po roce
        | након | од | след | от | után | óta | na | vanaf | sedan | efter | jälkeen | alkaen | sonra | sonrası | beri
        | itibaren | հետո | յետոյ | սկսած | ի վեր | μετά | από | από το | შემდეგ | بعد | منذ | אחרי | מאז | 以后 | 以後
    """,
    "between": """
        between | bet | btw | zwischen | entre | tra | fra | между | між | między | mezi | između | између | tussen | mellan
        | mellem | välillä | arasında | միջև | միջեւ | μεταξύ | შორის | بين | בין | inter
    """,
    "from": """
        from | von | de | du | dal | desde | с | со | від | od | од | от | van | från | fra | dən | սկսած | από | من | מן
    """,
    "to": """
        to | until | till | through | thru | bis | à | au | jusqu'en | a | al | ao | по | до | do | tot | til | ile | մինչև
        | μέχρι | έως | إلى | الى | עד | 至 | à la | usque ad
    """,
    "and": """
        and | or | und | oder | et | ou | y | o | e | i | и | или | і | або | та | oraz | lub | a | nebo | ili | és | vagy
        | en | of | och | eller | og | ja | tai | ve | ilə | və | և | եւ | ու | կամ | και | ή | καὶ | და | ან | و | أو | ו
        | 或
    """,
    "bc": """
        b c | bc | b c e | bce | b cc | v chr | v u z | vor christus | vor christi geburt | avant j c | av j c
        | avant jésus christ | avant notre ère | a c | a de c | a c n | antes de cristo | ante christum | avanti cristo
        | до н э | до р х | до нашей эры | до рождества христова | до н е | п н е | пр н е | пр хр | пр н ере
        | преди новата ера | p n e | przed chrystusem | przed naszą erą | př n l | před kristem | pr kr | pr n e | i e
        | kr e | időszámításunk előtt | v c | voor christus | f kr | f v t | eaa | ekr | m ö | mö | milattan önce | e ə
        | մ թ ա | մթա | ք ա | π χ | προ χριστού | ძვ წ | ق م | قبل الميلاد | לפנה״ס | לפנה ס | 公元前 | 紀元前
    """,
    "ad": """
        a d | ad | c e | ce | anno domini | n chr | n u z | nach christus | ap j c | après j c | d c | d de c | dopo cristo
        | n э | нашей эры | н э | р х | од рођења христовог | н е | n e | po chrystusie | n l | po kr | i sz | isz | u kr
        | n c | e kr | e v t | jkr | m s | ms | milattan sonra | մ թ | մթ | ք հ | μ χ | ახ წ | م | ميلادية | ميلادي | לספירה
        | 公元 | 西暦
        | للميلاد | ميلاديه | میلادی
        | anno ab incarnatione domini | anno domini | anno dominicae incarnationis | anno incarnationis | anno christi
        | anno gratiae
        | l'an de grâce | an de grâce | l'anno del signore | anno del signore | año del señor | im jahre des herrn
        | roku pańskiego
        | léta páně | року божого | úrnak
    """,
    "year": """
        the year | year | in the year | in | anno | a° | an | im jahr | im jahre | jahr | jahre | jahres | anno domini
        | l'an | en | en l'an | année | l'année | en l'année | dans l'année | el año | año | en el año | año de
        | en el año de | l'anno | anno di | nell'anno | nel | o ano de | ano | em | ano de | год | года | году | годъ | годѣ
        | годы | годов | г | гг | г г | лета | лѣта | рік | року | році | рр | р | rok | roku | r | rokiem | roce | léta
        | leta | l p | година | године | годину | godine | god | g | години | годината | évben | év | esztendő | esztendőben
        | évi | jaar | in het jaar | år | året | vuonna | vuosi | vuoden | v | yıl | yılı | yılında | yılının | senesi
        | senesinde | sene | il | ili | ildə | თელ | թ | թուի | թվին | թվականին | թուականին | թուականի | թվականի | թուականէն
        | թվական | թուական | թուին | տարի | տարում | ամի | յամի | έτος | έτους | το | στα | τω | წელი | წელს | წლის | წ
        | عام | سنة | سنه | سال | שנת | בשנת | 年 | a r | anno a | a c
        | l'an de grâce | an de grâce | l'an du seigneur | l'an de notre seigneur | année de grâce | anno del signore
        | anno di cristo
        | anno della nostra salute | l'anno del signore | nell'anno del signore | l'anno di cristo
        | nell'anno di cristo | anno della salute
        | l'anno della salute | im jahre des heils | jahre des heils | jahr des heils | im jahre des herrn
        | jahre des herrn | jahr des herrn
        | im jahre christi | jahre christi | año del señor | el año del señor | año de cristo | año de gracia | el año de gracia
        | anno do senhor | o anno de | no anno de | no ano de | anno do nascimento de nosso senhor jesu christo de
        | ano do nascimento de nosso senhor jesus cristo de | era de | roku pańskiego | roku bożego | r p | a d
        | léta páně | léta p | l p | leta páně
        | року божого | р б | лѣта господня | лета господня | отъ рождества христова | от рождества христова
        | від рождества христового
        | по р х | отъ р х | от р х | від р х | az úrnak | úrnak | esztendejében | esztendejeben | esztendeje
        | ik évben | iki évben
        | den jare | in den jare | jare | in't jaar | int jaer | jaer | het jaar onzes heeren | jaar onzes heeren
        | aar | aaret | i aaret | aarhundredet
        | anul | în anul | la anul | anului | văleat | valeat | vă leat | leat | въ лѣто | в лето | у лето | u leto
        | лѣто | в літо | в лѣто
        | etos | κατα το ετος | το ετος | ετει | ετους | en el año del señor | anno ab incarnatione domini
        | anno dominicae incarnationis
        | anno incarnationis dominicae | anno incarnationis | anno gratiae | anno christi | anno salutis | tarihinde
        | tarihli | سنهٔ | سنهء | سنة‌
    """,
    "of": """
        of | the | de | du | den | der | des | dem | del | della | di | le | la | les | el | los | il | l' | d' | am | an
        | im | à | van | в | во | на | у | day | day of | tag | jour | día | giorno | dne | dnia | дня | in | in den
        | in der | in the | au | aux | dans | nel | nella | nello | nell | al | w | we | v | ve | a | az | τον | στον | του
        | το | στις | την | со | i | ի | în | din | em
        | dias do mês de | dias del mes de | días del mes de | día del mes de | del mes de | do mês de | do mez de
        | dias do mez de | mensis | mense
        | del mese di | giorni del mese di | du mois de | mois de | mois d' | au mois de | au mois d' | des monats
        | de la luna lui | luna lui | în luna | hava | havának
        | من | من شهر | لشهر | شهر | ماه | ayının | ayında | miesiąca | месяца | мѣсяца | місяця | maanden | van de maand | van
    """,
    "century": """
        century | centuries | cent | c | jh | jhd | jht | jhdt | jhs | jahrhundert | jahrhunderts | jahrhunderte
        | jahrhunderten | siècle | siècles | siecle | s | siglo | siglos | sec | secolo | secoli | século | séculos | séc
        | в | вв | век | века | веке | веку | веков | столетие | столетия | столетии | ст | століття | столітті | wiek
        | wieku | wieki | w | století | stol | vek | veka | vijek | vijeka | stoljeće | stoljeća | столеће | század
        | századi | században | század végén | sz | eeuw | eeuws | seklet | sekel | århundrade | århundradet | århundre
        | århundrede | århundredet | vuosisata | vuosisadalla | vuosisadan | secol | secolul | secolului | yüzyıl | yüzyılda
        | yüzyılın | yüzyılı | yy | asır | asırda | asrın | əsr | əsrdə | əsrin | դար | դարի | դարում | դարուն | դարը
        | αιώνας | αιώνα | αιώνος | αι | საუკუნე | საუკუნის | საუკუნეში | ს | قرن | القرن | המאה | מאה | 世紀 | 世纪 | saeculum
        | saeculo | saec | saeculi
    """,
    "decade": """
        s | 's | ’s | er | ern | er jahre | er jahren | ern jahre | er jahres | х | х гг | х годах | х годов | х годы | е
        | е гг | е годы | е рр | х роках | ті | их | их гг | те | те години | ler | lar | li yıllar | lı yıllar | lerde
        | larda | ler de | lu yıllar | es évek | as évek | os évek | es években | as években | ական թթ | ական թվականներ
        | ականներ | ական | ականներին | იანი | იანი წლები | aine | aren | tal | talet | tallet | tallerne | luku | luvulla
        | luvun | ός | te | tych | e lata | ych | à | -er | ér | ов
    """,
    "early": """
        early | beginning of | beginning | start of | start | anfang | anfangs | beginn | zu beginn | début | commencement
        | au début | principios | a principios | inizio | inizi | início | начало | начала | начале | початок | початку
        | poczatek | początek | początku | na początku | začátek | začátku | počátek | počátku | početak | početkom
        | почетак | почетком | eleje | elején | elejéről | begin | början | början av | i början av | alku | alussa | alun
        | başı | başları | başında | başlarında | əvvəli | սկիզբ | սկզբին | սկիզբը | αρχές | αρχή | ადრე | أوائل | ראשית | 初
        | ineunte
    """,
    "mid": """
        mid | middle of | middle | mitte | milieu | mediados | a mediados | metà | meados | середина | середине | середины
        | середині | połowa | połowie | polovina | polovině | polovice | sredina | sredinom | средина | средином | közepe
        | közepén | midden | mitten | mitten av | puoliväli | puolivälissä | ortası | ortaları | ortalarında | կեսեր
        | կեսերին | մէջ | μέσα | μέσον | შუა | منتصف | אמצע | 中 | medio
    """,
    "late": """
        late | end of | end | latter part of | ende | gegen ende | am ende | fin | à la fin | finales | a finales | fine
        | alla fine | final | fins | конец | конца | конце | кінець | кінця | кінці | koniec | końca | pod koniec | konec
        | konce | kraj | krajem | крај | крајем | край | края | в края на | vége | végén | eind | einde | slutet | slutet av
        | slutningen | loppu | lopussa | lopun | sonu | sonları | sonunda | sonlarında | վերջ | վերջին | վերջերին | վերջը
        | τέλη | τέλος | დასასრული | ბოლო | أواخر | סוף | 末 | exeunte
    """,
    "half1": """
        first half of | first half | 1 st half | 1 st half of | early half of | erste hälfte | 1 hälfte | ersten hälfte
        | première moitié | 1 re moitié | 1 ère moitié | primera mitad | prima metà | primeira metade | первая половина
        | первой половине | первой половины | 1 я половина | 1 я пол | перша половина | першій половині | pierwsza połowa
        | pierwszej połowie | první polovina | první polovině | prva polovina | прва половина | първата половина | első fele
        | első felében | eerste helft | första hälften av | första hälften | ilk yarısı | ilk yarısında | birinci yarısı
        | առաջին կես | առաջին կեսին | α μισό | πρώτο μισό | პირველი ნახევარი | النصف الأول
    """,
    "half2": """
        second half of | second half | 2 nd half | 2 nd half of | latter half of | zweite hälfte | 2 hälfte | zweiten hälfte
        | seconde moitié | deuxième moitié | 2 e moitié | 2 nde moitié | segunda mitad | seconda metà | segunda metade
        | вторая половина | второй половине | второй половины | 2 я половина | 2 я пол | друга половина | другій половині
        | druga połowa | drugiej połowie | druhá polovina | druhé polovině | druga polovina | втората половина
        | második fele | második felében | tweede helft | andra hälften av | andra hälften | ikinci yarısı
        | ikinci yarısında | երկրորդ կես | երկրորդ կեսին | β μισό | δεύτερο μισό | მეორე ნახევარი | النصف الثاني
    """,
    "quarter1": """
        first quarter of | first quarter | 1 st quarter | 1 st quarter of | erstes viertel | 1 viertel | premier quart
        | 1 er quart | первая четверть | первой четверти | 1 я четверть | primer cuarto | primo quarto | pierwsza ćwierć
    """,
    "quarter2": """
        second quarter of | second quarter | 2 nd quarter | 2 nd quarter of | zweites viertel | 2 viertel | deuxième quart
        | 2 e quart | вторая четверть | второй четверти | 2 я четверть | segundo cuarto | secondo quarto | druga ćwierć
    """,
    "quarter3": """
        third quarter of | third quarter | 3 rd quarter | 3 rd quarter of | drittes viertel | 3 viertel | troisième quart
        | 3 e quart | третья четверть | третьей четверти | 3 я четверть | tercer cuarto | terzo quarto | trzecia ćwierć
    """,
    "quarter4": """
        fourth quarter of | fourth quarter | last quarter of | last quarter | 4 th quarter | 4 th quarter of | letztes viertel
        | 4 viertel | viertes viertel | dernier quart | 4 e quart | последняя четверть | последней четверти | 4 я четверть
        | último cuarto | ultimo quarto
    """,
    "season": """
        spring | summer | autumn | fall | winter | the spring | the summer | the autumn | the winter | frühjahr | frühling
        | sommer | herbst | printemps | été | automne | hiver | primavera | verano | otoño | invierno | estate | autunno
        | inverno | весна | весной | весною | лето | летом | осень | осенью | зима | зимой | зимою | jaro | léto | podzim
        | zima | wiosna | wiosną | lato | latem | jesień | jesienią | zimą | tavasz | tavaszán | nyár | nyarán | ősz | őszén
        | tél | telén | ilkbahar | yaz | sonbahar | kış | գարուն | գարնան | ամառ | ամռան | աշուն | աշնան | ձմեռ | ձմռան
        | άνοιξη | καλοκαίρι | φθινόπωρο | χειμώνας | vår | våren | sommaren | hösten | vintern | forår | efterår | kevät
        | keväällä | kesä | kesällä | syksy | syksyllä | talvi | talvella
    """,
    "weekday": """
        monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | wed | thu | fri | sat | sun
        | montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonnabend | sonntag | lundi | mardi | mercredi
        | jeudi | vendredi | samedi | dimanche | понедельник | вторник | среда | среду | четверг | пятница | пятницу
        | суббота | субботу | воскресенье | lunes | martes | miércoles | jueves | viernes | sábado | domingo | lunedì
        | martedì | mercoledì | giovedì | venerdì | sabato | domenica
        | يوم الجمعة | يوم السبت | يوم الأحد | يوم الاحد | يوم الاثنين | يوم الإثنين | يوم الثلاثاء | يوم الأربعاء
        | يوم الاربعاء
        | يوم الخميس | الجمعة | السبت | الاثنين | الثلاثاء | الأربعاء | الاربعاء | الخميس | maandag | dinsdag
        | woensdag | donderdag | vrijdag
        | zaterdag | zondag | poniedziałek | wtorek | środę | czwartek | piątek | sobotę | niedzielę | понеділок
        | вівторок | середу | четвер
        | п'ятницю | суботу | неділю | segunda feira | terça feira | quarta feira | quinta feira | sexta feira
    """,
    "hijri": """
        a h | ah | hijri | hicri | hicrî | hegira | hegirae | anno hegirae | h | hidschra | der hidschra | de l'hégire
        | hégire | хиджры | по хиджре | هـ | ه | هجرية | هجري | الهجرة | هجریه | هجری
        | hicretin | hicretiñ | hicretten | hicri yılın | للهجرة | من الهجرة | من الهجرة النبوية | ہجری | قمری | هجری قمری
    """,
    "rumi": """
        rumi | rumî | mali | malî | rumi calendar | rumî takvim | r\u016bm\u012b
    """,
    "republican": """
        an | l'an | de l'an | année républicaine | an de la république
    """,
    "julian": """
        o s | os | old style | a st | alten stils | v s | vieux style | ст ст | ст стиля | старого стиля | по старому стилю
        | старого стилю | st st | starego stylu | st stilu | հին տոմար | հ տ | julian
    """,
    "gregorian": """
        n s | ns | new style | n st | neuen stils | nouveau style | н ст | н стиля | нового стиля | по новому стилю
        | нового стилю | nowego stylu | նոր տոմար | ն տ | gregorian
    """,
    "hebrew_year": """
        anno mundi | a m
    """,
    "armenian_era": """
        armenian era | of the armenian era | հայոց | հայոց թուականին | armenischer zeitrechnung | ère arménienne
        | de l'ère arménienne
    """,
    "easter": """
        easter | easter sunday | easter day | ostern | pâques | pascua | pasqua | пасха | пасху | великдень | wielkanoc
        | velikonoce | húsvét | zatik | զատիկ | pascha
        | paaschen | påske | påsk | πασχα
    """,
    "pentecost": """
        pentecost | whitsun | whitsunday | whit sunday | pfingsten | pentecôte | троица | троицу | zielone świątki | pünkösd
    """,
    "ascension": """
        ascension day | ascension | christi himmelfahrt | himmelfahrt | ascensión | вознесение
    """,
    "christmas": """
        christmas | christmas day | weihnachten | noël | navidad | natale | рождество | рождество христово | boże narodzenie
        | karácsony
        | kerstmis | natal | jul | рождество христово | рождества христова | χριστουγεννα
    """,
    "epiphany": """
        epiphany | twelfth night | dreikönigstag | dreikönige | épiphanie | epiphanie | epifanía | epifania | крещение
        | богоявление
    """,
    "candlemas": """
        candlemas | lichtmess | mariä lichtmess | chandeleur | candelaria | сретение
    """,
    "annunciation": """
        lady day | annunciation | mariä verkündigung | annonciation | благовещение
    """,
    "st_john": """
        midsummer day | st john's day | johannis | johannistag | la saint jean | saint jean | иванов день
        | la saint jean baptiste | saint jean baptiste | st johannistag | san giovanni | san juan | svatého jana
        | sv jana | św jana | świętego jana
        | szent iván napján | ивановъ день | на иванов день | на івана
    """,
    "assumption": """
        assumption day | mariä himmelfahrt | l'assomption | assomption | успение
    """,
    "michaelmas": """
        michaelmas | michaelis | michaelistag | la saint michel | saint michel
        | szent mihály napján | st michaelstag | san michele | san miguel | sancti michaelis | św michała | sv michala
    """,
    "all_saints": """
        all saints | all saints' day | all hallows | allerheiligen | la toussaint | toussaint | ognissanti
        | todos los santos
    """,
    "martinmas": """
        martinmas | martini | martinstag | la saint martin | saint martin
        | st martinstag | st martinstage | martinstage | sancti martini | san martino | san martín | św marcina | sv martina
    """,
    "palm_sunday": """
        palm sunday | palmsonntag | palmarum | dimanche des rameaux | les rameaux | domenica delle palme | domingo de ramos
        | вербное воскресенье | niedziela palmowa | květná neděle | virágvasárnap
    """,
    "good_friday": """
        good friday | karfreitag | vendredi saint | venerdì santo | viernes santo | sexta feira santa | страстная пятница
        | wielki piątek | velký pátek | nagypéntek
    """,
    "easter_monday": """
        easter monday | ostermontag | lundi de pâques | lunedì di pasqua | lunedì dell'angelo | poniedziałek wielkanocny
    """,
    "st_george": """
        st george's day | georgitag | st georgstag | saint georges | la saint georges | юрьев день | георгиев день | đurđevdan
        | đurđevdanu | ђурђевдан | ђурђевдану | гергьовден | szent györgy napján | świętego jerzego | św jerzego | sv jiří
    """,
    "vidovdan": """
        vidovdan | vidovdanu | видовдан | видовдану
    """,
    "st_peter": """
        st peter's day | peter und paul | saint pierre | la saint pierre | петров день | петровъ день | петровдан
    """,
    "st_james": """
        st james's day | jakobi | jakobstag | saint jacques | santiago apóstol | szent jakab napján
    """,
    "elijah": """
        ильин день | ильинъ день | илинден | илин день
    """,
    "st_bartholomew": """
        st bartholomew's day | bartholomäi | bartholomäustag | bartholomäusnacht | la saint barthélemy | saint barthélemy
    """,
    "pokrov": """
        покров | покровъ | покрова
    """,
    "st_andrew": """
        st andrew's day | andreastag | saint andré | андреев день | szent andrás napján
    """,
    "st_nicholas": """
        st nicholas' day | nikolaustag | saint nicolas | николин день | николинъ день | николу зимнего | никулден
    """,
    "eve": """
        eve of | the eve of | vigil of | the vigil of | vorabend | am vorabend von | am vorabend vor | veille de | la veille de
        | vigilia di | la vigilia di | víspera de | la víspera de | vigilia | vigiliae | wigilię | накануне | наканунѣ
    """,
}  # fmt: skip

_MONTHS = (
    """
    jan january januar* jänner jenner janvier janv enero gennaio genn gen janeiro ianuari* januarii januari tammikuu* tammi
    янв* січ* styczeń stycz* sty leden led* siječ* сијеч* јануар* janv* ene ian janviér ocak yanvar* ocağ* kanunusani
    kânunusani հունվար* յունուար* յունվար* იანვ* ιανουάρι* ιανουαρί* ιαν* γενάρη* ἰανουαρί* يناير كانون_الثاني ژانویه ינואר
    januára ianuarie генвар*
    louwmaand boldogasszony_hava ghenarie genariu ianuarias
    """,
    """
    feb february febr februar* feber febrero febbraio febb fevereiro fev février févr feburary februarii helmikuu* helmi
    фев* лют* luty lutym luteg* lut únor* úno veljač* веља* фебруар* február* şubat* fevral* փետրվար* փետրուար* თებერვ* φεβρουάρι*
    φεβρουαρί* φεβ* φλεβάρη* فبراير شباط فوریه פברואר februarie februari
    hornung sprokkelmaand böjtelő_hava fevruarie februarias лютого φλεβαρ*
    """,
    """
    mar march mars märz merz maerz marzo març março maart martii martius marts maaliskuu* maalis март* берез* marzec marca
    marcu marcem březen březn* bře ožuj* ожуј* március* márc* mart martie mart' mart* մարտ* მარ* μάρτι* μαρτί* μαρ* مارس
    آذار מרץ mrz marc
    lentemaand böjtmás_hava martias μαρτη*
    """,
    """
    apr april avril avr abril aprile apriles aprilis huhtikuu* huhti апр* квіт* kwiecień kwiet* kwi duben dubn* dub април*
    április* ápr* nisan aprel* ապրիլ* აპრ* απρίλι* απριλί* απρ* ἀπριλί* أبريل ابريل نيسان آوریل אפריל aprilie apryl
    grasmaand aprila априлий april* apriliu αφριλ*
    """,
    """
    may mai maj mayo maggio magg maio mei mayıs mayis maii maius toukokuu* touko май мая мае маю трав* maja maju majem
    květen květn* kvě svib* свиб* мај* május* máj* majus mayıs* մայիս* მაი* μάι* μαΐ* مايو أيار ايار מאי mail
    bloeimaand bloeymaand maias maja маія маіа wonnemonat μαη*
    """,
    """
    jun june juin junio giugno giu junho juni juno juniju iunii iunius kesäkuu* kesä июн* черв* czerwiec czerwc* cze červen
    června červnu červnem lip* lipanj lipnja јун* јуни június* jún* haziran* iyun* հունիս* յունիս* ივნ* ιούνι* ιουνί* ιουν*
    يونيو حزيران ژوئن יוני iunie
    brachmonat brachmond zomermaand іюн* iunias junija juniu
    """,
    """
    jul july juillet juil julio luglio lug julho juli iulii iulius heinäkuu* heinä июл* липень липня липні lipiec lipca
    lipcu lip červenec července červenci srpanj srpnja јул* јули július* júl* temmuz* iyul* հուլիս* յուլիս* ივლ* ιούλι*
    ιουλί* ιουλ* يوليو تموز ژوئیه יולי iulie quintilis
    heumonat heumond hooimaand іюл* iulias липн* julija
    """,
    """
    aug avg august août aout agosto ago augustus augusti elokuu* elo авг* серп* sierpień sierp* sie srpen srpna srpnu srp
    kolovoz* коловоз* август* augusztus* ağustos* avqust* օգոստոս* ოგვ* აგვ* αύγουστ* αυγούστ* αυγ* أغسطس آب اوت אוגוסט ağu
    auguste sextilis
    oogstmaand augustas avgust* ernting αυγουστ*
    """,
    """
    sep sept september septembre septiembre setiembre settembre sett setembro septembris syyskuu* syys сен* вересн* вересень
    wrzesień wrześ* wrz září zář rujn* рујн* rujan септемв* септембар* szeptember* szept* eylül* eylul sentyabr* սեպտեմբեր*
    սեպտ* სექტემბ* σεπτέμβρι* σεπτεμβρί* σεπ* سبتمبر أيلول ספטמבר septembrie septembri* 7bre
    herbstmonat herfstmaand septembres septemvrie septembra 7ber 7bris σεπτεβρ* σεπτεμβρ*
    """,
    """
    oct october octobre octubre ottobre ott outubro oktober okt octobris octob lokakuu* loka окт* жовт* październik* paźdz*
    paź říjen října říjnu říj октомв* октобар* október* október oktobar ekim* teşrinievvel oktyabr* հոկտեմբեր* ოქტომბ*
    οκτώβρι* οκτωβρί* οκτ* ὀκτωβρί* أكتوبر اكتوبر تشرين_الأول אוקטובר octombrie oktobri* 8bre
    weinmonat wijnmaand octobres octomvrie oktobra 8ber 8bris
    """,
    """
    nov november novembre noviembre novembro novembris marraskuu* marras ноя* листоп* listopad* lis studen* студен* ноемв*
    новембар* kasım* kasim noyabr* նոյեմբեր* նոյ* ნოემბ* νοέμβρι* νοεμβρί* νοε* نوفمبر تشرين_الثاني נובמבר noiembrie novemb*
    novembri* 9bre
    wintermonat slachtmaand novembres noemvrie novembra 9ber 9bris mindszent_hava
    """,
    """
    dec december décembre decembre déc diciembre dic dicembre dezembro dezember dez decembris joulukuu* joulu дек* груд*
    grudzień grud* gru prosinec prosinc* pro prosinac декемв* децембар* decembar december* aralık* aralik dekabr* դեկտեմբեր*
    դեկ* დეკემბ* δεκέμβρι* δεκεμβρί* δεκ* ديسمبر كانون_الأول דצמבר decembrie decemb* decembri* xbre 10bre
    christmonat wintermaand decembres dechemvrie decembra 10ber xber xbris
    """,
)  # fmt: skip

REPUBLICAN_MONTHS = (
    "vendémiaire vend", "brumaire brum", "frimaire frim",
    "nivôse nivose niv", "pluviôse pluviose pluv", "ventôse ventose vent",
    "germinal germ", "floréal floreal flor", "prairial prai", "messidor mess", "thermidor ther", "fructidor fruc",
    "sans-culottide sansculottide complémentaire complementaire comp",
)  # fmt: skip
"""The months of the French republican calendar, with GEDCOM's abbreviations."""

ISLAMIC_MONTHS = (
    "muharram muharrem moharram moharrem mouharrem mouharram محرم المحرم",
    "safar safer صفر", "rabi_al-awwal rebiülevvel rebiulevvel rebiülevvelin ra ربيع_الأول ربيع_الاول ربیع‌الاول ربیع_الاول",
    "rabi_al-thani rebiülahir rebiulahir r ربيع_الآخر ربيع_الاخر ربيع_الثاني ربیع_الثانی ربیع_الآخر",
    "jumada_al-ula cemaziyelevvel ca جمادى_الأولى جمادى_الاولى جمادی_الاولی جمادی_الاول",
    "jumada_al-akhira cemaziyelahir c جمادى_الآخرة جمادى_الاخرة جمادى_الثانية جمادی_الثانی جمادی_الآخر جمادی_الآخره",
    "rajab receb recep redjeb رجب", "shaban şaban chaban sha'ban schaban شعبان",
    "ramadan ramazan ramadhan رمضان", "shawwal şevval chawwal شوال لشوال",
    "dhu_al-qada zilkade zilka'de ذي_القعدة ذو_القعدة ذى_القعدة ذی_القعده ذیقعده ذی‌قعده",
    "dhu_al-hijja zilhicce zilhidje ذي_الحجة ذو_الحجة ذى_الحجة ذی_الحجه ذیحجه ذی‌حجه",
)  # fmt: skip
"""The months of the Islamic calendar in the spellings of Turkish, French, German and English books."""

HEBREW_MONTHS = (
    "nisan nsn ניסן", "iyar iyr אייר", "sivan svn סיון",
    "tamuz tammuz tmz תמוז", "av aav אב", "elul ell אלול", "tishri tishrei tsh תשרי",
    "heshvan cheshvan csh חשון", "kislev ksl כסלו", "tevet tvt טבת",
    "shevat shvat shv שבט", "adar adr אדר", "adar_ii ads",
)  # fmt: skip
"""The months of the Hebrew calendar, Nisan first as in `convertdate`, with GEDCOM's abbreviations."""

ORDINALS: Mapping[str, int] = MappingProxyType(
    {
        word: number
        for line in (
            "first second third fourth fifth sixth seventh eighth "
            "ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
            "seventeenth eighteenth nineteenth twentieth",
            "ersten zweiten dritten vierten fünften sechsten siebten "
            "achten neunten zehnten elften zwölften dreizehnten vierzehnten "
            "fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten",
            "premier deuxième troisième quatrième cinquième sixième "
            "septième huitième neuvième dixième onzième douzième treizième "
            "quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième",
            "primo secondo terzo quarto quinto sesto settimo "
            "ottavo nono decimo undicesimo dodicesimo tredicesimo quattordicesimo "
            "quindicesimo sedicesimo diciassettesimo diciottesimo diciannovesimo ventesimo",
            "первого второго третьего четвёртого пятого шестого "
            "седьмого восьмого девятого десятого одиннадцатого двенадцатого "
            "тринадцатого четырнадцатого пятнадцатого шестнадцатого "
            "семнадцатого восемнадцатого девятнадцатого двадцатого",
            "первом втором третьем четвёртом пятом шестом седьмом восьмом девятом десятом одиннадцатом двенадцатом "
            "тринадцатом четырнадцатом пятнадцатом шестнадцатом семнадцатом восемнадцатом девятнадцатом двадцатом",
            "първи втори трети четвърти пети шести седми "
            "осми девети десети единадесети дванадесети тринадесети четиринадесети "
            "петнадесети шестнадесети седемнадесети осемнадесети деветнадесети двадесети",
            "pierwszym drugim trzecim czwartym piątym szóstym "
            "siódmym ósmym dziewiątym dziesiątym jedenastym dwunastym trzynastym "
            "czternastym piętnastym szesnastym siedemnastym osiemnastym dziewiętnastym dwudziestym",
            "prvním druhém třetím čtvrtém pátém šestém sedmém "
            "osmém devátém desátém jedenáctém dvanáctém třináctém čtrnáctém "
            "patnáctém šestnáctém sedmnáctém osmnáctém devatenáctém dvacátém",
            "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci "
            "sekizinci dokuzuncu onuncu onbirinci onikinci onüçüncü ondördüncü "
            "onbeşinci onaltıncı onyedinci onsekizinci ondokuzuncu yirminci",
        )
        for number, word in enumerate(line.split(), 1)
    }
)
"""Ordinal numbers in words, as used before "century"."""


def without_accents(word: str) -> str:
    """Return a Greek word without accents and breathings, which old and new spelling write differently; others as they are.

    >>> without_accents("ἔτος"), without_accents("τοῦ"), without_accents("août")
    ('ετος', 'του', 'août')
    """
    if word.isascii() or not any("\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff" for char in word):
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


class Phrases(NamedTuple):
    """The phrases with one first word.

    Attributes:
        all: maps the words of each phrase to its categories, the longest phrase first.
        kinds: the categories of all.
    """

    all: Mapping[tuple[str, ...], frozenset[Category]]
    kinds: frozenset[Category]


@cache
def phrases() -> Mapping[str, Phrases]:
    """Map the first word of phrases to these phrases."""
    found: dict[str, dict[tuple[str, ...], set[Category]]] = {}
    for category, text in _PHRASES.items():
        for phrase in text.split("|"):
            words = tuple(without_accents(word) for word in phrase.split())
            if words:
                found.setdefault(words[0], {}).setdefault(words, set()).add(category)
    return {
        first: Phrases(
            {words: frozenset(kinds) for words, kinds in sorted(phrases_of.items(), key=lambda item: -len(item[0]))},
            frozenset().union(*phrases_of.values()),
        )
        for first, phrases_of in found.items()
    }


@cache
def _stems() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return month words, and stems of month words."""
    exact: dict[str, int] = {}
    stems: dict[str, int] = {}
    for number, words in enumerate(_MONTHS, 1):
        for word in words.split():
            (stems if word.endswith("*") else exact).setdefault(
                without_accents(word.rstrip("*").replace("_", " ")), number
            )
    return exact, stems


@lru_cache(maxsize=1 << 15)
def month_of(word: str) -> int | None:
    """Return the number of the month that a lower-case word names; None for any other word.

    >>> [month_of(word) for word in ("novembre", "ноября", "listopada", "մարտի", "market", "augusztus")]
    [11, 11, 11, 3, None, 8]
    """
    exact, stems = _stems()
    word = word.removeprefix("d'")
    if word in exact:
        return exact[word]
    for length in range(min(len(word), 12), 2, -1):
        number = stems.get(word[:length])
        if number is not None and len(word) - length <= _LONGEST_ENDING:
            return number
    return None


_LONGEST_ENDING = 5


@cache
def numbered(names: tuple[str, ...]) -> Mapping[str, int]:
    """Map each spelling of the months of a calendar to the month's number."""
    return {word.replace("_", " "): number for number, words in enumerate(names, 1) for word in words.split()}
