"""Words around an address in Spanish, Catalan, French and English, folded: no accents, no case."""

from __future__ import annotations

from typing import Final

_TYPES = """
calle: c cl cll clle calle calles caye carrer rue r street str
avenida: av ave avd avda avenida avinguda avgda avenue
plaza: pl plz pz pza plaza placa place square plaze
plazuela: plazuela plzla placeta plazoleta plta
paseo: po pso pseo paseo passeig pg psg promenade
carretera: ctra crta cra cta carretera route road rd
camino: cno cmno camino cami chemin
travesia: tr trv trva trav travesia travessia traverse
pasaje: pje psje pasaje passatge ptge passage
ronda: rda ronda
glorieta: gta glta glorieta rotonda rond rotonde roundabout
callejon: cjon callejon carrero impasse ruelle alley
calleja: cja calleja callejuela
cuesta: cta csta cuesta pujada montee
costanilla: costanilla
bulevar: bd blvd bvd bulevar boulevard
urbanizacion: urb urbanizacion urbanitzacio lotissement
barrio: bo barrio barri bda barriada quartier
colonia: col colonia
poligono: pol poligono poligon
senda: senda sendero sender sentier path
vereda: vereda
rambla: rbla rambla
via: via voie
carrera: carrera
parque: pque parque parc park
jardin: jardin jardines jardi jardins jardin garden gardens
puente: pte puente pont bridge
autovia: autovia autopista autoroute motorway
acceso: acceso acces
canada: canada
lugar: lugar lloc paraje partida
residencial: residencial
alameda: alameda
galeria: galeria
pista: pista
cortijo: cortijo
muelle: muelle moll quai
subida: subida bajada baixada
patio: patio
lane: lane ln
"""

TYPE_OF: Final = {
    form: line.split(":")[0]
    for line in _TYPES.strip().splitlines()
    for form in line.split(":")[1].split()
}
"""Any usual way to write a kind of street, to the kind: "ctra", "rue" to "carretera", "calle"."""

AREAS: Final = frozenset(
    {
        "parque",
        "jardin",
        "barrio",
        "colonia",
        "puente",
        "lugar",
        "residencial",
        "patio",
        "pista",
        "urbanizacion",
        "poligono",
        "galeria",
        "via",
        "acceso",
        "canada",
        "alameda",
        "muelle",
    }
)
"""Kinds of place whose names streets nearby often borrow."""

AFTER_NAME: Final = {
    "street": "calle", "st": "calle", "str": "calle", "road": "carretera", "rd": "carretera",
    "avenue": "avenida", "ave": "avenida", "square": "plaza", "sq": "plaza", "place": "plaza",
    "lane": "lane", "ln": "lane", "alley": "callejon", "path": "senda", "park": "parque",
    "bridge": "puente", "garden": "jardin", "gardens": "jardin", "roundabout": "glorieta",
}  # fmt: skip
"""Kinds of street that English puts behind the name."""

NUMBER_FIRST: Final = AFTER_NAME.keys() | {
    "rue", "boulevard", "impasse", "chemin", "route", "quai", "passage", "promenade", "blvd", "bd",
    "av",
}  # fmt: skip
"""Kinds of street before whose name, in French and English, the number stands."""

ARTICLES: Final = frozenset(
    {"de", "del", "la", "las", "el", "los", "lo", "y", "i", "e", "d", "l", "les", "els", "en",
     "des", "du", "le", "al", "the", "of", "dels", "s"}
)  # fmt: skip
"""Small words that people add to and leave out of the names of streets."""

