"""Typed words: which spellings are the same, and which are near enough for a slip of the hand."""

import unicodedata
from functools import lru_cache

from policystory.facts.corpus import folded
from policystory.facts.values.signs import seen

_DROPPED = str.maketrans("", "", ".'’‘`\u00b4\u02bc")
_LETTERS = "LNM"
"""Unicode categories of letters, numbers, and the marks with which some scripts write vowels."""
_TITLES = frozenset(
    "mr mrs ms miss dr president vice senator sen congressman congresswoman "
    "representative rep secretary captain capt cpt former then".split()
)
"""Words before a name that are no part of it."""


@lru_cache(maxsize=16384)  # the names of a course are compared again and again
def plain(text: str) -> str:
    """Write words so that spellings of them compare equal.

    Width, case, accents, apostrophes, full stops, spaces and unseen signs do not count; hyphens,
    commas and the like count as spaces; "the" at the beginning is dropped. A small or circled digit
    stays what it is: "10²" is not "102".

    >>> plain(" The U.S. State\u00a0Department! "), plain("Ana María Méndez-Dardón")
    ('us state department', 'ana maria mendez dardon')
    """
    decomposed = _decomposed(seen(text)).translate(_DROPPED)
    letters = "".join(
        letter for letter in decomposed if not unicodedata.combining(letter)
    ).casefold()
    signs = [
        sign if unicodedata.category(sign)[0] in _LETTERS else " " for sign in letters
    ]
    words = "".join(signs).split()
    # "The" alone may be all that was typed; then it is not dropped.
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def _decomposed(text: str) -> str:
    """Part letters from accents, and write them in the usual width and shape."""
    decomposed = unicodedata.normalize("NFKD", text)
    # Only in the rarest texts does a sign that is no digit become one.
    if text.isascii() or not any(sign.isdecimal() for sign in decomposed):
        return decomposed
    signs = [
        sign if _becomes_digit(sign) else unicodedata.normalize("NFKD", sign)
        for sign in text
    ]
    return "".join(signs)


def _becomes_digit(sign: str) -> bool:
    """Tell whether a sign that is no digit would be written with one, as "²" or "½"."""
    decomposed = unicodedata.normalize("NFKD", sign)
    return not sign.isdecimal() and any(part.isdecimal() for part in decomposed)


def ways(text: str) -> tuple[str, ...]:
    """Return the plain forms of a typed name: as it is, without titles, and surname last.

    >>> ways("Vice President Harris"), ways("Harris, Kamala")
    (('vice president harris', 'harris'), ('harris kamala', 'kamala harris'))
    """
    forms = [plain(text)]
    last, comma, first = text.partition(",")
    if comma and plain(last) and plain(first):
        forms.append(f"{plain(first)} {plain(last)}")
    for form in tuple(forms):
        words = form.split()
        while len(words) > 1 and words[0] in _TITLES:
            words = words[1:]
        forms.append(" ".join(words))
    return tuple(dict.fromkeys(forms))


def stands_in(name: str, text: str) -> bool:
    """Tell whether a name stands in a text as whole words; case and accents do not count.

    >>> stands_in("US", "what did they discuss?")
    False
    >>> stands_in("Gull Rock", "was Gull Rock's lamp lit?")
    True
    """
    wanted, whole = folded(name), folded(text)
    at = whole.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        before, after = whole[at - 1 : at], whole[end : end + 1]
        # At the very beginning or end nothing stands there, which is no letter either.
        if not before.isalnum() and not after.isalnum():
            return True
        at = whole.find(wanted, at + 1)
    return False


def slips(name: str) -> int:
    """Return how many slips a plain name may hold: 0 up to three letters, 2 above nine, or 1.

    Acronyms are too short for slips: "US" and "UK" are one letter apart.

    >>> slips("imf"), slips("harris"), slips("kamala harris")
    (0, 1, 2)
    """
    letters = len(name) - name.count(" ")
    if letters <= 3:
        return 0
    return 1 if letters <= 9 else 2


def is_near(typed: str, name: str) -> bool:
    """Tell whether a plain text is a plain name but for a few slips (see `distance`)."""
    limit = slips(name)
    return limit > 0 and distance(typed, name, limit) <= limit


def distance(first: str, second: str, limit: int) -> int:
    """Return how many slips lie between two texts; any number above `limit` means more.

    A slip leaves a letter out, puts one in, changes one, or swaps two neighbours (the optimal
    string alignment).

    >>> distance("harirs", "harris", 2), distance("ortega", "obama", 2)
    (1, 3)
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    # A row holds the distance of a beginning of `first` to each beginning of `second`.
    above: list[int] = []
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        above, before, row = before, row, [i]
        for j, theirs in enumerate(second, 1):
            left_out, put_in = before[j] + 1, row[j - 1] + 1
            changed = before[j - 1] + (letter != theirs)
            cost = min(left_out, put_in, changed)
            is_pair = i > 1 and j > 1
            if is_pair and letter == second[j - 2] and first[i - 2] == theirs:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        # A swap reaches two rows back, so one row beyond the limit is not enough to give up.
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return row[-1]
