"""Items of every form, made of letters by hand: scores are tested without any content."""

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
    kind: str, key: Answer, letters: str = "", *, in_gaps: bool = False
) -> tuple[PaperItem, KeyItem]:
    """Return the two halves of an item worth one point.

    Arguments: the kind; the key; the letters of its options; whether each prompt of a pairs key is
    a gap, which has these options for itself.
    """
    paper = PaperItem(
        id="i",
        kind=kind,
        stem="Which?",
        points=Decimal(1),
        passage=_passage(key) if in_gaps else (),
        options=() if in_gaps else options(letters),
        prompts=_prompts(key, letters if in_gaps else ""),
        unit=key.unit if isinstance(key, NumberKey) else None,
    )
    keyed = KeyItem(
        id="i",
        name="n",
        family="f",
        kind=kind,
        key=key,
        why={},
        feedback={},
        asked=(),
        facts=(),
        sources=(),
        objectives=(),
    )
    return paper, keyed


def _passage(key: Answer) -> tuple[str, ...]:
    """Return the parts of a passage, one more than its gaps."""
    gaps_of_key = _prompts(key, "")
    return ("",) * (len(gaps_of_key) + 1)


def _prompts(key: Answer, letters: str) -> tuple[Prompt, ...]:
    """Return the rows or gaps of a key, each with the options of these letters."""
    if not isinstance(key, PairsKey):
        return ()
    return tuple(Prompt(prompt, prompt, options(letters)) for prompt in key.pairs)


def _by_row(key: str) -> PairsKey:
    """Return a key in which the n-th letter is right for row n, from 1 on."""
    return PairsKey(paired(key))


def choice(key: str, letters: str) -> tuple[PaperItem, KeyItem]:
    """Return a single choice."""
    return halves("single-choice", key, letters)


def several(key: str, letters: str) -> tuple[PaperItem, KeyItem]:
    """Return a multiple choice; the letters of the key are right."""
    return halves("multiple-choice", tuple(key), letters)


def order(key: str) -> tuple[PaperItem, KeyItem]:
    """Return an ordering; the letters of the key are in order."""
    letters = "".join(sorted(key))
    return halves("ordering", tuple(key), letters)


def rows(kind: str, key: str, letters: str) -> tuple[PaperItem, KeyItem]:
    """Return a matching, or statements to be sorted, with options that all rows share."""
    return halves(kind, _by_row(key), letters)


def gaps(key: str, letters: str) -> tuple[PaperItem, KeyItem]:
    """Return a statement with gaps, each with options for itself."""
    return halves("cloze", _by_row(key), letters, in_gaps=True)


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
    "b",
    "c",
    ["a", "c", "e"],
    ["b", "a", "d", "c"],
    paired("dbac"),
    paired("aabb"),
    paired("ab"),
    "178,000",
    "Ada Marsh",
)
"""The right response to each of them."""
