"""Write papers (drawn quizzes), right answers and feedback as whole HTML pages without scripts."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from importlib.resources import files

import msgspec

from policystory.assignment.feedback_file import (
    FeedbackFile,
    PaperFeedback,
    QuestionFeedback,
)
from policystory.facts.values.quantity import format_number
from policystory.facts.values.units import unit_in_words
from policystory.items.item import Option, PaperItem
from policystory.quiz.paper import Quiz
from policystory.render.escape import html as escape
from policystory.render.handout.right_answer import right_answer_words
from policystory.render.question_html import HOW, with_gaps
from policystory.wording import Phrasebook, phrasebook_of

_BOX = "☐"


class PrintedPaper(msgspec.Struct, frozen=True):
    """A quiz to be printed, with a heading such as the learner's name.

    `due`: when it is to be handed in, such as "2027-02-05 23:00 (Europe/Madrid)"; "" for no date.
    """

    heading: str
    quiz: Quiz
    due: str = ""


def papers_page(title: str, papers: Iterable[PrintedPaper], language: str) -> str:
    """Return an HTML page with quizzes to be answered by hand; each begins on a new sheet.

    `title` is the heading of the page; `papers` are the quizzes; `language` is that of the texts,
    such as "en".
    """
    phrases = phrasebook_of(language)
    articles = "".join(_paper(paper, phrases) for paper in papers)
    return _page(title, f"<h1>{escape(title)}</h1>{articles}", language)


def keys_page(title: str, papers: Iterable[PrintedPaper], language: str) -> str:
    """Return an HTML page for the teacher, with the right answers to several quizzes.

    `title` is the heading of the page; `papers` are the quizzes; `language` is that of the texts,
    such as "en".
    """
    phrases = phrasebook_of(language)
    articles = "".join(_key(paper, phrases) for paper in papers)
    head = phrases.say("print.key", title=title)
    return _page(head, f"<h1>{escape(head)}</h1>{articles}", language)


def feedback_page(feedback: FeedbackFile, language: str) -> str:
    """Return a learner's points and feedback for an assignment, as a whole HTML page.

    `language` is that of the texts, such as "en".
    """
    head = f"<h1>{escape(feedback.title)}</h1>"
    return _page(feedback.title, head + feedback_html(feedback, language), language)


def feedback_html(feedback: FeedbackFile, language: str = "en") -> str:
    """Return a learner's points and feedback for an assignment, as HTML inside a page.

    The assignment's title is left out. `language` is that of the texts, such as "en".
    """
    phrases = phrasebook_of(language)
    parts = [_total(feedback, phrases)]
    parts += [f"<p>{escape(sentence)}</p>" for sentence in feedback.why]
    for paper in feedback.papers:
        parts.append(_paper_feedback(paper, feedback.zone, phrases))
    return "".join(parts)


def _page(title: str, body: str, language: str) -> str:
    """Return a whole page; `body` is HTML already."""
    style = (files("policystory.render.handout") / "handout.css").read_text(
        encoding="utf-8"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        # Whatever a text holds, the page can load and run nothing.
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>"
        f"<title>{escape(title)}</title><style>{style}</style></head>\n"
        f"<body><main>{body}</main></body></html>\n"
    )


def _paper(paper: PrintedPaper, phrases: Phrasebook) -> str:
    """Return one paper with room for its answers."""
    questions = ""
    for number, item in enumerate(paper.quiz.paper.items, 1):
        points = f'<span class="quiet">({_points(item, phrases)})</span>'
        stem = f"<h3>{number}. {escape(item.stem)} {points}</h3>"
        questions += f'<section class="question">{stem}{_room(item, phrases)}</section>'
    title = escape(paper.quiz.paper.title)
    name = phrases.say("print.name")
    due = phrases.say("print.due", when=paper.due) if paper.due else ""
    about = f"<p>{title}</p><p>{escape(due)}</p>" if due else f"<p>{title}</p>"
    head = f"<h2>{escape(paper.heading)}</h2>{about}<p>{name}</p>"
    return f'<article>{head}<div class="write"></div>{questions}</article>'


def _points(item: PaperItem, phrases: Phrasebook) -> str:
    points = format_number(item.points, phrases)
    return phrases.say("print.points", n=item.points, points=points)


def _room(item: PaperItem, phrases: Phrasebook) -> str:
    """Return what a question's answer is chosen from, or where it is written."""
    if item.passage:
        return _gaps(item)
    say = phrases.say
    if item.prompts:
        listed = _options(item.options, "•")
        rows = [prompt.text for prompt in item.prompts]
        heads = (say("print.statement"), say("print.choice"))
        return f"<p>{say('copy.rows')}</p>{listed}{_table(heads, rows)}"
    if item.options:
        how = f"copy.{item.kind}" if item.kind in HOW else "print.choose-one"
        task = f"<p>{say(how)}</p>"
        if item.kind == "ordering":
            rows = [option.text for option in item.options]
            return task + _table((say("print.entry"), say("print.place")), rows)
        return task + _options(item.options, _BOX)
    task = say("print.write-name")
    if item.unit:
        unit = unit_in_words(item.unit, phrases=phrases)
        task = say("print.write-number", unit=unit)
    return f'<p>{escape(task)}</p><div class="write"></div>'


