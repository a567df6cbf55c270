"""Read and score responses: one file for each kind of item, such as single choice.

Grading needs only these files, not those that make the items.
"""

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
    """What each file of this folder offers: to read and score the responses to one kind of item.

    `NAME` is the kind, such as "single-choice".
    """

    NAME: str

    def parse(self, item: PaperItem, response: object) -> Reading:
        """Read a response of any JSON shape; never raises.

        `item`: the item as it is on the paper (without the answer). `response`: what the learner
        chose or typed. The result has what was understood, or the reason why the response cannot be
        used.
        """

    def score(self, item: KeyItem, reading: Reading) -> Score:
        """Score a response: which share of the points it earns, and why.

        `item`: the item's right answer and feedback. `reading`: what `parse` returned.
        """

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield responses for the package's own tests, each with the score that it must get."""


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
