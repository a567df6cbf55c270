"""Number: a typed figure; digits, separators, size words and units are read as people write them.

The reader of typed numbers is loaded with the first answer: most papers ask for no number, and its
words of four languages would slow every start.
"""

from collections.abc import Iterator
from decimal import Decimal

from policystory.facts.values.quantity import plain, unit_in_words
from policystory.items.forms.responses import (
    ALL,
    NOTHING,
    earns,
    unanswered,
    unreadable,
)
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

NAME = "number"
EXPECTED = "A number is expected here."
SHIFTS = (3, 6, 9)
"""Powers of ten by which a right figure is most often written wrong: thousand for million, and so
on."""


def parse(item: PaperItem, response: object) -> Reading:
    """Read a typed number, or a JSON number; never raises.

    What a learner types can come with the locale in which it is to be read, `{"typed": "1,5",
    "locale": "es"}`, so that a record says for ever what was meant.
    """
    typed, locale = typed_in(response)
    # In Python a truth value is a number too; in JSON it is none.
    if isinstance(typed, int | float) and not isinstance(typed, bool):
        return _json_number(typed)
    if typed is not None and not isinstance(typed, str):
        return Reading(reason=Reason.UNREADABLE, sentence=EXPECTED)
    return _typed(item, (typed or "").strip(), locale)


def _json_number(number: float) -> Reading:
    """Read a JSON number, which has one meaning everywhere."""
    from policystory.items.typed_answers.numbers import LONGEST  # noqa: PLC0415 - see above

    # What no learner could type is no answer; this also leaves out what is infinite or not a
    # number.
    largest = 10**LONGEST
    if not -largest < number < largest:
        return Reading(reason=Reason.UNREADABLE, sentence=EXPECTED)
    return Reading(value=Decimal(str(number)))


def _typed(item: PaperItem, text: str, locale: str) -> Reading:
    """Read what was typed, by the unit and the nouns of the question."""
    from policystory.items.typed_answers import nouns, numbers  # noqa: PLC0415 - see above

    if numbers.is_blank(text):
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was written yet.")
    asked = nouns.Asked(item.unit, item.counts, item.stem)
    numeral = numbers.read_numeral(text, asked, locale)
    if isinstance(numeral, numbers.Unread):
        reason = Reason.AMBIGUOUS if numeral.asks else Reason.UNREADABLE
        return Reading(reason=reason, sentence=numeral.sentence)
    return Reading(value=numeral.amount, unit=numeral.unit)


def typed_in(response: object) -> tuple[object, str]:
    """Return what was typed and the locale in which to read it, English where none is known.

    >>> typed_in({"typed": "1,5", "locale": "es"}), typed_in("1.5")
    (('1,5', 'es'), ('1.5', 'en'))
    """
    from policystory.items.typed_answers.locales import EN, LOCALES  # noqa: PLC0415 - see above

    if not isinstance(response, dict) or set(response) != {"typed", "locale"}:
        return response, EN
    locale = response["locale"]
    is_known = isinstance(locale, str) and locale in LOCALES
    return response["typed"], locale if is_known else EN


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a number, right within the tolerance, and say where only its magnitude is wrong."""
    key, value = item.key, reading.value
    if not isinstance(key, NumberKey) or not isinstance(value, Decimal):
        return Score(NOTHING, Reason.WRONG, ("wrong",))
    # A wrong unit is told first: the number may be right by accident.
    if reading.unit is not None and reading.unit != key.unit:
        asked, typed = unit_in_words(key.unit), unit_in_words(reading.unit)
        sentence = f"The question asks for {asked}, not {typed}."
        return Score(NOTHING, Reason.WRONG_UNIT, ("wrong",), sentence)
    if _is_right(value, key):
        return Score(ALL, Reason.RIGHT, ("right",))
    for shift in SHIFTS:
        size = _wrong_size(value, key, shift)
        if size is not None:
            times = plain(Decimal(10) ** shift)
            sentence = f"The digits are right, but {times} times too {size}."
            return Score(NOTHING, Reason.WRONG_MAGNITUDE, ("wrong",), sentence)
    return Score(NOTHING, Reason.WRONG, ("wrong",))


def _wrong_size(value: Decimal, key: NumberKey, shift: int) -> str | None:
    """Return "small" or "large" where a number is right but for a power of ten, or None."""
    if _is_right(value.scaleb(shift), key):
        return "small"
    if _is_right(value.scaleb(-shift), key):
        return "large"
    return None


def _is_right(value: Decimal, key: NumberKey) -> bool:
    return abs(value - key.amount) <= key.tolerance


def samples(item: Item) -> Iterator[Sample]:
    """Yield right, wrong, empty and unreadable numbers, with what each must earn."""
    if not isinstance(item.key, NumberKey):
        return
    key = item.key
    amount, edge = key.amount, key.tolerance
    number = plain(amount)
    yield earns(ALL, number)
    yield earns(ALL, _digits(amount))
    yield earns(ALL, f" {number} ")
    yield earns(ALL, f"{number} {key.unit}")
    yield earns(ALL, _digits(amount + edge))
    yield earns(ALL, _digits(amount / 1000) + " thousand")
    yield earns(ALL, _digits(amount / 10**6) + " million")
    yield earns(ALL, {"typed": number, "locale": "es-US"})
    for wrong in (amount * 1000, amount / 1000):
        yield Sample(_digits(wrong), Reason.WRONG_MAGNITUDE, NOTHING)
    yield earns(NOTHING, _digits(amount + 3 * edge))
    yield from unanswered([None, "", "  "])
    yield from unreadable(["many", "12,34", "1,2,3", "--5", "10 apples"])
    yield from unreadable([["1"], {"n": 1}, True])


def _digits(amount: Decimal) -> str:
    """Write a number in digits alone, without an exponent."""
    return f"{amount:f}"
