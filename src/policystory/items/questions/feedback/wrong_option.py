"""Feedback on wrong options: why each is wrong, and what it is confused with.

The feedback never contains the right answer, so that a second try is worth something.
"""

from collections.abc import Iterator, Sequence

from policystory.facts import words
from policystory.facts.compare import Aspect, judge_alike
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.record import Fact, Quantity, Value
from policystory.facts.truth import Truth
from policystory.facts.values.period import month_in_words, read_period
from policystory.facts.values.units import noun_for
from policystory.items.citations import reports_of
from policystory.items.distractors.candidates import candidate
from policystory.items.questions.feedback.facts_near import (
    facts_near,
    facts_on,
)
from policystory.items.questions.feedback.right_answer import (
    cited,
    is_within_limit,
    where,
)
from policystory.items.questions.feedback.stated_answer import Answers, answers_of
from policystory.items.questions.feedback.would_be import what_it_would_be
from policystory.items.questions.question import Question

_DIFFERENCES = {
    Aspect.PERIOD: "of another time",
    Aspect.PEOPLE: "of other people",
    Aspect.SPEAKER: "from another speaker",
    Aspect.STATUS: "at another stage",
}
NOT_RIGHT = "Not right."
SHORT_NAME = 6
"""Words of a name at most that is repeated before a sentence which tells of it."""


def wrong_feedback(
    question: Question,
    text: str,
    value: Value,
    taken_from: Fact,
    beside: Answers | None = None,
    because: str = "",
) -> str:
    """Return the feedback on a wrong option: why it is wrong, and what it is confused with.

    Arguments: `question`; `text`: the text of the option; `value`: what the option shows, such as
    the id of a person; `taken_from`: the fact that has this value; `beside`: further right answers
    that must not be revealed, such as the answer to a second gap; `because`: why the option is
    wrong, in the words of the author who offers it; empty: nobody does.
    """
    hidden = answers_to(question)
    if beside is not None:
        hidden = hidden.beside(beside)
    corpus = question.corpus
    place = where(corpus, taken_from)
    last = f"“{text}” is told of something else: see {place}."
    # The month of a report may be the answer itself.
    if question.asks_for_a_date:
        last = f"“{text}” is the time of something else."
    sentences = _sentences(question, text, value, taken_from)
    if because:
        last = f"See {place}."
        sentences = iter([because])
    return first_that_hides(hidden, sentences, last)


def first_that_hides(hidden: Answers, sentences: Iterator[str], last: str) -> str:
    """Return "Not right." and after it the first of some sentences to reveal no right answer.

    Together they have at most 60 words. Arguments: `hidden`: the right answers; `sentences`: the
    best first; `last`: the sentence to take if no other fits.
    """
    for sentence in sentences:
        text = f"{NOT_RIGHT} {sentence}"
        if is_within_limit(text) and not hidden.stand_in(text):
            return text
    return f"{NOT_RIGHT} {last}"


def answers_to(question: Question) -> Answers:
    """Return the right answer to a question, in the forms in which a text may contain it.

    If the fact lacks the part asked for, the result holds no answer.
    """
    key = candidate(question)
    if key is None:
        return answers_of(question.corpus, [], [])
    return answers_of(question.corpus, [key.value], [key.text])


def _sentences(
    question: Question, text: str, value: Value, taken_from: Fact
) -> Iterator[str]:
    """Yield what can be told of a wrong option, the most helpful first."""
    direction, fact = question.direction, question.fact
    if direction in ("kind", "status"):
        yield what_it_would_be(question, value)
        return
    corpus = question.corpus
    is_near = taken_from.property == fact.property or _is_named(fact, taken_from)
    said = cited(corpus, taken_from)
    entity = _entity(corpus, value)
    if isinstance(value, Quantity):
        yield from _on_figure(question, text, value, taken_from)
    elif question.asks_for_a_date:
        yield f"“{text}” is the time of something else: {said}"
        # The sentence may hold the answer, as the year of its report; a label may not.
        if _is_event(corpus, taken_from.subject):
            event = words.name(corpus, taken_from.subject)
            yield f"“{text}” is the time of {event}."
    elif entity is None:
        beginning = _owner(question, taken_from)
        yield f"{beginning} {said}"
    elif is_near:
        beginning = _near(question, entity, taken_from)
        yield f"{beginning} {said}"
    if entity is not None:
        yield from who_it_is(corpus, question.report, direction, entity, [fact])


def _on_figure(
    question: Question, text: str, figure: Quantity, taken_from: Fact
) -> Iterator[str]:
    """Yield what a wrong figure counts, and how that differs from what is asked."""
    noun = noun_for(figure.unit)
    said = cited(question.corpus, taken_from)
    lead = f"“{text}” is another {noun}"
    differences = _differences(question, taken_from)
    exact = lead
    if differences:
        listed = words.join_names(differences)
        exact = f"{lead}, {listed}"
        yield f"{exact}: {said}"
    yield f"{lead}: {said}"
    place = where(question.corpus, taken_from)
    if differences:
        yield f"{exact}: see {place}."
    yield f"{lead}: see {place}."


