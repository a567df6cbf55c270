"""The plain pages of a lesson: its card, the facts that it cites, and the table of progress, as HTML and Markdown."""

from collections.abc import Iterable, Mapping

from policystory.course.content import Lesson
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Kind
from policystory.facts.values.period import in_words
from policystory.learner.progress import Standing
from policystory.render.escape import html as escape
from policystory.render.escape import markdown, markdown_without_formulas

ALERT = '<p role="alert">'
"""How a sentence begins that stands where something else could not be shown."""


def alert_html(reason: str) -> str:
    """Return the sentence that says why something cannot be shown."""
    return f"{ALERT}{escape(reason)}</p>"


def card_html(corpus: Corpus, lesson: Lesson, quizzes: Mapping[str, Standing]) -> str:
    """Return a lesson's card: what a learner will be able to do, in how long, from which sources, and how far it is."""
    questions = sum(one.items for one in quizzes.values())
    about = words.how_many(lesson.minutes, "minute") + (
        f" · {words.how_many(questions, 'question')}" if questions else ""
    )
    objectives = "".join(
        f"<li>{escape(corpus.objectives[one].text)}</li>" for one in lesson.objectives
    )
    sources = "".join(
        f"<li>{escape(source.outlet)}{_doubt(source.attributed)}, {escape(in_words(source.date))} "
        f"({source.dated.value}), cited as {escape(source.mark)}</li>"
        for source in (corpus.sources[one] for one in lesson.sources)
    )
    parts = [f"<p><strong>{escape(lesson.title)}</strong> · {about}</p>"]
    if objectives:
        parts.append(f"<p>You will learn to:</p><ul>{objectives}</ul>")
    if sources:
        parts.append(f"<p>Sources, with their dates:</p><ul>{sources}</ul>")
    if quizzes:
        mine = "".join(
            f"<li>{escape(title)}: {escape(one.in_words())}</li>"
            for title, one in quizzes.items()
        )
        parts.append(f"<p>Your progress:</p><ul>{mine}</ul>")
    return f"<section>{''.join(parts)}</section>"


def _doubt(attributed: bool) -> str:
    return " (attributed: the text does not name its outlet)" if attributed else ""


_KINDS = {
    Kind.REPORTED: "reported",
    Kind.OFFICIAL_FIGURE: "official figure",
    Kind.ESTIMATE: "estimate",
    Kind.CLAIM: "claim",
    Kind.OPINION: "opinion",
    Kind.ALLEGATION: "allegation",
    Kind.PREDICTION: "prediction",
    Kind.COMMITMENT: "commitment",
}


def facts_markdown(corpus: Corpus, facts: Iterable[str]) -> str:
    """Return the facts that a lesson cites; each heading is what the prose links to."""
    listed = "\n\n".join(
        _fact_markdown(corpus, fact) for fact in facts if fact in corpus.facts
    )
    return markdown_without_formulas(listed)


def _fact_markdown(corpus: Corpus, fact_id: str) -> str:
    """Return one fact: heading, statement, kind, speaker, sources and how its date is known."""
    fact = corpus.facts[fact_id]
    lines = [f"###### {markdown(fact_id)}", markdown(fact.says)]
    about = [_KINDS[fact.kind]]
    if fact.speaker:
        about.append(f"said by {words.name(corpus, fact.speaker)}")
    about += [
        f"{words.mark(corpus, citation)} ({in_words(corpus.sources[citation.source].date)})"
        for citation in fact.sources
    ]
    if fact.because:
        about.append(f"date {fact.dated}: {fact.because}")
    return "\n\n".join([*lines, f"*{markdown(' · '.join(about))}*"])


def glossary_html(corpus: Corpus) -> str:
    """Return the words that a learner may not know: what each means, and which report defines it, if one does."""
    body = ""
    for term in sorted(corpus.terms.values(), key=lambda one: one.term.casefold()):
        marks = (
            ", ".join(words.mark(corpus, citation) for citation in term.sources)
            or "this course"
        )
        body += f'<tr><th scope="row">{escape(term.term)}</th><td>{escape(term.means)}</td><td>{escape(marks)}</td></tr>'
    head = '<tr><th scope="col">Word</th><th scope="col">Meaning</th><th scope="col">Defined by</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def progress_html(rows: Iterable[tuple[str, str, Standing]]) -> str:
    """Return the learner's progress as a table: lesson, quiz, and how far it is in words."""
    body = "".join(
        f'<tr><th scope="row">{escape(lesson)}</th><td>{escape(quiz)}</td><td>{escape(one.in_words())}</td></tr>'
        for lesson, quiz, one in rows
    )
    head = '<tr><th scope="col">Lesson</th><th scope="col">Quiz</th><th scope="col">Your progress</th></tr>'
    return f"<table><caption>Your progress</caption><thead>{head}</thead><tbody>{body}</tbody></table>"
