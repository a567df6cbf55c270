"""Number: a typed figure; digits, separators, magnitude words and unit are read as people write them."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.facts.values.quantity import plain, unit_in_words
from policystory.facts.values.signs import seen
from policystory.items.item import (
    Item,
    KeyItem,
    NumberKey,
    PaperItem,
    Reading,
    Reason,
    Sample,
    Score,
)
from policystory.items.typed.locales import EN, LOCALES
from policystory.items.typed.nouns import Asked
from policystory.items.typed.numbers import LONGEST, Unread, read_numeral

NAME = "number"
EXPECTED = "A number is expected here."
LARGEST = 10**LONGEST
"""A number must be smaller than this, as one that is typed is."""
SHIFTS = (3, 6, 9)
"""Powers of ten by which a right figure is most often written wrong: thousand for million, and so
on."""


def parse(item: PaperItem, response: object) -> Reading:
    """Read a typed number, or a JSON number; never raises.

    What a learner types can come with the locale in which it is to be read, `{"typed": "1,5",
    "locale": "es"}`, so that a record says for ever what was meant.
    """
    typed, locale = typed_in(response)
    if isinstance(typed, int | float) and not isinstance(typed, bool):
        return _plain(typed)
    if typed is not None and not isinstance(typed, str):
        return Reading(reason=Reason.UNREADABLE, sentence=EXPECTED)
    typed = (typed or "").strip()
    if not typed or (len(typed) <= LONGEST and not seen(typed).strip()):
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was written yet.")
    numeral = read_numeral(typed, Asked(item.unit, item.counts, item.stem), locale)
    if isinstance(numeral, Unread):
        reason = Reason.AMBIGUOUS if numeral.asks else Reason.UNREADABLE
        return Reading(reason=reason, sentence=numeral.sentence)
    return Reading(value=numeral.amount, unit=numeral.unit)


def _plain(number: float) -> Reading:
    """Read a JSON number, which has one meaning everywhere."""
    # What no learner could type is no answer; this also leaves out what is infinite or not a
    # number.
    if not -LARGEST < number < LARGEST:
        return Reading(reason=Reason.UNREADABLE, sentence=EXPECTED)
    return Reading(value=Decimal(str(number)))


def typed_in(response: object) -> tuple[object, str]:
    """Return what was typed and the locale in which to read it.

    >>> typed_in({"typed": "1,5", "locale": "es"}), typed_in("1.5")
    (('1,5', 'es'), ('1.5', 'en'))
    """
    if isinstance(response, dict) and set(response) == {"typed", "locale"}:
        locale = response["locale"]
        return response["typed"], locale if isinstance(
            locale, str
        ) and locale in LOCALES else EN
    return response, EN


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a number: right within the tolerance; the right digits with a wrong magnitude are told so."""
    key, value = item.key, reading.value
    if not isinstance(key, NumberKey) or not isinstance(value, Decimal):
        return Score(Decimal(0), Reason.WRONG, ("wrong",))
    if reading.unit is not None and reading.unit != key.unit:
        return Score(
            Decimal(0),
            Reason.WRONG_UNIT,
            ("wrong",),
            f"The question asks for {unit_in_words(key.unit)}, not {unit_in_words(reading.unit)}.",
        )
    if abs(value - key.amount) <= key.tolerance:
        return Score(Decimal(1), Reason.RIGHT, ("right",))
    for shift in SHIFTS:
        for direction, words in ((shift, "small"), (-shift, "large")):
            if abs(value.scaleb(direction) - key.amount) <= key.tolerance:
                times = plain(Decimal(10) ** shift)
                return Score(
                    Decimal(0),
                    Reason.WRONG_MAGNITUDE,
                    ("wrong",),
                    f"The digits are right, but {times} times too {words}.",
                )
    return Score(Decimal(0), Reason.WRONG, ("wrong",))


def samples(item: Item) -> Iterator[Sample]:
    """Yield spellings of the key, numbers beside it, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, NumberKey):
        return
    amount, edge = item.key.amount, item.key.tolerance
    for right in (
        plain(amount),
        f"{amount:f}",
        f" {plain(amount)} ",
        f"{plain(amount)} {item.key.unit}",
        f"{amount + edge:f}",
    ):
        yield Sample(right, Reason.RIGHT, Decimal(1))
    for thousand in (f"{amount / 1000:f} thousand", f"{amount / 10**6:f} million"):
        yield Sample(thousand, Reason.RIGHT, Decimal(1))
    yield Sample({"typed": plain(amount), "locale": "es-US"}, Reason.RIGHT, Decimal(1))
    yield Sample(f"{amount * 1000:f}", Reason.WRONG_MAGNITUDE, Decimal(0))
    yield Sample(f"{amount / 1000:f}", Reason.WRONG_MAGNITUDE, Decimal(0))
    yield Sample(f"{amount + 3 * edge:f}", Reason.WRONG, Decimal(0))
    for nothing in (None, "", "  "):
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    for nonsense in (
        "many",
        "12,34",
        "1,2,3",
        ["1"],
        {"n": 1},
        True,
        "--5",
        "10 apples",
    ):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
