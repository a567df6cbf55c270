"""Items of every form, made of letters by hand, so that scores can be tested without any content."""

from decimal import Decimal

from policystory.items.item import (
    Answer,
    KeyItem,
    NumberKey,
    Option,
    PairsKey,
    PaperItem,
    Prompt,
    TextKey,
)


def options(letters: str) -> tuple[Option, ...]:
    """Return an option for each letter."""
    return tuple(Option(letter, letter.upper()) for letter in letters)


def halves(
    kind: str, key: Answer, shown: str = "", *, own: bool = False
) -> tuple[PaperItem, KeyItem]:
    """Return the two halves of an item worth one point.

    Arguments: the kind; the key; the letters of its options; whether each prompt of a pairs key has
    them for its own.
    """
    prompts = key.pairs if isinstance(key, PairsKey) else ()
    return (
        PaperItem(
            id="i", kind=kind, stem="Which?", points=Decimal(1),
            passage=("",) * (len(prompts) + 1) if own else (),
            options=() if own else options(shown),
            prompts=tuple(Prompt(prompt, prompt, options(shown) if own else ()) for prompt in prompts),
            unit=key.unit if isinstance(key, NumberKey) else None,
        ),
        KeyItem(
            id="i", name="n", family="f", kind=kind, key=key, why={}, feedback={}, asked=(), facts=(), sources=(),
            objectives=(),
        ),
    )  # fmt: skip


def choice(key: str, shown: str) -> tuple[PaperItem, KeyItem]:
    """Return a single choice."""
    return halves("single-choice", key, shown)


def several(key: str, shown: str) -> tuple[PaperItem, KeyItem]:
    """Return a multiple choice; the letters of the key are right."""
    return halves("multiple-choice", tuple(key), shown)


def order(key: str) -> tuple[PaperItem, KeyItem]:
    """Return an ordering; the letters of the key are in order."""
    return halves("ordering", tuple(key), "".join(sorted(key)))


def rows(kind: str, key: str, shown: str) -> tuple[PaperItem, KeyItem]:
    """Return a matching, or statements to be sorted: the n-th letter of the key is right for row n, from 1 on."""
    return halves(
        kind, PairsKey({str(n): letter for n, letter in enumerate(key, 1)}), shown
    )


def gaps(key: str, shown: str) -> tuple[PaperItem, KeyItem]:
    """Return a statement with gaps, each with options of its own."""
    return halves(
        "cloze",
        PairsKey({str(n): letter for n, letter in enumerate(key, 1)}),
        shown,
        own=True,
    )


def number(
    amount: str, tolerance: str, unit: str = "people"
) -> tuple[PaperItem, KeyItem]:
    """Return a number to be typed."""
    return halves("number", NumberKey(Decimal(amount), Decimal(tolerance), unit))


def text(*accepted: str) -> tuple[PaperItem, KeyItem]:
    """Return a name to be typed."""
    return halves("short-text", TextKey(accepted))


def paired(answer: str) -> dict[str, str]:
    """Return a response to rows or gaps: the n-th letter for row n; a dot leaves it open."""
    return {str(n): letter for n, letter in enumerate(answer, 1) if letter != "."}


EVERY = (
    choice("b", "abc"),
    halves("source-support", "c", "abcd"),
    several("ace", "abcdef"),
    order("badc"),
    rows("matching", "dbac", "abcde"),
    rows("categorise", "aabb", "abc"),
    gaps("ab", "abc"),
    number("178000", "500"),
    text("Ada Marsh", "Marsh"),
)
"""One item of every kind."""
RIGHT: tuple[object, ...] = (
    "b", "c", list("ace"), list("badc"), paired("dbac"), paired("aabb"), paired("ab"), "178,000", "Ada Marsh"
)  # fmt: skip
"""The right response to each of them."""
