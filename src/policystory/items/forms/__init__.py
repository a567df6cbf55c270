"""One file for each kind of item, which reads and scores responses. Grading needs only these."""

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
    """What each file of this folder offers for one kind of item: to read and score responses.

    `NAME` is the kind, such as "single-choice". `samples` gives responses for tests.
    """

    NAME: str

    def parse(self, item: PaperItem, response: object) -> Reading:
        """Read a response of any JSON shape; never raises.

        The Reading that is returned holds what was understood, or the reason why the response
        cannot be used.
        """

    def score(self, item: KeyItem, reading: Reading) -> Score:
        """Score a response: which share of the points it earns, and why.

        `reading` is what `parse` returned for the response.
        """

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
