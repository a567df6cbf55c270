"""Compare typed names: spellings that mean the same, and those that differ by typing errors."""

import re
import unicodedata
from functools import lru_cache

from policystory.facts.corpus import folded
from policystory.facts.values.invisible import remove_invisible
from policystory.items.typed_answers.folding import without_accents

_REPLACED = str.maketrans(dict.fromkeys(".'’‘`\u00b4\u02bc", "") | {"&": " and "})
_LETTERS = "LNM"
"""Unicode categories of letters, numbers, and the marks with which some scripts write vowels."""
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president vice senator representative "
    "secretary minister mayor governor captain capt cpt former then".split()
)
"""Words before a name that are no part of it, in any course; course.yml can add to them."""
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""What is put into brackets beside a name: an acronym, an office."""


@lru_cache(maxsize=16384)  # the names of a course are compared again and again
def plain(text: str) -> str:
    r"""Normalise a name, so that different spellings of the same name become equal.

    Width, case, accents, apostrophes, full stops, spaces and invisible characters do not matter.
    Hyphens and commas become spaces, "&" becomes "and", and "the" at the beginning is dropped.
    Raised or circled digits are kept as they are: "10²" does not become "102".

    >>> plain(" The H.M. Harbour\u00a0Board! "), plain("Lucía Núñez-Löwe")
    ('hm harbour board', 'lucia nunez lowe')
    """
    visible = remove_invisible(text)
    decomposed = _decomposed(visible).translate(_REPLACED)
    letters = without_accents(decomposed).casefold()
    spaced = "".join(map(_letter_or_space, letters))
    words = spaced.split()
    # "The" alone may be all that was typed; then it is not dropped.
    is_more = len(words) > 1
    if is_more and words[0] == "the":
        del words[0]
    return " ".join(words)


def _letter_or_space(sign: str) -> str:
    """Return a letter, digit or vowel sign as it is, and a space for any other sign."""
    category = unicodedata.category(sign)
    if category[0] in _LETTERS:
        return sign
    return " "


def _decomposed(text: str) -> str:
    """Part letters from accents, and write them in the usual width and shape."""
    decomposed = unicodedata.normalize("NFKD", text)
    # Signs such as "²" would become digits and are treated below; few names have any.
    if text.isascii():
        return decomposed
    if not _has_digit(decomposed):
        return decomposed
    signs = []
    for sign in text:
        usual = unicodedata.normalize("NFKD", sign)
        becomes_digit = _has_digit(usual) and not sign.isdecimal()
        signs.append(sign if becomes_digit else usual)
    return "".join(signs)


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))


def name_forms(text: str) -> tuple[str, ...]:
    """Return all forms in which a typed name is compared with right names.

    They are the whole name, the name without titles such as "President", the name without what is
    in brackets, and "Marsh, Ada" with its two parts exchanged; all as `plain` returns them.

    >>> name_forms("Captain Marsh"), name_forms("Marsh, Ada")
    (('captain marsh', 'marsh'), ('marsh ada', 'ada marsh'))
    >>> name_forms("Gull Rock (GR)")
    ('gull rock gr', 'gull rock')
    """
    forms = [plain(text)]
    bare = plain(_IN_BRACKETS.sub(" ", text))
    # Brackets around all of it leave nothing.
    if bare:
        forms.append(bare)
    before, _, after = text.partition(",")
    surname = plain(before)
    forename = plain(after)
    if surname and forename:
        forms.append(f"{forename} {surname}")
    forms += [_without_titles(form) for form in forms]
    return tuple(dict.fromkeys(forms))


def _without_titles(name: str) -> str:
    """Return a plain name without the titles before it; a title alone stays."""
    words = name.split()
    while len(words) > 1 and words[0] in TITLES:
        del words[0]
    return " ".join(words)


def stands_in(name: str, text: str) -> bool:
    """Tell whether a text contains a name as whole words; case and accents do not count.

    >>> stands_in("IT", "what did they write?")
    False
    >>> stands_in("Gull Rock", "was Gull Rock's lamp lit?")
    True
    """
    wanted = folded(name)
    whole = folded(text)
    start = whole.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        # These are empty at the beginning and end of the text; an empty text is no letter.
        before = whole[start - 1 : start]
        after = whole[end : end + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        start = whole.find(wanted, start + 1)
    return False


def slips(name: str) -> int:
    """Return how many typing errors are forgiven in a name: 0, 1 or 2.

    2 in more than 9 letters, 1 in 4 to 9, and none in fewer. `name` must be normalised by `plain`.

    >>> slips("oak"), slips("marsh"), slips("captain marsh")
    (0, 1, 2)
    """
    letters = len(name) - name.count(" ")
    if letters <= 3:
        return 0
    if letters <= 9:
        return 1
    return 2


def is_near(typed: str, name: str) -> bool:
    """Tell whether `typed` equals `name` up to a few typing errors (see `slips`).

    Both must be normalised by `plain`. Digits must be equal: "Route 41" is not near "Route 42".
    False for a name of up to three letters, even if both are equal.
    """
    limit = slips(name)
    # A wrong digit is no typing error: "Route 41" is another title than "Route 42".
    if limit == 0:
        return False
    if _digits(typed) != _digits(name):
        return False
    errors = distance(typed, name, limit)
    return errors <= limit


def _digits(text: str) -> str:
    """Return the digits of a text, one after another."""
    return "".join(filter(str.isdigit, text))


def _shared(first: str, second: str) -> int:
    """Return how many signs two texts have in common at their beginning."""
    place = 0
    for sign, second_sign in zip(first, second, strict=False):
        if sign != second_sign:
            break
        place += 1
    return place


def distance(first: str, second: str, limit: int) -> int:
    """Return the number of typing errors by which two texts differ.

    An error leaves a letter out, puts one in, changes one, or swaps two neighbours (optimal string
    alignment). With more errors than `limit`, the result is some number above `limit`.

    >>> distance("masrh", "marsh", 2), distance("tern", "gull", 2)
    (1, 3)
    """
    longer = len(first) - len(second)
    if abs(longer) > limit:
        return limit + 1
    # What both begin or end with holds no error; most names of a course differ in little else.
    beginning = _shared(first, second)
    first, second = first[beginning:], second[beginning:]
    ending = _shared(first[::-1], second[::-1])
    first, second = first[: len(first) - ending], second[: len(second) - ending]
    # A row holds the distance of a beginning of `first` to each beginning of `second`.
    above: list[int] = []
    before: list[int] = []
    row = list(range(len(second) + 1))
    previous = ""
    for i, letter in enumerate(first, 1):
        above, before, row = before, row, [i]
        second_previous = ""
        for j, second_letter in enumerate(second, 1):
            left_out = before[j] + 1
            put_in = row[j - 1] + 1
            changed = before[j - 1] + (letter != second_letter)
            cost = min(left_out, put_in, changed)
            if letter == second_previous and second_letter == previous:
                swapped = above[j - 2] + 1
                cost = min(cost, swapped)
            row.append(cost)
            second_previous = second_letter
        # A swap reaches two rows back, so one row beyond the limit is not enough to give up.
        if min(row) > limit and min(before) > limit:
            return limit + 1
        previous = letter
    return row[-1]
