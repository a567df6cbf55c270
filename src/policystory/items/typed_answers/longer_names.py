"""Score typed names with more or other words than the right name: "Captain Ada Marsh"."""

from collections.abc import Iterable

from policystory.items.item import Reason, TextKey
from policystory.items.typed_answers.misspellings import TITLES, name_forms, plain

_LINKING = frozenset(
    "a an and at by de for from in of on or the then to was who".split()
)


def reason_for(spellings: Iterable[str], key: TextKey) -> Reason | None:
    """Return whether a typed name with more or other words than the right name is right.

    RIGHT: the other words only say who is meant ("Captain Ada Marsh of the Board", "A. Marsh").
    WRONG: another name is beside the right one. UNCLEAR: the other words are unknown, the short
    form fits two persons, or an office is typed instead of the name. None in all other cases.
    `spellings`: all forms of the typed name from `name_forms`. `key`: the right names, and the
    names of others.
    """
    reasons = {_of_spelling(spelling, key) for spelling in spellings}
    # One clear form is enough: "Marsh, Ada D." is also read as "Ada D. Marsh".
    for reason in (Reason.RIGHT, Reason.WRONG, Reason.UNCLEAR):
        if reason in reasons:
            return reason
    return None


def _of_spelling(spelling: str, key: TextKey) -> Reason | None:
    """Tell what one plain form is worth."""
    words = spelling.split()
    if key.is_person and _is_short_for_any(words, key.accepted):
        may_be_another = _is_short_for_any(words, key.other_names)
        if may_be_another:
            return Reason.UNCLEAR
        return Reason.RIGHT
    # The longest name first, so that as few words as possible are left over.
    names = map(plain, key.accepted)
    for name in sorted(names, key=len, reverse=True):
        left_over = _without(words, name.split())
        if left_over is not None:
            return _of_further_words(left_over, key)
    # An office in place of the name: "the keeper of Gull Rock".
    is_office = _known_words(key).issuperset(words)
    if is_office and len(words) > 1:
        return Reason.UNCLEAR
    return None


def _of_further_words(words: list[str], key: TextKey) -> Reason:
    """Tell what the words beside the right name make of it."""
    for name in key.other_names:
        if _without(words, name.split()) is not None:
            return Reason.WRONG
    is_known = _known_words(key).issuperset(words)
    if is_known:
        return Reason.RIGHT
    return Reason.UNCLEAR


def _known_words(key: TextKey) -> frozenset[str]:
    """Return the words that may stand beside a name and change nothing."""
    return TITLES.union(key.beside, _LINKING)


def _without(words: list[str], name: list[str]) -> list[str] | None:
    """Return the words around a name that stands among them; None if it does not."""
    for start in range(len(words) - len(name) + 1):
        end = start + len(name)
        if words[start:end] == name:
            return words[:start] + words[end:]
    return None


def _is_short_for_any(words: list[str], names: Iterable[str]) -> bool:
    """Tell whether words are a short form of any of the names."""
    for name in names:
        for spelling in name_forms(name):
            if _is_short_form(words, spelling.split()):
                return True
    return False


def _is_short_form(words: list[str], name: list[str]) -> bool:
    """Tell whether words are a person's name with initials, or without names in the middle.

    The surname is whole, and the first word is the forename or its initial. Initials that the name
    does not have may stand between them: "Ada D. Marsh".
    """
    # A single word is a surname or a forename, which is judged as a name of its own.
    shorter = min(len(words), len(name))
    if shorter < 2:
        return False
    surname = name[-1]
    written_surname = words[-1]
    if written_surname != surname:
        return False
    if not _abbreviates(words[0], name[0]):
        return False
    middle = iter(name[1:-1])
    for word in words[1:-1]:
        is_of_the_name = any(_abbreviates(word, whole) for whole in middle)
        if not is_of_the_name and len(word) > 1:
            return False
    return True


def _abbreviates(word: str, whole: str) -> bool:
    """Tell whether a word is another, or its initial."""
    return word in (whole, whole[0])
