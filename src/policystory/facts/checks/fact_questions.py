"""Check the questions that authors write for single facts, and each fact's field `open`.

`open` lists the parts of a fact that its report leaves incomplete, as in "and others".
"""

import re
from collections.abc import Iterator

from policystory.errors import Problem
from policystory.facts import words
from policystory.facts.backing import entities_of
from policystory.facts.checks.question_forms import DIRECTIONS, Flaw, question_flaws
from policystory.facts.checks.references import value_is_sound
from policystory.facts.checks.wording import held_numbers
from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.entity import Entity
from policystory.facts.mentions import named_entities, names_pattern
from policystory.facts.record import Fact, Quantity
from policystory.facts.values.numbers_in_text import numbers, numbers_to_cite
from policystory.facts.words import CHOICE, NUMBER, is_forbidden, wordings
from policystory.reading import Places, did_you_mean

_WORDABLE_DIRECTIONS = (*DIRECTIONS, "values")
"""The directions for which a fact can have a question of its own: its parts, and its list of
values."""
_FORBIDDABLE_DIRECTIONS = (
    *_WORDABLE_DIRECTIONS,
    CHOICE,
    NUMBER,
    "kind",
    "source",
    "time",
    "size",
    "likeness",
    "conflict",
    "gap",
)
"""The directions that an author can forbid: those above, and those whose questions need no
wording, and the two forms in which a number is asked for."""
_STEM_LETTERS = 5
"""Words that begin with so many equal letters count as the same name, such as its derived forms."""
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][^\W\d_]+")
_PLACEHOLDER = re.compile(r"\{\w+\}")


