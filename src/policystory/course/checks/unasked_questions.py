"""Find questions that an author worded for a fact, but that no item asks.

Such a question breaks a rule for items, or too few wrong options for it can be proved wrong.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from policystory.facts.record import Fact, Quantity
from policystory.facts.words import has_own_question, wordings
from policystory.items.bank import Bank, admit
from policystory.items.forms import multiple_choice, number, short_text, single_choice
from policystory.items.item import Item
from policystory.items.questions.bounds import bounded
from policystory.items.questions.stem import stems
from policystory.items.refusal import Refusal

_ONE_RIGHT = (single_choice.NAME, number.NAME, short_text.NAME)

Fault = tuple[tuple[str | int, ...], str, str]
"""The path to the wording in the fact, what is wrong, and what to do."""
_HINT = "word it otherwise, name more facts under 'confusable', or write 'no'"


def faults(bank: Bank, fact: Fact) -> Iterator[Fault]:
    """Yield a fault for each question that an author worded for `fact`, but that no item asks.

    `bank` makes the items of the course. Each fault is a tuple: the path to the wording in the
    fact, the reason why it is never asked, and what to do.
    """
    prop = bank.corpus.properties[fact.property]
    for direction in fact.asks:
        if not has_own_question(fact, direction):
            continue
        made = _made(bank, fact, direction)
        asked = _stems_asked(made)
        has_one = isinstance(fact.asks[direction], str)
        forms = wordings(prop, fact, direction)
        for place, form in enumerate(forms):
            # Each wording is judged alone: beside a good one a bad one would go unseen.
            alone = replace(fact, asks={direction: form})
            stem = "".join(stems(bank.corpus, alone, direction))
            if not asked.isdisjoint((stem, *_with_bound(fact, stem))):
                continue
            field_path = ("asks", direction) if has_one else ("asks", direction, place)
            yield field_path, f"this is never asked: {_reason(made, stem)}", _HINT


def _made(bank: Bank, fact: Fact, direction: str) -> list[Item | Refusal]:
    """Return the items and refusals of the bank for a fact in a direction."""
    if direction == "values":
        return list(bank.made(fact.id, multiple_choice.NAME))
    made: list[Item | Refusal] = []
    for kind in _ONE_RIGHT:
        candidates = bank.made(fact.id, kind)
        made += [each for each in candidates if each.direction == direction]
    return made


def _stems_asked(made: list[Item | Refusal]) -> set[str]:
    """Return the stems of the items that pass the rules."""
    asked: set[str] = set()
    for candidate in made:
        sound = admit(candidate)
        if isinstance(sound, Item):
            asked.update((sound.stem, *sound.wordings))
    return asked


def _with_bound(fact: Fact, stem: str) -> tuple[str, ...]:
    """Return a stem as an item with a typed number has it: with the number's bound."""
    figure = fact.value
    if isinstance(figure, Quantity):
        return bounded((stem,), figure.bound)
    return ()


def _reason(made: list[Item | Refusal], stem: str) -> str:
    """Return why a stem is not asked: why its item was refused, or the rule that it breaks."""
    for candidate in made:
        if isinstance(candidate, Item):
            trial = admit(replace(candidate, stem=stem, wordings=()))
            if isinstance(trial, Refusal):
                return trial.reason
    refusals = [candidate for candidate in made if isinstance(candidate, Refusal)]
    if refusals:
        return refusals[0].reason
    return "no kind of item asks for this part"
