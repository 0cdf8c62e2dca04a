"""PURE: which language a folded text is in, by its everyday words; the network's label is a hint.

Words that one language alone uses weigh most, so that "hola, la setmana que ve" is Catalan although
half of its words are Spanish too.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[a-z·]+'?|'(?:ll|re|ve|s|d|t|m)\b")
_OWN_WEIGHT: Final = 6
"""Divided by how many languages share the word."""
_LABEL_WEIGHT: Final = 3
_MOST_MET: Final = 20_000
"""Words that are remembered."""

SIGNS: Final[dict[str, str]] = {
    "es": """
el la los las lo le se me te nos os un una unos unas al del de a en por para con sin y e o u que q
pero como cuando donde si no ya muy mas menos antes hoy manana mna mnn mnana pasado tarde noche
mediodia dia dias semana mes ano hora horas minuto minutos rato finde lunes martes miercoles mierc
jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre
noviembre diciembre primera ultima voy va vamos van es son esta estan estara estaran sera hay
habra gracias hola buenas buenos vecino vecina calle plaza arreglado hecho arreglamos arreglar
lista listo tu su sus tus mi nuestro vuestra este esta estos esto ese esa eso aqui alli ahi ahora
sin falta mismo xa pa tb tambien porque asi entonces vale ok perdona perdon disculpa aviso avisar
llamo paso pasamos pasan pasa quedan queda puede puedo podemos tenemos tiene tienes ha han he
hemos fue ayer anoche hace lleva desde hasta entre sobre hacia segun durante cada todos todas dame
sois abierto cerrado reunion obra obras agua luz farola contenedor basura acera bache parque
jardin lunes empieza ayuntamiento alcalde seguro claro bien quedado quedo
""",
    "ca": """
el la els les lo li ho hi em et es ens us en n l' d' un una uns unes al als del dels de a per amb
sense i o que pero com quan on si no ja molt mes menys abans avui dema passat tarda vespre nit
migdia mati dia dies setmana mes any hora hores minut minuts estona dilluns dimarts dimecres
dijous divendres dissabte diumenge gener febrer marc abril maig juny juliol agost setembre octubre
novembre desembre primera primers vaig va anem van som estem estara seran sera hi ha haura gracies
merci bon bona tarda dia vei veina carrer placa arreglat fet arreglem tenim fem farem seu teu
nostre vostre aquest aquesta aquests aixo aquell aqui alla ara mateix cap dins d'aqui fins des
cada tots totes perque doncs tambe us si us plau avis sisplau truco truca trucarem passem ahir fa
nou nova vinent propera propers jo tu ell ella nosaltres vosaltres demanem enviem mirem concert
comenca comencen tanca obre obert tancat reunio obra obres aigua llum fanal contenidor
escombraries vorera sot parc ajuntament alcalde segur tindreu quarts vaja passare passarem tindrem
sera quedara et ens reparem netegem canviem vinc venim vindran
""",
    "fr": """
le la les l' d' j' c' n' qu' s' m' t' un une des du de a au aux en pour par avec sans et ou ni que
qui mais comme quand si ne pas non oui deja tres plus moins avant aujourd'hui aujourd' hui auj
demain soir soiree matin matinee midi apres aprem nuit jour jours semaine mois annee heure heures
minutes lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin
juillet aout septembre octobre novembre decembre est sont sera seront va vont allons vais y il
elle ils on nous vous je tu votre vos notre nos mon ma ce cet cette ces ca cela merci bonjour
bonsoir salut rue chez fait faire repare passe passons passera equipe agents dans d'ici ici sous
delai des prevu prevue intervention mairie depuis hier promis faute desole dsl rdv toute tout tous
bien ouvre lundi rappelle envoie donc car puis alors chaque entre vers deux trois trop suis sommes
bon bonne week-end week end tous tout fete spectacle commence debut bureaux ferment ouvrent ferme
ouvert reunion travaux eau lampadaire poubelle trottoir trou parc maire ville dernier premiere
technicien agent viendra reviens vient aura aurez
""",
    "en": """
the a an of to in on at by for from with without and or but if when not no yes it its it's is are
was were be been will 'll 's 're 've n't won't can't don't won can don we i you he she they them
us our your my this that these those there here today tomorrow tmrw tmw tonight yesterday morning
afternoon evening noon night day days week weeks weekend month hour hours hrs hr mins minute
minutes monday mon tuesday tue tues wednesday wed thursday thu thurs friday fri saturday sat
sunday sun january february april may june july august september october november december jan feb
mar apr jun jul aug sep sept oct nov dec next before after within until between around about soon
then than fixed done sorted hi hello hey thanks thank cheers please sorry way crew team someone
guys should going sending coming come get got getting have has had give first thing end half
couple all fix first back street light lights we'll i'll it'll they'll we're i'm they're again now
up out over off
""",
}  # fmt: skip


def _weights() -> dict[str, tuple[tuple[str, int], ...]]:
    told: dict[str, list[str]] = {}
    for lang, words in SIGNS.items():
        for word in dict.fromkeys(words.split()):
            told.setdefault(word, []).append(lang)
    return {
        word: tuple((lang, _OWN_WEIGHT // len(langs)) for lang in langs)
        for word, langs in told.items()
    }


_WEIGHTS: Final = _weights()


_ENDINGS: Final = {
    "es": ("cion", "amos", "emos", "imos", "ando", "iendo", "ado", "idos", "ara", "illo", "eis"),
    "ca": ("cio", "arem", "irem", "erem", "em", "eix", "ment", "its", "ats", "eu", "ria"),
    "fr": ("ons", "ez", "eau", "aux", "eux", "ment", "oir", "tion", "ais", "aient", "euse", "erie"),
    "en": ("ing", "ed", "ly", "ght", "tion", "ck", "th", "ers", "ould"),
}


def scores(text: str, label: str) -> dict[str, int]:
    """How much speaks for each language; ``label`` is what the network says ("es", "" unknown)."""
    found = dict.fromkeys(SIGNS, 0)
    if label in found:
        found[label] += _LABEL_WEIGHT
    for word in _WORD.findall(text):
        for lang, weight in _MET[word]:
            found[lang] += weight
    return found


class _Met(dict[str, tuple[tuple[str, int], ...]]):
    """What a word says for which language, worked out when it is first met."""

    def __missing__(self, word: str) -> tuple[tuple[str, int], ...]:
        said = _WEIGHTS.get(word)
        if said is None:
            said = tuple(
                (lang, 1)
                for lang, endings in _ENDINGS.items()
                if len(word) > 4 and word.endswith(endings)
            )
        if len(self) < _MOST_MET:
            self[word] = said
        return said


_MET: Final = _Met()
