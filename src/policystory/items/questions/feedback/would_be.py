"""Feedback on a wrong kind of statement or a wrong status: "An estimate would be …"."""

from policystory.facts import words
from policystory.facts.record import Status, Value
from policystory.items.questions.feedback.right_answer import where
from policystory.items.questions.question import Question

_STAGES = tuple(Status)


def what_it_would_be(question: Question, value: Value) -> str:
    """Return the feedback on a wrong kind of statement or a wrong status.

    It says what a statement of that kind or status would be like. `value` is the wrong option: a
    kind, such as "estimate", or a status, such as "promised". For a status, it also says whether
    the report goes further or less far.
    """
    corpus, answer = question.corpus, question.answer
    say = corpus.phrases.say
    sentence = say(f"feedback.{value}")
    if isinstance(value, Status) and isinstance(answer, Status):
        name = words.report(corpus, question.report)
        report = words.capitalise(name)
        claimed = _STAGES.index(value)
        told = _STAGES.index(answer)
        if claimed > told:
            return say("feedback.goes-less-far", text=sentence, report=report)
        return say("feedback.goes-further", text=sentence, report=report)
    place = where(corpus, question.fact)
    return say("feedback.it-is-in", text=sentence, place=place)
