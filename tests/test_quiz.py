import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.errors import QuizError
from policystory.facts.record import Citation
from policystory.items.bank import Bank
from policystory.items.item import Item, code, item_code
from policystory.items.rules.item_rules import broken
from policystory.quiz.assemble import assemble, seed_of
from policystory.quiz.blueprint import Blueprint, Pool
from policystory.quiz.paper import Feedback, Mode, Paper, Quiz, Rules, paper_id
from tests.worlds import corpus, course, fact, people, with_facts

BANK = course().bank
SLUGS = sorted(course().quizzes())


def drawn(seed: str, *pools: Pool, mode: Mode = Mode.PRACTICE) -> Quiz:
    """Assemble a quiz of these pools."""
    return assemble(
        Blueprint(id="q", title="Q", pools=pools, mode=mode), "l/q", BANK, seed, "v1"
    )


def of_bank(quiz: Quiz, item: str) -> Item:
    """Return the item of the bank of which a paper shows a variant."""
    return BANK.items[quiz.key.items[item].name]


def pool(id_: str = "p", count: int = 1, **parts: Any) -> Pool:
    """Return a pool that asks for `count` items."""
    return Pool(id=id_, count=count, **parts)


@pytest.mark.parametrize(
    ("parts", "facts"),
    [
        ({"facts": ("keeper-gull",)}, {"keeper-gull"}),
        (
            {"objectives": ("name-a-keeper", "unknown")},
            {"keeper-gull", "keeper-tern", "keeper-pier"},
        ),
        (
            {"topics": ("crossings",), "kinds": ("number",)},
            {"carried-april", "carried-1910", "carried-winter", "carried-august"},
        ),
        (
            {"directions": ("speaker", "period"), "kinds": ("single-choice",)},
            {"carried-winter", "carried-august"},
        ),
        ({"kinds": ("essay",)}, set()),
    ],
)
def test_a_pool_holds_what_fits_every_field_that_is_given(
    parts: dict[str, Any], facts: set[str]
) -> None:
    """Fields narrow a pool together; the values of one field widen it."""
    assert facts == {item.asked[0] for item in pool(**parts).items(BANK)}


def test_an_empty_pool_asks_for_nothing_special() -> None:
    """A pool without fields fits all items."""
    assert list(BANK.items.values()) == pool().items(BANK)


@given(st.text(max_size=20))
def test_a_quiz_depends_on_its_seed_alone(seed: str) -> None:
    """The same seed gives the same paper and key, to the byte."""
    one, other = (
        msgspec.json.encode(course().quiz("01-crossings", seed)) for _ in range(2)
    )
    assert one == other


def test_learners_get_different_papers() -> None:
    """Among twenty seeds there are many papers, and all ids differ where the papers do."""
    papers = [course().quiz("01-crossings", str(seed)).paper for seed in range(20)]
    shown = {
        msgspec.json.encode(msgspec.structs.replace(paper, id="")) for paper in papers
    }
    assert len(shown) >= 8
    assert len(shown) == len({paper.id for paper in papers})


@pytest.mark.parametrize("seed", range(20))
def test_a_paper_is_drawn_pool_by_pool(seed: int) -> None:
    """Each pool gives its count of items with its points, in the order of the blueprint."""
    quiz = course().quiz("01-crossings", str(seed))
    first, second, third = quiz.paper.items
    assert (first.kind, of_bank(quiz, first.id).direction, first.points) == (
        "single-choice",
        "value",
        1,
    )
    assert (second.kind, second.points) == ("number", 2)
    assert (of_bank(quiz, third.id).asked[0].startswith("keeper-"), third.points) == (
        True,
        1,
    )


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("seed", range(10))
def test_items_of_a_paper_do_not_answer_each_other(slug: str, seed: int) -> None:
    """One item a family, no variant that breaks a rule, and no stem that states another item's key."""
    quiz = course().quiz(slug, str(seed))
    assert len({key.family for key in quiz.key.items.values()}) == len(quiz.paper.items)
    for item in quiz.paper.items:
        key = quiz.key.items[item.id].key
        text = next((option.text for option in item.options if option.id == key), None)
        stems = [other.stem.lower() for other in quiz.paper.items if other is not item]
        assert not any(text and text.lower() in stem for stem in stems)


def test_one_stem_may_not_state_the_key_of_another() -> None:
    """Where the figure of one item stands in the stem of another, the two are never in one paper."""
    figure = pool("figure", facts=("carried-winter",), kinds=("number",))
    speaker = pool("speaker", facts=("carried-winter",), directions=("speaker",))
    for pools in ((figure, speaker), (speaker, figure)):
        with pytest.raises(QuizError):
            drawn("s", *pools)


def test_a_passage_states_what_a_stem_would() -> None:
    """A figure in the passage of one item, and the words of a gap in the stem of another, keep the two apart."""
    usual = corpus().properties["passengers-carried"]
    asks = {"value": usual.asks["value"], "population": "which people were carried?"}
    form = "{speaker} counted {value} of the {population} {period}, on 7,500 days."
    post = (Citation("island-post", 2),)
    seven = fact(
        "seven", value=people(7500), population="pilgrims", period="1909", sources=post
    )
    prop = msgspec.structs.replace(usual, asks=asks, states=form)
    bank = Bank(with_facts(*corpus().facts.values(), seven, properties=(prop,)))
    gap = pool("gap", facts=("carried-april",), kinds=("cloze",))
    words = pool("words", facts=("carried-1910",), kinds=("number",))
    days = pool("days", facts=("seven",), kinds=("number",))
    for pools in ((gap, words), (words, gap), (gap, days), (days, gap)):
        for one in pools:
            assemble(Blueprint(id="q", title="Q", pools=(one,)), "l/q", bank, "s", "v1")
        with pytest.raises(QuizError):
            assemble(Blueprint(id="q", title="Q", pools=pools), "l/q", bank, "s", "v1")


