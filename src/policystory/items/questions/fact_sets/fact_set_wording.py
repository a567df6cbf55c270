"""Check an author's words in a set of facts: for its rows, and for why an answer is wrong."""

from policystory.facts import words
from policystory.facts.corpus import Corpus, folded
from policystory.items.fact_set import Ask, FactSet, Faults
from policystory.items.item import Item, PairsKey
from policystory.items.options import slug
from policystory.items.questions.sorting.categories import categories_of

MOST_WORDS = 45
"""The most words of a reason, as of an authored option."""


def faults_of_rows(fact_set: FactSet) -> Faults:
    """Yield each fault in `rows`, an author's words for facts of a set, such as an empty text.

    A fault is a path to a field, what is wrong there, and what to do.
    """
    for id_ in fact_set.rows:
        if id_ not in fact_set.facts:
            hint = "name a fact of the set"
            yield ("rows", id_), f"'{id_}' is no fact of the set", hint
        elif not fact_set.rows[id_].strip():
            yield ("rows", id_), "the row is empty", "write one, or leave it out"


def faults_of_reasons(corpus: Corpus, fact_set: FactSet, item: Item) -> Faults:
    """Yield each fault in `because`, an author's reasons why answers to a set are wrong.

    A reason must be for something in the item, have 1 to 45 words, and not give a right answer
    away. `item`: the item made from the set. A fault is a path to a field, what is wrong there, and
    what to do.
    """
    for id_, reason in fact_set.because.items():
        place = ("because", id_)
        length = len(reason.split())
        if not _is_of_item(corpus, fact_set, item, id_):
            sort = "fact of the set"
            if fact_set.ask is Ask.MATCH:
                sort = "person or thing that is offered"
            yield place, f"'{id_}' is no {sort}", f"name a {sort}"
        elif not 1 <= length <= MOST_WORDS:
            message = f"the reason has {length} words, expected are 1 to {MOST_WORDS}"
            yield place, message, "say why it is wrong, and what it is confused with"
        elif _tells(item, fact_set, reason):
            message = "the reason gives a right answer away"
            yield place, message, "say only why this one is wrong"


def _is_of_item(corpus: Corpus, fact_set: FactSet, item: Item, id_: str) -> bool:
    """Tell whether an id is one for which a set can have a reason."""
    if fact_set.ask is not Ask.MATCH:
        return id_ in fact_set.facts or id_ in _categories(corpus, fact_set)
    if id_ not in corpus.entities:
        return False
    offered = slug(words.name(corpus, id_))
    return offered in [option.id for option in item.options]


def _categories(corpus: Corpus, fact_set: FactSet) -> list[str]:
    """Return the names of the categories into which a set can be sorted."""
    if fact_set.ask is not Ask.SORT or fact_set.by is None:
        return []
    return [category.name for category in categories_of(corpus, fact_set.by)]


def _tells(item: Item, fact_set: FactSet, reason: str) -> bool:
    """Tell whether a reason holds a row that is to be matched, or a category."""
    if not isinstance(item.key, PairsKey):
        return False
    told = [prompt.text for prompt in item.prompts]
    if fact_set.ask is Ask.SORT:
        told = [option.text for option in item.options]
    said = folded(reason)
    return any(folded(text) in said for text in told)
