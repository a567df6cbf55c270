"""Write papers (drawn quizzes), right answers and feedback as whole HTML pages without scripts."""

from collections.abc import Iterable, Iterator
from importlib.resources import files

import msgspec

from policystory.assignment.feedback_file import (
    FeedbackFile,
    PaperFeedback,
    QuestionFeedback,
)
from policystory.facts.values.units import unit_in_words
from policystory.items.item import Option, PaperItem
from policystory.quiz.paper import Quiz
from policystory.render.escape import html as escape
from policystory.render.handout.right_answer import right_answer_words
from policystory.render.question_html import HOW, with_gaps

_BOX = "☐"


class PrintedPaper(msgspec.Struct, frozen=True):
    """A quiz to be printed, with a heading such as the learner's name."""

    heading: str
    quiz: Quiz


def papers_page(title: str, papers: Iterable[PrintedPaper], language: str) -> str:
    """Return an HTML page with quizzes to be answered by hand; each begins on a new sheet.

    `title` is the heading of the page; `papers` are the quizzes; `language` is that of the texts,
    such as "en".
    """
    articles = "".join(_paper(paper) for paper in papers)
    return _page(title, f"<h1>{escape(title)}</h1>{articles}", language)


def keys_page(title: str, papers: Iterable[PrintedPaper], language: str) -> str:
    """Return an HTML page for the teacher, with the right answers to several quizzes.

    `title` is the heading of the page; `papers` are the quizzes; `language` is that of the texts,
    such as "en".
    """
    articles = "".join(_key(paper) for paper in papers)
    head = f"{title}: key"
    return _page(head, f"<h1>{escape(head)}</h1>{articles}", language)


def feedback_page(feedback: FeedbackFile, language: str) -> str:
    """Return a learner's points and feedback for an assignment, as a whole HTML page.

    `language` is that of the texts, such as "en".
    """
    head = f"<h1>{escape(feedback.title)}</h1>"
    return _page(feedback.title, head + feedback_html(feedback), language)


def feedback_html(feedback: FeedbackFile) -> str:
    """Return a learner's points and feedback for an assignment, as HTML inside a page.

    The assignment's title is left out.
    """
    parts = [_total(feedback)]
    parts += [f"<p>{escape(sentence)}</p>" for sentence in feedback.why]
    parts += map(_paper_feedback, feedback.papers)
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


def _paper(paper: PrintedPaper) -> str:
    """Return one paper with room for its answers."""
    questions = ""
    for number, item in enumerate(paper.quiz.paper.items, 1):
        points = f'<span class="quiet">({_points(item)})</span>'
        stem = f"<h3>{number}. {escape(item.stem)} {points}</h3>"
        questions += f'<section class="question">{stem}{_room(item)}</section>'
    title = escape(paper.quiz.paper.title)
    head = f"<h2>{escape(paper.heading)}</h2><p>{title}</p><p>Name: </p>"
    return f'<article>{head}<div class="write"></div>{questions}</article>'


def _points(item: PaperItem) -> str:
    points = f"{item.points:f}"
    return f"{points} point" if points == "1" else f"{points} points"


def _room(item: PaperItem) -> str:
    """Return what a question's answer is chosen from, or where it is written."""
    if item.passage:
        return _gaps(item)
    if item.prompts:
        listed = _options(item.options, "•")
        rows = [prompt.text for prompt in item.prompts]
        return f"<p>Choose one for each:</p>{listed}{_table('Statement', rows)}"
    if item.options:
        task = HOW.get(item.kind, "<p>Choose one.</p>")
        if item.kind == "ordering":
            rows = [option.text for option in item.options]
            return task + _table("Entry", rows, "Place")
        return task + _options(item.options, _BOX)
    task = "a name or words"
    if item.unit:
        task = f"a number ({unit_in_words(item.unit)})"
    return f'<p>Write {escape(task)}:</p><div class="write"></div>'


def _options(options: Iterable[Option], sign: str) -> str:
    entries = "".join(f"<li>{sign} {escape(option.text)}</li>" for option in options)
    return f'<ul class="options">{entries}</ul>'


def _table(head: str, rows: Iterable[str], blank: str = "Your choice") -> str:
    """Return a table with a blank cell beside each row."""
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


def _key(paper: PrintedPaper) -> str:
    """Return the right answers to one paper."""
    entries = ""
    for item in paper.quiz.paper.items:
        right = right_answer_words(item, paper.quiz.key.items[item.id])
        answer = f'<span class="right">{escape(right)}</span>'
        entries += f"<li>{escape(item.stem)}<br/>{answer} ({_points(item)})</li>"
    title = escape(paper.quiz.paper.title)
    return f"<article><h2>{escape(paper.heading)}</h2><p>{title}</p><ol>{entries}</ol></article>"


def _total(feedback: FeedbackFile) -> str:
    """Return the line with a learner's points."""
    if feedback.points is None:
        return f"<p>{escape(feedback.state.capitalize())}.</p>"
    late = ", handed in late" if feedback.late else ""
    by_hand = ", set by your teacher" if feedback.by_hand else ""
    points = f"{feedback.points:f} of {feedback.possible:f} points"
    return f"<p><strong>{points}</strong>{late}{by_hand}</p>"


def _paper_feedback(paper: PaperFeedback) -> str:
    """Return the feedback on one attempt."""
    points = f"{paper.points:f} of {paper.possible:f} points"
    about = f"attempt {paper.attempt}, {points}, handed in {paper.handed_in[:16]} UTC"
    head = f"<h2>{escape(paper.title)}</h2>"
    questions = ""
    for number, question in enumerate(paper.questions, 1):
        lines = "".join(_question_lines(number, question))
        questions += f'<section class="question">{lines}</section>'
    return f'<article>{head}<p class="quiet">{escape(about)}</p>{questions}</article>'


def _question_lines(number: int, question: QuestionFeedback) -> Iterator[str]:
    """Yield the lines of feedback on one question."""
    yield f"<h3>{number}. {escape(question.stem)}</h3>"
    points = f"{question.points:f} of {question.possible:f}"
    yield f"<p>{escape(question.verdict)} {points}</p>"
    if question.response:
        yield f"<p>Your answer: {escape(question.response)}</p>"
    yield f'<p>Right: <span class="right">{escape(question.right)}</span></p>'
    for text in (question.sentence, *question.told):
        if text:
            yield f"<p>{escape(text)}</p>"
    if question.sources:
        sources = ", ".join(question.sources)
        yield f'<p class="quiet">{escape(sources)}</p>'