def _differences(question: Question, taken_from: Fact) -> list[str]:
    """Name in what a wrong figure is proved to differ from the one that is asked for."""
    corpus, fact = question.corpus, question.fact
    differences = []
    for aspect, phrase in _DIFFERENCES.items():
        verdict = judge_alike(corpus, fact, taken_from, aspect)
        if verdict.truth is Truth.FALSE:
            differences.append(phrase)
    place, second = fact.place, taken_from.place
    if place and second and not corpus.related(place, second):
        differences.append("of another place")
    if not differences and fact.property != taken_from.property:
        differences.append("of something else")
    if question.report not in reports_of(taken_from):
        differences.append("in another report")
    return differences


def _near(question: Question, entity: Entity, taken_from: Fact) -> str:
    """Begin a sentence on a name that the report, or another one, gives of something alike."""
    report = "Another report"
    if question.report in reports_of(taken_from):
        report = "The report"
    name = words.name(question.corpus, entity.id)
    match question.direction:
        case "speaker":
            return f"{report} cites {name} on something else:"
        case "subject":
            return f"{report} says something else of {name}:"
        case _:
            return f"{report} names {name} for something else:"


def _owner(question: Question, taken_from: Fact) -> str:
    """Begin a sentence on words that are said of something else, or by somebody else."""
    corpus, fact = question.corpus, question.fact
    if not corpus.related(fact.subject, taken_from.subject):
        name = words.name(corpus, taken_from.subject)
        length = len(name.split())
        if length > SHORT_NAME:
            return "That is said of something else:"
        return f"That is said of {name}:"
    speaker, second = fact.speaker, taken_from.speaker
    if speaker and second and not corpus.related(speaker, second):
        name = words.name(corpus, second)
        return f"That comes from {name}:"
    if question.report in reports_of(taken_from):
        return "The report says that on another point:"
    return "Another report says that:"


def who_it_is(
    corpus: Corpus, report: str, direction: str, entity: Entity, asked: Sequence[Fact]
) -> Iterator[str]:
    """Yield feedback on a wrong name, such as "The BBC does not cite …", the most helpful first.

    Some sentences also say what is told of the person or thing instead.

    Arguments: `corpus`; `report`: the report's id; `direction`: what is asked for, such as
    "speaker"; `entity`: the person or thing whose name is wrong; `asked`: the facts asked for; none
    is told.
    """
    denial, plain = denials(corpus, report, direction, entity)
    for fact in facts_near(corpus, entity.id, report, asked):
        # What others say of somebody is no statement of theirs.
        if direction == "speaker" and fact.speaker != entity.id:
            continue
        told = cited(corpus, fact)
        yield f"{denial} You may be thinking of this: {told}"
    if direction == "subject":
        name = words.name(corpus, entity.id)
        outlet = words.capitalise(words.report(corpus, report))
        for fact in facts_on(corpus, entity.id, report, asked):
            told = cited(corpus, fact)
            yield f"{outlet} says something else of {name}: {told}"
    yield denial
    yield plain


def denials(
    corpus: Corpus, report: str, direction: str, entity: Entity
) -> tuple[str, str]:
    """Say that a report means somebody or something else: with an office, and without one.

    An office may name the answer, as "president of Guatemala" does. Arguments: as of `who_it_is`.
    """
    shown = _with_office(corpus, report, entity)
    outlet = words.capitalise(words.report(corpus, report))
    match direction:
        case "speaker":
            denial = f"{outlet} does not cite {shown} for this."
        case "subject":
            denial = f"{outlet} does not say this of {shown}."
        case _:
            denial = f"{outlet} does not name {shown} for this."
    name = words.name(corpus, entity.id)
    return denial, denial.replace(shown, name)


def _with_office(corpus: Corpus, report: str, entity: Entity) -> str:
    """Name an entity with its office, as of the report if it is known for that month."""
    name = words.name(corpus, entity.id)
    if not entity.offices:
        return name
    source = corpus.sources[report]
    published = read_period(source.date)
    # Of several offices, the one that was held when the report was published is named.
    for held in entity.offices:
        month = read_period(held.as_of)
        if month.overlaps(published):
            return f"{name} ({held.title})"
    office = entity.offices[0]
    known_for = month_in_words(office.as_of)
    return f"{name} ({office.title}, {known_for})"


def _entity(corpus: Corpus, value: Value) -> Entity | None:
    """Return the entity whose id a value is; None if it is none."""
    if isinstance(value, str):
        return corpus.entities.get(value)
    return None


def _is_event(corpus: Corpus, id_: str) -> bool:
    """Tell whether an id is that of an event."""
    entity = corpus.entities.get(id_)
    return entity is not None and entity.type is EntityType.EVENT


def _is_named(fact: Fact, second: Fact) -> bool:
    """Tell whether an author names one of two facts as easily confused with the other."""
    if second.id in fact.confusable:
        return True
    return fact.id in second.confusable
