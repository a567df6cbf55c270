"""The real content: whatever stands in it, these must hold."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import pytest

from policystory.course.checks.course import check
from policystory.course.content import decode, encode, version
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.facts.corpus import folded
from policystory.facts.record import Fact, Value
from policystory.facts.truth import Claim, Truth, claim_of, judge_claim
from policystory.facts.values.period import in_words
from policystory.facts.words import capitalise, name, value
from policystory.grade import CENT, mark
from policystory.items.forms import FORMS
from policystory.items.item import Item, Option, Reason, key_item, paper_item
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from policystory.quiz.paper import paper_id

ROOT = Path(__file__).parents[2]
SEEDS = tuple(map(str, range(20)))
PARTS = ("value", "subject", "speaker", "period", "population", "place")
"""Directions whose options are a part of a fact, which can be put into its statement."""


@cache
def course() -> OpenCourse:
    """Return the course of this repository, open."""
    return OpenCourse(load(Folders.of(ROOT)))


ITEMS = sorted(course().bank.items.values(), key=lambda item: item.id)
SLUGS = sorted(course().quizzes())


each_topic = pytest.mark.parametrize("topic", sorted({item.topic for item in ITEMS}))
"""A test that runs once a topic: quicker than once an item, and it still says where to look."""


def of(topic: str) -> list[Item]:
    """Return the items of a topic."""
    return [item for item in ITEMS if item.topic == topic]


def generated(topic: str) -> list[Item]:
    """Return the items of a topic that no author wrote, and that are proved from facts."""
    return [item for item in of(topic) if item.direction != "judgement"]


@cache
def variants(id_: str) -> tuple[Item, ...]:
    """Return the variants of an item over all seeds."""
    drawn = [variant(course().bank.items[id_], seed) for seed in SEEDS]
    return tuple(item for item in drawn if item is not None)


def test_the_content_has_no_problem() -> None:
    """Every file is read, every name exists, and every statement, prose and quiz is sound."""
    assert [str(problem) for problem in check(Folders.of(ROOT)).problems] == []


def test_compiled_equals_edited() -> None:
    """What the wheel carries is what the authors wrote."""
    content = course().content
    back = decode(encode(content))
    assert encode(content) == encode(back)
    assert version(content) == version(back)
    assert course().corpus.facts == back.corpus().facts
    assert set(course().bank.items) == set(OpenCourse(back).bank.items)


@each_topic
def test_every_variant_passes_all_rules(topic: str) -> None:
    """Over twenty seeds an item has a variant each time, and none breaks a rule."""
    for item in of(topic):
        assert len(SEEDS) == len(variants(item.id)), item.id
        for drawn in variants(item.id):
            assert [] == list(broken(drawn)), item.id


def claimed(item: Item, option: Option) -> list[Claim]:
    """Return the claims of an option that is put into the item's statement.

    There is a claim for each way to read the option. The value is looked for anew among all facts,
    by what the option shows.
    """
    fact = course().corpus.facts[item.asked[0]]
    parts: list[Value] = []
    for text, part in all_shown(item.direction):
        if text == option.text and part not in parts:
            parts.append(part)
    statement = claim_of(fact, fact.sources[0].source)
    return [
        msgspec.structs.replace(statement, **{item.direction: part}) for part in parts
    ]


@cache
def all_shown(direction: str) -> tuple[tuple[str, Value], ...]:
    """Return what all facts have in this direction, as options would show it."""
    facts = course().corpus.facts.values()
    parts = [_shown(fact, direction) for fact in facts]
    # An author may offer a wrong value that no fact has, such as the same weekday a week early.
    for fact in facts:
        parts += [
            _shown(msgspec.structs.replace(fact, **{direction: wrong.value}), direction)
            for wrong in fact.wrong
            if wrong.part == direction
        ]
    return tuple(part for part in parts if part is not None)


def _shown(fact: Fact, direction: str) -> tuple[str, Value] | None:
    """Return how an option would show a part of a fact, and the part."""
    corpus = course().corpus
    if direction == "value":
        return capitalise(
            value(corpus, corpus.properties[fact.property], fact.value)
        ), fact.value
    part = getattr(fact, direction)
    if part is None:
        return None
    return capitalise(
        in_words(part) if direction == "period" else name(corpus, part)
    ), part


@each_topic
def test_every_option_is_proved_again(topic: str) -> None:
    """In the question's statement the key is TRUE, and each wrong option FALSE of the report."""
    for item in generated(topic):
        for option in (
            item.options
            if item.kind == "single-choice" and item.direction in PARTS
            else ()
        ):
            wanted = Truth.TRUE if option.id == item.key else Truth.FALSE
            verdicts = [
                judge_claim(course().corpus, claim) for claim in claimed(item, option)
            ]
            why = item.why[option.id][0]
            assert (wanted, why.rule, why.facts) in [
                (verdict.truth, verdict.rule, verdict.facts) for verdict in verdicts
            ], item.id


