"""Draw the figures on an analysis's page, as SVG without scripts."""

from collections.abc import Iterable

from policystory.gradebook.analysis.shares_and_correlations import Interval
from policystory.render.escape import html as escape

_BANDS = 10
"""The bars of the histogram: each of ten percent of the points."""
_WIDTH = 640
_HEIGHT = 180
_BASE = 150
_LABELS = 260
"""The width of the labels beside the intervals."""
_ROW = 26


def histogram(shares: Iterable[float]) -> str:
    """Draw how many learners earned which share of the points, as SVG.

    `shares`: each learner's share, from 0 to 1.
    """
    counts = [0] * _BANDS
    for share in shares:
        # Who has all points is in the last band.
        counts[min(int(share * _BANDS), _BANDS - 1)] += 1
    tallest = max(*counts, 1)
    bars = ""
    step = _WIDTH / _BANDS
    for band, count in enumerate(counts):
        height = round((_BASE - 30) * count / tallest, 1)
        x, y = round(band * step + 3, 1), round(_BASE - height, 1)
        middle = round((band + 0.5) * step, 1)
        bars += (
            f'<rect class="bar" x="{x}" y="{y}" width="{step - 6}" height="{height}"/>'
        )
        # A bar of nothing needs no number; the axis shows that it is empty.
        if count:
            bars += (
                f'<text x="{middle}" y="{y - 6}" text-anchor="middle">{count}</text>'
            )
        label = f"{10 * band}–{10 * band + 10}%"
        bars += (
            f'<text x="{middle}" y="{_BASE + 20}" text-anchor="middle">{label}</text>'
        )
    line = f'<line class="axis" x1="0" y1="{_BASE}" x2="{_WIDTH}" y2="{_BASE}"/>'
    return _svg("How many learners earned which share of the points", bars + line)


def intervals(title: str, rows: Iterable[tuple[str, Interval]]) -> str:
    """Draw a row for each value, with a dot for the value and a line for its interval, as SVG.

    `title`: the figure's name; `rows`: each with a label, and a value from 0 to 1 with its
    interval.
    """
    listed = list(rows)
    plot = _WIDTH - _LABELS - 20
    bottom = _ROW * len(listed) + 14
    drawn = ""
    # The lines first, so that the values lie over them.
    for percent in (0, 25, 50, 75, 100):
        x = round(_LABELS + plot * percent / 100, 1)
        drawn += f'<line class="grid" x1="{x}" y1="8" x2="{x}" y2="{bottom}"/>'
        drawn += (
            f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{percent}%</text>'
        )
    for number, (label, interval) in enumerate(listed):
        y = _ROW * number + 20
        low, dot, high = [
            round(_LABELS + plot * end, 1)
            for end in (interval.low, interval.value, interval.high)
        ]
        drawn += f'<text x="0" y="{y + 4}">{escape(label)}</text>'
        drawn += f'<line class="interval" x1="{low}" y1="{y}" x2="{high}" y2="{y}"/>'
        drawn += f'<circle class="dot" cx="{dot}" cy="{y}" r="5"/>'
    return _svg(title, drawn, height=bottom + 26)


def _svg(title: str, drawn: str, height: int = _HEIGHT) -> str:
    """Return a drawing with its name, in a box that can be scrolled on narrow screens."""
    name = escape(title)
    return (
        f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">'
        f'<svg class="figure" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{name}">{drawn}</svg></div>'
    )
