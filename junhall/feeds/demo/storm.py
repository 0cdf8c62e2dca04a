"""The gale of the demonstration's fifth day: three hundred requests in one hour."""

from __future__ import annotations

from typing import Final

from junhall.feeds.demo.week import Day, Scene

STORM_DAY: Final = 4
STORM_FROM: Final = 18 * 3600 + 40 * 60
STORM_REQUESTS: Final = 300
_CORES: Final = (
    ("trees", "el viento ha tirado un árbol {en}"),
    ("trees", "se ha partido una rama enorme {en} y corta el paso"),
    ("trees", "hay un árbol apoyado en los cables {en}"),
    ("trees", "ramas por todas partes {en}, no se puede pasar"),
    ("trees", "ha caído una palmera {en}, menos mal que no había nadie"),
    ("lighting", "con el vendaval se ha ido la luz de todas las farolas {en}"),
    ("lighting", "la farola {de} se ha caído al suelo"),
    ("lighting", "la farola {de} se balancea, se va a caer"),
    ("lighting", "estamos a oscuras {en} desde el ventarrón"),
    ("waste", "los contenedores han volado calle abajo {en}"),
    ("waste", "un contenedor de basura en mitad de la carretera {en}"),
    ("waste", "se ha volcado el contenedor {de} y está la basura por los suelos"),
    ("sewer", "la alcantarilla {de} no traga y está entrando agua en los portales"),
    ("sewer", "el imbornal {de} está tapado y la calle parece un río"),
    ("sewer", "la arqueta {de} escupe agua como una fuente"),
    ("signs", "ha volado la señal {de}"),
    ("signs", "el semáforo de obra {de} está por el suelo"),
    ("signs", "hay un cartel grande colgando de un tornillo {en}"),
    ("furniture", "se ha soltado la marquesina {de}"),
    ("furniture", "se ha caído la valla de la obra {en}"),
    ("roads", "la tormenta ha abierto un socavón {en}"),
    ("traffic", "no se puede pasar {en}, hay ramas y un coche cruzado"),
    ("playground", "el viento ha arrancado el columpio {de}"),
    ("buildings", "se han levantado las tejas del colegio y entra agua"),
    ("water", "nos hemos quedado sin agua {en} después de la tormenta"),
)
_DETAILS: Final = (
    "Menudo susto nos hemos llevado.",
    "Sigue soplando muchísimo.",
    "Por suerte no hay heridos.",
    "Hemos puesto unas sillas para que no pase nadie.",
    "Los bomberos ya están avisados.",
    "Tened cuidado los que vais por ahí.",
    "En mi vida había visto un viento así.",
    "Los vecinos estamos todos en la puerta.",
    "Cuando podáis, ya sé que estáis desbordados.",
    "Ánimo a los que estáis trabajando.",
)


def write_storm(scene: Scene, seed: int) -> Day:
    """The hour of the gale, and the clearing up that lasts until the next evening."""
    day = Day(scene, STORM_DAY, seed, lane=1)
    peak = [min(3599.0, max(0.0, day.rng.gauss(1500, 800))) for _ in range(STORM_REQUESTS)]
    for second in sorted(peak):
        theme, core = day.rng.choice(_CORES)
        at = scene.calendar.at(STORM_DAY, STORM_FROM + int(second))
        day.problem(at, theme, core=core, details=_DETAILS, median_s=3600, slowness=2.0)
    return day
