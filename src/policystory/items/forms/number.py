"""Read and score typed numbers, with separators, units and words such as "million"."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from policystory.items.forms.shared_by_forms import (
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
_EXPLAINED = "wrong/"
"""How the key of the feedback on one wrong number begins; the number follows."""
_SHIFTS = (3, 6, 9)
"""Powers of ten by which learners most often miss a right number, such as thousand for million."""


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response that is a typed number (a text) or a JSON number; never raises.

    The response may name the locale in which it is written, as `{"typed": "1,5", "locale": "es"}`.
    If the number cannot be read, the result has a `reason` instead of a `value`.
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
    from policystory.items.typed_answers.read_number import LONGEST  # noqa: PLC0415 - see above

    # What no learner could type is no answer; this also leaves out what is infinite or not a
    # number.
    largest = 10**LONGEST
    if not -largest < number < largest:
        return Reading(reason=Reason.UNREADABLE, sentence=EXPECTED)
    return Reading(value=Decimal(str(number)))


def _typed(item: PaperItem, text: str, locale: str) -> Reading:
    """Read what was typed, by the unit and the nouns of the question."""
    from policystory.items.typed_answers import nouns, read_number  # noqa: PLC0415 - above

    if read_number.is_blank(text):
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was written yet.")
    asked = nouns.Asked(item.unit, item.counts, item.stem)
    numeral = read_number.read_numeral(text, asked, locale)
    if isinstance(numeral, read_number.Unread):
        reason = Reason.AMBIGUOUS if numeral.asks else Reason.UNREADABLE
        return Reading(reason=reason, sentence=numeral.sentence)
    return Reading(value=numeral.amount, unit=numeral.unit)


def typed_in(response: object) -> tuple[object, str]:
    """Return what was typed, and the id of the locale in which to read it.

    The locale is "en" if the response names none, or an unknown one.

    >>> typed_in({"typed": "1,5", "locale": "es"}), typed_in("1.5")
    (('1,5', 'es'), ('1.5', 'en'))
    """
    from policystory.items.typed_answers.locales import EN, LOCALES  # noqa: PLC0415 - see above

    if not isinstance(response, dict) or set(response) != {"typed", "locale"}:
        return response, EN
    locale = response["locale"]
    is_known = isinstance(locale, str) and locale in LOCALES
    return response["typed"], locale if is_known else EN


_RIGHT = Score(ALL, Reason.RIGHT, ("right",))
_WRONG = Score(NOTHING, Reason.WRONG, ("wrong",))


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a number: all points if it is right or near enough, otherwise none.

    The item's key says how far off the number may be. If the unit is wrong, or only the size (such
    as thousands for millions), the learner is told so.
    """
    key, value = item.key, reading.value
    if not isinstance(key, NumberKey):
        return _WRONG
    if not isinstance(value, Decimal):
        return _WRONG
    from policystory.facts.values.quantity import format_number  # noqa: PLC0415 - see above
    from policystory.facts.values.units import unit_in_words  # noqa: PLC0415 - see above

    # A wrong unit is told first: the number may be right by accident.
    unit = reading.unit
    if unit is not None and unit != key.unit:
        asked = unit_in_words(key.unit)
        typed = unit_in_words(unit)
        sentence = f"The question asks for {asked}, not {typed}."
        return replace(_WRONG, reason=Reason.WRONG_UNIT, sentence=sentence)
    if _is_right(value, key):
        return _RIGHT
    for shift in _SHIFTS:
        size = _wrong_size(value, key, shift)
        if size is None:
            continue
        times = format_number(Decimal(10) ** shift)
        sentence = f"The digits are right, but {times} times too {size}."
        return replace(_WRONG, reason=Reason.WRONG_MAGNITUDE, sentence=sentence)
    told = typed_wrong(value)
    if told in item.feedback:
        return replace(_WRONG, feedback=(told,))
    return _WRONG


def typed_wrong(amount: Decimal) -> str:
    """Return the name, in `Item.feedback`, of the text on one wrong number.

    >>> typed_wrong(Decimal("4200.0"))
    'wrong/4200'
    """
    return f"{_EXPLAINED}{amount.normalize():f}"


def explained(feedback: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each wrong number that has its own text: the text's name, and the number as shown.

    `feedback`: the names of all texts in `Item.feedback`.

    >>> list(explained(["right", "wrong", "wrong/4200"]))
    [('wrong/4200', '4,200')]
    """
    from policystory.facts.values.quantity import format_number  # noqa: PLC0415 - see above

    for name in feedback:
        # "wrong/tried" is what is told of any wrong answer while a try is left.
        if name.startswith(_EXPLAINED) and name[-1].isdigit():
            amount = Decimal(name.removeprefix(_EXPLAINED))
            yield name, format_number(amount)


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
    """Yield responses for the package's own tests, each with the reason and share it must get."""
    from policystory.facts.values.quantity import format_number  # noqa: PLC0415 - see above

    key = item.key
    if not isinstance(key, NumberKey):
        return
    amount, tolerance = key.amount, key.tolerance
    number = format_number(amount)
    thousands = _digits(amount / 1000)
    millions = _digits(amount / 10**6)
    accepted = (
        number,
        _digits(amount),
        f" {number} ",
        f"{number} {key.unit}",
        _digits(amount + tolerance),
        f"{thousands} thousand",
        f"{millions} million",
        {"typed": number, "locale": "es-US"},
    )
    for typed in accepted:
        yield earns(ALL, typed)
    too_large = _digits(amount * 1000)
    for wrong in (too_large, thousands):
        yield Sample(wrong, Reason.WRONG_MAGNITUDE, NOTHING)
    outside = _digits(amount + 3 * tolerance)
    yield earns(NOTHING, outside)
    yield from unanswered([None, "", "  "])
    yield from unreadable(["many", "12,34", "1,2,3", "--5", "10 apples"])
    yield from unreadable([["1"], {"n": 1}, True])


def _digits(amount: Decimal) -> str:
    """Write a number in digits alone, without an exponent."""
    return f"{amount:f}"
