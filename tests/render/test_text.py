from decimal import Decimal

import msgspec
import pytest

from policystory.items.item import Item, PairsKey, key_item, paper_item
from policystory.quiz.paper import Key, Mode, Paper, Quiz
from policystory.render.text import (
    item_json,
    item_text,
    paper_text,
    right_options,
)
from tests.every_form import EVERY

ALWAYS = {"id", "family", "kind", "stem", "options", "facts", "sources", "objectives"}
SECRET = {"key", "why", "feedback"}


@pytest.mark.parametrize("kind", EVERY)
def test_an_item_is_shown_as_data(kind: str) -> None:
    """All kinds have the same fields, and the key only where it is wanted."""
    item = EVERY[kind]
    parts = {"prompts"} if item.prompts else set()
    parts |= {"passage"} if item.passage else set()
    assert ALWAYS | parts == set(item_json(item, with_key=False))
    assert ALWAYS | parts | SECRET == set(item_json(item, with_key=True))
    assert () == item_json(item, with_key=False)["facts"]
    msgspec.json.encode(item_json(item, with_key=True))


def test_a_gap_shows_its_options_and_a_row_its_text() -> None:
    """A prompt has what it is made of, and nothing empty."""
    matching = item_json(EVERY["matching"], with_key=False)
    cloze = item_json(EVERY["cloze"], with_key=False)
    assert {"id": "gull", "text": "Gull Rock"} == matching["prompts"][0]
    assert {"id", "options"} == set(cloze["prompts"][0])


@pytest.mark.parametrize("kind", EVERY)
def test_an_item_is_shown_to_people(kind: str) -> None:
    """All that a learner reads is there; what is right, and its proof, only with the key."""
    item = EVERY[kind]
    plain, keyed = item_text(item, with_key=False), item_text(item, with_key=True)
    texts = [item.stem, *item.passage, *(prompt.text for prompt in item.prompts)]
    texts += [option.text for option in item.options]
    for gap in item.prompts:
        texts += [option.text for option in gap.options]
    for text in texts:
        assert text in plain
        assert text in keyed
    assert (False, True) == ("stated: " in plain, "stated: " in keyed)
    assert not {"●", "■", "→"} & set(plain)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("single-choice", ["    ● Ada Marsh   [stated: keeper-gull]"]),
        (
            "multiple-choice",
            ["    ■ Tom Reed   [single-valued: keeper-gull; taken-from: keeper-tern]"],
        ),
        (
            "number",
            [
                "    (a number of people)",
                "    → 4,200 people (4,158 to 4,242)   [stated: keeper-gull]",
            ],
        ),
        (
            "short-text",
            [
                "    (a name or words)",
                "    → Ada Marsh / Mrs Marsh   [stated: keeper-gull]",
            ],
        ),
        ("ordering", ["    2. Ada Marsh   [stated: keeper-gull]"]),
        (
            "matching",
            ["    – Gull Rock", "        ● Ada Marsh   [stated: keeper-gull]"],
        ),
        (
            "cloze",
            [
                "    On Gull Rock [1] tends [2] of the isle.",
                "    [2]",
                "        ● the lamp   [stated: keeper-gull]",
            ],
        ),
    ],
)
def test_the_key_of_each_form_is_shown(kind: str, lines: list[str]) -> None:
    """What is right is marked, numbered, or written with all that is accepted, and proved."""
    shown = item_text(EVERY[kind], with_key=True).splitlines()
    assert lines == [line for line in shown if line in lines]


def test_a_paper_of_all_kinds_is_shown() -> None:
    """A paper shows each of its items; with the key what is right in each."""
    items = tuple(paper_item(item, Decimal(1)) for item in EVERY.values())
    paper = Paper(
        id="p",
        quiz="q",
        title="All",
        mode=Mode.GRADED,
        content="c",
        language="en",
        items=items,
    )
    keys = {key.id: key for key in map(key_item, EVERY.values())}
    quiz = Quiz(paper, Key(paper="p", items=keys))
    plain, keyed = paper_text(quiz, with_key=False), paper_text(quiz, with_key=True)
    assert all(f"{n}. {item.stem}" in plain for n, item in enumerate(items, 1))
    assert (0, 0) == (plain.count("stated"), plain.count("●"))
    assert keyed.count("stated") >= len(items)


@pytest.mark.parametrize("kind", EVERY)
def test_key_of_a_text_has_what_the_right_answer_tells(kind: str) -> None:
    """Whoever marks by hand reads why an answer is right, on an item and on a paper."""
    item = EVERY[kind]
    right = right_texts(item)
    plain, keyed = item_text(item, with_key=False), item_text(item, with_key=True)
    assert right
    for text in right:
        assert text in keyed
        assert text not in plain


def right_texts(item: Item) -> list[str]:
    """Return the feedback on all that is right in an item."""
    names: list[str] = ["right"]
    if isinstance(item.key, PairsKey):
        for row, option in item.key.pairs.items():
            names += [row, f"{row}/{option}"]
    elif item.options:
        names = list(right_options(item))
    return [item.feedback[name] for name in names if name in item.feedback]
