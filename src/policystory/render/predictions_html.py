"""Write predictions (guesses asked before a lesson) as HTML: as a poll, and with the outcome."""

from collections.abc import Iterable, Mapping

from policystory.facts.corpus import Corpus
from policystory.facts.words import mark
from policystory.quiz.prediction import Prediction
from policystory.render.escape import html as escape
from policystory.wording import Phrasebook

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
    predictions: Iterable[Prediction], said: Mapping[str, str], phrases: Phrasebook
) -> str:
    """Return a lesson's predictions (guesses asked before it) as HTML, with the learner's answers.

    `said` maps a prediction's id to the learner's answer; predictions without an answer are left
    out of it. `phrases` has the words of the course's language.
    """
    questions = ""
    for prediction in predictions:
        options = ""
        for option in prediction.options:
            options += f"<li>{escape(option)}</li>"
        if options:
            options = f"<ul>{options}</ul>"
        response = said.get(prediction.id)
        answered = _said(response, phrases) if response else ""
        ask = escape(prediction.ask)
        questions += f"<li><p>{ask}</p>{options}{answered}</li>"
    run = escape(phrases.say("predictions.run"))
    return (
        f'<section class="ps-plain-poll" lang="{escape(phrases.language)}">{_STYLE}'
        f"<ol>{questions}</ol><p><em>{run}</em></p></section>"
    )


def recap_html(
    corpus: Corpus,
    predictions: Iterable[Prediction],
    said: Mapping[str, str],
    cited: Iterable[str],
) -> str:
    """Return as HTML what the learner predicted, and beside it what the reports say.

    Predictions are guesses asked before a lesson. `said` maps a prediction's id to the learner's
    answer; `cited` holds the ids of the facts that the lesson cites: only these are linked.
    """
    linked = set(cited)
    reports = escape(corpus.phrases.say("predictions.reports"))
    answered = ""
    left_open: list[str] = []
    for prediction in predictions:
        response = said.get(prediction.id, "")
        marks = " ".join(_marks(corpus, prediction, linked))
        afterwards = escape(prediction.afterwards)
        ask = f"<p><strong>{escape(prediction.ask)}</strong></p>"
        reported = f"<p>{reports} {afterwards} {marks}</p>"
        if response:
            answered += f"<li>{ask}{_said(response, corpus.phrases)}{reported}</li>"
        else:
            left_open.append(f"<li>{ask}{reported}</li>")
    if answered:
        answered = f"<ol>{answered}</ol>"
    folded = _folded(left_open, corpus.phrases)
    return f'<section class="ps-recap">{answered}{folded}</section>'


def _folded(left_open: list[str], phrases: Phrasebook) -> str:
    """Return the predictions that the learner left open, folded; "" if there are none."""
    if not left_open:
        return ""
    # Whoever predicted nothing is not told so question by question.
    summary = escape(phrases.say("predictions.left-open", n=len(left_open)))
    entries = "".join(left_open)
    return f"<details><summary>{summary}</summary><ol>{entries}</ol></details>"


def _said(response: str, phrases: Phrasebook) -> str:
    """Return the learner's response as a paragraph."""
    # It may be written from right to left; <bdi> keeps it from turning the sentence round.
    said = escape(phrases.say("predictions.said"))
    return f"<p>{said} <bdi>{escape(response)}</bdi></p>"


def _marks(corpus: Corpus, prediction: Prediction, linked: set[str]) -> Iterable[str]:
    """Return the marks of a prediction's facts, such as "HN ¶13", as links where they lead.

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
