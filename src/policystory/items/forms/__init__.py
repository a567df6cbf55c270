"""The forms of an answer: one file a kind reads a response and scores it. Grading needs no more."""

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
    """What the form of an answer can do."""

    NAME: str

    def parse(self, item: PaperItem, response: object) -> Reading:
        """Read a response of any JSON shape; never raises."""

    def score(self, item: KeyItem, reading: Reading) -> Score:
        """Score a response that was read."""

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield responses with the reason and share that each must earn."""


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