def _options(options: Iterable[Option], sign: str) -> str:
    entries = "".join(f"<li>{sign} {escape(option.text)}</li>" for option in options)
    return f'<ul class="options">{entries}</ul>'


def _table(heads: tuple[str, str], rows: Iterable[str]) -> str:
    """Return a table with a blank cell beside each row, below these two headings."""
    head, blank = heads
    lines = f'<tr><th scope="col">{head}</th><th scope="col">{blank}</th></tr>'
    for row in rows:
        lines += f'<tr><th scope="row">{escape(row)}</th><td class="blank"></td></tr>'
    return f"<table>{lines}</table>"


def _gaps(item: PaperItem) -> str:
    """Return a passage with numbered gaps, and what each can be filled with."""
    gaps: list[str] = []
    lists = ""
    for number, prompt in enumerate(item.prompts, 1):
        gaps.append(f"<strong>[{number}]</strong>")
        lists += f"<p>[{number}]</p>{_options(prompt.options, _BOX)}"
    passage = with_gaps(map(escape, item.passage), gaps)
    return f"<p>{passage}</p>{lists}"


def _key(paper: PrintedPaper, phrases: Phrasebook) -> str:
    """Return the right answers to one paper."""
    entries = ""
    for item in paper.quiz.paper.items:
        right = right_answer_words(item, paper.quiz.key.items[item.id], phrases)
        answer = f'<span class="right">{escape(right)}</span>'
        entries += (
            f"<li>{escape(item.stem)}<br/>{answer} ({_points(item, phrases)})</li>"
        )
    title = escape(paper.quiz.paper.title)
    return f"<article><h2>{escape(paper.heading)}</h2><p>{title}</p><ol>{entries}</ol></article>"


def _total(feedback: FeedbackFile, phrases: Phrasebook) -> str:
    """Return the line with a learner's points."""
    if feedback.points is None:
        return f"<p>{escape(feedback.state.capitalize())}.</p>"
    late = phrases.say("print.late") if feedback.late else ""
    by_hand = phrases.say("print.by-hand") if feedback.by_hand else ""
    points = _points_of(feedback.points, feedback.possible, phrases)
    return f"<p><strong>{points}</strong>{late}{by_hand}</p>"


def _points_of(points: Decimal, possible: Decimal, phrases: Phrasebook) -> str:
    """Return points with the most that there are: "0.5 of 2 points"."""
    return phrases.say(
        "print.points-of", points=f"{points:f}", possible=f"{possible:f}"
    )


def _paper_feedback(paper: PaperFeedback, zone: str, phrases: Phrasebook) -> str:
    """Return the feedback on one attempt; its time is one of the zone `zone`."""
    when = paper.handed_in[:16].replace("T", " ")
    about = phrases.say(
        "print.attempt",
        attempt=paper.attempt,
        points=_points_of(paper.points, paper.possible, phrases),
        when=f"{when} ({zone})",
    )
    head = f"<h2>{escape(paper.title)}</h2>"
    questions = ""
    for number, question in enumerate(paper.questions, 1):
        lines = "".join(_question_lines(number, question, phrases))
        questions += f'<section class="question">{lines}</section>'
    return f'<article>{head}<p class="quiet">{escape(about)}</p>{questions}</article>'


def _question_lines(
    number: int, question: QuestionFeedback, phrases: Phrasebook
) -> Iterator[str]:
    """Yield the lines of feedback on one question."""
    yield f"<h3>{number}. {escape(question.stem)}</h3>"
    points = phrases.say(
        "print.of", points=f"{question.points:f}", possible=f"{question.possible:f}"
    )
    yield f"<p>{escape(phrases.spoken(question.verdict))} {points}</p>"
    if question.response:
        yours = phrases.say("print.your-answer", answer=question.response)
        yield f"<p>{escape(yours)}</p>"
    right = f'<span class="right">{escape(question.right)}</span>'
    yield f"<p>{phrases.say('print.right', answer=right)}</p>"
    for text in (question.sentence, *question.told):
        if text:
            yield f"<p>{escape(phrases.spoken(text))}</p>"
    if question.sources:
        sources = ", ".join(question.sources)
        yield f'<p class="quiet">{escape(sources)}</p>'
