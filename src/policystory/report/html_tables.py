"""Write HTML tables for the report on all items of a course; a wide table can be scrolled."""

from collections.abc import Iterable

from policystory.render.escape import html as escape

_FIGURES = ' class="n"'


def table(
    caption: str, heads: Iterable[str], rows: Iterable[str], figures: Iterable[int] = ()
) -> str:
    """Return an HTML table.

    `caption` and `heads` (the columns' headings) are plain text. `rows` are HTML, as `row` returns
    it. `figures` are the positions, from 0, of the columns with numbers.
    """
    columns = set(figures)
    cells = ""
    for place, head in enumerate(heads):
        # The heads of figures stand to the right as the figures do.
        side = _FIGURES if place in columns else ""
        cells += f'<th scope="col"{side}>{escape(head)}</th>'
    name = escape(caption)
    body = "".join(rows)
    # The keyboard can scroll only what it can reach: hence the tabindex.
    return (
        f'<div class="scroll" role="region" aria-label="{name}" tabindex="0"><table>'
        f"<caption>{name}</caption>"
        f"<thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def row(head: str, *cells: str | float, class_: str = "") -> str:
    """Return a row of an HTML table.

    `head` is the first cell; `cells` are the others; `class_` is the row's CSS class. Texts must be
    HTML already. Numbers are formatted, and aligned to the right.

    >>> row("<b>Fees</b>", "tolls", 1200)
    '<tr><th scope="row"><b>Fees</b></th><td>tolls</td><td class="n">1,200</td></tr>'
    """
    written = "".join(map(_cell, cells))
    marked = f" class={class_}" if class_ else ""
    return f'<tr{marked}><th scope="row">{head}</th>{written}</tr>'


def _cell(cell: str | float) -> str:
    if isinstance(cell, str):
        return f"<td>{cell}</td>"
    return f"<td{_FIGURES}>{_number(cell)}</td>"


def _number(count: float) -> str:
    """Write a count, with a dash for 0; or a mean with one decimal."""
    if isinstance(count, int):
        if count:
            return f"{count:,}"
        return "–"
    return f"{count:.1f}"
