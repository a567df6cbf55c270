"""Write the text around a chart as HTML: the title above; sources, description and table below."""

from datetime import date

from policystory.course.content import Each, Figure
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.values.period import read_period
from policystory.figures.rows import facts_of, rows
from policystory.render.escape import html as escape

# Where charts of other notebooks have made every box as narrow as what is in it, a chart as wide as
# its box would grow for ever.
_STYLE = (
    "<style>.jp-OutputArea .vega-embed{display:block;width:100%;padding:0}"
    ".jp-RenderedHTMLCommon p.ps-figure-title{font-size:1.15em;line-height:1.35;margin:.6em 0 0}"
    ".jp-RenderedHTMLCommon p.ps-figure-subtitle{margin:.1em 0 .2em;max-width:60em}"
    ".jp-RenderedHTMLCommon figure.ps-figure{margin:.2em 0 1em;max-width:60em;font-size:.92em}"
    ".ps-figure-table{overflow-x:auto}</style>"
)

# A wide table scrolls on a narrow page: by keyboard too, so it takes the focus and has a name.
_SCROLLED = (
    '<div class="ps-figure-table" tabindex="0" role="group" '
    'aria-label="The data of this figure">'
)


def heading(figure: Figure) -> str:
    """Return a figure's title and subtitle as HTML, to be shown above the chart."""
    title = escape(figure.title)
    subtitle = escape(figure.subtitle)
    return (
        f'{_STYLE}<p class="ps-figure-title"><strong>{title}</strong></p>'
        f'<p class="ps-figure-subtitle">{subtitle}</p>'
    )


def caption(figure: Figure, corpus: Corpus) -> str:
    """Return the text below a chart as HTML: a note, the sources, and a part that unfolds.

    The part that unfolds describes the chart in words, and has its data as a table.
    """
    note = ""
    if figure.note:
        note = f"{escape(figure.note)} "
    sources = escape(source_line(figure, corpus))
    data = ""
    for text in (figure.alt, figure.description):
        if text:
            data += f"<p>{escape(text)}</p>"
    table = _data_table(figure, corpus)
    return (
        f'<figure class="ps-figure"><figcaption>{note}{sources}</figcaption>'
        "<details><summary>The figure in words, and its data</summary>"
        f"{data}{_SCROLLED}{table}</div></details></figure>"
    )


def source_line(figure: Figure, corpus: Corpus) -> str:
    """Return a sentence that names the reports of a figure, oldest first.

    The paragraphs are named, too, unless the figure compares whole reports.
    """
    cited: dict[str, set[int]] = {}
    for fact in facts_of(figure, corpus):
        for citation in fact.sources:
            paragraphs = cited.setdefault(citation.source, set())
            paragraphs.add(citation.paragraph)
    reports: list[str] = []

    # Oldest first, as the reports followed each other.
    def published(id_: str) -> date:
        source = corpus.sources[id_]
        return read_period(source.date).first

    for source in sorted(cited, key=published):
        report = words.report(corpus, source)
        # Where whole reports are compared, a list of their paragraphs says nothing.
        if figure.each is not Each.SILENCE:
            numbers = ", ".join(f"¶{number}" for number in sorted(cited[source]))
            report = f"{report} {numbers}"
        reports.append(report)
    named = "Source" if len(reports) == 1 else "Sources"
    return f"{named}: {'; '.join(reports)}."


def _data_table(figure: Figure, corpus: Corpus) -> str:
    """Return the table of a figure's data as HTML."""
    head = ""
    for column in figure.columns:
        head += f'<th scope="col">{escape(column.title)}</th>'
    body = ""
    for row in rows(figure, corpus):
        cells = ""
        for column in figure.columns:
            # Only an amount has a unit, and only what has a period has dates.
            value = row.get(column.field, "")
            cells += f"<td>{escape(str(value))}</td>"
        body += f"<tr>{cells}</tr>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
