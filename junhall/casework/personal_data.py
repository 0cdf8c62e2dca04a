"""PURE: where a text shows personal data: numbers, addresses, health, minors (rules.md 24)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from junhall.casework.cues import Cues
from junhall.casework.folding import fold
from junhall.casework.phrases import word_set

TEXT_LIMIT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of personal data; ``start`` and ``end`` are -1 where a whole passage shows it.

    ``kind``: phone, email, identity, plate, iban, card, health, minor.
    """

    kind: str
    start: int = -1
    end: int = -1


_DIGIT: Final = re.compile(r"[0-9]")
_EMAIL: Final = re.compile(
    r"(?<![\w@/.+-])[A-Za-z0-9_][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w@])"
)
_PROVIDERS: Final = ("gmail", "hotmail", "outlook", "yahoo", "icloud", "live")
_EMAIL_SPELLED: Final = re.compile(
    r"\b[\w.+-]{2,40}\s?[\[(]?\s?(?:arroba|@|at)\s?[\])]?\s?"
    rf"(?:{'|'.join(_PROVIDERS)})\b",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"(?<![\w.,/+-])(?:(?:\+|00)\s?34[ .-]?|\(\+?34\)\s?)?"
    r"([6-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}|[6-9]\d{2}(?:[ .-]?\d{2}){3}|[6-9]\d(?:[ .-]\d{2,3}){3}"
    r"|[6-9]\d{2}[ .-]?\d{6}|[6-9](?: ?\d){8})(?![\w-]|[.,]\d)"
)
_PHONE_ABROAD: Final = re.compile(r"(?<![\w.])(?:\+|00)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?!\d)")
_MONEY: Final = re.compile(r"\s*(?:€|euro|eur\b|habitante|millon|\$)", re.IGNORECASE)
_PERSON_ID: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:(\d{2}\.?\d{3}\.?\d{3})|([XYZxyz])[ .-]?(\d{7}))[ .-]?([A-Za-z])"
    r"(?![A-Za-z0-9])"
)
_PERSON_ID_NAMED: Final = re.compile(
    r"\b(?:dni|nie|nif|pasaporte|passaport|passeport|passport)\b\D{0,20}"
    r"([A-Z]{0,3}\d(?:[ .-]?\d){5,8})",
    re.IGNORECASE,
)
_LETTERS: Final = "TRWAGMYFPDXBNJZSQVHLCKE"
_PLATE: Final = re.compile(r"(?<![\w.,-])(\d{4})([ -]?)([B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{3})(?!\w)")
_PLATE_OLD: Final = re.compile(
    r"(?<![\w-])(?:A|AB|AL|AV|BA|BI|BU|B|CA|CC|CE|CO|CR|CS|CU|C|GC|GE|GI|GR|GU|HU|H|IB|J|LE|LO|LU"
    r"|L|MA|ML|MU|M|NA|OR|OU|O|PM|PO|P|SA|SE|SG|SO|SS|S|TE|TF|TO|T|VA|VI|V|ZA|Z)"
    r"[ -]?(?:\d{4}[ -]?[A-Z]{1,2}|-\d{5,6}|\d{6})(?![\w-])"
)
_VEHICLE: Final = re.compile(
    r"matricul|coche|vehicul|furgonet|\bmoto|camion|\bauto\b|\bcar\b|\bvan\b|plate|voiture|"
    r"immatricul|cotxe|taxi|patinete"
)
_UNITS: Final = word_set(
    "kms mts pts pcs rpm cms tks lts grs hrs mhz khz ghz mbps kbps kwh vds xds mms"
)
_IBAN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,36}")
_ACCOUNT: Final = re.compile(
    r"\b(?:iban|ccc|cuenta|compte|account|n[uú]mero de cuenta)\b", re.IGNORECASE
)
_IBAN_LENGTHS: Final = {
    "ES": 24, "FR": 27, "PT": 25, "IT": 27, "DE": 22, "GB": 22, "AD": 24, "BE": 16, "NL": 18,
    "IE": 22, "RO": 24, "PL": 28, "LU": 20, "CH": 21, "AT": 20, "BG": 22, "LT": 20, "GI": 23,
}  # fmt: skip
_CARD: Final = re.compile(r"(?<![\w.,-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w-])")

