"""Find options that are always right, or never, in questions that are asked alike.

Such questions ask for the same part, such as the speaker, of facts that one report states under one
property, such as "criticism". A learner could remember which option was right before.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from policystory.facts.corpus import Corpus, folded
from policystory.items.citations import first_report
from policystory.items.forms import multiple_choice, source_support
from policystory.items.item import Ids, Item

ALWAYS = 4
"""An option that is nearly always right gives itself away if it is offered this often."""
NEVER = 6
"""An option that is never right gives itself away if it is offered this often."""
_NEARLY = 0.9
"""An option is nearly always right if it is right in this share of the questions offering it."""


class Form(NamedTuple):
    """What questions that are asked alike have in common: the report, and what is asked.

    `report`: the report's id. `asked`: a property and a part of a fact: "criticism.speaker" asks
    who criticises. If a question asks which report says something, `report` is "" and `asked` has
    no property.
    """

    report: str
    asked: str


class Sign(msgspec.Struct, frozen=True, order=True):
    """An option that gives itself away: always or never right in questions that are asked alike.

    - `report` and `form`: the report's id, and what is asked, such as "criticism.speaker".
    - `option`: the text of the option, in small letters without accents.
    - `offered`: how often the option is offered there; `right`: how often it is right.
    """

    report: str
    form: str
    option: str
    offered: int
    right: int


def is_sign(offered: int, right: int) -> bool:
    """Tell whether an option gives itself away by being right in `right` of `offered` questions.

    True if at least 4 questions offer it and it is right in nine tenths of them or more, or if at
    least 6 offer it and it is never right.

    >>> is_sign(4, 4), is_sign(5, 4), is_sign(6, 0), is_sign(5, 0)
    (True, False, True, False)
    """
    if right == 0:
        return offered >= NEVER
    if offered < ALWAYS:
        return False
    return right >= _NEARLY * offered


def form_of(corpus: Corpus, item: Item) -> Form:
    """Return the report, property and part that an item asks for; similar items share them."""
    # "Which report says this?" is asked of all reports in the same words.
    if item.kind == source_support.NAME:
        return Form("", item.direction)
    fact = corpus.facts[item.asked[0]]
    report = first_report(fact)
    asked = f"{fact.property}.{item.direction}"
    return Form(report, asked)


def signs(corpus: Corpus, variants: Iterable[Item]) -> list[Sign]:
    """Return the options that are nearly always or never right in questions that are asked alike.

    They are sorted by report and by what is asked. `variants`: all items of a course, each with the
    options that one learner sees. Items in which no option is chosen are skipped.
    """
    offered: Counter[tuple[Form, str]] = Counter()
    right: Counter[tuple[Form, str]] = Counter()
    for item in variants:
        key = right_ids(item)
        form = form_of(corpus, item)
        for option in item.options if key else ():
            place = form, folded(option.text)
            offered[place] += 1
            right[place] += option.id in key
    listed: list[Sign] = []
    for (form, option_text), times in offered.items():
        times_right = right[form, option_text]
        if is_sign(times, times_right):
            sign = Sign(form.report, form.asked, option_text, times, times_right)
            listed.append(sign)
    return sorted(listed)


def right_ids(item: Item) -> Ids:
    """Return the ids of the right options of an item in which a learner chooses options.

    Empty for items of other kinds, such as those whose answer is typed.
    """
    if isinstance(item.key, str):
        return (item.key,)
    is_choice = item.kind == multiple_choice.NAME
    if is_choice and isinstance(item.key, tuple):
        return item.key
    return ()
