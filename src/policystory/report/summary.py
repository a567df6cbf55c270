"""Write the summary of the report on all items of a course: counts, guessing, what is missing."""

from collections.abc import Iterable

from policystory.items.guessing.always_right_options import Sign
from policystory.items.guessing.guessing_strategies import Band
from policystory.render.escape import html as escape
from policystory.render.item_html import fact_link
from policystory.report.bank_report import (
    NEGATIVE_SHARE,
    BankReport,
    LessonItems,
    ObjectiveItems,
)
from policystory.report.html_tables import row, table
from policystory.report.not_made import NotMade, UnaskedFact
from policystory.report.text import (
    list_counts,
    list_nonzero_counts,
    negative_share,
    objectives_line,
    unasked_by_reason,
)

# The share of hits at the right end of a chart of guessing.
_WIDEST = 0.7


def summary_html(report: BankReport) -> str:
    """Return the counts of a bank report (on all items of a course) as an HTML section."""
    parts = (
        _figures(report),
        _kinds(report),
        _guessing(report),
        _signs(report),
        _objectives(report),
        _not_made(report),
        _unasked(report),
    )
    summary = "".join(parts)
    return f'<section><h2 id="summary">Summary</h2>{summary}</section>'


def _figures(report: BankReport) -> str:
    """Return the counts that a reader looks for first."""
    figures = {
        "items": report.items,
        "families": report.families,
        "generated": report.generated,
        "written by an author": report.authored,
        "proved": report.bank.proved,
        "judged by their author": report.bank.judged,
        f"of {report.facts} facts are asked for": report.asked,
        "questions not made": report.refused,
    }
    cells = ""
    for name, count in figures.items():
        cells += f"<div><dt>{name}</dt><dd>{count:,}</dd></div>"
    return f'<dl class="figures">{cells}</dl>'


def _kinds(report: BankReport) -> str:
    """Return the items of each lesson by kind, then all items by direction and level."""
    rows = list(map(_lesson_row, report.lessons))
    rows.append(_bank_row(report))
    names = [kind.replace("-", " ") for kind in report.kinds]
    heads = ["Lesson", "all", *names, "facts", "not asked"]
    caption = (
        "Items by lesson and kind, and facts that no item asks for. "
        "What belongs to two lessons counts in both."
    )
    lessons = table(caption, heads, rows, range(1, len(heads)))
    directions = escape(list_nonzero_counts(report.directions))
    levels = escape(list_counts(report.levels))
    about = escape(list_counts(report.about))
    return (
        f"<h3>Kinds and lessons</h3>{lessons}"
        f"<p>By what they take: {about}.</p>"
        f"<p>By direction: {directions}.</p><p>By level: {levels}.</p>"
    )


def _lesson_row(lesson: LessonItems) -> str:
    title = escape(lesson.title)
    # Lessons and bank count the same kinds in the same order, zeros included.
    counts = lesson.kinds.values()
    return row(title, lesson.items, *counts, lesson.facts, lesson.silent)


def _bank_row(report: BankReport) -> str:
    counts = report.kinds.values()
    unasked = report.facts - report.asked
    return row("whole bank", report.items, *counts, report.facts, unasked, class_="all")


def _guessing(report: BankReport) -> str:
    """Return how often each strategy of a student who knows nothing would be right."""
    heads = (
        "Strategy",
        "items",
        "hits",
        "by chance",
        "from",
        "to",
        "hits in the band",
        "95% band",
    )
    caption = "Hits of a student who knows nothing and goes by looks alone"
    # A strategy that no item allows has nothing to show.
    rows = [_band_row(band) for band in report.bands if band.n]
    strategies = table(caption, heads, rows, range(1, 6))
    fit = "more than"
    if negative_share(report) <= NEGATIVE_SHARE:
        fit = "within"
    negative = f"Negative stems: {report.negative} of {report.items}"
    undrawn = ""
    if report.undrawn:
        names = ", ".join(report.undrawn)
        undrawn = f"<p>No variant for this seed: {escape(names)}.</p>"
    return (
        f"<h3>Guessing</h3>{strategies}"
        f"<p>{negative}, {fit} the {NEGATIVE_SHARE:.0%} allowed.</p>{undrawn}"
    )


def _signs(report: BankReport) -> str:
    """Return the options that give themselves away in questions of one form; best are none."""
    heading = "<h3>Always or never right</h3>"
    if not report.signs:
        return f"{heading}<p>No option is, in questions of one form.</p>"
    heads = ("Option", "Report", "Form", "offered", "right")
    caption = "Options that are always or never right in questions of one form"
    rows = map(_sign_row, report.signs)
    return heading + table(caption, heads, rows, figures=(3, 4))


