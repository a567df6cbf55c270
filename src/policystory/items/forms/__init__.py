"""One file for each kind of item: it reads a response and scores it. Grading needs no more."""

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
    """What each file of this folder offers for one kind of item: read, score and sample responses.

    `NAME` is the kind, such as "single-choice".
    """

    NAME: str

    def parse(self, item: PaperItem, response: object) -> Reading:
        """Read a response of any JSON shape; never raises.

        The Reading holds the value that was understood, or the reason why there is none.
        """

    def score(self, item: KeyItem, reading: Reading) -> Score:
        """Score a response that `parse` has read: which share of the points it earns, and why."""

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield responses for tests, each with the reason and the share of points it must earn."""


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
