"""The verbs of Spanish officials: what they do, what they have done, and what is no work."""

from __future__ import annotations

from typing import Final

STEM: Final = (
    r"(?:arregl|repar|cambi|limpi|revis|solucion|mand|envi|pas|llam|avis|mir|coloc|pint|quit"
    r"|retir|instal|reemplaz|tap|asfalt|pod|fumig|balde|desatasc|contest|inform|confirm|acerc"
    r"|encarg|ocup|trat|gestion|tramit|busc|comprob|dej|termin|acab|entreg|desbroz|trabaj|activ"
    r"|conect|restaur|normaliz|ajust|plant|reg|vaci|visit|inspeccion|evalu|estudi|valor|consult"
    r"|coment|coordin|habl|adecent|prepar|complet|finaliz|subsan|llev|cort|recort|firm|empez"
    r"|comenz|barr|recog|atend|resolv|vend|corrig|correg|repon|sub|cumpl|sustitu|restablec"
    r"|intervien|interven)"
)  # fmt: skip
WORK: Final = (
    r"(?:arreglan?|reparan?|cambian?|limpian?|revisan?|solucionan?|quitan?|retiran?|pintan?"
    r"|mand[ao]|va[ns]? a \w+(?:ar|er|ir)(?:lo|la|los|las)?|(?:lo|la|los|las) " + STEM
    + r"\w*|(?:(?!cort|empez|comenz|visit)" + STEM
    + r")(?:amos|emos|imos|[aei]remos|[aei]ran?|[aei]re|[aei]r(?:lo|la|los|las|se|le|te)?|an|en"
      r"|o))"
)  # fmt: skip
DONE: Final = (
    r"(?:arreglad|reparad|solucionad|resuelt|cambiad|repuest|sustituid|limpiad|retirad|rellenad"
    r"|fumigad|plantad|regad|baldead|revisad|ajustad|activad|conectad|normalizad|encendid"
    r"|adecentad|completad|entregad|bachead|repintad|senalizad|soldad|sellad|sanead|desinfectad"
    r"|achicad|montad|desmontad|reubicad|enderezad|fijad|asegurad|recolocad|rehabilitad|saldad"
    r"|cerrad[oa]s? (?:el|la) (?:incidencia|aviso)|desatrancad|talad|recortad|colocad|instalad"
    r"|terminad|acabad|hech|finalizad|reemplazad|pintad|tapad|asfaltad|podad|quitad|desatascad"
    r"|restablecid|subsanad|corregid|vaciad|desbrozad|barrid)[oa]s?|(?:arregl|repar|solucion"
    r"|cambi|limpi|quit|termin|acab)(?:ao|aos)|recogid[oa]s?(?! de)"
)  # fmt: skip

RIA_NOUNS: Final = (
    r"(?:(?:policia|averia|galeria|bateria|tuberia|secretaria|ferreteria|cafeteria|diaria|barria"
    r"|maria|porteria|loteria|ingenieria|libreria|carpinteria|jardineria|obreria|alcaldia"
    r"|materia|feria|necesaria|primaria|incendiaria)(?!\w)|(?:fontan|panad|peluqu|zapat|mensaj"
    r"|ingeni|herr|albanil|cerraj|guard|enferm|tesor|conserj"
    r"|refin|lavand|pasteleri|pescad|frut|carnic|papel|barand|ases|auditor|may|cat|his|mem|glo|vic"
    r"|categ|mej|te|conced)?(?:eria|oria)s?(?!\w)|(?:notari|vicari|propietari|voluntari|ordinari"
    r"|extraordinari|maquinari|sanitari|secundari|comisari|veterinari|solidari|horari|inmobiliari"
    r"|becari|urgenci|temporari|centenari|agrari|precari|originari|usuari|plenari|contrari|vari"
    r"|presupuestari|publicitari|universitari|comunitari|humanitari|tributari|portuari|monetari)a"
    r"(?!\w))"
)
"""Nouns and adjectives that end as a conditional does."""
IDLE: Final = (
    r"tramos|ramos|extremos|proximos|ultimos|mismos|animos|maximos|minimos|hemos|somos|podemos"
    r"|tenemos|sabemos|queremos|esperamos|sentimos|lamentamos|estemos|celebramos|abrimos"
    r"|cerramos|presentamos|recordamos|informamos|invitamos|agradecemos|deseamos|publicamos"
    r"|felicitamos|organizamos|inauguramos|anunciamos|abriremos|cerraremos|celebraremos|hicimos"
    r"|fuimos|vimos|pusimos|estuvimos|dijimos|tuvimos|pudimos|vinimos|trajimos|recibimos"
    r"|supimos|rogamos|creemos|pedimos|solicitamos|debemos|suponemos|intentamos|abramos"
    r"|quisimos|aire|padre|madre|compadre|comadre|quiere|prefiere|refiere|requiere|sugiere"
    r"|muere|hiere|adquiere|podamos|vayamos|necesitamos|empecemos|podremos"
)
