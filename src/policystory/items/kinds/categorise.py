"""Categorise: statements are sorted into a few categories, each of which is proved right or wrong for each of them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.categories import sorts
from policystory.items.item import (
    Item,
    KeyItem,
    Order,
    PairsKey,
    PaperItem,
    Prompt,
    Reading,
    Reason,
    Sample,
    Score,
    Why,
)
from policystory.items.options import option, slug
from policystory.items.pairs import Words, read_pairs
from policystory.items.refusal import Refusal
from policystory.items.rows import Row, Sort, together, usable
from policystory.items.sequences import shared_objectives

NAME = "categorise"


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
        for objective, source in sorted(pools, key=lambda name: (-len(pools[name]), name[0], name[1] or "")):
            rows = [row for row in pools[objective, source] if row.fact.id not in taken]
            for names, chosen in together(rows, sort.categories):
                taken.update(row.fact.id for row in chosen)
                reports = {row.source for row in chosen}
                scope = reports.pop() if len(reports) == 1 else None
                found.setdefault(chosen[0].fact.id, []).append(Board(sort, objective, scope, names, chosen))
    return {anchor: tuple(boards) for anchor, boards in found.items()}


def _pools(sort: Sort) -> dict[tuple[str, str | None], list[Row]]:
    """Return the rows that can stand together: those of one objective and report, or of all reports."""
    found: dict[tuple[str, str | None], dict[str, Row]] = {}
    for row in sort.rows:
        if usable(row, sort.categories):
            for objective in row.fact.objectives:
                # A fact of two reports is one row, and what is written alike is one too.
                found.setdefault((objective, None if sort.across else row.source), {}).setdefault(row.text, row)
    return {name: _each_once(rows.values()) for name, rows in found.items()}


def _each_once(rows: Iterable[Row]) -> list[Row]:
    """Keep one row of a fact that stands in several reports: that of the first."""
    return list({row.fact.id: row for row in reversed(list(rows))}.values())


def _item(corpus: Corpus, board: Board) -> Item:
    """Make the item that sorts the rows of a board."""
    sort, rows = board.sort, board.rows
    texts = {category.name: category.text for category in sort.categories if category.name in board.categories}
    anchor = rows[0].fact
    family = f"{board.objective}.{board.source or 'reports'}.{anchor.id}.{sort.direction}"
    reports = "these reports" if board.source is None else words.report(corpus, board.source)
    shown = {row.fact.id: _text(corpus, board, row) for row in rows}
    ids = {row.fact.id: slug(shown[row.fact.id]) for row in rows}
    sample = {name: next(row.fact.id for row in rows if row.own == name) for name in board.categories}
    why = {
        f"{ids[row.fact.id]}/{slug(text)}": (
            row.proofs[name] if name == row.own else (*row.proofs[name], Why("taken-from", (sample[name],)))
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
        feedback={ids[row.fact.id]: f"{texts[row.own]}: {row.fact.says}" for row in rows},
        facts=tuple(sorted({fact for proof in why.values() for step in proof for fact in step.facts})),
        sources=tuple(sorted({citation for row in rows for citation in row.fact.sources})),
        objectives=shared_objectives([row.fact for row in rows]),
    )


def _text(corpus: Corpus, board: Board, row: Row) -> str:
    """Write a row; beside rows of other reports it names its own, for a statement is true of a report on its date."""
    if board.source is not None:
        return f"{words.opening(row.cited)}: {row.text}" if row.cited else row.text
    citing = f", citing {row.cited}" if row.cited else ""
    return f"{words.opening(words.report(corpus, row.source))}{citing}: {row.text}"


WORDS = Words(
    nothing="Nothing was sorted yet.",
    form="A category for each statement is expected here.",
    foreign="That is not a statement or category of this question.",
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: an object that names a category for some rows or all."""
    options = {option.id for option in item.options}
    return read_pairs(response, dict.fromkeys((prompt.id for prompt in item.prompts), options), WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a sorting by the share of rows in their category; a row that was left out is not.

    The feedback is that of the rows that were not right; of all of them where all are right.
    """
    key, given = item.key, reading.value
    if not isinstance(key, PairsKey) or not isinstance(given, dict):
        return Score(Decimal(0), Reason.WRONG)
    wrong = tuple(row for row, category in key.pairs.items() if given.get(row) != category)
    if not wrong:
        return Score(Decimal(1), Reason.RIGHT, tuple(key.pairs))
    share = Decimal(len(key.pairs) - len(wrong)) / len(key.pairs)
    return Score(share, Reason.PARTLY_RIGHT if share else Reason.WRONG, wrong)


def samples(item: Item) -> Iterator[Sample]:
    """Yield every row right, some, none and too few, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, PairsKey) or item.kind != NAME:
        return
    right, categories = item.key.pairs, [option.id for option in item.options]
    turned = {row: next(one for one in categories if one != category) for row, category in right.items()}
    first = next(iter(right))
    one = Decimal(1) / len(right)
    yield Sample(dict(right), Reason.RIGHT, Decimal(1))
    yield Sample(turned, Reason.WRONG, Decimal(0))
    yield Sample({**turned, first: right[first]}, Reason.PARTLY_RIGHT, one)
    yield Sample({first: right[first]}, Reason.PARTLY_RIGHT, one)
    yield Sample({first: right[first], **dict.fromkeys(list(right)[1:])}, Reason.PARTLY_RIGHT, one)
    nothings: tuple[object, ...] = (None, "", [], {}, dict.fromkeys(right), dict.fromkeys(right, ""))
    for nothing in nothings:
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    for nonsense in (
        {first: "no-such"},
        {"no-such": categories[0]},
        {first: 1},
        {first: [categories[0]]},
        first,
        3,
        True,
    ):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
    yield Sample([[row, category] for row, category in right.items()], Reason.UNREADABLE, Decimal(0))
