"""Every language has all texts, with the same placeholders, and no text is without a use."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import babel
import pytest
from babel.numbers import format_decimal

import policystory
from policystory.errors import PolicystoryError
from policystory.facts.record import Bound, Quantity
from policystory.facts.values.numbers_in_text import numbers
from policystory.facts.values.period import from_words, in_words, with_preposition
from policystory.facts.values.quantity import format_number
from policystory.facts.values.quantity import in_words as quantity_in_words
from policystory.facts.words import join_names
from policystory.wording import ENGLISH, languages, phrasebook_of
from policystory.wording.language import Phrasebook, closest

PACKAGE = Path(policystory.__file__).parent
WORDING = PACKAGE / "wording"
WHOLE = [name for name in languages() if "-" not in name]
"""The languages that have all texts; those of a region have what differs."""
OWN = {"grammar", "telling"}
"""Sections that hold rules of a language, which are no translations."""
BY_TEXT = {"page", "builder", "answers", "telling"}
"""Sections whose names are texts of the code; the first three have tests of their own."""
_PLACEHOLDER = re.compile(r"\{\w+\}")
_MADE = re.compile(r"""(?:say|table|has)\(\s*f"([^"]+)\"""")
_LITERAL = re.compile(
    r"""\"((?:[^"\\\n]|\\.)*)\"(?:\s*\+\s*\"((?:[^"\\\n]|\\.)*)\")*"""
)


def texts(language: str) -> dict[str, Any]:
    """Return all that the file of a language holds, by section and name, without its notes."""
    sections = json.loads((WORDING / f"{language}.json").read_text("utf-8"))
    held = {}
    for section, names in sections.items():
        if section != "//":
            for name, text in names.items():
                if not name.startswith("//"):
                    held[f"{section}/{name}"] = text
    return held


def placeholders(text: Any) -> set[str]:
    """Return the placeholders of a text, or of all texts of a list or table."""
    if isinstance(text, dict):
        return set().union(*map(placeholders, text.values()))
    return set(_PLACEHOLDER.findall(str(text)))


