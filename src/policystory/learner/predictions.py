"""What a learner predicted before a lesson, as the learner's record says."""

from policystory.errors import ResponseError
from policystory.journal import MOST_LETTERS, Predicted, Record
from policystory.quiz.prediction import Prediction

TOO_LONG = f"this is too long: at most {MOST_LETTERS} letters are kept. Shorten it"
_NO_OPTION = "this is none of the choices. Run this cell again"


def predicted(record: Record, lesson: str) -> dict[str, str]:
    """Return the learner's latest answer to each prediction of a lesson, by the prediction's id.

    A prediction is a question before the lesson. Predictions without an answer are left out.
    `lesson` is the lesson's id.
    """
    said: dict[str, str] = {}
    for step in record.steps:
        event = step.event
        if isinstance(event, Predicted) and event.lesson == lesson:
            said[event.prediction] = event.response
    return {name: response for name, response in said.items() if response}


def checked_prediction(prediction: Prediction, written: str) -> str:
    """Check an answer to a prediction, and return it in one line, with single spaces.

    A prediction is a question before a lesson. `written` is what the learner wrote or chose; ""
    takes an answer back. ResponseError if it is too long or is none of the prediction's options.

    >>> checked_prediction(Prediction(id="why", ask="Why?", afterwards="", facts=()), " the  fog ")
    'the fog'
    """
    words = written.split()
    line = " ".join(words)
    if len(line) > MOST_LETTERS:
        raise ResponseError(TOO_LONG)
    # An empty line takes an answer back.
    if line and prediction.options and line not in _options(prediction):
        raise ResponseError(_NO_OPTION)
    return line


def _options(prediction: Prediction) -> list[str]:
    """Return the options, each with single spaces as a response has them."""
    lines = []
    for option in prediction.options:
        words = option.split()
        lines.append(" ".join(words))
    return lines
