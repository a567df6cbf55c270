"""Write the bank report (on all items of a course) as an HTML page.

It has a summary, and then each item with a folded part for its right answer and proofs. The page
needs no script, font or network.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from policystory.course.open_course import OpenCourse
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Level, Objective
from policystory.items.forms import FORMS
from policystory.items.item import Item
from policystory.items.variant import variant
from policystory.render.escape import html as escape
from policystory.render.item_html import keyed_html
from policystory.report.bank_report import BankReport, lesson_title, sorted_objectives
from policystory.report.summary import summary_html

RULES = {
    "stated": "A fact says just this.",
    "entailed": "A fact says something that makes this true.",
    "single-valued": "There is one value, a fact gives it, and it is another.",
    "closed-list": "A complete list does not hold it.",
    "closed-over-report": "The report attaches something else; "
    "every paragraph of it is in the corpus.",
    "reports-differ": "Reports differ, and nothing settles it.",
    "possible": "A fact leaves room for it, so it is not known to be false.",
    "not-spoken-of": "No fact answers this.",
    "compared": "Two facts beside each other show it: sizes, dates, "
    "or what is the same in both and what is not.",
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
    "authored": "No proof: the author judged it, and named the facts.",
}
"""The meaning of each rule of a proof; the page shows a rule that is missing here by its name
alone."""

Grouped = dict[str, list[tuple[Objective, list[Item]]]]
"""The objectives of each lesson, each with the items that are listed under it."""


def bank_page(course: OpenCourse, report: BankReport) -> str:
    """Return the report on all items of a course as an HTML page, which also shows each item.

    `course` has the items (questions); `report` has their counts. An item is shown with the options
    that `report.seed` draws for it.
    """
    about = course.content.course
    title = escape(f"{about.title}: the item bank")
    grouped = _by_objective(course)
    parts = (
        summary_html(report),
        *_lessons(course, grouped, report.seed),
        _rules(course),
        _facts(course),
    )
    main = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(about.language)}">'
        f"{_head(title)}\n"
        '<body><a class="skip" href="#summary">Skip to the summary</a><div class="page">'
        f"{_header(title, report)}\n"
        f"{_contents(course, grouped)}\n"
        f"<main>{main}</main></div></body></html>\n"
    )


def _head(title: str) -> str:
    """Return the head of the page with its style; the title is HTML already."""
    stylesheet = files("policystory.report") / "bank.css"
    style = stylesheet.read_text(encoding="utf-8")
    return (
        '<head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{title}</title><style>{style}</style></head>"
    )


def _header(title: str, report: BankReport) -> str:
    """Return the title, which is HTML already, with the version and the seed."""
    seed = ""
    if report.seed:
        seed = f", seed “{escape(report.seed)}”"
    return (
        f'<header><h1>{title}</h1><p class="quiet">Content {escape(report.version)}{seed}. '
        "Every wrong option is proved wrong, or judged so by its author; "
        "below its question stands which.</p>"
        "</header>"
    )


def _by_objective(course: OpenCourse) -> Grouped:
    """List each item once, under the first of its objectives, in the order of facts and kinds."""
    objectives = sorted_objectives(course.corpus)
    order = [objective.id for objective in objectives]
    listed: dict[str, list[Item]] = {}
    without_objective: list[Item] = []
    for item in _sorted_items(course):
        if item.objectives:
            first = min(item.objectives, key=order.index)
            listed.setdefault(first, []).append(item)
        else:
            without_objective.append(item)
    grouped: Grouped = {}
    for objective in objectives:
        # An objective without items is listed too: it is what an author looks for.
        items = listed.get(objective.id, [])
        grouped.setdefault(objective.lesson, []).append((objective, items))
    if without_objective:
        # The page lists every item, so items without an objective get a section of their own.
        # It has a level only because an objective has one; without a verb it is not shown.
        nowhere = Objective("no-objective", "", "", Level.REMEMBER, "No objective")
        grouped[nowhere.lesson] = [(nowhere, without_objective)]
    return grouped


def _sorted_items(course: OpenCourse) -> list[Item]:
    """Return the items sorted by the first fact they ask for, then by kind as in FORMS."""
    kinds = list(FORMS)

    def place(item: Item) -> tuple[str, int, str]:
        return item.asked[0], kinds.index(item.kind), item.id

    return sorted(course.bank.items.values(), key=place)


def _contents(course: OpenCourse, grouped: Grouped) -> str:
    """Return the table of contents: the lessons, each with its objectives folded away."""
    entries = ""
    for lesson, objectives in grouped.items():
        links = ""
        total = 0
        for objective, items in objectives:
            links += _contents_link(objective, items)
            total += len(items)
        title = escape(lesson_title(course, lesson))
        summary = f"{title} {_count(total)}"
        entries += (
            f"<li><details><summary>{summary}</summary><ul>{links}</ul></details></li>"
        )
    return (
        '<nav aria-label="Contents"><h2>Contents</h2><ul>'
        '<li><a href="#summary">Summary</a></li>'
        f"{entries}"
        '<li><a href="#rules">Rules of proof</a></li><li><a href="#facts">Facts</a></li>'
        "</ul></nav>"
    )


def _contents_link(objective: Objective, items: list[Item]) -> str:
    count = _count(len(items))
    text = f"{escape(objective.text)} {count}"
    return f'<li><a href="#o-{escape(objective.id)}">{text}</a></li>'


def _count(items: int) -> str:
    return f'<span class="count">{items}</span>'


def _lessons(course: OpenCourse, grouped: Grouped, seed: str) -> Iterator[str]:
    """Yield each lesson with its objectives and their items."""
    for lesson, objectives in grouped.items():
        title = escape(lesson_title(course, lesson))
        name = escape(lesson)
        yield f'<section><h2 id="l-{name}">{title}</h2>'
        for objective, items in objectives:
            yield _objective_heading(objective, items)
            for item in items:
                # An item without a variant for this seed is shown with all that the bank holds.
                shown = variant(item, seed) or item
                yield keyed_html(course.corpus, item, shown)
        yield "</section>"


def _objective_heading(objective: Objective, items: list[Item]) -> str:
    name = escape(objective.id)
    text = escape(objective.text)
    about = [f"<code>{name}</code>"]
    if objective.verb:
        about.append(escape(objective.level))
    # An item of several objectives is listed under the first of them alone.
    about.append(f"{words.how_many(len(items), 'item')} listed here")
    return f'<h3 id="o-{name}">{text}</h3><p class="about">{" · ".join(about)}</p>'


def _rules(course: OpenCourse) -> str:
    """Return the meaning of each rule that a proof in this bank names."""
    used: set[str] = set()
    for item in course.bank.items.values():
        for proof in item.why.values():
            used.update(why.rule for why in proof)
    # An author's reader need not know rules that prove nothing here.
    return _list_section("rules", "Rules of proof", map(_rule, sorted(used)))


def _rule(rule: str) -> str:
    name = escape(rule)
    meaning = escape(RULES.get(rule, ""))
    return f'<li id="r-{name}"><p><code>{name}</code> {meaning}</p></li>'


def _facts(course: OpenCourse) -> str:
    """Return every fact of the corpus, to which items and the summary link."""
    corpus = course.corpus
    entries = [_fact(corpus, fact) for fact in corpus.facts.values()]
    return _list_section("facts", "Facts", entries)


def _fact(corpus: Corpus, fact: Fact) -> str:
    name = escape(fact.id)
    statement = escape(fact.says)
    kind = fact.kind.value.replace("-", " ")
    marks = words.marks(corpus, fact)
    about = escape(f"{fact.id} · {kind} · {marks}")
    return f'<li id="f-{name}"><p>{statement}</p><p class="about">{about}</p></li>'


def _list_section(name: str, title: str, entries: Iterable[str]) -> str:
    """Return a section that is a list, with its name as the target of links."""
    listed = "".join(entries)
    return (
        f'<section><h2 id="{name}">{title}</h2>'
        f'<ul class="facts">{listed}</ul></section>'
    )