_SELF_OR_KIN: Final = (
    r"\b(?:me|tengo|padezco|sufro|soy|estoy|he|yo|marido|mujer|esposa|"
    r"madre|padre|abuel[oa]s?|hij[oa]s?|niet[oa]s?|hermano|hermana|vecin[oa]|"
    r"tinc|pateixo|soc|estic|mare|pare|avia|avi|fill|filla|net|neta|germa|veina|"
    r"j'ai|je|suis|mere|pere|fils|fille|mari|femme|grand-mere|voisine?|"
    r"i|i'm|i've|mother|father|mum|dad|son|daughter|wife|husband|grandmother|neighbou?r)\b"
)
_CONDITION: Final = (
    r"\b(?:asma|asmatic[oa]|cancer|tumor|diabet\w+|depresi(?:on|va|vo)|ansiedad|epilep\w+|"
    r"esquizofren\w+|alzheimer|parkinson|demencia|autis\w+|tea|tdah|vih|sida|hepatitis|"
    r"embarazad[ao]|aborto|infarto|ictus|alergi[ac]\w*|alcoholi\w+|adicci\w+|minusvali[ao]\w*|"
    r"discapaci\w+|silla de ruedas|enferm[oa]s?|enfermedad\w*|hospitalizad[oa]|ingresad[oa]|"
    r"operad[oa]|quimioterapia|quimio|dialisis|medicacion|tratamiento medico|psiquiatr\w+|"
    r"suicid\w+|fractura\w*|lesion\w*|herid[ao]s?|brazo roto|pierna rota|esguince|covid|"
    r"fibromialgia|sordo|sorda|cieg[oa]|paralisis|migranas?|bronquitis|epoc|baja medica|"
    r"asmatic\w*|depressio|ansietat|embarassad\w*|al\W?lergi\w+|discapacita\w+|cadira de rodes|"
    r"malalt\w*|malaltia|hospitalitza\w*|ferit|ferida|"
    r"asthm\w+|depression|anxiete|enceinte|handicap\w*|fauteuil roulant|malade\w*|maladie|"
    r"hospitalise\w*|blesse\w*|sida|"
    r"depress\w+|anxiety|pregnant|disab\w+|wheelchair|ill|illness|sick|hospitali[sz]ed|"
    r"injur\w+|stroke|heart attack|hiv|dementia|autistic|surgery|broken (?:arm|leg|hip|wrist))\b"
)
_KIN: Final = (
    r"(?:marido|mujer|esposa|madre|padre|abuel[oa]|hij[oa]|niet[oa]|herman[oa]|vecin[oa]|suegr[oa]"
    r"|cunad[oa]|ti[oa]|mare|pare|avi|avia|fill|filla|mere|pere|fils|fille|femme|mari|mother|father"
    r"|mum|dad|son|daughter|wife|husband|grandmother|grandfather)"
)
_LIMB: Final = (
    r"(?:pierna|brazo|tobillo|muneca|cadera|rodilla|pie|mano|dedo|cabeza|nariz|costillas?|hombro"
    r"|codo|clavicula|dientes?|cama|brac|turmell|genoll|jambe|bras|cheville|poignet|leg|arm|ankle"
    r"|wrist|hip|knee|foot|hand)"
)
_HURT: Final = (
    rf"\b(?:me|se|te|nos) (?:he |ha |han |hemos )?(?:roto|rompi|rompio|partido|parti|partio|torcido"
    rf"|torci|torcio|abierto|abrio) (?:el|la|un|una|los|las) {_LIMB}\b(?! del? "
    r"(?:la |una |un )?(?:farola|banco|estatua|fuente|columpio|semaforo|papelera|poste|grua|valla))"
    rf"|\b(?:m'he|s'ha) (?:trencat|torcat) (?:el|la|un|una) {_LIMB}\b"
    rf"|\b(?:me suis|s'est) (?:casse|foule|tordu)e? (?:le|la|un|une) {_LIMB}\b"
    rf"|\b(?:broke|sprained|twisted) (?:my|his|her) {_LIMB}\b"
    rf"|\b(?:{_KIN}\b[^.!?\n]{{0,40}}?|(?:estoy|estuve|he estado|acabe|termine) )"
    r"\b(?:en (?:el )?hospital|al hospital|(?:en|a) urgencias|en la uci|a l'hospital|a l'hopital"
    r"|aux urgences|in (?:the )?hospital|to (?:the )?hospital)\b"
)
_HEALTH: Final = re.compile(
    rf"{_HURT}|{_SELF_OR_KIN}(?:[^.!?\n]{{0,45}}?){_CONDITION}"
    rf"|\b(?:mi|mis|su|nuestr[oa]|meu|meva|mon|ma|my|our)\s{_CONDITION}"
    r"|\bme (?:han|ha|he|hayan|habian) (?:fracturad|lesionad)\w*"
    r"|\b(?:me|le|les|nos) (?:han|ha|hayan|habian) (?:diagnosticad|operad|ingresad|detectad)\w*"
    r"|\bm'han (?:diagnosticat|operat|ingressat|detectat)\w*"
    r"|\b(?:on m'a|j'ai ete) (?:diagnosti|oper|hospitalis)\w*"
    r"|\b(?:i was|i've been|i have been|was|been) diagnosed\b"
    r"|\b(?:mi|su|meva|meu|mon|ma|my) (?:historial? (?:medic|clinic)\w*|medicacion|psiquiatra|"
    r"psicolog[oa]|diagnostico|oncolog[oa]|medicacio|medication|therapist|medical record)\b"
    r"|\b(?:mi|su|meu|mon|my) (?:cita|visita|rendez-vous|appointment)[^.!?\n]{0,20}"
    r"\b(?:medic[oa]|oncolog\w+|psiquiatr\w+|psicolog\w+|metge|medecin|doctor)\b"
)
_NOT_A_PATIENT: Final = re.compile(
    r"contra el cancer|contra el sida|dia mundial|lucha contra|asociacion de|against cancer|"
    r"(?:plaza|aparcamiento|rampa|acceso|accesible|zona|bano|aseo|bay|parking|place)s? "
    r"(?:de |para |a |for )?(?:las |los |la |el |una? |personas con )?"
    r"(?:discapaci\w+|minusvali\w+|sillas? de ruedas|disabled|handicap\w+)|"
    r"disabled (?:bay|parking)|"
    r"contre le cancer|sick of|sick and tired|malalt de fart|me pone enferm[oa]"
)
_CHILD: Final = (
    r"(?:hij[oa]s?|nin[oa]s?|niet[oa]s?|bebe|sobrin[oa]s?|alumn[oa]|menor|fill[as]?|nen[as]?|"
    r"fils|fille|enfants?|petit-fils|son|daughter|child|kid|boy|girl|grandson|granddaughter|baby)"
)
_MINOR: Final = re.compile(
    r"\bmenor(?:es)? de edad\b|\bmenores? \w+ndo\b"
    r"|\b(?:un|una|el|la|los|las|unos|varios|dos|tres) menor(?:es)?"
    r" (?:se|ha|han|esta|estan|fue|fueron|solos?|sin|herid[oa]s?|perdid[oa]s?)\b"
    rf"|\b{_CHILD}\b[^.!?\n]{{0,30}}?\b(?:de|d'|a|aged|tiene|te|qui a|is)\s?"
    r"(?:solo |apenas |only |just )?"
    r"(?:1[0-7]|[1-9]|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|"
    r"catorce|quince|dieciseis|diecisiete|quatre|cinc|sis|set|vuit|nou|deu|deux|trois|cinq|sept|"
    r"huit|neuf|dix|two|three|four|five|six|seven|eight|nine|ten)"
    r"[ -](?:ano|anito|mes|any|mesos|an|ans|mois|year|month)s?\b"
    r"|\b(?:1[0-7]|[1-9]|two|three|four|five|six|seven|eight|nine|ten)[ -]year[ -]old\b"
    r"(?! (?:lamp|road|house|building|tree|bench|problem|pavement))"
    r"|\b(?:mi|nuestr[oa]|su|meu|meva|mon|ma|my|our) (?:hij[oa]|niet[oa]|nin[oa]|fill|filla|net|"
    r"neta|fils|fille|son|daughter|grandson|granddaughter)\b[^.!?\n]{0,40}?"
    r"\b(?:acosad\w+|bullying|acoso|maltrat\w+|abus\w+|clase de|va al colegio|en el colegio|"
    r"estudia en|curso de|se llama|es diu|s'appelle|is called|named)"
)
_CHILD_NAMED: Final = re.compile(
    r"\b(?:[Mm]i|[Mm]y|[Mm]on|[Mm]a|[Nn]uestr[oa]|[Oo]ur|(?:[Ee]l|[Ll]a) (?:meu|meva))\s+"
    r"(?:hij[oa]|niet[oa]|niñ[oa]|fill|filla|son|daughter|fils|fille|grandson|granddaughter),?\s+"
    r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,}"
)


