"""Write predictions (guesses asked before a lesson) as HTML: as a poll, and with the outcome."""

from collections.abc import Iterable, Mapping

from policystory.facts.corpus import Corpus
from policystory.facts.words import mark
from policystory.quiz.prediction import Prediction
from policystory.render.escape import html as escape

RUN = "Run this cell to answer: Shift + Enter."
NOT_ANSWERED = "You did not answer this one."
EMPTY_VIEW = "<!-- The predictions, while their kernel runs. -->"
"""HTML for a live view that cannot be shown: it is empty, because the plain copy is below it."""
# It hides the plain copy below a live view, and above a copy the bare text that stands in place of
# a live view: that it is being loaded, or that the kernel which made it is gone.
_STYLE = (
    "<style>"
    ".jp-OutputArea-child:has(.ps-poll)+.jp-OutputArea-child:has(.ps-plain-poll),"
    ".jp-OutputArea-child:has(+.jp-OutputArea-child .ps-plain-poll)"
    ">.jp-OutputArea-output:not(:has(*)){display:none}</style>"
)


def poll_html(
    predictions: Iterable[Prediction], said: Mapping[str, str], language: str
) -> str:
    """Return a lesson's predictions (guesses asked before it) as HTML, with the learner's answers.

    `said` maps a prediction's id to what the learner answered; predictions without an answer are
    missing in it. `language` is that of the texts, such as "en".
    """
    questions = ""
    for prediction in predictions:
        options = ""
        for option in prediction.options:
            options += f"<li>{escape(option)}</li>"
        if options:
            options = f"<ul>{options}</ul>"
        response = said.get(prediction.id)
        answered = _said(response) if response else ""
        ask = escape(prediction.ask)
        questions += f"<li><p>{ask}</p>{options}{answered}</li>"
    return (
        f'<section class="ps-plain-poll" lang="{escape(language)}">{_STYLE}'
        f"<ol>{questions}</ol><p><em>{RUN}</em></p></section>"
    )


def recap_html(
    corpus: Corpus,
    predictions: Iterable[Prediction],
    said: Mapping[str, str],
    cited: Iterable[str],
) -> str:
    """Return as HTML what the learner predicted, and beside it what the reports say.

    Predictions are guesses asked before a lesson. `said` maps a prediction's id to what the learner
    answered; `cited` holds the ids of the facts that the lesson cites: only to these there are
    links.
    """
    linked = set(cited)
    entries = ""
    for prediction in predictions:
        response = said.get(prediction.id)
        answered = _said(response) if response else f"<p>{NOT_ANSWERED}</p>"
        marks = " ".join(_marks(corpus, prediction, linked))
        afterwards = escape(prediction.afterwards)
        entries += (
            f"<li><p><strong>{escape(prediction.ask)}</strong></p>{answered}"
            f"<p>What the reports say: {afterwards} {marks}</p></li>"
        )
    return f'<section class="ps-recap"><ol>{entries}</ol></section>'


def _said(response: str) -> str:
    """Return the learner's response as a paragraph."""
    # It may be written from right to left; <bdi> keeps it from turning the sentence round.
    return f"<p>You said: <bdi>{escape(response)}</bdi></p>"


def _marks(corpus: Corpus, prediction: Prediction, linked: set[str]) -> Iterable[str]:
    """Return the marks of a prediction's facts, such as "BBC ¶13", as links where they lead.

    Two facts of one paragraph share a mark.
    """
    marks: dict[str, str] = {}
    for fact in prediction.facts:
        for citation in corpus.facts[fact].sources:
            label = escape(mark(corpus, citation))
            # Only the facts that a lesson cites stand in its list; a link is worth more.
            if fact in linked:
                marks[label] = f'<a href="#{escape(fact)}">{label}</a>'
            else:
                marks.setdefault(label, f"({label})")
    return marks.values()
