"""A poll for the browser tests, in the record of the learner who runs them."""

from policystory.notebook import session
from policystory.quiz.prediction import Prediction
from policystory.widget.predict.poll import PollWidget

LESSON = "03-numbers-at-the-border"
PREDICTIONS = (
    Prediction(
        id="larger",
        ask="Did the number go up, $1 or $2?",
        options=("Yes", "No", "<b>One cannot tell</b> yet"),
        afterwards="It cannot be told.",
        facts=("arrivals-april-2021",),
    ),
    Prediction(
        id="why",
        ask="Why do you think people left?",
        afterwards="Reports name several reasons.",
        facts=("arrivals-april-2021",),
    ),
)


def poll() -> PollWidget:
    """Return a poll of two predictions: one to choose, one to write."""
    return PollWidget(session(), LESSON, PREDICTIONS)