def finds(text: str) -> tuple[Finding, ...]:
    """Every piece of personal data that a clerk would not read aloud, in the order of the text."""
    text = text[:TEXT_LIMIT]
    found: list[Finding] = []
    if _DIGIT.search(text) is not None:
        found += _numbers(text)
    if _has_inner_at(text):
        found += [Finding("email", *match.span()) for match in _EMAIL.finditer(text)]
    if _names_a_provider(text):
        found += [
            Finding("email", *match.span())
            for match in _EMAIL_SPELLED.finditer(text)
            if not any(one.kind == "email" and one.start <= match.start() for one in found)
        ]
    found += _about_people(text)
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _has_inner_at(text: str) -> bool:
    """Whether a sign "@" follows a letter, a figure or one of "_.+-"."""
    at = text.find("@", 1)
    while at > 0:
        before = text[at - 1]
        if before.isalnum() or before in "_.+-":
            return True
        at = text.find("@", at + 1)
    return False


def _names_a_provider(text: str) -> bool:
    """Whether an address with its sign spelled out can be there at all."""
    lowered = text.lower()
    if "@" not in text and "arroba" not in lowered:
        return False
    return any(map(lowered.replace("\u0131", "i").__contains__, _PROVIDERS))


def _numbers(text: str) -> Iterator[Finding]:
    taken: list[tuple[int, int]] = []

    def is_free(start: int, end: int) -> bool:
        free = all(end <= under or start >= over for under, over in taken)
        if free:
            taken.append((start, end))
        return free

    for match in _IBAN.finditer(text):
        end = _end_of_iban(text, match.start(), match.end())
        if end and is_free(match.start(), end):
            yield Finding("iban", match.start(), end)
    for match in _CARD.finditer(text):
        if _is_card(match.group()) and is_free(*match.span()):
            yield Finding("card", *match.span())
    for match in _PERSON_ID.finditer(text):
        if _is_person_id(match) and is_free(*match.span()):
            yield Finding("identity", *match.span())
    for match in _PERSON_ID_NAMED.finditer(text):
        if is_free(*match.span(1)):
            yield Finding("identity", *match.span(1))
    for match in _PLATE.finditer(text):
        if _is_plate(match, text) and is_free(*match.span()):
            yield Finding("plate", *match.span())
    for match in _PLATE_OLD.finditer(text):
        if is_free(*match.span()):
            yield Finding("plate", *match.span())
    for pattern in (_PHONE, _PHONE_ABROAD):
        for match in pattern.finditer(text):
            if _is_phone(match, text) and is_free(*match.span()):
                yield Finding("phone", *match.span())


