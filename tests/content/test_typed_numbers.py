"""Numbers as learners type them, over real questions: each spelling has one reading."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from policystory.course.load import Folders, load
from policystory.facts.record import Quantity
from policystory.facts.values.quantity import format_number, in_words
from policystory.facts.values.units import unit_in_words
from policystory.grade import mark
from policystory.items.bank import Bank
from policystory.items.forms import number
from policystory.items.item import Item, Reason, key_item, paper_item
from policystory.items.questions import type_number
from policystory.items.typed_answers.locales import LOCALES
from tests.content.sources import ROOT
from tests.content.typed_spellings import spellings

CORPUS = load(Folders.of(ROOT)).corpus()
BANK = Bank(CORPUS)
ONE = Decimal(1)
ITEMS = [item for fact in CORPUS.facts for item in BANK.of(fact, number.NAME)]


def asked(fact: str) -> Item:
    """Return the item that asks for a fact's number, in the words of its property if need be."""
    items = BANK.of(fact, number.NAME)
    if items:
        return items[0]
    # The table keeps numbers of a sort that the course no longer has typed, such as years.
    (made,) = type_number.make(CORPUS, replace(CORPUS.facts[fact], asks={}))
    assert isinstance(made, Item)
    return made


def reading_of(item: Item, typed: str, locale: str) -> str:
    """Return the reading of what is typed, as the table writes it."""
    read = number.parse(paper_item(item, ONE), {"typed": typed, "locale": locale})
    if isinstance(read.value, Decimal):
        return f"{read.value.normalize():f} {read.unit or ''}".rstrip()
    return {Reason.AMBIGUOUS: "asks", Reason.UNREADABLE: "unread"}[
        read.reason or Reason.WRONG
    ]


@pytest.mark.parametrize(("fact", "locale", "typed", "reading"), list(spellings()))
def test_a_typed_number_has_its_reading(
    fact: str, locale: str, typed: str, reading: str
) -> None:
    """A number is read as people mean it; with two meanings it is asked about."""
    assert reading == reading_of(asked(fact), typed, locale)


def test_the_table_is_wide_enough() -> None:
    """At least 150 numbers are typed, over 15 questions and in each locale."""
    table = list(spellings())
    assert len({(fact, typed) for fact, _, typed, _ in table}) >= 150
    assert len({fact for fact, *_ in table}) >= 15
    assert set(LOCALES) == {locale for _, locale, *_ in table}


@pytest.mark.parametrize(
    ("fact", "locale", "typed"),
    [line[:3] for line in spellings() if line[3] in ("asks", "unread")],
)
def test_what_is_asked_or_not_read_costs_nothing(
    fact: str, locale: str, typed: str
) -> None:
    """It is no try, and its sentence says what to write."""
    item = asked(fact)
    marked = mark(
        paper_item(item, ONE), key_item(item), {"typed": typed, "locale": locale}
    )
    assert (False, 0) == (marked.counts, marked.points)
    assert "Write" in marked.sentence
    assert marked.sentence.endswith(".")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_what_the_lesson_prints_can_be_typed(item: Item, locale: str) -> None:
    """The figure as it is shown is right, or at worst asked about, wherever the learner lives."""
    value = CORPUS.facts[item.asked[0]].value
    assert isinstance(value, Quantity)
    counted = unit_in_words(value.unit, value.amount)
    for typed in (
        in_words(value),
        format_number(value.amount),
        f"{format_number(value.amount)} {counted}",
    ):
        marked = mark(
            paper_item(item, ONE), key_item(item), {"typed": typed, "locale": locale}
        )
        assert marked.reason in (Reason.RIGHT, Reason.AMBIGUOUS), (
            typed,
            marked.sentence,
        )
