"""Feedback on wrong options: why each is wrong, and what it is confused with.

The feedback does not contain the right answer, so that learners can try again.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.record import Fact, Quantity, Value
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


def wrong_feedback(
    question: Question,
    text: str,
    value: Value,
    taken_from: Fact,
    beside: Answers | None = None,
    because: str = "",
) -> str:
    """Return the feedback on a wrong option: why it is wrong, and what it is confused with.

    `text`: the text of the option. `value`: what the option shows, such as the id of a person.
    `taken_from`: the fact that has this value. `beside`: further right answers to hide, such as
    that to a second gap. `because`: the reason of the author who offers the option, or "".
    """
    hidden = _answers_to(question)
    if beside is not None:
        hidden = hidden.beside(beside)
    corpus = question.corpus
    place = where(corpus, taken_from)
    say = corpus.phrases.say
    last = say("feedback.told-elsewhere", text=text, place=place)
    # The month of a report may be the answer itself.
    if question.asks_for_a_date:
        last = say("feedback.other-time", text=text)
    sentences = _sentences(question, text, value, taken_from)
    if because:
        last = say("feedback.read", place=place)
        sentences = iter([because])
    return first_that_hides(corpus, hidden, sentences, last)


def first_that_hides(
    corpus: Corpus, hidden: Answers, sentences: Iterator[str], last: str
) -> str:
    """Return "Not right." and after it the first sentence that reveals no right answer.

    `hidden`: the right answers. `sentences`: the best first; one that makes the result longer than
    60 words is skipped. `last`: the sentence to take if none fits.
    """
    for sentence in sentences:
        text = corpus.phrases.say("feedback.not-right", text=sentence)
        if is_within_limit(text) and not hidden.stand_in(text):
            return text
    return corpus.phrases.say("feedback.not-right", text=last)


def _answers_to(question: Question) -> Answers:
    """Return the right answer to a question, so that a text can be searched for it."""
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
        yield corpus.phrases.say("feedback.other-time-says", says=said)
        # The sentence may hold the answer, as the year of its report; a label may not.
        if _is_event(corpus, taken_from.subject):
            event = words.name(corpus, taken_from.subject)
            yield corpus.phrases.say("feedback.time-of", text=text, event=event)
    elif entity is None:
        yield from _on_words(question, taken_from, said)
    elif is_near:
        yield said
    if entity is not None:
        yield from who_it_is(corpus, question.report, direction, entity, [fact])


def _on_figure(
    question: Question, text: str, figure: Quantity, taken_from: Fact
) -> Iterator[str]:
    """Yield what a wrong figure counts, in the report asked about if it has the same figure."""
    corpus = question.corpus
    told = _in_same_report(question, figure, taken_from)
    yield cited(corpus, told)
    noun = noun_for(figure.unit)
    lead = corpus.phrases.say(f"feedback.another-{noun}", text=text)
    place = where(corpus, told)
    yield corpus.phrases.say("feedback.figure-see", lead=lead, place=place)


def _in_same_report(question: Question, figure: Quantity, taken_from: Fact) -> Fact:
    """Return a fact of the report asked about with the same figure, or the one it is taken from.

    A reader of that report has seen the figure there.
    """
    if question.report in reports_of(taken_from):
        return taken_from
    same_property = question.corpus.by_report.get(
        (question.report, taken_from.property), ()
    )
    for fact in same_property:
        if fact.value == figure:
            return fact
    return taken_from


def _on_words(question: Question, taken_from: Fact, said: str) -> Iterator[str]:
    """Yield what can be told of wrong words: of what they are said, and by whom."""
    name = _speaker_unnamed(question, taken_from)
    if name:
        lead = question.corpus.phrases.say("feedback.comes-from", name=name)
        yield question.corpus.phrases.say("feedback.says", lead=lead, says=said)
    else:
        yield said


def _speaker_unnamed(question: Question, taken_from: Fact) -> str:
    """Name who says wrong words of the same thing, if their sentence does not; "" otherwise."""
    corpus, fact = question.corpus, question.fact
    speaker, second = fact.speaker, taken_from.speaker
    if not corpus.related(fact.subject, taken_from.subject):
        return ""
    if not speaker or not second or corpus.related(speaker, second):
        return ""
    name = words.name(corpus, second)
    return "" if name in taken_from.says else name


def who_it_is(
    corpus: Corpus, report: str, direction: str, entity: Entity, asked: Sequence[Fact]
) -> Iterator[str]:
    """Yield feedback on a wrong name: what reports tell of the entity, the most helpful first.

    The last texts only say that the report does not name it. `report`: the id of the report asked
    about. `direction`: what is asked for, such as "speaker". `entity`: the person or thing whose
    name is wrong. `asked`: the facts asked for, which are not quoted.
    """
    near = facts_near(corpus, entity.id, report, asked)
    on_any_matter = facts_on(corpus, entity.id, report, direction, asked)
    for fact in chain(near, on_any_matter):
        # What others say of somebody is no statement of theirs.
        if direction == "speaker" and fact.speaker != entity.id:
            continue
        yield cited(corpus, fact)
    # Of whoever says nothing in the report it may at least tell something.
    for fact in facts_on(corpus, entity.id, report, "subject", asked):
        yield cited(corpus, fact)
    yield from denials(corpus, report, direction, entity)


def denials(
    corpus: Corpus, report: str, direction: str, entity: Entity
) -> tuple[str, str]:
    """Return two texts such as "The News does not cite …": with the person's office, and without.

    `report`: the id of the report asked about. `direction`: what is asked for, such as "speaker".
    `entity`: the person or thing whose name is wrong.
    """
    shown = _with_office(corpus, report, entity)
    name = words.name(corpus, entity.id)
    denial = _denial(corpus, report, direction, shown)
    return denial, _denial(corpus, report, direction, name)


def _denial(corpus: Corpus, report: str, direction: str, name: str) -> str:
    """Say that a report means somebody or something else."""
    outlet = words.capitalise(words.report(corpus, report))
    key = _DENIALS.get(direction, "feedback.does-not-name")
    return corpus.phrases.say(key, report=outlet, name=name)


_DENIALS = {"speaker": "feedback.does-not-cite", "subject": "feedback.does-not-say"}
"""How the name of a wrong part is denied, by direction."""


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
            return corpus.phrases.say("feedback.office", name=name, office=held.title)
    office = entity.offices[0]
    known_for = month_in_words(office.as_of, corpus.phrases)
    return corpus.phrases.say(
        "feedback.office-of", name=name, office=office.title, month=known_for
    )


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
