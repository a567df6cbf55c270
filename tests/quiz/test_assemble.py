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
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.paper import Quiz
from tests.quiz.drawing import BANK, drawn, pool
from tests.worlds import corpus, course, fact, people, with_facts

SLUGS = sorted(course().quizzes())


def of_bank(quiz: Quiz, item: str) -> Item:
    """Return the item of the bank of which a paper shows a variant."""
    return BANK.items[quiz.key.items[item].name]


@given(st.text(max_size=20))
def test_a_quiz_depends_on_its_seed_alone(seed: str) -> None:
    """The same seed gives the same paper and key, to the byte."""
    first, second = (
        msgspec.json.encode(course().quiz("01-crossings", seed)) for _ in range(2)
    )
    assert first == second


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
    """A paper has one item a family, and no stem that states another item's key."""
    quiz = course().quiz(slug, str(seed))
    assert len({key.family for key in quiz.key.items.values()}) == len(quiz.paper.items)
    for item in quiz.paper.items:
        key = quiz.key.items[item.id].key
        text = next((option.text for option in item.options if option.id == key), None)
        stems = [
            neighbour.stem.lower()
            for neighbour in quiz.paper.items
            if neighbour is not item
        ]
        assert not any(text and text.lower() in stem for stem in stems)


def test_one_stem_may_not_state_the_key_of_another() -> None:
    """An item whose figure stands in the stem of another is never in the same paper."""
    figure = pool("figure", facts=("carried-winter",), kinds=("number",))
    speaker = pool("speaker", facts=("carried-winter",), directions=("speaker",))
    for pools in ((figure, speaker), (speaker, figure)):
        with pytest.raises(QuizError):
            drawn("s", *pools)


def test_a_passage_states_what_a_stem_would() -> None:
    """A figure in a passage, or the words of a gap in a stem, keep two items apart."""
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
        for single in pools:
            assemble(
                Blueprint(id="q", title="Q", pools=(single,)), "l/q", bank, "s", "v1"
            )
        with pytest.raises(QuizError):
            assemble(Blueprint(id="q", title="Q", pools=pools), "l/q", bank, "s", "v1")


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
