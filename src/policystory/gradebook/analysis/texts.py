"""Find the words of questions and answers, as the gradebook's marks hold only their codes."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from policystory.gradebook.analysis.question_statistics import QuestionText, most_given
from policystory.gradebook.analysis.sums import AnswerSums
from policystory.gradebook.papers import AttemptName, kept_quiz
from policystory.gradebook.tables import marks
from policystory.items.forms import ordering
from policystory.items.item import Answer, Ids, KeyItem, PairsKey, PaperItem
from policystory.quiz.paper import Quiz

_LONGEST = 120
"""How many characters of an answer are shown."""


class QuestionTexts:
    """Looks up the text of questions and of their wrong answers in the papers of learners.

    Arguments: `connection`: to the gradebook; `assignment`: its name.
    """

    def __init__(self, connection: Connection, assignment: str) -> None:
        """Keep the last papers that were read: questions of one learner come together."""
        self._connection = connection
        self._assignment = assignment
        self._quiz = lru_cache(maxsize=64)(self._read_quiz)

    def of(self, family: str, answers: list[AnswerSums]) -> QuestionText:
        """Return the words of a question and of the wrong answers that most learners gave.

        Arguments: `family`: the code of the question's family (all items that ask the same of the
        same fact); `answers`: the sums of all answers to it in first attempts, at least one.
        """
        item, key = self._item(family, answers[0].learner)
        parts: dict[str, tuple[str, ...]] = {}
        for answer in most_given(answers):
            # Each learner is shown some of the options, so each answer has its own paper.
            shown, right = self._item(family, answer.learner)
            parts[answer.response] = wrong_parts(answer.response, shown, right.key)
        in_parts = isinstance(key.key, (tuple, PairsKey))
        return QuestionText(item.stem, key.objectives, parts, in_parts)

    def _item(self, family: str, learner: str) -> tuple[PaperItem, KeyItem]:
        """Return the item of a family on a learner's first paper, and its key."""
        query = select(marks.c.quiz, marks.c.item).where(
            marks.c.assignment == self._assignment,
            marks.c.learner == learner,
            marks.c.attempt == 1,
            marks.c.family == family,
        )
        row = self._connection.execute(query).first()
        # The sums name a learner who has such a mark.
        assert row is not None  # noqa: S101 - see above
        quiz = self._quiz(learner, row.quiz)
        items = {item.id: item for item in quiz.paper.items}
        return items[row.item], quiz.key.items[row.item]

    def _read_quiz(self, learner: str, slug: str) -> Quiz:
        name = AttemptName(self._assignment, learner, slug, 1)
        kept = kept_quiz(self._connection, name)
        # Marks refer to a paper: the database does not let it go before them.
        assert kept is not None  # noqa: S101 - see above
        return kept.quiz


def wrong_parts(response: str, item: PaperItem, key: Answer) -> tuple[str, ...]:
    """Return what is wrong in a response, in the words that the learner saw.

    If several options can be ticked, each wrong one is a part, and so is each right one that was
    left out. If rows are matched, each wrong row is a part. Any other response is wrong as a whole.
    Arguments: `response`: as JSON; `item`: the question as it was shown; `key`: the right answer.
    """
    texts = {option.id: option.text for option in item.options}
    for row in item.prompts:
        texts[row.id] = row.text or row.id
        texts |= {option.id: option.text for option in row.options}
    given: Any = msgspec.json.decode(response)
    if isinstance(key, PairsKey) and isinstance(given, dict):
        parts = list(_wrong_rows(given, key, texts))
    elif isinstance(key, tuple) and item.kind != ordering.NAME and given:
        parts = list(_wrong_options(given, key, texts))
    else:
        parts = [_in_words(given, texts)]
    return tuple(_shortened(part) for part in parts)


def _wrong_rows(
    given: dict[str, Any], key: PairsKey, texts: dict[str, str]
) -> Iterator[str]:
    for row, chosen in given.items():
        if key.pairs.get(row) != chosen:
            yield f"{_in_words(row, texts)}: {_in_words(chosen, texts)}"


def _wrong_options(given: Any, key: Ids, texts: dict[str, str]) -> Iterator[str]:
    chosen = given if isinstance(given, list) else [given]
    for option in chosen:
        if option not in key:
            yield _in_words(option, texts)
    for option in key:
        if option not in chosen:
            yield f"left out: {_in_words(option, texts)}"


def _in_words(value: Any, texts: dict[str, str]) -> str:
    """Return an id by the text that was shown for it, and anything else as it is."""
    if isinstance(value, list):
        return "; ".join([_in_words(part, texts) for part in value])
    return texts.get(value, value) if isinstance(value, str) else str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