def source(*suffixes: str) -> Iterator[str]:
    """Yield the text of each file of code of the package."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in suffixes:
            yield path.read_text("utf-8")


@pytest.mark.parametrize("language", WHOLE)
def test_a_language_has_every_text_and_no_other(language: str) -> None:
    """The file of a language has the names of the English one."""
    own = {name for name in texts(language) if name.partition("/")[0] not in OWN}
    english = {name for name in texts("en") if name.partition("/")[0] not in OWN}
    assert english == own


@pytest.mark.parametrize("language", WHOLE)
def test_placeholders_are_those_of_english(language: str) -> None:
    """No translation loses a placeholder or makes one up."""
    english = texts("en")
    wrong = {
        name: text
        for name, text in texts(language).items()
        if name in english and placeholders(text) != placeholders(english[name])
    }
    assert {} == wrong


@pytest.mark.parametrize("language", set(languages()) - set(WHOLE))
def test_a_region_differs_in_texts_of_its_language(language: str) -> None:
    """The file of a region holds nothing that its language does not have."""
    base = texts(language.partition("-")[0])
    assert texts(language).keys() <= base.keys()


def test_every_text_is_used() -> None:
    """Each name stands in the code, whole or as a name with a part put in."""
    code = "\n".join(source(".py"))
    made = [re.sub(r"\{[^}]*\}", ".*", name) for name in _MADE.findall(code)]
    patterns = [re.compile(name) for name in made]
    unused = []
    for name in texts("en"):
        section, _, key = name.partition("/")
        dotted = f"{section}.{key}"
        is_whole = f'"{dotted}"' in code
        is_made = any(pattern.fullmatch(dotted) for pattern in patterns)
        if section not in BY_TEXT and not is_whole and not is_made:
            unused.append(dotted)
    assert [] == unused


def literals(code: str) -> set[str]:
    """Return the texts in quotes of a file of JavaScript; those that are joined are one."""
    joined = re.sub(r'"\s*\+\s*"', "", code)
    return {match[1] for match in re.finditer(r'"((?:[^"\\\n]|\\.)*)"', joined)}


def scripts(folder: str) -> str:
    """Return the JavaScript of a folder of the widgets, joined."""
    paths = sorted((PACKAGE / "widget" / "static" / folder).glob("*.js"))
    return "\n".join(path.read_text("utf-8") for path in paths)


def said(code: str) -> set[str]:
    """Return the texts for which JavaScript asks in the language of the course."""
    joined = re.sub(r'"\s*\+\s*"', "", code)
    return set(re.findall(r'phrase\(\s*"([^"]+)"', joined))


def test_the_page_uses_every_text_and_has_all_that_it_says() -> None:
    """What the page says is in the section "page", and all of that stands in its code."""
    code = scripts("quiz")
    page = ENGLISH.section("page")
    made = {f"{{n}} {thing}" for thing in ("question", "questions")}
    assert set() == page.keys() - literals(code) - made - {"practice", "graded"}
    assert set() == said(code) - page.keys()


def test_the_brief_builder_uses_every_text_and_has_all_that_it_says() -> None:
    """The same of the page on which a brief is written, and of the section "builder"."""
    code = scripts("brief")
    texts = ENGLISH.section("builder")
    assert set() == texts.keys() - literals(code)
    assert set() == said(code) - texts.keys()


@pytest.mark.parametrize("section", ["page", "builder", "answers"])
def test_english_is_the_name_of_what_the_code_says(section: str) -> None:
    """In these sections the name is the English text, which stands in the code."""
    assert [] == [
        name for name, text in ENGLISH.section(section).items() if name != text
    ]


def test_a_language_without_a_file_is_refused() -> None:
    """The refusal names the language and those that there are."""
    with pytest.raises(PolicystoryError, match=r"no words for 'fr'.*en, es"):
        phrasebook_of("fr")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("es", "es"), ("es-US", "es-US"), ("es-MX", "es"), ("en-GB", "en"), ("e", None)],
)
def test_a_region_is_served_by_its_language(
    language: str, expected: str | None
) -> None:
    """Where a region has no file of its own, that of its language serves."""
    assert expected == closest(language)


@pytest.mark.parametrize("language", languages())
def test_months_and_numbers_are_those_of_babel(language: str) -> None:
    """Months and signs in numbers are what babel gives; one check, so that no lesson needs it."""
    locale = babel.Locale.parse(language.replace("-", "_"))
    phrases = phrasebook_of(language)
    assert list(locale.months["format"]["wide"].values()) == phrases.table(
        "dates.months"
    )
    for amount in ("178000", "1234567", "0.5", "4200"):
        expected = format_decimal(Decimal(amount), locale=locale)
        # For Spain babel groups four digits, too, unless it is asked for what the language has.
        if language == "es" and amount == "4200":
            expected = "4200"
        assert expected == format_number(Decimal(amount), phrases)


@pytest.mark.parametrize(
    ("period", "words", "when"),
    [
        ("2021", "2021", "en 2021"),
        ("2021-04", "abril de 2021", "en abril de 2021"),
        ("2021-04-26", "26 de abril de 2021", "el 26 de abril de 2021"),
        (
            "2021-10/2022-04",
            "octubre de 2021 a abril de 2022",
            "de octubre de 2021 a abril de 2022",
        ),
        (
            "2021-06-07/2021-06-08",
            "7 u 8 de junio de 2021",
            "el 7 u 8 de junio de 2021",
        ),
        ("2006/..", "desde 2006", "desde 2006"),
    ],
)
def test_spanish_dates(period: str, words: str, when: str) -> None:
    """Dates are written as Spanish writes them, and read again."""
    spanish = phrasebook_of("es")
    assert (words, when) == (
        in_words(period, spanish),
        with_preposition(period, None, spanish),
    )
    assert period == from_words(words, spanish)


@pytest.mark.parametrize(
    ("amount", "unit", "bound", "expected"),
    [
        ("178000", "people", Bound.MORE_THAN, "más de 178.000"),
        ("4200", "people", Bound.EXACTLY, "4200"),
        ("310000000", "usd", Bound.EXACTLY, "310 millones de dólares"),
        ("1000000", "usd", Bound.ABOUT, "alrededor de 1 millón de dólares"),
        ("1200000000", "usd", Bound.EXACTLY, "1200 millones de dólares"),
        ("40", "percent", Bound.ALMOST, "casi 40 %"),
    ],
)
def test_spanish_numbers(amount: str, unit: str, bound: Bound, expected: str) -> None:
    """A number is written as Spanish writes it, and read again."""
    spanish = phrasebook_of("es")
    assert expected == quantity_in_words(
        Quantity(Decimal(amount), unit, bound), spanish
    )
    assert Decimal(amount) in numbers(expected, spanish)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ana"], "Ana"),
        (["Ana", "Tomás"], "Ana y Tomás"),
        (["Tomás", "Inés"], "Tomás e Inés"),
        (["Ana", "Tomás", "Luz"], "Ana, Tomás y Luz"),
    ],
)
def test_spanish_lists(names: list[str], expected: str) -> None:
    """The last two names are joined by "y", which is "e" before an i."""
    assert expected == join_names(names, phrasebook_of("es"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a el informe de el Patronato", "al informe del Patronato"),
        ("de El Salvador", "de El Salvador"),
        ("agua y hielo", "agua y hielo"),
        ("uno o otro", "uno u otro"),
        ("3 millones personas", "3 millones de personas"),
    ],
)
def test_spanish_words_meet(text: str, expected: str) -> None:
    """Prepositions and articles are drawn together, and names are left alone."""
    assert expected == phrasebook_of("es").joined(text)


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Not right.", "No es correcto."),
        ("3 of the 4 rows are right.", "3 de las 4 filas están bien."),
        (
            "Taken off: 25% for 1 hint.",
            "Se resta: un 25 % por 1 pista.",
        ),
        ("El faro de la Roca Gaviota.", "El faro de la Roca Gaviota."),
    ],
)
def test_what_is_said_of_an_answer_is_told_in_spanish(
    english: str, expected: str
) -> None:
    """A sentence of the engine is found by its pattern, and what is none of it stays as it is."""
    assert expected == phrasebook_of("es").spoken(english)


def test_notes_are_no_texts() -> None:
    """A note for translators can be neither said nor missed."""
    book = Phrasebook("en", {"dates": {"//in": "A note.", "in": "in {period}"}})
    assert ["in"] == list(book.section("dates"))
