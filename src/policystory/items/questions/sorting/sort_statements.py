"""Questions that sort statements into a few categories, each proved right or wrong for each statement."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.forms.categorise import NAME
from policystory.items.item import (
    Item,
    Order,
    PairsKey,
    Prompt,
    Why,
)
from policystory.items.options import option, slug
from policystory.items.questions.several.sequences import shared_objectives
from policystory.items.questions.sorting.categories import sorts
from policystory.items.questions.sorting.rows import Row, Sort, together, usable
from policystory.items.refusal import Refusal


class Board(msgspec.Struct, frozen=True):
    """Rows and the categories into which they are sorted, in one report or in several (None)."""

    sort: Sort
    objective: str
    source: str | None
    categories: tuple[str, ...]
    rows: tuple[Row, ...]


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the items whose first row, by id, is this fact."""
    for board in _boards(corpus).get(fact.id, ()):
        yield _item(corpus, board)


@lru_cache(maxsize=4)  # one entry a corpus
def _boards(corpus: Corpus) -> dict[str, tuple[Board, ...]]:
    """Return all boards by the fact under which their item is filed. No fact is sorted twice in the same way."""
    found: dict[str, list[Board]] = {}
    for sort in sorts(corpus):
        taken: set[str] = set()
        pools = _pools(sort)
        for objective, source in sorted(
            pools, key=lambda name: (-len(pools[name]), name[0], name[1] or "")
        ):
            rows = [row for row in pools[objective, source] if row.fact.id not in taken]
            for names, chosen in together(rows, sort.categories):
                taken.update(row.fact.id for row in chosen)
                reports = {row.source for row in chosen}
                scope = reports.pop() if len(reports) == 1 else None
                found.setdefault(chosen[0].fact.id, []).append(
                    Board(sort, objective, scope, names, chosen)
                )
    return {anchor: tuple(boards) for anchor, boards in found.items()}


def _pools(sort: Sort) -> dict[tuple[str, str | None], list[Row]]:
    """Return the rows that can stand together: those of one objective and report, or of all reports."""
    found: dict[tuple[str, str | None], dict[str, Row]] = {}
    for row in sort.rows:
        if usable(row, sort.categories):
            for objective in row.fact.objectives:
                # A fact of two reports is one row, and what is written alike is one too.
                found.setdefault(
                    (objective, None if sort.across else row.source), {}
                ).setdefault(row.text, row)
    return {name: _each_once(rows.values()) for name, rows in found.items()}


def _each_once(rows: Iterable[Row]) -> list[Row]:
    """Keep one row of a fact that stands in several reports: that of the first."""
    return list({row.fact.id: row for row in reversed(list(rows))}.values())


def _item(corpus: Corpus, board: Board) -> Item:
    """Make the item that sorts the rows of a board."""
    sort, rows = board.sort, board.rows
    texts = {
        category.name: category.text
        for category in sort.categories
        if category.name in board.categories
    }
    anchor = rows[0].fact
    family = (
        f"{board.objective}.{board.source or 'reports'}.{anchor.id}.{sort.direction}"
    )
    reports = (
        "these reports" if board.source is None else words.report(corpus, board.source)
    )
    shown = {row.fact.id: _text(corpus, board, row) for row in rows}
    ids = {row.fact.id: slug(shown[row.fact.id]) for row in rows}
    sample = {
        name: next(row.fact.id for row in rows if row.own == name)
        for name in board.categories
    }
    why = {
        f"{ids[row.fact.id]}/{slug(text)}": (
            row.proofs[name]
            if name == row.own
            else (*row.proofs[name], Why("taken-from", (sample[name],)))
        )
        for row in rows
        for name, text in texts.items()
    }
    return Item(
        id=f"{family}.{NAME}",
        family=family,
        kind=NAME,
        direction=sort.direction,
        asked=tuple(row.fact.id for row in rows),
        topic=corpus.topic_of[anchor.id],
        stem=f"According to {reports}, {sort.asks}",
        options=tuple(option(text) for text in texts.values()),
        prompts=tuple(Prompt(ids[row.fact.id], shown[row.fact.id]) for row in rows),
        order=Order.LISTED,
        key=PairsKey({ids[row.fact.id]: slug(texts[row.own]) for row in rows}),
        why=why,
        feedback={
            ids[row.fact.id]: f"{texts[row.own]}: {row.fact.says}" for row in rows
        },
        facts=tuple(
            sorted(
                {
                    fact
                    for proof in why.values()
                    for step in proof
                    for fact in step.facts
                }
            )
        ),
        sources=tuple(
            sorted({citation for row in rows for citation in row.fact.sources})
        ),
        objectives=shared_objectives([row.fact for row in rows]),
    )


def _text(corpus: Corpus, board: Board, row: Row) -> str:
    """Write a row; beside rows of other reports it names its own, for a statement is true of a report on its date."""
    if board.source is not None:
        return f"{words.capitalised(row.cited)}: {row.text}" if row.cited else row.text
    citing = f", citing {row.cited}" if row.cited else ""
    return f"{words.capitalised(words.report(corpus, row.source))}{citing}: {row.text}"
