from decimal import Decimal

import pytest
from msgspec.structs import replace

from policystory.items.item import Option, Prompt, paper_item
from policystory.render.question_html import question_html, response_words
from tests.every_form import EVERY
from tests.markup import tags

PAPER = {kind: paper_item(item, Decimal(1)) for kind, item in EVERY.items()}


@pytest.mark.parametrize("kind", EVERY)
def test_everything_that_is_asked_is_shown(kind: str) -> None:
    """Stem, passage, rows and options of each kind are there, as well-formed HTML, and no key."""
    item = PAPER[kind]
    shown = question_html(item)
    assert f"<p>{item.stem}</p>" in shown
    options = [*item.options]
    for gap in item.prompts:
        options += gap.options
    texts = [option.text for option in options]
    assert all(f"<li>{text}</li>" in shown for text in texts)
    rows = [prompt.text for prompt in item.prompts if prompt.text]
    assert all(f"<li>{row}</li>" in shown for row in rows)
    assert all(part in shown for part in item.passage)
    assert set(tags(shown)) <= {"p", "ul", "ol", "li", "strong"}
    assert not any(feedback in shown for feedback in EVERY[kind].feedback.values())


@pytest.mark.parametrize(
    ("kind", "instruction"),
    [
        ("multiple-choice", "Choose every right answer; there may be one or more."),
        ("ordering", "Put these in order."),
        ("number", "Answer with a number (people)."),
        ("short-text", "Answer with a name or words."),
        ("matching", "Choose one for each:"),
        (
            "cloze",
            "On Gull Rock <strong>[1]</strong> tends <strong>[2]</strong> of the isle.",
        ),
    ],
)
def test_it_says_what_is_to_be_done(kind: str, instruction: str) -> None:
    """A form that is more than choosing one option says how it is answered."""
    assert f"<p>{instruction}</p>" in question_html(PAPER[kind])
    assert instruction not in question_html(PAPER["single-choice"])


def test_the_stem_can_be_a_heading() -> None:
    """A page that lists questions makes headings of their stems."""
    assert question_html(PAPER["number"], "h4").startswith("<h4>According")


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", '" onclick="x', "a & b", "</li><b>"]
)
def test_every_text_is_escaped(nasty: str) -> None:
    """Nothing that an author wrote becomes a tag, whichever part of an item it stands in."""
    options = (Option("o", nasty),)
    for item in (
        replace(PAPER["single-choice"], stem=nasty, options=options),
        replace(PAPER["matching"], prompts=(Prompt("p", nasty),), options=options),
        replace(
            PAPER["cloze"],
            passage=(nasty, nasty),
            prompts=(Prompt("p", options=options),),
        ),
        replace(PAPER["number"], unit=nasty),
    ):
        shown = question_html(item)
        assert nasty not in shown
        assert not {"script", "b"} & set(tags(shown))


@pytest.mark.parametrize(
    ("kind", "response", "words"),
    [
        ("single-choice", "tom-reed", "Tom Reed"),
        ("single-choice", "gone", "gone"),
        ("number", "4,200", "4,200"),
        ("number", {"typed": "4.200", "locale": "es"}, "4.200"),
        ("multiple-choice", ["ada-marsh", "tom-reed"], "Ada Marsh; Tom Reed"),
        ("ordering", ["ines-holm", "tom-reed"], "Ines Holm; Tom Reed"),
        (
            "matching",
            {"gull": "tom-reed", "old": "gone"},
            "Gull Rock: Tom Reed; old: gone",
        ),
        ("cloze", {"g1": "ada-marsh", "g2": "boat"}, "[1]: Ada Marsh; [2]: the boat"),
        ("matching", 7, "7"),
    ],
)
def test_a_response_is_written_in_words(
    kind: str, response: object, words: str
) -> None:
    """Ids of rows and options become their texts; what is none of them stands as it is."""
    assert words == response_words(PAPER[kind], response)


def test_money_is_asked_for_by_its_name() -> None:
    """The course's own word for a unit is no word for a reader."""
    shown = question_html(replace(PAPER["number"], unit="usd"))
    assert "<p>Answer with a number (US dollars).</p>" in shown
