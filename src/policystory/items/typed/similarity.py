"""Typed words: which spellings are the same, and which are so near that a slip of the hand explains them."""

import unicodedata
from functools import lru_cache

from policystory.facts.corpus import folded
from policystory.facts.values.signs import seen

_DROPPED = str.maketrans("", "", ".'’‘`\u00b4\u02bc")
_LETTERS = "LNM"  # categories: letters, numbers, and the marks that some scripts write their vowels with
_TITLES = frozenset(
    "mr mrs ms miss dr president vice senator sen congressman congresswoman representative rep secretary captain "
    "capt cpt former then".split()
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
    words = "".join(
        one if unicodedata.category(one)[0] in _LETTERS else " " for one in letters
    ).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _decomposed(text: str) -> str:
    """Part letters from their accents, and write letters of every width and shape in the usual one."""
    decomposed = unicodedata.normalize("NFKD", text)
    # Only in the rarest texts does a sign that is no digit become one.
    if text.isascii() or not any(sign.isdecimal() for sign in decomposed):
        return decomposed
    return "".join(
        sign if _is_folded_to_a_digit(sign) else unicodedata.normalize("NFKD", sign)
        for sign in text
    )


def _is_folded_to_a_digit(sign: str) -> bool:
    """Tell whether a sign that is no digit would be written with one, as "²" or "½"."""
    return not sign.isdecimal() and any(
        part.isdecimal() for part in unicodedata.normalize("NFKD", sign)
    )


def ways(text: str) -> tuple[str, ...]:
    """Return the plain forms in which a typed name may stand: as it is, without titles, and surname last.

    >>> ways("Vice President Harris"), ways("Harris, Kamala")
    (('vice president harris', 'harris'), ('harris kamala', 'kamala harris'))
    """
    found = [plain(text)]
    last, comma, first = text.partition(",")
    if comma and plain(last) and plain(first):
        found.append(f"{plain(first)} {plain(last)}")
    for one in tuple(found):
        words = one.split()
        while len(words) > 1 and words[0] in _TITLES:
            words = words[1:]
        found.append(" ".join(words))
    return tuple(dict.fromkeys(found))


def stands_in(name: str, text: str) -> bool:
    """Tell whether a name stands in a text as whole words; case and accents do not count.

    >>> stands_in("US", "what did they discuss?"), stands_in("Gull Rock", "was Gull Rock's lamp lit?")
    (False, True)
    """
    wanted, whole = folded(name), folded(text)
    at = whole.find(wanted)
    while at >= 0:
        if (
            not whole[at - 1 : at].isalnum()
            and not whole[at + len(wanted) :][:1].isalnum()
        ):
            return True
        at = whole.find(wanted, at + 1)
    return False


def slips(name: str) -> int:
    """Return how many slips a plain name may hold: one, two above nine letters, none in three letters or fewer.

    Acronyms are too short for slips: "US" and "UK" are one letter apart.

    >>> slips("imf"), slips("harris"), slips("kamala harris")
    (0, 1, 2)
    """
    letters = len(name) - name.count(" ")
    return 0 if letters <= 3 else 1 if letters <= 9 else 2


def is_near(typed: str, name: str) -> bool:
    """Tell whether a plain text is a plain name with a few slips: letters left out, put in, changed or swapped."""
    limit = slips(name)
    return limit > 0 and distance(typed, name, limit) <= limit


def distance(one: str, other: str, limit: int) -> int:
    """Return how many slips lie between two texts (optimal string alignment); any number above `limit` means more.

    >>> distance("harirs", "harris", 2), distance("ortega", "obama", 2)
    (1, 3)
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(
                before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs)
            )
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return row[-1]
