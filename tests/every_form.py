"""One item of each form, written by hand about the invented course: for the tests of whatever shows items.

Their wording need not be good; they hold everything that an item of its kind can hold.
"""

from decimal import Decimal

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
    return Item(kind=kind, key=key, **{**usual, **parts})  # type: ignore[arg-type]  # each test names fields that exist


def _feedback(*names: str) -> dict[str, str]:
    return {name: f"What is true of {name}." for name in names}


def _pairs(
    rows: tuple[Prompt, ...], options: tuple[Option, ...]
) -> dict[str, tuple[Why, ...]]:
    """Prove each pair of a row with an option: the n-th row has the n-th option."""
    return {
        f"{row.id}/{option.id}": STATED if i == j else WRONG
        for i, row in enumerate(rows)
        for j, option in enumerate(options)
    }


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
    f"{gap.id}/{option.id}": WRONG for gap in _GAPS for option in gap.options
}
_TYPED = {"why": {"right": STATED}, "feedback": _feedback("right", "wrong")}

EVERY = {
    one.kind: one
    for one in (
        item(
            "single-choice", "ada-marsh", tiers=(("tom-reed", "ines-holm"),), **_CHOICE
        ),
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
            why=_CLOZE_PAIRS | {"g1/ada-marsh": STATED, "g2/lamp": STATED},
            feedback=_feedback(*_CLOZE_PAIRS),
        ),
        item("source-support", "ada-marsh", order=Order.LISTED, **_CHOICE),
    )
}
"""An item of each kind, by kind."""


def course_with_every_form(*, alone: bool = False) -> OpenCourse:
    """Return the invented course, open, with these items in its bank beside its own, or alone."""
    opened = OpenCourse(content())
    if alone:
        opened.bank.items.clear()
    opened.bank.items.update({one.id: one for one in EVERY.values()})
    return opened