SHORT_FORMS: Final = {
    "dr": "doctor", "sn": "san", "dra": "doctora", "sta": "santa", "sto": "santo",
    "gral": "general",
    "cte": "comandante", "cmdte": "comandante", "cap": "capitan", "ntra": "nuestra",
    "nª": "nuestra", "sra": "senora", "ma": "maria", "mª": "maria", "fco": "francisco",
    "fdo": "fernando", "prof": "profesor", "ing": "ingeniero", "arq": "arquitecto",
    "hnos": "hermanos", "hno": "hermano", "mons": "monsenor", "mqs": "marques",
    "cdad": "ciudad", "pdte": "presidente", "alc": "alcalde", "ste": "sainte", "tte": "teniente",
    "cnel": "coronel", "vda": "viuda", "rte": "regente", "st": "saint",
    "uno": "1", "primero": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6",
    "siete": "7", "ocho": "8", "nueve": "9", "diez": "10", "once": "11", "doce": "12",
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
    "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16",
}  # fmt: skip
"""Words that names and texts shorten or spell in two ways, to one spelling of both."""

MEETS: Final = frozenset(
    {"con", "esquina", "esq", "cruce", "y", "e", "confluencia", "interseccion", "chaflan", "amb",
     "cantonada", "xamfra", "angle", "coin", "et", "avec", "corner", "and", "at", "i", "junction",
     "vs", "entre", "hace", "haciendo", "altura"}
)  # fmt: skip
"""Words that may stand between two streets that meet."""

SAYS_CORNER: Final = frozenset(
    {"esquina", "esq", "cruce", "confluencia", "interseccion", "chaflan", "cantonada", "xamfra",
     "angle", "coin", "corner", "junction"}
)  # fmt: skip
"""Words that say a corner by themselves."""

POINTS_AWAY: Final = frozenset(
    {"direccion", "hacia", "sentido", "hasta", "desde", "direction", "towards", "vers", "cap"}
)
"""Words that make of the next street a direction and not the place."""

INDEFINITE: Final = frozenset(
    {"un", "una", "otra", "otro", "cada", "cualquier", "alguna", "ninguna", "an", "une",
     "chaque", "altra", "qualsevol"}
)  # fmt: skip
"""Words after which "calle nueva" is a new street and not New Street."""

LOCATES: Final = frozenset(
    {"en", "junto", "frente", "enfrente", "detras", "delante", "lado", "cerca", "puerta", "tras",
     "esquina", "entrada", "salida", "alrededor", "alrededores", "bajo", "hacia", "farola",
     "davant", "darrere", "vora", "costat", "prop", "devant", "derriere", "pres", "dans", "cote",
     "near", "behind", "beside", "opposite", "outside", "next", "in", "at", "on", "by", "sobre",
     "zona", "calles", "plazas", "place", "aux", "au", "a"}
)  # fmt: skip
"""Words that put something somewhere."""

