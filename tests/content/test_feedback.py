"""The real content's feedback: a wrong option is explained, and the answer is not given away."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from policystory.facts.corpus import folded
from policystory.facts.record import Quantity
from policystory.facts.values.numbers_in_text import numbers
from policystory.facts.values.period import month_in_words
from policystory.items.item import Item, NumberKey, PairsKey, TextKey
from policystory.items.rules.item_rules import FEEDBACK_WORDS
from tests.content.test_corpus import course, each_topic, generated

CORPUS = course().corpus
MONTHS = {month_in_words(source.date) for source in CORPUS.sources.values()}


class WrongOption(NamedTuple):
    """A wrong option: its text, what is told of it, and the right options beside it."""

    name: str
    text: str
    told: str
    right: list[str]


def wrong_options(item: Item) -> Iterator[WrongOption]:
    """Yield every wrong option of an item, of each row or gap where it has rows or gaps."""
    if isinstance(item.key, PairsKey):
        for row in item.prompts:
            texts = {option.id: option.text for option in row.options or item.options}
            right = item.key.pairs[row.id]
            for id_, text in texts.items():
                if id_ != right:
                    name = f"{row.id}/{id_}"
                    yield WrongOption(name, text, item.feedback[name], [texts[right]])
    elif item.kind != "ordering":
        right_ids = item.key if isinstance(item.key, tuple) else (item.key,)
        texts = {option.id: option.text for option in item.options}
        right_texts = [texts[str(id_)] for id_ in right_ids if id_ in texts]
        for id_, text in texts.items():
            if id_ not in right_ids:
                yield WrongOption(id_, text, item.feedback[id_], right_texts)


def states(told: str, answer: str) -> bool:
    """Tell whether a text has an answer in it; the months of reports stand in every citation."""
    for month in MONTHS - {answer}:
        told = told.replace(month, "")
    return bool(re.search(rf"(?<!\w){re.escape(folded(answer))}(?!\w)", folded(told)))


@each_topic
def test_no_wrong_option_tells_the_answer(topic: str) -> None:
    """Neither the sentence of a fact asked for, nor the right option, nor its figure is told."""
    for item in generated(topic):
        says = [CORPUS.facts[id_].says for id_ in item.asked]
        for wrong in wrong_options(item):
            assert not any(sentence in wrong.told for sentence in says), wrong
            assert not any(states(wrong.told, right) for right in wrong.right), wrong


@each_topic
def test_no_wrong_figure_is_told_beside_the_right_one(topic: str) -> None:
    """What is told of a wrong figure does not hold the right number in another spelling."""
    for item in generated(topic):
        figure = CORPUS.facts[item.asked[0]].value
        if item.kind == "single-choice" and item.direction == "value":
            for wrong in wrong_options(item):
                if isinstance(figure, Quantity):
                    assert figure.amount not in numbers(wrong.told), wrong


@each_topic
def test_each_wrong_option_is_explained_by_itself(topic: str) -> None:
    """It is named, or what its own fact says is told, or what its kind would need."""
    for item in generated(topic):
        told = {}
        for wrong in wrong_options(item):
            assert wrong.told.startswith("Not right. "), wrong
            assert len(wrong.told.split()) <= FEEDBACK_WORDS, wrong
            told.setdefault(wrong.told, wrong.text)
            # Two options with one text would say nothing of either.
            assert wrong.text == told[wrong.told], (item.id, wrong)


@each_topic
def test_a_typed_answer_is_first_told_where_to_look(topic: str) -> None:
    """A wrong name or number is told the paragraph; the right text alone has the answer."""
    for item in generated(topic):
        if not isinstance(item.key, NumberKey | TextKey):
            continue
        told = item.feedback["wrong"]
        fact = CORPUS.facts[item.asked[0]]
        assert fact.says not in told
        assert f"paragraph {fact.sources[0].paragraph}." in told
        assert fact.says in item.feedback["right"]
        if isinstance(item.key, TextKey):
            assert not any(states(told, name) for name in item.key.accepted)
        else:
            assert item.key.amount not in numbers(told.split(", paragraph")[0])


@each_topic
def test_a_gap_that_is_right_does_not_fill_the_other(topic: str) -> None:
    """While a gap is open, a right one is only confirmed; the whole statement comes at the end."""
    for item in generated(topic):
        if item.kind != "cloze" or not isinstance(item.key, PairsKey):
            continue
        says = CORPUS.facts[item.asked[0]].says
        assert item.stem.startswith("Complete what ")
        for gap, option in item.key.pairs.items():
            assert says not in item.feedback[f"{gap}/{option}/tried"]
            assert says in item.feedback[f"{gap}/{option}"]


DISPUTED = sorted(fact.id for fact in CORPUS.facts.values() if fact.conflicts)


@pytest.mark.parametrize("id_", DISPUTED)
def test_right_answer_says_that_reports_differ(id_: str) -> None:
    """Where another report has it otherwise, whoever was right reads that too."""
    for item in course().bank.items.values():
        is_made_of_it = item.asked == (id_,) and item.direction != "judgement"
        if is_made_of_it and item.kind in ("number", "short-text"):
            assert "Another account differs" in item.feedback["right"]
        elif is_made_of_it and item.kind == "single-choice":
            assert "Another account differs" in item.feedback[str(item.key)]
