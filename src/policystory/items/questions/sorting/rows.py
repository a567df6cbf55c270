"""Rows to be sorted into categories, each with its proofs, and the choice of rows that stand together in one item."""

from collections.abc import Iterable, Iterator

import msgspec

from policystory.facts.record import Fact
from policystory.items.chance import shuffled
from policystory.items.item import Why
from policystory.items.rules.text_features import telling

FEWEST, MOST = 4, 8
"""Rows of an item in the bank; a learner sees some of them."""
CATEGORIES = 4
"""More categories than this are too many to choose among."""
LONGEST = 26
"""A row of more words than this is no row."""


class Category(msgspec.Struct, frozen=True):
    """A category: what it stands for, its words, and further words that would tell it if they stood in a row."""

    name: str
    text: str
    telling: str = ""


class Row(msgspec.Struct, frozen=True):
    """A fact as a row, the report of which it is asked, the category it belongs to, and the proofs by category.

    `cited` is whom the report cites for it, where the row itself does not say so.

    A category without a proof is one of which nothing is known: the row cannot stand beside it.
    """

    fact: Fact
    source: str
    text: str
    own: str
    proofs: dict[str, tuple[Why, ...]]
    cited: str = ""


class Sort(msgspec.Struct, frozen=True):
    """One way to sort statements: the direction and words of the question, the categories as listed, and the rows.

    `across`: rows of several reports may stand beside each other.
    """

    direction: str
    asks: str
    categories: tuple[Category, ...]
    rows: tuple[Row, ...]
    across: bool


def usable(row: Row, categories: tuple[Category, ...]) -> bool:
    """Tell whether a row is proved to be of its category, is not too long, and holds no word of its category."""
    own = next((category for category in categories if category.name == row.own), None)
    if own is None or row.own not in row.proofs or len(row.text.split()) > LONGEST:
        return False
    return telling(row.text).isdisjoint(telling(f"{own.text} {own.telling}"))


def together(
    rows: Iterable[Row], categories: tuple[Category, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[Row, ...]]]:
    """Share rows out to items: yield the names of categories, as listed, and rows that are proved against all of them.

    Categories with most rows come first; one is left out where a category would keep no row beside
    it.
    """
    # Ranked by chance that never changes, so that one speaker's or report's rows do not fill an
    # item.
    waiting = shuffled("", rows, lambda row: row.fact.id, "rows")
    while len(waiting) >= FEWEST:
        names = _chosen(waiting, categories)
        kept = [row for row in waiting if row.own in names and names <= set(row.proofs)]
        if len(names) < 2 or len(kept) < FEWEST:
            return
        taken = _mixed(
            kept, [category.name for category in categories if category.name in names]
        )
        if len(taken) < FEWEST:
            return
        yield (
            tuple(category.name for category in categories if category.name in names),
            taken,
        )
        waiting = [row for row in waiting if row not in taken]


def _chosen(rows: list[Row], categories: tuple[Category, ...]) -> set[str]:
    """Return the categories that can stand beside each other: each keeps a row that is proved against all others."""
    counted = {
        category.name: len([row for row in rows if row.own == category.name])
        for category in categories
    }
    chosen: set[str] = set()
    for name in sorted(counted, key=lambda name: -counted[name]):
        trial = chosen | {name}
        kept = {
            row.own for row in rows if row.own in trial and trial <= set(row.proofs)
        }
        if kept == trial and len(trial) <= CATEGORIES:
            chosen = trial
    return chosen


def _mixed(rows: list[Row], names: list[str]) -> tuple[Row, ...]:
    """Take rows from each category in turn, so that none fills more than half of the item and one row."""
    queues = {name: [row for row in rows if row.own == name] for name in names}
    taken: list[Row] = []
    while any(queues.values()) and len(taken) < MOST:
        for queue in queues.values():
            if queue and len(taken) < MOST:
                taken.append(queue.pop(0))
    for name in names:
        own = [row for row in taken if row.own == name]
        spare = len(own) - (len(taken) - len(own)) - 1
        taken = (
            [row for row in taken if row not in own[len(own) - spare :]]
            if spare > 0
            else taken
        )
    return tuple(sorted(taken, key=lambda row: row.fact.id))
