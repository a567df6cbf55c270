import re
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.quiz.assemble import assemble
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.paper import Feedback, Mode, Paper, Rules, paper_id
from tests.quiz.drawing import BANK, drawn, pool


@given(st.text(max_size=20), st.integers(1, 6))
def test_the_paper_carries_nothing_of_the_key(seed: str, count: int) -> None:
    """A paper shows stems, options and units, and no key, proof, feedback or fact."""
    quiz = drawn(seed, pool(count=count))
    plain = msgspec.to_builtins(quiz.paper)
    parts = "id quiz title mode content language items rules"
    assert set(plain) == set(parts.split())
    for item in plain["items"]:
        parts = "id kind stem points passage options prompts unit counts"
        assert set(item) == set(parts.split())
        assert all(set(option) == {"id", "text"} for option in item["options"])
        assert all(
            set(prompt) == {"id", "text", "options", "order"}
            for prompt in item["prompts"]
        )
        assert all(
            set(option) == {"id", "text"}
            for prompt in item["prompts"]
            for option in prompt["options"]
        )
    text = msgspec.json.encode(quiz.paper).decode()
    for key in quiz.key.items.values():
        assert all(feedback not in text for feedback in key.feedback.values())
    assert not re.search(r'"(key|why|feedback|facts?|tolerance|right|wrong)"', text)
    assert quiz.paper.id == quiz.key.paper
    assert [item.id for item in quiz.paper.items] == list(quiz.key.items)


def test_an_option_id_tells_no_more_than_its_text() -> None:
    """The id of an option is made of the option's own words and of nothing else."""
    for item in BANK.items.values():
        for option in (
            *item.options,
            *(option for prompt in item.prompts for option in prompt.options),
        ):
            words = option.id.split("-")
            text = re.sub(
                r"[^a-z0-9]+", " ", option.text.lower().replace("%", " percent ")
            ).split()
            assert text == words


def test_a_paper_pins_its_content() -> None:
    """A paper names the version of the content, and its id changes with anything that it shows."""
    paper = drawn("s", pool()).paper
    assert (paper.content, paper.quiz, paper.mode) == ("v1", "l/q", Mode.PRACTICE)
    assert paper.id == paper_id(paper)
    changed = msgspec.structs.replace(paper.items[0], stem="Another question?")
    for parts in (
        {"title": "x"},
        {"content": "v2"},
        {"items": (changed,)},
        {"mode": Mode.GRADED},
    ):
        assert paper.id != paper_id(msgspec.structs.replace(paper, **parts))


def test_a_paper_is_read_back() -> None:
    """A paper survives JSON."""
    paper = drawn("s", pool(count=3)).paper
    assert paper == msgspec.json.decode(msgspec.json.encode(paper), type=Paper)


@pytest.mark.parametrize(
    ("mode", "feedback", "when"),
    [
        (Mode.PRACTICE, None, Feedback.AT_ONCE),
        (Mode.GRADED, None, Feedback.AT_END),
        (Mode.GRADED, Feedback.AT_END, Feedback.AT_END),
    ],
)
def test_a_paper_carries_its_rules(
    mode: Mode, feedback: Feedback | None, when: Feedback
) -> None:
    """When a learner gets feedback follows from the mode, unless the rules say otherwise."""
    rules = Rules(tries=2, feedback=feedback)
    blueprint = Blueprint(id="q", title="Quiz", pools=(pool(),), mode=mode, rules=rules)
    paper = assemble(blueprint, "l/q", BANK, "s", "v1").paper
    assert (rules, when) == (paper.rules, paper.feedback)
    assert paper.id != paper_id(msgspec.structs.replace(paper, rules=Rules()))


@pytest.mark.parametrize("cost", ["-0.1", "1.1", "NaN", "Infinity"])
@pytest.mark.parametrize("field", ["retry-cost", "hint-cost"])
def test_a_cost_that_makes_no_sense_is_refused(field: str, cost: str) -> None:
    """A cost is a share of an item's points: it can neither add points nor take more than all."""
    with pytest.raises(
        msgspec.ValidationError, match=f"{field}: expected a number from 0 to 1"
    ):
        msgspec.convert({field: cost}, Rules)


def test_rules_are_written_in_a_blueprint() -> None:
    """What an author writes in a quiz file is what is read."""
    text = {
        "tries": 3,
        "retry-cost": "0.1",
        "hint-cost": "0.2",
        "confidence": True,
        "hints": True,
        "feedback": "at-end",
    }
    rules = Rules(
        tries=3,
        retry_cost=Decimal("0.1"),
        hint_cost=Decimal("0.2"),
        confidence=True,
        hints=True,
        feedback=Feedback.AT_END,
    )
    assert rules == msgspec.convert(text, Rules)
