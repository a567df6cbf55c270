"""How people write numbers in several locales: separators, and words for sizes, units and limits.

Separators follow the Unicode CLDR: Spanish in the United States writes numbers as English does; in
Spain, point and comma change places. English words are known in every locale.
"""

from typing import TypeVar

import msgspec

from policystory.items.typed_answers.spelled_out_numbers import DE as DE_WORDS
from policystory.items.typed_answers.spelled_out_numbers import EN as EN_WORDS
from policystory.items.typed_answers.spelled_out_numbers import ES as ES_WORDS
from policystory.items.typed_answers.spelled_out_numbers import NumberWords

T = TypeVar("T")


class Locale(msgspec.Struct, frozen=True):
    """How numbers are written in one locale (a language and country).

    - `decimal`: the sign before a fraction; `group`: the sign between thousands.
    - `thousand`: the word for 1,000, for messages to the learner.
    - `sizes`: words such as "million", with their powers of ten; `units`: words, with the units
      that they mean.
    - `before` and `after`: words such as "about" that may be typed before or after a number.
    - `fillers`: words such as "of" that may be typed before a unit; `words`: number words, such as
      "two".
    - `unclear`: words that can be read in two ways, with a sentence that asks which is meant.

    All words but `thousand` are in small letters, without accents and full stops.
    """

    id: str
    decimal: str
    group: str
    thousand: str
    sizes: dict[str, int]
    units: dict[str, str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    fillers: tuple[str, ...]
    words: NumberWords
    unclear: dict[str, str] = {}


def _named(names: dict[T, str]) -> dict[str, T]:
    """Return what each word names: `names` holds the words of each thing, parted by commas."""
    named = {}
    for thing, words in names.items():
        named.update(dict.fromkeys(_words(words), thing))
    return named


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


_EN = Locale(
    id="en",
    decimal=".",
    group=",",
    thousand="thousand",
    sizes=_named(
        {
            2: "hundred",
            3: "k, thousand, thousands",
            6: "m, mn, mio, mill, mln, million, millions",
            9: "b, bn, bln, billion, billions",
            12: "tn, trillion, trillions",
        }
    ),
    units=_named(
        {
            "usd": "$, us $, $ us, usd, usd $, dollar, dollars, us dollar, us dollars, "
            "american dollars, bucks",
            "eur": "€, eur, euro, euros",
            "gbp": "£, gbp, pound, pounds, british pounds, pounds sterling",
            "percent": "%, percent, percents, per cent, pct, pc, percentage",
            "people": "people, person, persons, ppl, human beings, individuals",
            "jobs": "job, jobs",
            "decades": "decade, decades",
            "years": "year, years, yr, yrs",
            "months": "month, months",
            "weeks": "week, weeks",
            "days": "day, days",
            "hours": "hour, hours, hr, hrs",
            "minutes": "minute, minutes, min, mins",
            "organisations": "organisation, organisations, organization, organizations, orgs",
            "times": "time, times",
        }
    ),
    before=_words(
        "more than, over, just over, well over, slightly more than, at least, about, around, "
        "almost, nearly, up to, as many as, as much as, approximately, approx, roughly, some, "
        "~, >, ≥, ≈, c, ca, circa, est, estimated, an estimated, a total of, exactly, close to, "
        "no fewer than, no more than, max, maximum, a maximum of"
    ),
    after=_words(
        "or more, or so, in total, in all, at least, at most, approximately, approx, exactly, plus"
    ),
    fillers=("of", "in"),
    words=EN_WORDS,
    unclear={
        "mil": "'mil' is a thousand in Spanish and a million to others. "
        "Write 'thousand', 'million' or digits."
    },
)

COURSE = _EN
"""The locale of the lessons; every learner may write as they do."""


def _beside_english(locale: Locale) -> Locale:
    """Return a locale that also knows the words of the course; its own come first."""
    return msgspec.structs.replace(
        locale,
        sizes=COURSE.sizes | locale.sizes,
        units=COURSE.units | locale.units,
        before=(*locale.before, *COURSE.before),
        after=(*locale.after, *COURSE.after),
        fillers=(*locale.fillers, *COURSE.fillers),
        words=locale.words.beside(COURSE.words),
    )


def _with_comma(locale: Locale, id_: str) -> Locale:
    """Return a locale with other marks: a comma before the fraction, points between thousands."""
    return msgspec.structs.replace(locale, id=id_, decimal=",", group=".")


_ES_US = _beside_english(
    Locale(
        id="es-US",
        decimal=".",
        group=",",
        thousand="mil",
        sizes=_named(
            {
                2: "cien",
                3: "mil, miles",
                6: "millon, millones, mdd",
                9: "millardo, millardos",
            }
        ),
        units=_named(
            {
                "usd": "dolar, dolares, dolares estadounidenses, dolares americanos",
                "gbp": "libra, libras, libras esterlinas",
                "percent": "por ciento, porciento",
                "people": "persona, personas, gente",
                "jobs": "empleo, empleos, puestos de trabajo",
                "years": "ano, anos",
                "months": "mes, meses",
                "days": "dia, dias",
                "hours": "hora, horas",
                "minutes": "minuto, minutos",
                "organisations": "organizacion, organizaciones",
                "times": "vez, veces",
            }
        ),
        before=_words(
            "mas de, al menos, por lo menos, cerca de, alrededor de, casi, hasta, unos, unas, "
            "aproximadamente, aprox, un total de, exactamente"
        ),
        after=_words("o mas, en total, aproximadamente, aprox"),
        fillers=("de",),
        words=ES_WORDS,
        unclear={
            word: f"'{word}' means a million million to some and a thousand million to others. "
            "Write 'mil millones' or digits."
            for word in ("billon", "billones")
        },
    )
)

_DE_CH = _beside_english(
    Locale(
        id="de-CH",
        decimal=".",
        group=",",
        thousand="Tausend",
        sizes=_named(
            {
                2: "hundert",
                3: "tsd, tausend",
                6: "mio, million, millionen",
                9: "mrd, mia, milliarde, milliarden",
            }
        ),
        units=_named(
            {
                "usd": "us dollar",
                "gbp": "pfund",
                "percent": "prozent",
                "people": "mensch, menschen, personen, leute",
                "jobs": "arbeitsplatz, arbeitsplatze, stellen",
                "decades": "jahrzehnt, jahrzehnte, jahrzehnten",
                "years": "jahr, jahre, jahren",
                "months": "monat, monate, monaten",
                "days": "tag, tage, tagen",
                "hours": "stunde, stunden, std",
                "minutes": "minuten",
                "organisations": "organisationen",
                "times": "mal",
            }
        ),
        before=_words(
            "mehr als, uber, mindestens, etwa, rund, circa, zirka, ungefahr, fast, beinahe, knapp, "
            "bis zu, genau"
        ),
        after=_words("oder mehr, insgesamt"),
        fillers=("von", "der", "an"),
        words=DE_WORDS,
        unclear={
            word: f"'{word}' is a thousand million in English and a million million in German. "
            "Write 'Milliarden' or digits."
            for word in ("billion", "billions", "billionen")
        }
        | {
            word: f"'{word}' is a million million in English and more in German. Write digits."
            for word in ("trillion", "trillions", "trillionen")
        },
    )
)

_AR = _beside_english(
    Locale(
        id="ar",
        decimal=",",
        group=".",
        thousand="ألف",
        sizes=_named({3: "الف, الاف", 6: "مليون, ملايين", 9: "مليار, مليارات"}),
        units=_named(
            {
                "usd": "دولار, دولارات, دولار امريكي",
                "people": "شخص, اشخاص",
                "percent": "بالمئة, بالمائة, في المئة",
                "years": "سنة, سنوات, عام, اعوام",
                "minutes": "دقيقة, دقائق",
                "jobs": "وظيفة, وظائف",
            }
        ),
        before=_words("اكثر من, حوالي, نحو, تقريبا"),
        after=_words("تقريبا"),
        fillers=("من",),
        words=NumberWords(),
    )
)

LOCALES = {
    locale.id: locale
    for locale in (
        _EN,
        _with_comma(_EN, "en-DE"),
        _ES_US,
        _with_comma(_ES_US, "es"),
        _DE_CH,
        _with_comma(_DE_CH, "de"),
        _AR,
    )
}
EN = "en"
"""The id of the locale that is used if a learner has named none."""

SHORT_UNITS = {
    "seconds": ("s", "sec", "secs"),
    "minutes": ("m", "mn", "min", "mins"),
    "hours": ("h", "hr", "hrs"),
    "days": ("d",),
    "months": ("m", "mo", "mos"),
    "years": ("y", "yr", "yrs"),
    "metres": ("m",),
    "miles": ("m", "mi"),
    "kilometres": ("km", "k"),
    "kilograms": ("kg", "k"),
    "tonnes": ("t",),
    "litres": ("l",),
}
"""Letters that mean a unit only where the question asks for it: about minutes, "50 m" is not 50
million."""
