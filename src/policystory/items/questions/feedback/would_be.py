"""Feedback on a wrong kind of statement or status: what would have to be so for it to be right."""

from policystory.facts import words
from policystory.facts.record import Kind, Status, Value
from policystory.items.questions.feedback.right_answer import where
from policystory.items.questions.question import Question

_STAGES = tuple(Status)

WOULD_BE: dict[Value, str] = {
    Status.PROMISED: (
        "Promised would mean that somebody has given their word to do or give it, "
        "and no more than that."
    ),
    Status.ANNOUNCED: (
        "Announced would mean that it was made known as a plan and not yet carried out."
    ),
    Status.SECURED: (
        "Secured would mean that others have agreed to it and that it is yet to come."
    ),
    Status.DELIVERED: (
        "Done or delivered would mean that it has happened, or has arrived."
    ),
    Kind.OFFICIAL_FIGURE: (
        "An official figure would be counted and given out by an authority; "
        "no such count is given here."
    ),
    Kind.ESTIMATE: (
        "An estimate would be a figure worked out from what is known; "
        "no figure is worked out here."
    ),
    Kind.OPINION: (
        "An opinion would be a judgement, from which others may differ; "
        "nothing is judged here."
    ),
    Kind.PREDICTION: (
        "A prediction would say what somebody expects to come; nothing is foreseen here."
    ),
    Kind.COMMITMENT: (
        "A commitment would bind somebody to do something; nobody undertakes it here."
    ),
}
"""What a kind of statement or a status would need, for the option that names it."""


def what_it_would_be(question: Question, value: Value) -> str:
    """Return the feedback on a wrong kind of statement or status: what would make it the right one.

    `value` is the wrong option: a kind, such as an estimate, or a status, such as promised. For a
    status the result also says whether the report claims more or less than that.
    """
    sentence = WOULD_BE[value]
    corpus, answer = question.corpus, question.answer
    if isinstance(value, Status) and isinstance(answer, Status):
        name = words.report(corpus, question.report)
        report = words.capitalise(name)
        claimed = _STAGES.index(value)
        told = _STAGES.index(answer)
        if claimed > told:
            return f"{sentence} {report} does not go so far."
        return f"{sentence} {report} goes further."
    place = where(corpus, question.fact)
    return f"{sentence} It is in {place}."
