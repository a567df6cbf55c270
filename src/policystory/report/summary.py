"""The summary on top of the bank's page: counts, whether the items can be guessed, and what was not made."""

from collections.abc import Iterable

from policystory.items.rules.guessing import Band
from policystory.render.escape import html as escape
from policystory.render.item_html import fact_link
from policystory.report.bank_report import NEGATIVE_SHARE, BankReport, Rejected, Silent
from policystory.report.text import counted, silent_by_reason


def summary_html(report: BankReport) -> str:
    """Return the summary as a section."""
    parts = (_figures, _kinds, _guessing, _objectives, _rejected, _silent)
    return f'<section><h2 id="summary">Summary</h2>{"".join(part(report) for part in parts)}</section>'


def _figures(report: BankReport) -> str:
    """Return the counts that one asks for first."""
    figures = {
        "items": report.items,
        "families": report.families,
        "generated": report.generated,
        "written by an author": report.authored,
        f"of {report.facts} facts are asked for": report.asked,
        "questions not made": report.refused,
    }
    cells = "".join(
        f"<div><dt>{name}</dt><dd>{count:,}</dd></div>"
        for name, count in figures.items()
    )
    return f'<dl class="figures">{cells}</dl>'


def table(
    caption: str, heads: Iterable[str], rows: Iterable[str], numbers: Iterable[int] = ()
) -> str:
    """Return a table that scrolls by itself where the page is narrow; `numbers` names the columns of figures."""
    columns = set(numbers)
    head = "".join(
        f'<th scope="col"{_n(i in columns)}>{escape(name)}</th>'
        for i, name in enumerate(heads)
    )
    return (
        f'<div class="scroll" role="region" aria-label="{escape(caption)}" tabindex="0"><table>'
        f"<caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _n(is_number: bool) -> str:
    return ' class="n"' if is_number else ""


def _row(head: str, *cells: str | float, class_: str = "") -> str:
    """Return a row; figures stand to the right, and none is a dash."""
    written = "".join(
        f"<td>{cell}</td>"
        if isinstance(cell, str)
        else f'<td class="n">{_number(cell)}</td>'
        for cell in cells
    )
    return f'<tr{f" class={class_}" if class_ else ""}><th scope="row">{head}</th>{written}</tr>'


def _number(count: float) -> str:
    """Write a count, or a mean of counts with one decimal."""
    return (
        (f"{count:,}" if count else "–") if isinstance(count, int) else f"{count:.1f}"
    )


def _kinds(report: BankReport) -> str:
    """Return the items of each lesson by kind, then all by direction and level."""
    kinds = list(report.kinds)
    rows = [
        _row(
            escape(one.title),
            one.items,
            *(one.kinds.get(kind, 0) for kind in kinds),
            one.facts,
            one.silent,
        )
        for one in report.lessons
    ]
    silent = report.facts - report.asked
    rows.append(
        _row(
            "whole bank",
            report.items,
            *report.kinds.values(),
            report.facts,
            silent,
            class_="all",
        )
    )
    heads = [
        "Lesson",
        "all",
        *(kind.replace("-", " ") for kind in kinds),
        "facts",
        "not asked",
    ]
    caption = "Items by lesson and kind, and facts that no item asks for. What belongs to two lessons counts in both."
    directions = escape(
        counted({name: count for name, count in report.directions.items() if count})
    )
    return (
        f"<h3>Kinds and lessons</h3>{table(caption, heads, rows, range(1, len(heads)))}"
        f"<p>By direction: {directions}.</p><p>By level: {escape(counted(report.levels))}.</p>"
    )


def _guessing(report: BankReport) -> str:
    """Return how a student who knows nothing would do, strategy by strategy."""
    rows = [
        _row(
            escape(one.name), one.n, one.hits, one.expected, one.low, one.high,
            _chart(one), "within" if one.ok else '<span class="outside">outside</span>',
        )
        for one in report.bands if one.n
    ]  # fmt: skip
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
    share = report.negative / report.items if report.items else 0.0
    fit = "within" if share <= NEGATIVE_SHARE else "more than"
    undrawn = (
        f"<p>No variant for this seed: {escape(', '.join(report.undrawn))}.</p>"
        if report.undrawn
        else ""
    )
    caption = "Hits of a student who knows nothing and goes by looks alone"
    return (
        f"<h3>Guessing</h3>{table(caption, heads, rows, range(1, 6))}"
        f"<p>Negative stems: {report.negative} of {report.items}, {fit} the {NEGATIVE_SHARE:.0%} allowed.</p>{undrawn}"
    )


WIDEST = 0.7
"""The share of hits at the right end of a chart."""


def _chart(band: Band) -> str:
    """Draw the band of chance and the hits as shares of the items; the numbers stand beside it."""
    low, high, hits = (
        min(100.0, 100 * count / band.n / WIDEST)
        for count in (band.low, band.high, band.hits)
    )
    sign = "hits" if band.ok else "hits outside"
    return (
        '<svg class="band" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="10"/><rect class="chance" x="{low:.1f}" width="{high - low:.1f}" '
        f'height="10"/><rect class="{sign}" x="{max(0.0, hits - 0.75):.1f}" width="1.5" height="10"/></svg>'
    )


def _objectives(report: BankReport) -> str:
    """Return what each objective has, and what it lacks."""
    titles = {one.lesson: escape(one.title) for one in report.lessons}
    rows = [
        _row(
            f'<a href="#o-{escape(one.objective)}">{escape(one.text)}</a>', titles[one.lesson], escape(one.level),
            one.items, escape(counted(one.kinds)), f'<span class="lacks">{escape(one.lacks)}</span>' * bool(one.lacks),
        )
        for one in report.objectives
    ]  # fmt: skip
    thin = sum(bool(one.lacks) for one in report.objectives)
    caption = f"{len(report.objectives) - thin} of {len(report.objectives)} objectives have enough items and kinds."
    heads = ("Objective", "Lesson", "Level", "items", "by kind", "lacks")
    return f"<h3>Objectives</h3>{table(caption, heads, rows, (3,))}"


def _rejected(report: BankReport) -> str:
    """Return how many questions each rule rejected, and how many were not made for other reasons."""
    heads = ("Reason", "questions", "such as")
    by_rule = table(
        "Questions that each rule for items rejected",
        heads,
        map(_rejected_row, report.rules),
        (1,),
    )
    others = table(
        "Questions not made for another reason",
        heads,
        map(_rejected_row, report.reasons),
        (1,),
    )
    return f"<h3>What was not made</h3>{by_rule}{others}"


def _rejected_row(one: Rejected) -> str:
    examples = ", ".join(f"<code>{escape(example)}</code>" for example in one.examples)
    return _row(escape(one.reason), one.count, examples)


def _silent(report: BankReport) -> str:
    """Return the facts that no item asks for, by reason, folded away."""
    entries = "".join(
        _silent_entry(reasons, facts) for reasons, facts in silent_by_reason(report)
    )
    return f"<h3>Facts that no item asks for</h3>{entries or '<p>None.</p>'}"


def _silent_entry(reasons: tuple[str, ...], facts: list[Silent]) -> str:
    """Return facts that share their reasons: the first reason and their number, and below it the rest."""
    first, *others = map(escape, reasons)
    more = f" · and {len(others)} more" if others else ""
    rest = "".join(f'<p class="quiet">{reason}</p>' for reason in others)
    listed = "".join(
        f"<li>{fact_link(one.fact)}: {escape(one.says)}</li>" for one in facts
    )
    return f"<details><summary>{len(facts)} · {first}{more}</summary>{rest}<ul>{listed}</ul></details>"