@each_topic
def test_options_differ_in_id_and_text(topic: str) -> None:
    """An option's id is its words, so it tells nothing more; no two share an id or a text."""
    for item in of(topic):
        assert len(item.options) == len({option.id for option in item.options}), item.id
        assert len(item.options) == len(
            {folded(option.text) for option in item.options}
        ), item.id
        for option in item.options:
            words = re.sub(
                r"[^a-z0-9]+", "-", folded(option.text).replace("%", " percent")
            ).strip("-")
            assert words == option.id
            assert option.id not in course().corpus.facts


@each_topic
def test_every_item_earns_what_its_samples_say(topic: str) -> None:
    """Right, wrong and unreadable responses of each variant earn just the mark that they must."""
    for item in of(topic):
        for drawn in variants(item.id)[:3]:
            shown, key = paper_item(drawn, Decimal(2)), key_item(drawn)
            samples = list(FORMS[item.kind].samples(drawn))
            assert {
                Reason.RIGHT,
                Reason.WRONG,
                Reason.UNREADABLE,
                Reason.UNANSWERED,
            } <= {sample.reason for sample in samples}
            for sample in samples:
                verdict = mark(shown, key, sample.response)
                points = (sample.share * 2).quantize(CENT)
                assert (sample.reason, points) == (verdict.reason, verdict.points), (
                    item.id,
                    sample,
                )


@each_topic
def test_right_answer_is_told_the_facts_own_sentence(topic: str) -> None:
    """It holds the sentence of a fact, or figures that are set side by side."""
    for item in generated(topic):
        says = [course().corpus.facts[id_].says for id_ in item.facts]
        for option, text in item.feedback.items():
            is_whole = text.startswith("Right. ") and not option.endswith("/tried")
            if is_whole and item.direction != "likeness":
                assert any(sentence in text for sentence in says), item.id


@pytest.mark.parametrize("slug", SLUGS)
def test_every_quiz_can_be_drawn_for_everyone(slug: str) -> None:
    """Over twenty seeds each quiz is as its blueprint says: the same for a seed, not for all."""
    pools = course().blueprint(slug).pools
    papers = set()
    for seed in SEEDS:
        quiz = course().quiz(slug, seed)
        assert sum(pool.count for pool in pools) == len(quiz.paper.items)
        assert len(quiz.paper.items) == len(
            {key.family for key in quiz.key.items.values()}
        )
        assert msgspec.json.encode(quiz) == msgspec.json.encode(
            course().quiz(slug, seed)
        )
        assert quiz.paper.id == paper_id(quiz.paper)
        papers.add(quiz.paper.id)
    assert len(papers) > 1


@pytest.mark.parametrize("slug", SLUGS)
def test_no_paper_holds_its_key(slug: str) -> None:
    """The JSON of a paper has no key, proof or feedback, neither as a field nor as a text."""
    for seed in SEEDS:
        quiz = course().quiz(slug, seed)
        text = msgspec.json.encode(quiz.paper).decode()
        assert not re.search(
            r'"(key|why|feedback|facts?|tolerance|rule|share|reason)"\s*:', text
        )
        for key in quiz.key.items.values():
            assert not any(words in text for words in key.feedback.values())


@pytest.mark.parametrize("slug", SLUGS)
def test_the_place_of_the_key_tells_nothing(slug: str) -> None:
    """Over all seeds the one right option of a quiz's choices stands in every place of three."""
    places: set[int] = set()
    for seed in SEEDS:
        quiz = course().quiz(slug, seed)
        for item in quiz.paper.items:
            key = quiz.key.items[item.id].key
            if item.kind == "single-choice" and isinstance(key, str):
                places.add([option.id for option in item.options].index(key))
    assert not places or places >= {0, 1, 2}


def test_every_fact_is_true_of_each_report_that_it_cites() -> None:
    """The report entails a fact's statement; only what reports dispute is open in the world."""
    for fact in course().corpus.facts.values():
        for source in {citation.source for citation in fact.sources}:
            assert (
                judge_claim(course().corpus, claim_of(fact, source)).truth is Truth.TRUE
            ), fact.id
        world = judge_claim(course().corpus, claim_of(fact)).truth
        assert world is (Truth.UNKNOWN if fact.conflicts else Truth.TRUE), fact.id
