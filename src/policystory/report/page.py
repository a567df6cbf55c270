"""The bank report as one HTML page: a summary, then every item as a learner sees it, with key and proofs folded away.

The page needs nothing but itself: no script, no font, no network.
"""

from collections.abc import Iterator
from importlib.resources import files

from policystory.course.open_course import OpenCourse
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Objective
from policystory.items.forms import FORMS
from policystory.items.item import Item
from policystory.items.variant import variant
from policystory.render.escape import html as escape
from policystory.render.item_html import keyed_html
from policystory.report.bank_report import BankReport, in_order, lesson_title
from policystory.report.summary import summary_html

RULES = {
    "stated": "A fact says just this.",
    "entailed": "A fact says something that makes this true.",
    "single-valued": "There is one value, a fact gives it, and it is another.",
    "closed-list": "A complete list does not hold it.",
    "closed-over-report": "The report attaches something else; every paragraph of it is in the corpus.",
    "reports-differ": "Reports differ, and nothing settles it.",
    "possible": "A fact leaves room for it, so it is not known to be false.",
    "not-spoken-of": "No fact answers this.",
    "compared": "Two facts beside each other show it: sizes, dates, or what is the same in both and what is not.",
    "kinds-apart": "A statement of one kind is by definition none of the other.",
    "filed-apart": "The report files it under one heading, and so not under the other.",
    "no-such-figure": "The report gives the figure nowhere, or gives it of something else.",
    "absent": "The report names nowhere what the statement names.",
    "too-early": "The report was published before the time of which the statement speaks.",
    "silent": "The report says nothing of what is asked about.",
    "unsaid": "The report speaks of it, and leaves just this unsaid.",
    "repeated": "One report takes it from the other, so it is no second witness.",
    "independent": "Two reports say so, and neither takes it from the other.",
    "taken-from": "The fact from which a wrong option is taken: what it was mixed up with.",
    "authored": "A person wrote why, and named the facts.",
}
"""What the rules of proofs mean; a rule that is not here stands with its name alone."""


def bank_page(course: OpenCourse, report: BankReport) -> str:
    """Return the page of a course's bank; items are shown in the variants of the report's seed."""
    title = f"{course.content.course.title}: the item bank"
    grouped = _by_objective(course)
    seed = f", seed “{escape(report.seed)}”" if report.seed else ""
    style = (files("policystory.report") / "bank.css").read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(course.content.course.language)}"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{escape(title)}</title><style>{style}</style></head>\n"
        '<body><a class="skip" href="#summary">Skip to the summary</a><div class="page">'
        f'<header><h1>{escape(title)}</h1><p class="quiet">Content {escape(report.version)}{seed}. '
        "Every wrong option is proved wrong; the proof stands below its question.</p>"
        "</header>\n"
        f"{_contents(course, grouped)}\n<main>{summary_html(report)}\n"
        + "\n".join(_lessons(course, grouped, report.seed))
        + f"\n{_rules(course)}\n{_facts(course)}</main></div></body></html>\n"
    )


Grouped = dict[str, list[tuple[Objective, list[Item]]]]
"""Lesson -> its objectives, each with the items that are listed under it."""


def _by_objective(course: OpenCourse) -> Grouped:
    """List each item once: under the first of its objectives, in the order of facts and kinds."""
    objectives = in_order(course.corpus)
    kinds = {kind: place for place, kind in enumerate(FORMS)}
    place = {one.id: i for i, one in enumerate(objectives)}
    under: dict[str, list[Item]] = {one.id: [] for one in objectives}
    none: list[Item] = []
    for item in sorted(
        course.bank.items.values(),
        key=lambda item: (item.asked[0], kinds.get(item.kind, 0), item.id),
    ):
        first = min(item.objectives, key=lambda one: place[one], default=None)
        (none if first is None else under[first]).append(item)
    found: Grouped = {}
    for one in objectives:
        found.setdefault(one.lesson, []).append((one, under[one.id]))
    if none:
        nowhere = Objective("no-objective", "", "", "", "No objective")
        found[nowhere.lesson] = [(nowhere, none)]
    return found


def _contents(course: OpenCourse, grouped: Grouped) -> str:
    """Return the table of contents: lessons, and folded below each its objectives."""
    entries = ""
    for lesson, objectives in grouped.items():
        inner = "".join(
            f'<li><a href="#o-{escape(one.id)}">{escape(one.text)} <span class="count">{len(items)}</span></a></li>'
            for one, items in objectives
        )
        count = sum(len(items) for _, items in objectives)
        summary = (
            f'{escape(lesson_title(course, lesson))} <span class="count">{count}</span>'
        )
        entries += (
            f"<li><details><summary>{summary}</summary><ul>{inner}</ul></details></li>"
        )
    return (
        '<nav aria-label="Contents"><h2>Contents</h2><ul><li><a href="#summary">Summary</a></li>'
        f'{entries}<li><a href="#rules">Rules of proof</a></li><li><a href="#facts">Facts</a></li></ul></nav>'
    )


def _lessons(course: OpenCourse, grouped: Grouped, seed: str) -> Iterator[str]:
    """Yield each lesson with its objectives and their items."""
    for lesson, objectives in grouped.items():
        yield f'<section><h2 id="l-{escape(lesson)}">{escape(lesson_title(course, lesson))}</h2>'
        for one, items in objectives:
            yield (
                f'<h3 id="o-{escape(one.id)}">{escape(one.text)}</h3><p class="about"><code>{escape(one.id)}</code> · '
                f"{escape(one.level)} · {words.how_many(len(items), 'item')} listed here</p>"
            )
            for item in items:
                yield keyed_html(course.corpus, item, variant(item, seed) or item)
        yield "</section>"


def _rules(course: OpenCourse) -> str:
    """Return what each rule means that a proof of this bank names."""
    used = {
        why.rule
        for item in course.bank.items.values()
        for proof in item.why.values()
        for why in proof
    }
    listed = "".join(
        f'<li id="r-{escape(rule)}"><p><code>{escape(rule)}</code> {escape(RULES.get(rule, ""))}</p></li>'
        for rule in sorted(used)
    )
    return f'<section><h2 id="rules">Rules of proof</h2><ul class="facts">{listed}</ul></section>'


def _facts(course: OpenCourse) -> str:
    """Return every fact that an item or the summary rests on, once."""
    listed = "".join(
        _fact(course.corpus, fact) for fact in course.corpus.facts.values()
    )
    return (
        f'<section><h2 id="facts">Facts</h2><ul class="facts">{listed}</ul></section>'
    )


def _fact(corpus: Corpus, fact: Fact) -> str:
    about = " · ".join(
        (fact.id, fact.kind.value.replace("-", " "), words.marks(corpus, fact))
    )
    return f'<li id="f-{escape(fact.id)}"><p>{escape(fact.says)}</p><p class="about">{escape(about)}</p></li>'