def _questions_of_facts_are_sound(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each fault in a question that an author wrote for a single fact."""
    for fact in corpus.facts.values():
        for direction, asked in fact.asks.items():
            field_path = ("fact", fact.id, "asks", direction)
            for message, hint in _faults_of_direction(fact, direction):
                yield places.problem(*field_path, message=message, hint=hint)
            for place, form in enumerate(_written(corpus, fact, direction)):
                at = field_path if isinstance(asked, str) else (*field_path, place)
                for message, hint in _faults_of_wording(corpus, fact, direction, form):
                    yield places.problem(*at, message=message, hint=hint)


def _written(corpus: Corpus, fact: Fact, direction: str) -> tuple[str, ...]:
    """Return the wordings of a known direction; none if the author forbids it."""
    if direction not in _WORDABLE_DIRECTIONS:
        return ()
    if fact.property not in corpus.properties:
        return ()
    prop = corpus.properties[fact.property]
    return wordings(prop, fact, direction)


def _faults_of_direction(fact: Fact, direction: str) -> Iterator[Flaw]:
    """Yield why a fact cannot be asked in a direction at all."""
    if is_forbidden(fact, direction):
        if direction not in _FORBIDDABLE_DIRECTIONS:
            hint = did_you_mean(direction, _FORBIDDABLE_DIRECTIONS)
            yield f"'{direction}' is not a direction", hint
        return
    if direction not in _WORDABLE_DIRECTIONS:
        listed = ", ".join(_WORDABLE_DIRECTIONS)
        hint = f"one of {listed}, or 'no'"
        yield f"'{direction}' cannot be worded by hand", hint
    elif not fact.asks[direction]:
        yield f"'{direction}' has no wording", "write one, or 'no'"
    elif direction == "values" and not isinstance(fact.value, tuple):
        hint = "word it in the property, or ask for one value"
        yield "'values' asks for a list, and the fact has none", hint
    elif direction != "values" and getattr(fact, direction) is None:
        yield f"the fact has no {direction} to ask for", "give it one, or ask otherwise"


def _faults_of_wording(
    corpus: Corpus, fact: Fact, direction: str, form: str
) -> Iterator[Flaw]:
    """Yield what is wrong with a wording of a fact's question."""
    faults = list(question_flaws(direction, form))
    yield from faults
    if faults:
        return
    if not value_is_sound(corpus, fact):
        return
    without_report = form.replace("{report}", "")
    filled = words.fill(corpus, fact, without_report)
    if filled is None:
        part = words.lacking(corpus, fact, without_report)
        hint = f"write the words themselves, or add '{part}:' to the fact"
        yield f"the question names {{{part}}}, which the fact lacks", hint
        return
    if _tells(corpus, fact, direction, filled):
        yield "the question holds its own answer", "ask without it"
    plain_words = _PLACEHOLDER.sub("", form)
    yield from _unbacked(corpus, fact, plain_words)


def _tells(corpus: Corpus, fact: Fact, direction: str, question: str) -> bool:
    """Tell whether a question contains the name, number or words that it asks for."""
    part = direction
    if direction == "values":
        part = "value"
    answer = getattr(fact, part)
    if isinstance(answer, Quantity):
        return answer.amount in numbers(question, corpus.phrases)
    names = (str(answer),)
    if isinstance(answer, tuple):
        names = answer
    asked = folded(question)
    for name in names:
        entity = corpus.entities.get(name)
        if entity is None and len(name) > 1 and folded(name) in asked:
            return True
        if entity is not None and names_pattern(entity).search(asked):
            return True
    return False


def _unbacked(corpus: Corpus, fact: Fact, text: str) -> Iterator[Flaw]:
    """Yield each number and name of a question that neither the fact nor its report contains."""
    held = held_numbers(fact) | numbers(fact.says, corpus.phrases)
    for citation in fact.sources:
        if citation.source in corpus.sources:
            source = corpus.sources[citation.source]
            parts_of_date = source.date.replace("-", " ")
            held |= numbers(parts_of_date)
    extras = numbers_to_cite(text) - held
    for number in sorted(extras):
        message = (
            f"the question has the number {number:f}, which the fact does not hold"
        )
        yield message, "correct it, or take it out"
    known = _words_of(corpus, fact)
    for name in dict.fromkeys(_NAME.findall(text)):
        beginning = folded(name)[:_STEM_LETTERS]
        if beginning not in known:
            message = f"the question names '{name}', which neither the fact nor its report does"
            yield message, "name what the report names"


def _words_of(corpus: Corpus, fact: Fact) -> frozenset[str]:
    """Return the beginnings of the words of a fact, and of the names in its reports."""
    held = [fact.says, str(fact.value)]
    for part in entities_of(corpus, fact):
        entity = corpus.entities[part]
        held.append(_names(entity))
    known = set(_split(" ".join(held)))
    for citation in fact.sources:
        if citation.source in corpus.sources:
            known |= _words_of_report(corpus, citation.source)
    # "Norwegian" is backed by "Norway".
    return frozenset(word[:_STEM_LETTERS] for word in known)


@once_per_corpus
def _words_of_report(corpus: Corpus, source: str) -> frozenset[str]:
    """Return the words of a report's name, and of every name that the report gives."""
    report = corpus.sources[source]
    held = [
        report.outlet,
        report.named,
        report.author or "",
        words.report(corpus, source),
    ]
    named = named_entities(corpus, source).keys() & corpus.entities.keys()
    for id_ in sorted(named):
        entity = corpus.entities[id_]
        held.append(_names(entity))
    return frozenset(_split(" ".join(held)))


def _names(entity: Entity) -> str:
    """Return all names and titles of an entity as one text."""
    titles = [office.title for office in entity.offices]
    return " ".join((entity.name, *entity.aliases, *titles))


def _split(text: str) -> list[str]:
    """Return the folded words of a text."""
    return re.findall(r"[^\W\d_]+", folded(text))


def _open_parts_are_of_the_fact(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each part that a fact's field `open` wrongly lists."""
    for fact in corpus.facts.values():
        for place, part in enumerate(fact.open):
            field_path = ("fact", fact.id, "open", place)
            if part not in DIRECTIONS:
                message, hint = (
                    f"'{part}' is not a part",
                    did_you_mean(part, DIRECTIONS),
                )
                yield places.problem(*field_path, message=message, hint=hint)
            elif getattr(fact, part) is None:
                message = f"the fact has no {part} that could be open"
                yield places.problem(*field_path, message=message, hint="take it out")
            elif part == "value" and fact.complete:
                message = "a complete list is not open"
                hint = "take out 'complete' or 'open'"
                yield places.problem(*field_path, message=message, hint=hint)


CHECKS = (_questions_of_facts_are_sound, _open_parts_are_of_the_fact)