def _is_phone(match: re.Match[str], text: str) -> bool:
    number = match.group()
    is_round = re.search(r"[.]000$", number) is not None
    return not is_round and _MONEY.match(text, match.end()) is None


def _is_person_id(match: re.Match[str]) -> bool:
    digits, first, rest, letter = match.groups()
    number = digits.replace(".", "") if digits else str("XYZ".index(first.upper())) + rest
    return _LETTERS[int(number) % 23] == letter.upper()


def _is_plate(match: re.Match[str], text: str) -> bool:
    """Small letters, and what looks like a year, need a vehicle in the text to be a plate."""
    number, gap, letters = match.groups()
    if letters.lower() in _UNITS:
        return False
    is_year = 1900 <= int(number) <= 2035 and gap == " "
    if letters.isupper() and not is_year:
        return True
    return _VEHICLE.search(fold(text)) is not None


def _end_of_iban(text: str, start: int, end: int) -> int:
    """Where the account number ends, 0 when the check digits deny it."""
    signs = [n for n in range(start, end) if text[n].isascii() and text[n].isalnum()]
    plain = "".join(text[n] for n in signs).upper()
    is_called_one = _ACCOUNT.search(text[max(0, start - 40) : start]) is not None
    if is_called_one and re.fullmatch(r"[A-Z]{2}\d{18,}", plain):
        return end  # a mistyped account is somebody's all the same
    known = _IBAN_LENGTHS.get(plain[:2])
    lengths = (known,) if known else range(min(len(plain), 34), 14, -1)
    for length in lengths:
        if length <= len(plain):
            turned = plain[4:length] + plain[:4]
            if int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1:
                return signs[length - 1] + 1
    return 0


def _is_card(number: str) -> bool:
    """Luhn's check."""
    digits = [int(sign) for sign in reversed(number) if sign.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1


def _about_people(text: str) -> Iterator[Finding]:
    may = _CUES.of(text)
    if not may:
        return
    folded = fold(text)
    if may & _HEALTH_BIT and _MAY_BE_HEALTH.search(folded) is not None:
        plain = _NOT_A_PATIENT.sub(".", folded)
        if _HEALTH.search(plain) is not None:
            yield Finding("health")
    if (
        may & _MINOR_BIT
        and _MAY_BE_MINOR.search(folded) is not None
        and (_MINOR.search(folded) is not None or _CHILD_NAMED.search(text) is not None)
    ):
        yield Finding("minor")


_MAY_BE_HEALTH: Final = re.compile(
    rf"{_CONDITION}|\b{_LIMB}\b"
    r"|\b(?:diagno|operad|ingresad|detectad|medic|psic|psiq|oncolog|metge|therap|doctor"
    r"|hospital|hopital|urgenc|uci\b)"
)
_MAY_BE_MINOR: Final = re.compile(rf"\b{_CHILD}\b|\b(?:menores|year)")
_CUES: Final = Cues((_MAY_BE_HEALTH, _MAY_BE_MINOR), spelled=fold)
_HEALTH_BIT, _MINOR_BIT = 1, 2
