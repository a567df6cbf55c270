"""Sort statements by who stands behind them (side), such as experts; speakers are not named."""

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact
from policystory.facts.truth import Rule
from policystory.items.item import Proofs, Why
from policystory.items.questions.sorting.row import Category, Row

_CLAUSE = "that {value}"
"""A value that follows "that" in the property's statement is a sentence by itself."""


@once_per_corpus
def categories(corpus: Corpus) -> tuple[Category, ...]:
    """Return the titles of a course's sides (such as experts) as categories, each title once.

    They are in the order of the sides in course.yml.
    """
    named: dict[str, Category] = {}
    for side in corpus.sides:
        if side.title:
            category = Category(side.id, side.title)
            # Sides with one title are too near to stand beside each other.
            named.setdefault(side.title, category)
    return tuple(named.values())


@once_per_corpus
def _category_of(corpus: Corpus) -> dict[str, str]:
    """Return the name of each side's category, by the side's id."""
    names = {category.text: category.name for category in categories(corpus)}
    return {side.id: names[side.title] for side in corpus.sides if side.title}


def row(corpus: Corpus, fact: Fact, source: str) -> Row | str:
    """Return a fact as a row to be sorted by who stands behind it (side), such as experts.

    If it cannot be sorted so, the reason is returned instead. `source`: the id of the report that
    states the fact.
    """
    prop = corpus.properties[fact.property]
    side = _side(corpus, fact.speaker)
    if side is None:
        return "has no speaker whose side is known"
    statement = prop.states or ""
    if "speaker" not in prop.closed or _CLAUSE not in statement:
        return f"has the property '{prop.id}', which is no statement of a named speaker"
    stated = Why(Rule.STATED, (fact.id,))
    not_said = Why(Rule.CLOSED_OVER_REPORT, (fact.id,))
    speaking = set(_heard(corpus, source))
    speaking -= _may_say_so(corpus, fact, source)
    speaking.discard(side)
    proofs: Proofs = dict.fromkeys(sorted(speaking), (not_said,))
    proofs[side] = (stated,)
    value = words.value(corpus, prop, fact.value)
    text = words.capitalise(value)
    return Row(fact, source, text, side, proofs)


def _may_say_so(corpus: Corpus, fact: Fact, source: str) -> set[str]:
    """Return the sides of which it is not known that none of their speakers says the same.

    That is the side of everybody who says anything of the same thing in the same report, and of all
    who are part of them: words differ, and may yet mean the same.
    """
    sides: set[str] = set()
    heard = _heard(corpus, source)
    # Two speakers may say the same of one thing in quite different words.
    for statement in corpus.by_report[source, fact.property]:
        speaker = statement.speaker
        if not speaker:
            continue
        if not corpus.related(statement.subject, fact.subject):
            continue
        speakers = corpus.may_be(speaker)
        for side, of_side in heard.items():
            if not of_side.isdisjoint(speakers):
                sides.add(side)
    return sides


def _side(corpus: Corpus, speaker: str | None) -> str | None:
    """Return the category of the side on which a speaker stands, or None."""
    entity = corpus.entities.get(speaker or "")
    if entity is None or not entity.side:
        return None
    return _category_of(corpus).get(entity.side)


@once_per_corpus
def _heard(corpus: Corpus, source: str) -> dict[str, set[str]]:
    """Return who speaks in a report, by side."""
    speakers: dict[str, set[str]] = {}
    for fact in corpus.by_source[source]:
        side = _side(corpus, fact.speaker)
        if side and fact.speaker:
            speakers.setdefault(side, set()).add(fact.speaker)
    return speakers
