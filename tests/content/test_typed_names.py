"""A table of typed names over the real corpus: right, misspelt, unclear and wrong."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec
import pytest

from policystory.course.load import Folders, load
from policystory.items.bank import Bank
from policystory.items.forms import short_text
from policystory.items.item import KeyItem, PaperItem, Reason, key_item, paper_item
from policystory.items.questions.type_name import key_of
from tests.content.sources import ROOT
from tests.content.typed_names import MISSPELT, RIGHT, UNCLEAR, WRONG

CORPUS = load(Folders.of(ROOT)).corpus()
TYPED = next(
    item for item in Bank(CORPUS).items.values() if item.kind == short_text.NAME
)


def answers() -> Iterator[tuple[str, str, Reason]]:
    """Yield each entity, what is typed for it, and what that is worth."""
    tables = {
        Reason.RIGHT: RIGHT,
        Reason.CHECK_SPELLING: MISSPELT,
        Reason.UNCLEAR: UNCLEAR,
        Reason.WRONG: WRONG,
    }
    for reason, table in tables.items():
        for entity, names in table.items():
            for name in names:
                yield entity, name, reason


def halves(entity: str) -> tuple[PaperItem, KeyItem]:
    """Return the halves of an item whose answer is the entity's name."""
    key = key_of(CORPUS, CORPUS.entities[entity])
    return paper_item(TYPED, Decimal(1)), msgspec.structs.replace(
        key_item(TYPED), key=key
    )


@pytest.mark.parametrize(("entity", "typed", "reason"), list(answers()))
def test_typed_name_is_worth_what_it_says(
    entity: str, typed: str, reason: Reason
) -> None:
    """A right name is right in more words too; what may mean others is asked back."""
    shown, key = halves(entity)
    reading = short_text.parse(shown, typed)
    assert reason == short_text.score(key, reading).reason


def test_table_is_large() -> None:
    """At least 120 answers to the names of 20 entities."""
    table = list(answers())
    assert len(table) >= 120
    assert len({entity for entity, _, _ in table}) >= 20
