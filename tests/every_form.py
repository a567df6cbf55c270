"""One item of each form, written by hand about the invented course, for tests that show items.

Their wording need not be good; they hold everything that an item of its kind can hold.
"""

from decimal import Decimal

import msgspec

from policystory.course.open_course import OpenCourse
from policystory.items.item import (
    Answer,
    Item,
    NumberKey,
    Option,
    Order,
    PairsKey,
    Prompt,
    TextKey,
    Why,
)
from tests.worlds import content, corpus

STATED = (Why("stated", ("keeper-gull",)),)
WRONG = (Why("single-valued", ("keeper-gull",)), Why("taken-from", ("keeper-tern",)))
OPTIONS = (
    Option("ada-marsh", "Ada Marsh"),
    Option("tom-reed", "Tom Reed"),
    Option("ines-holm", "Ines Holm"),
)
IDS = tuple(option.id for option in OPTIONS)
ROWS = (Prompt("gull", "Gull Rock"), Prompt("tern", "Tern Island"))


def item(kind: str, key: Answer, **parts: object) -> Item:
    """Return an item on who tends the lamp of Gull Rock; `parts` replace its own."""
    usual = {
        "id": f"keeper-gull.value.{kind}",
        "family": "keeper-gull.value",
        "direction": "value",
        "asked": ("keeper-gull",),
        "topic": "lamps",
        "stem": f"According to the Harbour News (May 1911), who tends the lamp, asked as {kind}?",
        "why": {},
        "feedback": {},
        "facts": ("keeper-gull", "keeper-tern"),
        "sources": corpus().facts["keeper-gull"].sources,
        "objectives": ("name-a-keeper",),
    }
    fields = {**usual, **parts}
    return Item(kind=kind, key=key, **fields)  # type: ignore[arg-type]  # tests name real fields


def _feedback(*names: str) -> dict[str, str]:
    return {name: f"What is true of {name}." for name in names}


def _pairs(
    rows: tuple[Prompt, ...], options: tuple[Option, ...]
) -> dict[str, tuple[Why, ...]]:
    """Prove each pair of a row with an option: the n-th row has the n-th option."""
    proofs: dict[str, tuple[Why, ...]] = {}
    for row, right in zip(rows, options, strict=False):
        for option in options:
            is_right = option == right
            proofs[f"{row.id}/{option.id}"] = STATED if is_right else WRONG
    return proofs


_CHOICE = {
    "options": OPTIONS,
    "why": dict.fromkeys(IDS, WRONG) | {"ada-marsh": STATED},
    "feedback": _feedback(*IDS),
}
_MATCH = {
    "options": OPTIONS,
    "prompts": ROWS,
    "why": _pairs(ROWS, OPTIONS),
    "feedback": _feedback("gull", "tern"),
}
_GAPS = (
    Prompt("g1", options=OPTIONS),
    Prompt("g2", options=(Option("lamp", "the lamp"), Option("boat", "the boat"))),
)
_CLOZE_PAIRS = {
    "g1/ada-marsh": STATED,
    "g1/tom-reed": WRONG,
    "g1/ines-holm": WRONG,
    "g2/lamp": STATED,
    "g2/boat": WRONG,
}
_TYPED = {"why": {"right": STATED}, "feedback": _feedback("right", "wrong")}

_ITEMS = (
    item("single-choice", "ada-marsh", tiers=(("tom-reed", "ines-holm"),), **_CHOICE),
    item("multiple-choice", ("ada-marsh", "tom-reed"), **_CHOICE),
    item("number", NumberKey(Decimal(4200), Decimal(42), "people"), **_TYPED),
    item("short-text", TextKey(("Ada Marsh", "Mrs Marsh")), **_TYPED),
    item("matching", PairsKey({"gull": "ada-marsh", "tern": "tom-reed"}), **_MATCH),
    item("ordering", ("ines-holm", "ada-marsh", "tom-reed"), **_CHOICE),
    item(
        "categorise",
        PairsKey({"gull": "ada-marsh", "tern": "tom-reed"}),
        order=Order.LISTED,
        **_MATCH,
    ),
    item(
        "cloze",
        PairsKey({"g1": "ada-marsh", "g2": "lamp"}),
        passage=("On Gull Rock ", " tends ", " of the isle."),
        prompts=_GAPS,
        why=_CLOZE_PAIRS,
        feedback=_feedback(*_CLOZE_PAIRS),
    ),
    item("source-support", "ada-marsh", order=Order.LISTED, **_CHOICE),
)
EVERY = {example.kind: example for example in _ITEMS}
"""An item of each kind, by kind."""


def course_with_every_form(*, alone: bool = False) -> OpenCourse:
    """Return the invented course, open, with these items in its bank beside its own, or alone."""
    shown = content()
    if alone:
        # Without quizzes, for theirs would be drawn from the items that are taken away.
        shown = msgspec.structs.replace(shown, quizzes=())
    opened = OpenCourse(shown)
    if alone:
        opened.bank.items.clear()
    for example in EVERY.values():
        opened.bank.items[example.id] = example
    return opened
