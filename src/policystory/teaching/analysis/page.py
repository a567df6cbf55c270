"""Write the analysis of an assignment as one HTML page, without scripts, fonts or network."""

from collections.abc import Iterable
from importlib.resources import files

from policystory.facts.words import how_many
from policystory.gradebook.analysis.question_statistics import (
    FEWEST_FOR_INTERVALS,
    QuestionStatistics,
)
from policystory.render.escape import html as escape
from policystory.report.html_tables import row, table
from policystory.teaching.analysis.class_analysis import ClassAnalysis
from policystory.teaching.analysis.figures import histogram, intervals
from policystory.teaching.analysis.format_numbers import (
    RULES,
    decimal,
    objective_words,
    percent,
    points,
)

_FEWEST_OF_A_SECTION = 5
"""With fewer who handed in, a section's marks would tell those of its learners."""
_PARTS = {
    "summary": "Summary",
    "marks": "Marks",
    "objectives": "Objectives",
    "sections": "Sections",
    "questions": "Questions",
    "learners": "Learners",
    "rules": "How to read this",
}


def analysis_page(analysis: ClassAnalysis) -> str:
    """Return an analysis of an assignment as an HTML page."""
    # What has nothing to show, such as learners without names, is left out with its link.
    parts = {
        "summary": _summary(analysis),
        "marks": _marks(analysis),
        "objectives": _objectives(analysis),
        "sections": _sections(analysis),
        "questions": _questions(analysis),
        "learners": _learners(analysis),
        "rules": f"<p>{escape(RULES)}</p>",
    }
    sections = links = ""
    for id_, part in parts.items():
        if part:
            head = _PARTS[id_]
            sections += f'<section id="{id_}"><h2>{head}</h2>{part}</section>'
            links += f'<li><a href="#{id_}">{head}</a></li>'
    title = f"{escape(analysis.class_title)}: {escape(analysis.title)}"
    return (
        f'<!DOCTYPE html>\n<html lang="en">{_head(title)}\n'
        '<body><a class="skip" href="#summary">Skip to the summary</a><div class="page">'
        f"<header><h1>{title}</h1></header>\n"
        f'<nav aria-label="Contents"><h2>Contents</h2><ul>{links}</ul></nav>\n'
        f"<main>{sections}</main></div></body></html>\n"
    )


def _head(title: str) -> str:
    """Return the head of the page; the style is that of the bank's page, with a few things more."""
    style = ""
    # One style for all pages of reports, so that they look alike.
    for room, name in (
        ("policystory.report", "bank.css"),
        ("policystory.teaching.analysis", "analysis.css"),
    ):
        style += (files(room) / name).read_text(encoding="utf-8")
    return (
        '<head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{title}</title><style>{style}</style></head>"
    )


def _summary(analysis: ClassAnalysis) -> str:
    """Return the figures that are looked at first."""
    whole = analysis.whole_class
    listed = [
        ("handed in", f"{whole.handed_in} of {whole.learners}"),
        ("mean share of the points", percent(whole.share) or "–"),
        ("reliability (alpha)", decimal(analysis.work.reliability) or "–"),
        ("questions that need a look", f"{len(_needing(analysis))}"),
    ]
    cells = ""
    for name, value in listed:
        # The interval stands below its value, smaller.
        main, _, interval = value.partition(" (")
        more = f"<dt>{interval.removesuffix(')')}</dt>" if interval else ""
        cells += f"<div>{more}<dt>{name}</dt><dd>{main}</dd></div>"
    return f'<dl class="figures">{cells}</dl>'


def _needing(analysis: ClassAnalysis) -> list[QuestionStatistics]:
    return [each for each in analysis.work.questions if each.attention]


def _marks(analysis: ClassAnalysis) -> str:
    """Return how the learners' marks are spread."""
    if not analysis.shares:
        return "<p>Nothing was graded yet.</p>"
    return (
        "<p>How many learners earned which share of the points with their first attempts.</p>"
        f"{histogram(analysis.shares)}"
    )