@given(st.text(max_size=20), st.integers(1, 6))
def test_the_paper_carries_nothing_of_the_key(seed: str, count: int) -> None:
    """A paper is made of stems, options and units: no key, proof, feedback or fact; the two name each other."""
    quiz = drawn(seed, pool(count=count))
    plain = msgspec.to_builtins(quiz.paper)
    assert set(plain) == {
        "id",
        "quiz",
        "title",
        "mode",
        "content",
        "language",
        "items",
        "rules",
    }
    for item in plain["items"]:
        parts = {
            "id",
            "kind",
            "stem",
            "points",
            "passage",
            "options",
            "prompts",
            "unit",
            "counts",
        }
        assert set(item) == parts
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
    other = msgspec.structs.replace(paper.items[0], stem="Another question?")
    for parts in (
        {"title": "x"},
        {"content": "v2"},
        {"items": (other,)},
        {"mode": Mode.GRADED},
    ):
        assert paper.id != paper_id(msgspec.structs.replace(paper, **parts))


@pytest.mark.parametrize(
    ("pools", "sentence"),
    [
        (
            (
                pool(
                    "few",
                    4,
                    objectives=("name-a-keeper",),
                    kinds=("single-choice",),
                    directions=("value",),
                ),
            ),
            "quiz 'l/q', pool 'few': 4 items are asked for, 3 can be drawn of 3 that fit; ",
        ),
        (
            (pool("a", facts=("cause-reed",)), pool("none", facts=("cause-reed",))),
            "quiz 'l/q', pool 'none': 1 items are asked for, 0 can be drawn of 1 that fit; ",
        ),
    ],
)
def test_a_pool_that_holds_too_little_says_so(
    pools: tuple[Pool, ...], sentence: str
) -> None:
    """A blueprint that cannot be drawn names quiz, pool and numbers, and what to do."""
    with pytest.raises(QuizError) as error:
        drawn("s", *pools)
    assert (
        f"{sentence}widen the pool's objectives, kinds or topics, or lower its count"
        == str(error.value)
    )


def test_the_bank_is_drawn_from_widely() -> None:
    """Every item of a pool is drawn for someone."""
    fits = pool(objectives=("name-a-keeper",), directions=("value",))
    quizzes = [drawn(str(seed), fits) for seed in range(40)]
    assert {item.id for item in fits.items(BANK)} == {
        key.name for quiz in quizzes for key in quiz.key.items.values()
    }


def test_a_seed_names_course_quiz_learner_and_attempt() -> None:
    """Another learner or attempt is another seed."""
    assert seed_of("c", "q", "me", 2) == "c|q|me|2"


def test_a_secret_makes_a_seed_of_its_own() -> None:
    """Course, quiz, learner and attempt alone do not tell it; another secret gives another."""
    secret = seed_of("c", "q", "me", 2, "x")
    assert 32 == len(secret)
    assert 4 == len(
        {
            secret,
            seed_of("c", "q", "me", 2, "y"),
            seed_of("c", "q", "me", 1, "x"),
            seed_of("c", "q", "me", 2),
        }
    )


def test_a_code_tells_its_item_to_nobody_without_the_seed() -> None:
    """An item has another code on every paper, and none that the bank's names alone give."""
    quizzes = [drawn(str(seed), pool(count=3)) for seed in range(20)]
    codes = [item.id for quiz in quizzes for item in quiz.paper.items]
    assert len(codes) == len(set(codes))
    assert not set(codes) & {code(name) for name in BANK.items}
    assert not set(codes) & {item_code(name, "") for name in BANK.items}


def test_a_variant_of_a_paper_breaks_no_rule() -> None:
    """What stands on a paper passes all rules for items, with the key put back."""
    for seed in range(20):
        quiz = drawn(str(seed), pool(count=5))
        for item in quiz.paper.items:
            key = quiz.key.items[item.id]
            whole = of_bank(quiz, item.id)
            shown = {
                "options": item.options,
                "prompts": item.prompts,
                "passage": item.passage,
            }
            variant = msgspec.structs.replace(
                whole,
                **shown,
                key=key.key,
                why=key.why,
                feedback=key.feedback,
                tiers=(),
            )
            assert list(broken(variant)) == []


def test_a_paper_is_read_back() -> None:
    """A paper survives JSON."""
    paper = drawn("s", pool(count=3)).paper
    assert paper == msgspec.json.decode(msgspec.json.encode(paper), type=Paper)


@pytest.mark.parametrize(
    ("mode", "feedback", "when"),
    [
        (Mode.PRACTICE, None, Feedback.AT_ONCE),
        (Mode.GRADED, None, Feedback.WHEN_RELEASED),
        (Mode.GRADED, Feedback.AT_END, Feedback.AT_END),
    ],
)
def test_a_paper_carries_its_rules(
    mode: Mode, feedback: Feedback | None, when: Feedback
) -> None:
    """A paper says what may be done with it; when a learner is told follows from its mode, unless the rules say so."""
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
    made = Rules(
        tries=3, retry_cost=Decimal("0.1"), hint_cost=Decimal("0.2"), confidence=True, hints=True,
        feedback=Feedback.AT_END,
    )  # fmt: skip
    assert made == msgspec.convert(text, Rules)
