from decimal import Decimal

import pytest

from policystory.facts.record import Citation
from policystory.items.hint import hint
from policystory.items.item import KeyItem, Option, PaperItem

OPTIONS = tuple(Option(id_, id_.title()) for id_ in ("ash", "birch", "cedar"))
SOURCES = (Citation("harbour-news", 2), Citation("isle-post", 5))


def halves(kind: str) -> tuple[PaperItem, KeyItem]:
    """Return the two halves of an item of three options, the second of which is right."""
    return (
        PaperItem(id="i", family="f", kind=kind, stem="Which tree?", points=Decimal(1), options=OPTIONS),
        KeyItem(
            id="i", kind=kind, key="birch", why={}, feedback={}, asked=(), facts=(), sources=SOURCES, objectives=()
        ),
    )


@pytest.mark.parametrize(
    ("kind", "n", "chosen", "expected"),
    [
        ("single-choice", 1, [], SOURCES),
        ("single-choice", 2, [], "ash"),
        ("single-choice", 2, ["ash"], "cedar"),
        ("single-choice", 2, [None, ["ash"], "ash", "cedar"], None),
        ("single-choice", 3, [], None),
        ("single-choice", 0, [], None),
        ("number", 1, [], SOURCES),
        ("number", 2, [], None),
        ("matching", 2, [], None),
        ("source-support", 1, [], "ash"),
        ("source-support", 1, ["ash"], "cedar"),
        ("source-support", 2, [], None),
    ],
)
def test_hints_come_in_order(kind: str, n: int, chosen: list[object], expected: object) -> None:
    """First where to read, unless that is asked; then, of a single choice, a wrong option not yet chosen."""
    assert expected == hint(*halves(kind), n, chosen)
