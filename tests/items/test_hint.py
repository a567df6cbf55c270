from decimal import Decimal

import msgspec
import pytest

from policystory.facts.record import Citation
from policystory.items.hint import hint
from policystory.items.item import KeyItem, Option, PaperItem

OPTIONS = tuple(Option(id_, id_.title()) for id_ in ("ash", "birch", "cedar"))
SOURCES = (Citation("harbour-news", 2), Citation("isle-post", 5))


def halves(kind: str) -> tuple[PaperItem, KeyItem]:
    """Return the two halves of an item of three options, the second of which is right."""
    return (
        PaperItem(
            id="i", kind=kind, stem="Which tree?", points=Decimal(1), options=OPTIONS
        ),
        KeyItem(
            id="i",
            name="n",
            family="f",
            kind=kind,
            key="birch",
            why={},
            feedback={},
            asked=(),
            facts=(),
            sources=SOURCES,
            objectives=(),
        ),
    )


@pytest.mark.parametrize(
    ("kind", "n", "chosen", "expected"),
    [
        ("single-choice", 1, [], SOURCES),
        ("single-choice", 2, [], "cedar"),
        ("single-choice", 2, ["cedar"], "ash"),
        ("single-choice", 2, [None, ["ash"], "ash", "cedar"], None),
        ("single-choice", 3, [], None),
        ("single-choice", 0, [], None),
        ("number", 1, [], SOURCES),
        ("number", 2, [], None),
        ("matching", 2, [], None),
        ("source-support", 1, [], "cedar"),
        ("source-support", 1, ["cedar"], "ash"),
        ("source-support", 2, [], None),
    ],
)
def test_hints_come_in_order(
    kind: str, n: int, chosen: list[object], expected: object
) -> None:
    """First where to read, unless that is asked; then a wrong option that was not chosen yet."""
    assert expected == hint(*halves(kind), n, chosen)


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_the_order_of_the_options_does_not_say_which_is_struck_out(turn: int) -> None:
    """Each place is struck out as often, so a hint tells nothing of the key's place."""
    shown, key = halves("source-support")
    options = (*OPTIONS[turn:], *OPTIONS[:turn])
    struck = [
        hint(msgspec.structs.replace(shown, id=str(n), options=options), key, 1)
        for n in range(200)
    ]
    assert struck == [
        hint(msgspec.structs.replace(shown, id=str(n)), key, 1) for n in range(200)
    ]
    assert 70 < struck.count("ash") < 130
