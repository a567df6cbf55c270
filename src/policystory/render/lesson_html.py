"""The plain pages of a lesson as HTML and Markdown: its card, its facts, glossary and progress."""

from collections.abc import Iterable, Mapping

from policystory.course.content import Lesson
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Kind, Source, Term
from policystory.facts.values.period import in_words
from policystory.learner.progress import Standing
from policystory.render.escape import html as escape
from policystory.render.escape import markdown, markdown_without_formulas

ALERT = '<p role="alert">'
"""The beginning of a sentence that says why something cannot be shown."""

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


def alert_html(reason: str) -> str:
    """Return the sentence that says why something cannot be shown."""
    return f"{ALERT}{escape(reason)}</p>"


def card_html(corpus: Corpus, lesson: Lesson, quizzes: Mapping[str, Standing]) -> str:
    """Return a lesson's card: its objectives, length and sources, and the learner's progress.

    Arguments: the corpus; the lesson; the learner's standing in each of its quizzes, by title.
    """
    parts = [
        f"<p><strong>{escape(lesson.title)}</strong> · {_length(lesson, quizzes)}</p>"
    ]
    if lesson.objectives:
        objectives = [
            escape(corpus.objectives[name].text) for name in lesson.objectives
        ]
        parts.append(f"<p>You will learn to:</p>{_list(objectives)}")
    if lesson.sources:
        sources = [_source(corpus.sources[name]) for name in lesson.sources]
        parts.append(f"<p>Sources, with their dates:</p>{_list(sources)}")
    if quizzes:
        progress = [_progress(title, standing) for title, standing in quizzes.items()]
        parts.append(f"<p>Your progress:</p>{_list(progress)}")
    return f"<section>{''.join(parts)}</section>"


def facts_markdown(corpus: Corpus, facts: Iterable[str]) -> str:
    """Return the facts that a lesson cites; each heading is what the prose links to."""
    # A lesson that is being written may cite a fact that is not there yet.
    known = [fact for fact in facts if fact in corpus.facts]
    listed = "\n\n".join(_fact_markdown(corpus, fact) for fact in known)
    return markdown_without_formulas(listed)


def glossary_html(corpus: Corpus) -> str:
    """Return the glossary: each word, its meaning, and the reports that define it."""
    terms = sorted(corpus.terms.values(), key=lambda term: term.term.casefold())
    rows = [_term_row(corpus, term) for term in terms]
    return f"<table>{_table_rows(('Word', 'Meaning', 'Defined by'), rows)}</table>"


def progress_html(rows: Iterable[tuple[str, str, Standing]]) -> str:
    """Return the learner's progress as a table: lesson, quiz, and how far it is in words."""
    written = [
        _row(lesson, quiz, standing.in_words()) for lesson, quiz, standing in rows
    ]
    table = _table_rows(("Lesson", "Quiz", "Your progress"), written)
    return f"<table><caption>Your progress</caption>{table}</table>"


def _length(lesson: Lesson, quizzes: Mapping[str, Standing]) -> str:
    """Say how many minutes a lesson takes, and how many questions it has."""
    minutes = words.how_many(lesson.minutes, "minute")
    questions = sum(standing.items for standing in quizzes.values())
    return (
        f"{minutes} · {words.how_many(questions, 'question')}" if questions else minutes
    )


def _source(source: Source) -> str:
    """Return a source with its date, how the date is known, and the mark that cites it."""
    # A reader should know where an outlet was concluded, and is not named in the text.
    doubt = (
        " (attributed: the text does not name its outlet)" if source.attributed else ""
    )
    date = f"{escape(in_words(source.date))} ({source.dated.value})"
    return f"{escape(source.outlet)}{doubt}, {date}, cited as {escape(source.mark)}"


def _progress(title: str, standing: Standing) -> str:
    return f"{escape(title)}: {escape(standing.in_words())}"


def _list(entries: Iterable[str]) -> str:
    """Return a list of entries, which are HTML already."""
    listed = "".join(f"<li>{entry}</li>" for entry in entries)
    return f"<ul>{listed}</ul>"


def _fact_markdown(corpus: Corpus, fact_id: str) -> str:
    """Return one fact: heading, statement, kind, speaker, sources and how its date is known."""
    fact = corpus.facts[fact_id]
    about = [_KINDS[fact.kind]]
    if fact.speaker:
        about.append(f"said by {words.name(corpus, fact.speaker)}")
    for citation in fact.sources:
        date = in_words(corpus.sources[citation.source].date)
        about.append(f"{words.mark(corpus, citation)} ({date})")
    if fact.because:
        about.append(f"date {fact.dated}: {fact.because}")
    heading, statement = f"###### {markdown(fact_id)}", markdown(fact.says)
    return "\n\n".join((heading, statement, f"*{markdown(' · '.join(about))}*"))


def _term_row(corpus: Corpus, term: Term) -> str:
    marks = [words.mark(corpus, citation) for citation in term.sources]
    return _row(term.term, term.means, ", ".join(marks) or "this course")


def _row(head: str, *cells: str) -> str:
    written = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(head)}</th>{written}</tr>'


def _table_rows(heads: Iterable[str], rows: Iterable[str]) -> str:
    """Return the head and the body of a table; the rows are HTML already."""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