def _objectives(analysis: ClassAnalysis) -> str:
    """Return the objectives as a figure and a table."""
    objectives = analysis.work.objectives
    drawn = [
        (objective_words(each.objective), each.difficulty)
        for each in objectives
        if each.difficulty is not None
    ]
    rows = [
        row(
            escape(objective_words(each.objective)),
            each.questions,
            each.n,
            each.right,
            percent(each.difficulty),
        )
        for each in objectives
    ]
    if not rows:
        return ""
    heads = ("Objective", "Questions", "Answers", "All right", "Share of the points")
    title = "Share of the points by objective, with 95% intervals"
    figure = intervals(title, drawn) if drawn else ""
    return f"{figure}{table(title, heads, rows, (1, 2, 3))}"


def _sections(analysis: ClassAnalysis) -> str:
    """Return the sections as a table, without the marks of very small ones."""
    rows: list[str] = []
    for each in analysis.sections:
        name = "Whole class" if each.section is None else escape(each.section)
        # The count stays; it tells nobody's marks.
        is_told = each.handed_in >= _FEWEST_OF_A_SECTION
        earned = f"{points(each.points)} of {points(each.possible)}" if is_told else "–"
        share = percent(each.share)
        rows.append(row(name, each.learners, each.handed_in, earned, share))
    heads = ("Section", "Learners", "Handed in", "Points", "Mean share")
    return table("Sections", heads, rows, (1, 2))


def _questions(analysis: ClassAnalysis) -> str:
    """Return the questions: those to be looked at, then all, with few answers folded away."""
    needing = _needing(analysis)
    many: list[QuestionStatistics] = []
    few: list[QuestionStatistics] = []
    for each in analysis.work.questions:
        if not each.attention:
            (many if each.n >= FEWEST_FOR_INTERVALS else few).append(each)
    parts = _list("Those that need a look", needing)
    if not needing:
        parts = "<p>No rule calls for a look at any question.</p>"
    parts += _list(f"With {FEWEST_FOR_INTERVALS} answers or more", many)
    # Folded away: a bank has hundreds of questions, and these say least.
    if few:
        summary = (
            f"<summary>{len(few)} questions with fewer answers: counts only</summary>"
        )
        parts += f"<details>{summary}{_list('', few)}</details>"
    return parts if analysis.work.questions else ""


def _list(head: str, questions: Iterable[QuestionStatistics]) -> str:
    shown = "".join([_question(each) for each in questions])
    return f"<p><strong>{head}</strong></p>{shown}" if head and shown else shown


def _question(question: QuestionStatistics) -> str:
    """Return one question with what its answers show."""
    told = f"{how_many(question.n, 'answer')}, {question.right} right"
    if question.unanswered:
        told += f", {question.unanswered} left empty or unreadable"
    if question.difficulty is not None:
        told += f"; {percent(question.difficulty)} of the points"
    if question.item_rest is not None:
        told += f"; correlation with the rest {decimal(question.item_rest)}"
    wrong = ""
    for answer in question.wrong:
        wrong += f"<li>{escape(answer.text)}: {answer.n}, of the better half {answer.upper}</li>"
    wrong = f"<ul>{wrong}</ul>" if wrong else ""
    sentences = ""
    for sentence in question.attention:
        sentences += f'<p class="attention">{escape(sentence)}</p>'
    return (
        f'<div class="question"><h3>{escape(question.stem)}</h3>'
        f'<p class="quiet">{told}</p>{sentences}{wrong}</div>'
    )


def _learners(analysis: ClassAnalysis) -> str:
    """Return the learners as a table; nothing if their names are left out."""
    rows: list[str] = []
    for each in analysis.learners:
        result = each.result
        earned = ""
        if result.points is not None:
            earned = f"{result.points:f} of {result.possible:f}"
        rows.append(
            row(
                escape(f"{each.learner.name} ({each.learner.id})"),
                escape(each.learner.section),
                result.state.value + (", late" if result.late else ""),
                earned,
                escape(" ".join(each.attention)),
            )
        )
    heads = ("Learner", "Section", "State", "Points", "Needs attention")
    return table("Learners", heads, rows) if rows else ""
