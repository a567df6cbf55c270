"""Find the wording of a question for a number that a report only limits ("more than 4,200")."""

import re

from policystory.facts.record import Bound
from policystory.items.item import Texts
from policystory.wording import ENGLISH, Phrasebook


def bounded(stems: Texts, bound: Bound, phrases: Phrasebook = ENGLISH) -> Texts:
    """Return the wordings of a question whose typed answer is a number that the report only limits.

    `stems`: all wordings. `bound`: the limit, such as "more than". If some wordings name the limit,
    only these are returned. Otherwise each wording gets a second question, for the number in the
    limit. With "exactly", all stay as they are.

    >>> bounded(("According to the paper, how many people came?",), Bound.MORE_THAN)[0]
    'According to the paper, how many people came? Which number does the report say was exceeded?'
    """
    if bound is Bound.EXACTLY:
        return stems
    with_limit = tuple(stem for stem in stems if _names_bound(stem, bound, phrases))
    if with_limit:
        return with_limit
    key = f"stems.bounded-{bound}"
    return tuple(phrases.say(key, question=stem) for stem in stems)


def _names_bound(stem: str, bound: Bound, phrases: Phrasebook = ENGLISH) -> bool:
    """Tell whether a question names a report's limit, such as "more than", or asks for it.

    >>> _names_bound("The paper counted more than how many people?", Bound.MORE_THAN)
    True
    """
    if bound is Bound.EXACTLY:
        return False
    words = phrases.say(f"bounds.{bound}", number="").strip()
    asked_after = phrases.say(f"stems.bounded-{bound}", question="").strip()
    is_asked = stem.endswith(asked_after)
    return is_asked or bool(re.search(rf"\b{words}\b", stem, re.IGNORECASE))


def without_bound(stems: Texts, bound: Bound, phrases: Phrasebook = ENGLISH) -> Texts:
    """Return the wordings that do not name the limit of a number; all if each names it.

    The options show the limit themselves: "more than 4,200".

    >>> without_bound(("How many came?", "More than a number came. Which?"), Bound.MORE_THAN)
    ('How many came?',)
    """
    plain = tuple(stem for stem in stems if not _names_bound(stem, bound, phrases))
    return plain or stems
