"""The times of Spanish officials: days, hours, spans, and what bounds them."""

from __future__ import annotations

from typing import Final

from junhall.casework.promise_words import Tongue

TIMES: Final = Tongue(
    lang="es",
    today=r"(?:(?:en |a lo largo |durante )?(?:d?el dia de )?(?:de )?hoy(?: mismo)?"
    r"|este mismo dia|(?:a lo largo del|durante el) dia)",
    tomorrow=r"(?:(?:en )?el dia de )?(?:ma(?:n|nn|ny)ana|mnn?a?na|mna|mnn|manan)(?: mismo)?",
    day_after=r"(?:pasado (?:manana|mna|mnana)|(?:(?<=manana o )|(?<=mna o )|(?<=mnn o )"
    r"|(?<=hoy o ))pasado|^\W*pasado$)",
    weekdays=(
        r"lunes", r"martes", r"miercoles|mierc", r"jueves", r"viernes", r"sabado", r"domingo",
    ),
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
        "sept?iembre", "octubre", "noviembre", "diciembre",
    ),
    month_link=r"\s*(?:de\s+)?",
    day_prefix=r"dia\s+",
    bands=(
        (r"(?:a )?(?:primer[ai]s?|1as?) horas?(?: de la manana)?", 360, 720),
        (r"(?:a )?ultima hora de la manana", 360, 900),
        ((r"(?:(?:por|x|de|en|a lo largo de|durante|a|toda|d) la (?:misma )?|x "
          r"|(?:toda )?esta (?:misma )?|a media )manana"), 360, 900),
        (r"(?:(?:de|por la|x la|esta misma|esta) )madrugada", 1440, 1800),
        (r"(?:la |de )manana(?= del? )", 360, 900),
        (r"(?:al? |el )?medio ?dia", 720, 960),
        ((r"(?:(?:por|x|a ultima hora de|a primera hora de|a lo largo de|durante|a|en|de|a media"
          r"|esta misma|esta|toda) )?(?:la )?tarde(?! o temprano)(?:-noche| noche)?"), 720, 1260),
        (r"(?:(?:por|x|a lo largo de|durante|a|en|de|esta misma|esta) )?(?:la )?noche", 1080, 1800),
    ),
    this=r"est[ae](?: mism[ao])?",
    hour_before=r"(?:a|de|para|sobre|hacia|antes de?|tipo|no mas tarde de|desde|despues de"
    r"|a partir de|hasta|pasadas|entre|y|o)\s+las?|(?:para|sobre|tipo)",
    hour_word=r"horas|hrs|hs|h",
    half_past=(("y media", 30), ("y cuarto", 15), ("menos cuarto", -15),
        ("menos (?:diez|10)", -10), ("menos (?:cinco|5)", -5), ("menos veinte", -20),
        ("en punto", 0)),
    half_of_day=(
        (r"de? la madrugada", "am"), (r"(?:de?|por|x) la manana", "am"), (r"de? la tarde", "pm"),
        (r"de? la noche", "night"), (r"del? medio ?dia", "pm"), (r"am", "am"), (r"pm", "pm"),
    ),
    range_open=r"(?:entre|de|desde)\s+(?:las?\s+)?",
    range_link=r"(?:y|a|hasta|o|-)\s*(?:las?\s+)?",
    numbers=(
        ("un", 1), ("una", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6),
        ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("once", 11), ("doce", 12),
        ("quince", 15), ("veinte", 20), ("treinta", 30), ("cuarenta", 40), ("un par de", 2),
        ("cuarenta y cinco", 45), ("veinticuatro", 24), ("cuarenta y ocho", 48),
    ),
    within=r"(?:en|dentro de|en menos de|antes de|maximo|max|en un maximo de|en el plazo de"
    r"|en un plazo de|como mucho en|en las? proximas?|en los proximos|no mas de|en como mucho"
    r"|en unos|en unas|a lo sumo en|en torno a|en aproximadamente|en aprox|de aqui a)",
    units=(
        (r"minutos?|minuti(?:tos?|llos?)|mins?|m(?=\b)|'", "minute"),
        (r"horas?|horitas?|hrs?|hs?", "hour"),
        (r"dias? (?:laborables?|habiles?)", "workday"), (r"dias?", "day"),
        (r"semanas?", "week"), (r"mes(?:es)?", "month"),
    ),
    spans=(
        (r"(?:una |1 )?hora y media", 90), (r"media (?:hora|hori(?:t|ll)a)", 30), (r"media h", 30),
        (r"tres cuartos de hora", 45), (r"un cuarto de hora", 15), (r"un cuarto de h", 15),
        (r"una horita", 60),
    ),
    not_spans=r"(?:hace|lleva(?:n|mos)?(?: ya)?|desde hace|durante|cada|abiertos?|abierta|tras"
    r"|las)",
    this_week=r"(?:(?:a |al )?fin(?:al)?(?:es)? de (?:la |esta )?semana|(?:durante "
    r"|a lo largo de |en )?(?:est?a|la presente) (?:misma )?semana|(?:a lo largo"
    r"|en lo que queda) de (?:la )?semana|que (?:acabe|termine) la semana|acabar la semana)",
    next_week=r"(?:la )?(?:semana (?:(?:que|q|k) (?:viene|entra)|proxima|prox|siguiente)"
    r"|(?:proxima|prox|siguiente) semana)",
    weekend=r"(?:(?:este|el|durante el|para el) (?:proximo |prox )?(?:fin de semana"
    r"|finde)(?: (?:que|q) viene)?)",
    this_month=r"(?:este|durante este|a lo largo del?(?: este)?|en lo que queda de) mes",
    next_month=r"(?:el )?(?:mes (?:(?:que|q|k) (?:viene|entra)|proximo)|prox(?:imo)? mes)",
    late_month=r"(?:a |al |antes de(?:l)? )?(?:fin(?:al)?(?:es)?|ultimos) (?:de"
    r"|del) (?:este )?mes|que (?:acabe|termine) el mes|acabar el mes",
    late_of=r"(?:a |al |antes de(?:l)? )?(?:fin(?:al)?(?:es)?|ultimos) de\s+"
    r"|durante (?:el mes de )?",
    end_of_day=r"(?:a ultima hora(?: del? (?:dia|hoy))?|(?:al )?(?:fin(?:al)?) (?:del dia"
    r"|de la jornada)|que (?:acabe|termine) (?:el dia|la jornada)|(?:acabar|terminar) (?:el dia"
    r"|la jornada))",
    this_year=r"(?:este ano|antes de (?:que acabe|acabar|fin de|final de) (?:el )?ano"
    r"|a fin(?:al)?(?:es)? de ano)",
    before=r"antes (?:de|del|d|q|que)(?: (?:el|la|las|los|est[ae]))?",
    not_after=r"(?:no (?:mas tarde|despues) del?|(?:a mas|como muy) tard(?:ar|e)|como mucho"
    r"|de aqui (?:a|al)|sin falta|para)",
    lower=r"(?:(?:al menos|por lo menos|minimo|como minimo|mas de|no menos de|no inferior a)"
    r"|no (?:\w+ ){0,3}?(?:antes|hasta) (?:de|del|el|la|las|d)?(?:l| el| la| las)?"
    r"|a partir (?:de|del)(?: la| las| el)?|desde(?: el| la| las)?|despues (?:de|del)(?: las?"
    r"| el)?|pasad[oa]s?(?: las?| el)?|tras(?: el| las?)?|hasta(?: el| la| las| pasado)?"
    r"|mas tarde (?:de|del)(?: las?| el)?)",
    lower_tail=r"(?:como (?:muy )?pronto|como minimo|en adelante|por lo menos|al menos)",
    gone=r"(?:pasad[oa]|anterior|ultim[oa])",
    recurring=r"(?:los|todos los|todas las|cada|cualquier|los \w+(?:,| y| o| e))",
)  # fmt: skip
