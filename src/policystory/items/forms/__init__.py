"""One file for each kind of answer: it reads a response and scores it. Grading needs no more."""

from collections.abc import Iterator
from typing import Protocol, cast

from policystory.items.forms import (
    categorise,
    cloze,
    matching,
    multiple_choice,
    number,
    ordering,
    short_text,
    single_choice,
    source_support,
)
from policystory.items.item import Item, KeyItem, PaperItem, Reading, Sample, Score


class AnswerForm(Protocol):
    """What each file of this folder can do with responses to its kind of item.

    `NAME` is the kind, such as "single-choice".
    """

    NAME: str

    def parse(self, item: PaperItem, response: object) -> Reading:
        """Read a response of any JSON shape; return its value, or why it has none; never raises."""

    def score(self, item: KeyItem, reading: Reading) -> Score:
        """Score a response that was read: a share of the points, the reason and the feedback."""

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield responses to an item with the reason and share that each must earn, for tests."""


# Modules serve as the objects of the protocol; mypy checks protocols against modules only where
# they are named.
FORMS: dict[str, AnswerForm] = {
    form.NAME: form
    for form in (
        cast(AnswerForm, single_choice),
        cast(AnswerForm, multiple_choice),
        cast(AnswerForm, number),
        cast(AnswerForm, short_text),
        cast(AnswerForm, matching),
        cast(AnswerForm, ordering),
        cast(AnswerForm, categorise),
        cast(AnswerForm, cloze),
        cast(AnswerForm, source_support),
    )
}