ORDINARY: Final = frozenset(
    {
     "portal", "parada", "local", "bloque", "edificio", "garaje", "numero", "poste", "farola",
     "punto", "contenedor", "radio", "manzana", "parte", "zona", "final", "entrada",
     "principio", "mitad", "esquina", "frente",
     "abajo", "acera", "agua", "aguas", "alta", "alto", "amor", "ancha", "ancho", "arbol",
     "arboles", "arco", "arriba", "arroyo", "avenida", "ayuntamiento", "azul", "baja", "bajo",
     "banco", "bar", "barca", "barranco", "barrio", "bas", "bella", "blanca", "blanco", "bois",
     "bola", "bolsa", "bomba", "bon", "bonne", "bosque", "bridge", "brisa", "buena", "buenavista",
     "bueno", "cabeza", "cafe", "calle", "calvario", "camino", "campo", "carmen", "carrera",
     "carro", "carta", "casa", "casas", "castillo", "castle", "central", "centro", "cerca",
     "cerrada", "cerro", "champ", "church", "cielo", "ciudad", "clara", "clavel", "colegio",
     "colonia", "comercio", "concejo", "consejo", "constitucion", "convento", "correo", "correos",
     "corta", "cosecha", "costa", "cour", "cruz", "cuatro", "cuesta", "cueva", "dehesa",
     "delicias", "deporte", "deportes", "desengano", "dia", "dias", "dulce", "east", "ecole",
     "eglise", "encina", "enlace", "era", "eras", "escalera", "escuela", "escuelas", "espana",
     "espejo", "esperanza", "espiritu", "estacion", "estadio", "este", "estrella", "europa",
     "fabrica", "familia", "feria", "ferrocarril", "field", "fiesta", "fleur", "flor", "flores",
     "font", "fontaine", "forn", "fresno", "fuego", "fuente", "fuentes", "garden",
     "gare", "general", "gloria", "gracia", "gran", "grande", "granja", "green", "guardia", "haut",
     "hermanos", "hermosa", "hierro", "high", "higuera", "hill", "horno", "hospital", "huerta",
     "huertas", "humo", "iglesia", "independencia", "industria", "infanta", "invierno", "iris",
     "isla", "jardin", "jardines", "jazmin", "jesus", "jose", "jour", "joven", "juan", "juana",
     "juego", "justicia", "king", "lago", "laguna", "larga", "largo", "laurel", "lavadero",
     "leche", "libertad", "liberte", "libre", "libro", "lirio", "llana", "lluna", "luces", "luis",
     "luna", "lune", "luz", "maestra", "maestro", "main", "mairie", "maison", "major", "mar",
     "marche", "maria", "mariposa", "market", "martes", "mayor", "media", "medio", "menor",
     "mercado", "mesa", "mesas", "metro", "miel", "mill", "mina", "minas", "mirador", "molino",
     "monte", "moon", "morera", "moulin", "moulins", "mujer", "mujeres", "muralla", "museo",
     "musica", "naciones", "naranjo", "navidad", "new", "nieve", "nino", "ninos", "noche", "norte",
     "north", "nou", "nova", "nueva", "nuevo", "nuit", "obispo", "obra", "obras", "oeste", "old",
     "olivo", "olivos", "olmo", "oro", "oso", "otono", "padre", "padres", "pais", "paix", "pajar",
     "palma", "palmera", "paloma", "pan", "park", "parque", "parra", "paseo", "paso", "patio",
     "pau", "paz", "pedro", "perro", "petit", "petite", "pez", "piedra", "pino", "pinos", "pinto",
     "pista", "place", "plata", "playa", "plaza", "pont", "pou", "pozo", "prado", "pre", "premio",
     "presa", "primavera", "primera", "principal", "progreso", "pueblo", "puente", "puerta",
     "puerto", "queen", "rapida", "raval", "real", "reina", "reloj", "republica", "residencia",
     "rey", "reyes", "rio", "rosa", "rosal", "rosario", "rosas", "sal", "salida", "salud",
     "sangre", "sant", "santa", "santo", "school", "segunda", "senda", "sierra", "sol", "solana",
     "soleil", "sombra", "south", "spring", "station", "suerte", "summer", "sun", "sur", "tarde",
     "temps", "tercera", "terraza", "tienda", "tierra", "toro", "torre", "torres", "trabajo",
     "tren", "union", "universidad", "uva", "valle", "vecinos", "vega", "vela", "verano", "verde",
     "vereda", "via", "victoria", "vida", "viento", "villa", "vina", "vino", "virgen", "vista",
     "volver", "water", "well", "west", "winter", "zapatero",
    }
)  # fmt: skip
"""Everyday words that are also names of streets: alone, without "calle", they name none."""

ALLOWED_GENERIC: Final = frozenset(
    {"cementerio", "polideportivo", "ayuntamiento", "biblioteca", "mercado", "iglesia", "ermita",
     "estacion", "piscina", "instituto", "colegio", "ambulatorio", "consultorio", "guarderia",
     "cementiri", "ajuntament", "mairie", "cimetiere", "cemetery", "library", "teatro"}
)  # fmt: skip
"""Kinds of building of which a small town has one, so that the kind alone is a name."""
