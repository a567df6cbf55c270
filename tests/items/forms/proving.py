"""What every form must do with a response: for the tests of each form."""

from decimal import Decimal

from policystory.grade import CENT, Mark, mark
from policystory.items.forms import FORMS
from policystory.items.item import (
    Item,
    KeyItem,
    PaperItem,
    Reading,
    Reason,
    key_item,
    paper_item,
)

ALL_OR_NOTHING = {Reason.RIGHT, Reason.WRONG, Reason.UNREADABLE, Reason.UNANSWERED}
IN_PARTS = ALL_OR_NOTHING | {Reason.PARTLY_RIGHT}


def halves(item: Item, points: int = 1) -> tuple[PaperItem, KeyItem]:
    """Return the two halves of an item that is worth these points."""
    return paper_item(item, Decimal(points)), key_item(item)


def reasons_of_samples(item: Item, points: int = 1) -> set[Reason]:
    """Check that each sample of an item earns what it must; return the reasons that occur."""
    reasons = set()
    for sample in FORMS[item.kind].samples(item):
        marked = mark(*halves(item, points), sample.response)
        earned = (sample.share * points).quantize(CENT)
        assert (sample.reason, earned) == (marked.reason, marked.points), sample
        reasons.add(sample.reason)
    return reasons


def marked_twice(item: Item, response: object) -> Mark:
    """Check that a response is read and scored alike each time; return its mark, of 1 point."""
    shown, key = halves(item)
    form = FORMS[item.kind]
    reading = form.parse(shown, response)
    # What is not a number differs from itself, so that the texts are compared.
    assert repr(reading) == repr(form.parse(shown, response))
    assert form.score(key, reading) == form.score(key, form.parse(shown, response))
    marked = mark(shown, key, response)
    assert 0 <= marked.points <= 1
    return marked


def check_key_of_another_form(form: str, item: Item, value: object) -> None:
    """Check that a form gives no points, and no samples, for an item of another form."""
    reading = Reading(value=value)  # type: ignore[arg-type]  # what no form would read
    assert Reason.WRONG is FORMS[form].score(key_item(item), reading).reason
    assert [] == list(FORMS[form].samples(item))
