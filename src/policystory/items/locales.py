"""How numbers are written where a learner lives: marks, words for sizes, names of units.

Marks follow the Unicode CLDR: Spanish in the United States writes numbers as English does, Spanish in Spain changes
point and comma. What can mean two sizes to two readers is not read at all (`unclear`).
"""

import msgspec


class Locale(msgspec.Struct, frozen=True):
    """What may stand in a number: `decimal` before the fraction, `group` between thousands.

    `sizes` are powers of ten by their word, `units` the unit that a word names, `bounds` words that may stand before a
    number, and `unclear` a sentence for each word that people read in two ways.
    """

    id: str
    decimal: str
    group: str
    sizes: dict[str, int]
    units: dict[str, str]
    bounds: tuple[str, ...]
    unclear: dict[str, str] = {}


_SIGNS = {"$": "usd", "us$": "usd", "usd": "usd", "%": "percent", "£": "pounds", "gbp": "pounds"}

_EN = Locale(
    id="en",
    decimal=".",
    group=",",
    sizes={
        "hundred": 2, "k": 3, "thousand": 3, "thousands": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6,
        "b": 9, "bn": 9, "billion": 9, "billions": 9, "tn": 12, "trillion": 12, "trillions": 12,
    },
    units={
        **_SIGNS,
        "dollar": "usd", "dollars": "usd", "us dollars": "usd", "percent": "percent", "per cent": "percent",
        "pct": "percent", "pound": "pounds", "pounds": "pounds",
        "people": "people", "person": "people", "persons": "people",
        "dose": "doses", "doses": "doses", "job": "jobs", "jobs": "jobs", "year": "years", "years": "years",
        "organisation": "organisations", "organisations": "organisations",
        "organization": "organisations", "organizations": "organisations",
    },
    bounds=(
        "more than", "over", "at least", "about", "around", "almost", "nearly", "up to", "as many as",
        "approximately", "approx", "roughly", "some", "~", ">", "≥", "≈", "c",
    ),
)  # fmt: skip

_ES_US = Locale(
    id="es-US",
    decimal=".",
    group=",",
    sizes={
        "cien": 2, "mil": 3, "k": 3, "m": 6, "millon": 6, "millones": 6, "mil millones": 9, "millardo": 9,
        "millardos": 9,
    },
    units={
        **_SIGNS,
        "dolar": "usd", "dolares": "usd", "por ciento": "percent", "porciento": "percent", "libra": "pounds",
        "libras": "pounds", "persona": "people", "personas": "people", "gente": "people", "dosis": "doses",
        "empleo": "jobs", "empleos": "jobs", "ano": "years", "anos": "years",
        "organizacion": "organisations", "organizaciones": "organisations",
        **_EN.units,
    },
    bounds=(
        "mas de", "al menos", "por lo menos", "cerca de", "alrededor de", "casi", "hasta", "unos", "unas",
        "aproximadamente", "~", ">", "≥", "≈",
    ),
    unclear={
        word: f"'{word}' means a million million to some and a thousand million to others. "
        "Write 'mil millones' or digits."
        for word in ("billon", "billones")
    },
)  # fmt: skip

_ES = Locale("es", ",", ".", _ES_US.sizes, _ES_US.units, _ES_US.bounds, _ES_US.unclear)

LOCALES = {locale.id: locale for locale in (_EN, _ES_US, _ES)}
EN = "en"
"""The locale of a learner who has named none."""
