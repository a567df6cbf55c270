"""Write what a lesson shows as HTML: its card, the glossary and the learner's progress."""

from collections.abc import Iterable, Iterator, Mapping

from policystory.course.content import Lesson
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Source, Term
from policystory.facts.values.period import in_words
from policystory.learner.standings import Standing
from policystory.render.escape import html as escape
from policystory.wording import ENGLISH, Phrasebook

ALERT = '<p role="alert">'
"""The start of a paragraph that says why something cannot be shown."""


def alert_html(reason: str) -> str:
    """Return an HTML alert that says why something cannot be shown; `reason` is the sentence."""
    return f"{ALERT}{escape(reason)}</p>"


def card_html(
    corpus: Corpus,
    lesson: Lesson,
    quizzes: Mapping[str, Standing],
    links: Iterable[tuple[str, str]] = (),
) -> str:
    """Return a lesson's card as HTML: its objectives, length, sources and the learner's progress.

    `quizzes` says how far the learner is in each quiz of the lesson, by the quiz's title. `links`
    are links to other pages of the course, each as the link's words and the file's name.
    """
    title = escape(lesson.title)
    say = corpus.phrases.say
    length = _length(lesson, quizzes, corpus.phrases)
    card = f"<p><strong>{title}</strong> · {length}</p>"
    if lesson.objectives:
        card += f"<p>{say('card.objectives')}</p>"
        card += _list(_objectives(corpus, lesson))
    if lesson.sources:
        card += f"<p>{say('card.sources')}</p>"
        card += _list(_sources(corpus, lesson))
    # A list of what was not begun tells a new learner nothing.
    if not all(standing.is_untouched for standing in quizzes.values()):
        card += f"<p>{say('card.progress')}</p>"
        card += _list(_progress(quizzes, corpus.phrases))
    return f'<section class="ps-card">{card}{_links(links, corpus.phrases)}</section>'


def glossary_html(corpus: Corpus) -> str:
    """Return the glossary as an HTML table: the words, their meanings, and who defines them."""
    terms = sorted(corpus.terms.values(), key=_alphabetically)
    rows = ""
    for term in terms:
        rows += _term_row(corpus, term)
    say = corpus.phrases.say
    heads = (say("card.word"), say("card.meaning"), say("card.defined-by"))
    table = _table(heads, rows)
    return f"<table>{table}</table>"


def progress_html(
    rows: Iterable[tuple[str, str, Standing]], phrases: Phrasebook = ENGLISH
) -> str:
    """Return the learner's progress as an HTML table, with a row for each quiz that was begun.

    Below the table stands how many quizzes are not begun. Each of `rows` is the title of the
    lesson, the title of the quiz, and how far the learner is. `phrases` has the words of the
    language.
    """
    written = ""
    untouched = 0
    for lesson, quiz, standing in rows:
        if standing.is_untouched:
            untouched += 1
        else:
            written += _row(lesson, quiz, standing.in_words(phrases))
    say = phrases.say
    if not written:
        return f"<p>{say('card.none-begun')}</p>"
    progress = say("card.your-progress")
    table = _table((say("card.lesson"), say("card.quiz"), progress), written)
    # A row for each quiz of a whole course would hide the few that were begun.
    rest = f"<p>{say('card.not-begun', n=untouched)}</p>" if untouched else ""
    return f"<table><caption>{progress}</caption>{table}</table>{rest}"


def _links(links: Iterable[tuple[str, str]], phrases: Phrasebook) -> str:
    """Return links to other pages of the course, or "" if there are none."""
    elements: list[str] = []
    for label, file in links:
        address = escape(file)
        shown = escape(label)
        elements.append(f'<a href="{address}">{shown}</a>')
    if not elements:
        return ""
    label = escape(phrases.say("card.lessons"))
    return f'<nav aria-label="{label}">{" · ".join(elements)}</nav>'


def _length(
    lesson: Lesson, quizzes: Mapping[str, Standing], phrases: Phrasebook
) -> str:
    """Say how many minutes a lesson takes, and how many questions it has."""
    minutes = phrases.say("card.minutes", n=lesson.minutes)
    count = sum(standing.items for standing in quizzes.values())
    # "0 questions" would read as a fault: some lessons are only read.
    if not count:
        return minutes
    questions = phrases.say("copy.questions", n=count)
    return f"{minutes} · {questions}"


def _objectives(corpus: Corpus, lesson: Lesson) -> Iterator[str]:
    for objective_id in lesson.objectives:
        objective = corpus.objectives[objective_id]
        yield escape(objective.text)


def _sources(corpus: Corpus, lesson: Lesson) -> Iterator[str]:
    for source_id in lesson.sources:
        source = corpus.sources[source_id]
        yield _source(source, corpus.phrases)


def _source(source: Source, phrases: Phrasebook) -> str:
    """Return a source with its date, how the date is known, and its short name in citations."""
    outlet = escape(source.outlet)
    # A reader should know if the report does not name its outlet, which was inferred.
    if source.attributed:
        outlet = phrases.say("card.attributed", outlet=outlet)
    date = escape(in_words(source.date, phrases))
    how_known = phrases.say(f"card.dated-{source.dated}")
    mark = escape(source.mark)
    if source.url:
        outlet = f'<a href="{escape(source.url)}" rel="noreferrer">{outlet}</a>'
    told = phrases.say(
        "card.source", outlet=outlet, date=date, known=how_known, mark=mark
    )
    if not source.licence:
        return told
    licence = escape(source.licence)
    return f"{told} · {licence}"


def _progress(quizzes: Mapping[str, Standing], phrases: Phrasebook) -> Iterator[str]:
    for title, standing in quizzes.items():
        line = f"{title}: {standing.in_words(phrases)}"
        yield escape(line)


def _list(entries: Iterable[str]) -> str:
    """Return entries, which are HTML already, as a list."""
    listed = ""
    for entry in entries:
        listed += f"<li>{entry}</li>"
    return f"<ul>{listed}</ul>"


def _alphabetically(term: Term) -> str:
    return term.term.casefold()


def _term_row(corpus: Corpus, term: Term) -> str:
    marks = [words.mark(corpus, citation) for citation in term.sources]
    # A term without a report is explained by the course's authors.
    if not marks:
        marks = [corpus.phrases.say("card.this-course")]
    defined_by = ", ".join(marks)
    return _row(term.term, term.means, defined_by)


def _row(head: str, *cells: str) -> str:
    row = f'<th scope="row">{escape(head)}</th>'
    for cell in cells:
        row += f"<td>{escape(cell)}</td>"
    return f"<tr>{row}</tr>"


def _table(heads: Iterable[str], rows: str) -> str:
    """Return the head and body of a table; the rows are HTML already."""
    head = ""
    for name in heads:
        head += f'<th scope="col">{name}</th>'
    return f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