def _sign_row(sign: Sign) -> str:
    about = escape(sign.report or "all reports")
    option = escape(sign.option)
    form = escape(sign.form)
    return row(option, about, form, sign.offered, sign.right)


def _band_row(band: Band) -> str:
    counts = (band.n, band.hits, band.expected, band.low, band.high)
    verdict = '<span class="outside">outside</span>'
    if band.ok:
        verdict = "within"
    name = escape(band.name)
    chart = _chart(band)
    return row(name, *counts, chart, verdict)


def _chart(band: Band) -> str:
    """Draw the band of chance and the hits as shares of the items; the numbers are beside it."""
    low = _place(band.low, band.n)
    high = _place(band.high, band.n)
    hits = _place(band.hits, band.n)
    # The mark of the hits is 1.5 wide, and its middle stands at their share.
    left = max(0.0, hits - 0.75)
    sign = "hits" if band.ok else "hits outside"
    size = 'height="10"/>'
    return (
        '<svg class="band" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" {size}'
        f'<rect class="chance" x="{low:.1f}" width="{high - low:.1f}" {size}'
        f'<rect class="{sign}" x="{left:.1f}" width="1.5" {size}</svg>'
    )


def _place(count: float, items: int) -> float:
    """Return where a count of hits lies in a chart, from 0 to 100."""
    place = 100 * count / items / _WIDEST
    # What lies further to the right is drawn at the end.
    return min(100.0, place)


def _objectives(report: BankReport) -> str:
    """Return what each objective has, and what it lacks."""
    titles: dict[str, str] = {}
    for lesson in report.lessons:
        titles[lesson.lesson] = escape(lesson.title)
    rows = [_objective_row(objective, titles) for objective in report.objectives]
    heads = ("Objective", "Lesson", "Level", "items", "by kind", "lacks")
    caption = f"{objectives_line(report)}."
    objectives = table(caption, heads, rows, figures=(3,))
    return f"<h3>Objectives</h3>{objectives}"


def _objective_row(objective: ObjectiveItems, titles: dict[str, str]) -> str:
    """Return the row of an objective; `titles` are the lessons' titles, which are HTML already."""
    name = escape(objective.objective)
    text = escape(objective.text)
    lacks = escape(objective.lacks)
    if lacks:
        lacks = f'<span class="lacks">{lacks}</span>'
    kinds = list_counts(objective.kinds)
    return row(
        f'<a href="#o-{name}">{text}</a>',
        titles[objective.lesson],
        escape(objective.level),
        objective.items,
        escape(kinds),
        lacks,
    )


def _not_made(report: BankReport) -> str:
    """Return how many questions were not made, by rule and by other reason."""
    rules = _counts_table("Questions that each rule for items rejected", report.rules)
    reasons = _counts_table("Questions not made for another reason", report.reasons)
    return f"<h3>What was not made</h3>{rules}{reasons}"


def _counts_table(caption: str, counts: Iterable[NotMade]) -> str:
    heads = ("Reason", "questions", "such as")
    rows = map(_count_row, counts)
    return table(caption, heads, rows, figures=(1,))


def _count_row(entry: NotMade) -> str:
    names = map(escape, entry.examples)
    examples = [f"<code>{name}</code>" for name in names]
    reason = escape(entry.reason)
    return row(reason, entry.count, ", ".join(examples))


def _unasked(report: BankReport) -> str:
    """Return the facts that no item asks for, by reason, folded away."""
    entries = ""
    for reasons, facts in unasked_by_reason(report):
        entries += _unasked_entry(reasons, facts)
    return f"<h3>Facts that no item asks for</h3>{entries or '<p>None.</p>'}"


def _unasked_entry(reasons: tuple[str, ...], facts: list[UnaskedFact]) -> str:
    """Return facts that share their reasons: their number, the reasons, and the facts."""
    first, *further = map(escape, reasons)
    # The summary of a fold is one line, so further reasons stand below it.
    more = ""
    if further:
        more = f" · and {len(further)} more"
    rest = ""
    for reason in further:
        rest += f'<p class="quiet">{reason}</p>'
    listed = "".join(map(_unasked_fact, facts))
    summary = f"<summary>{len(facts)} · {first}{more}</summary>"
    return f"<details>{summary}{rest}<ul>{listed}</ul></details>"


def _unasked_fact(fact: UnaskedFact) -> str:
    link = fact_link(fact.fact)
    return f"<li>{link}: {escape(fact.says)}</li>"
