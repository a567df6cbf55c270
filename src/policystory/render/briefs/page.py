"""Write a brief (a learner's short text built from facts) as HTML.

It is written as the plain copy in a notebook, and as a page for the teacher with the rubric. The
page is one file without scripts, and loads nothing from any network.
"""

from collections.abc import Iterable

from policystory.brief.draft import Draft, Side, UsedFact
from policystory.brief.finding import Finding
from policystory.brief.task import BriefTask, RubricLine
from policystory.facts.corpus import Corpus
from policystory.facts.record import Dated, Fact
from policystory.facts.values import period
from policystory.facts.words import marks
from policystory.render.escape import html as escape
from policystory.wording import Phrasebook

EMPTY_VIEW = "<!-- The brief, while its kernel runs. -->"
"""HTML for a live view that cannot be shown: it is empty, because the plain copy is below it."""

# It hides the plain copy below a live view, and above a copy the bare text that stands in place of
# a live view: that it is being loaded, or that the kernel which made it is gone.
_COPY_STYLE = (
    "<style>"
    ".jp-OutputArea-child:has(.ps-brief)+.jp-OutputArea-child:has(.ps-plain-brief),"
    ".jp-OutputArea-child:has(+.jp-OutputArea-child .ps-plain-brief)"
    ">.jp-OutputArea-output:not(:has(*)){display:none}</style>"
)
_PAGE_STYLE = (
    ":root{color-scheme:light dark}"
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;"
    "font:1.05rem/1.6 Georgia,serif;overflow-wrap:anywhere}"
    "h1,h2,table{font-family:system-ui,sans-serif}h1{line-height:1.25}h2{margin-top:2rem}"
    ".text{white-space:pre-wrap}.quiet{opacity:.8;font-size:.95rem}"
    ".scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}"
    "th,td{border:1px solid;padding:.4rem .5rem;text-align:start;vertical-align:top;"
    "overflow-wrap:normal}"
    "@media print{body{margin:0;max-width:none}tr,li{break-inside:avoid}}"
)


def plain_copy(corpus: Corpus, task: BriefTask, draft: Draft, language: str) -> str:
    """Return a brief (a learner's short text) as HTML, for a notebook in which no kernel runs.

    `corpus` must have every fact used in the draft; `task` is what the lesson asks for; `draft` is
    what the learner has written; `language` is that of the texts, such as "en".
    """
    run = escape(corpus.phrases.say("brief.run"))
    return (
        f'<section class="ps-plain-brief" lang="{escape(language)}">{_COPY_STYLE}'
        f"<p><strong>{escape(task.title)}</strong></p><p>{escape(task.ask)}</p>"
        f"{_texts(corpus, draft)}<p><em>{run}</em></p></section>"
    )


def brief_page(
    corpus: Corpus,
    task: BriefTask,
    draft: Draft,
    findings: Iterable[Finding],
    rubric: Iterable[RubricLine],
    language: str,
) -> str:
    """Return a brief (a learner's short text) as a whole HTML page for the teacher.

    Arguments: `corpus`: it must have every fact used in the draft; `task`: what the lesson asks
    for; `draft`: what the learner has written; `findings`: what was counted in the draft, such as
    its words; `rubric`: the lines by which the teacher gives points; `language`: that of the texts,
    such as "en".
    """
    phrases = corpus.phrases
    name = escape(phrases.say("brief.name"))
    heads = [escape(head) for head in headings(phrases)]
    of_facts, of_findings, of_rubric = heads
    sources = "".join([_source(corpus, used) for used in draft.facts])
    counted = "".join([_finding(finding) for finding in findings])
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(task.title)}</title><style>{_PAGE_STYLE}</style></head><body>"
        f'<h1>{escape(task.title)}</h1><p class="quiet">{escape(task.ask)}</p>'
        f"<p>{name} ____________________</p>{_texts(corpus, draft)}"
        f"<h2>{of_facts}</h2><ol>{sources}</ol>"
        f"<h2>{of_findings}</h2><ul>{counted}</ul>"
        f"<h2>{of_rubric}</h2>{_rubric(rubric, phrases)}</body></html>\n"
    )


def headings(phrases: Phrasebook) -> tuple[str, str, str]:
    """Return the headings of a brief for the teacher: its facts, its findings, the rubric."""
    return (
        phrases.say("brief.heading-facts"),
        phrases.say("brief.heading-findings"),
        phrases.say("brief.heading-rubric"),
    )


def rubric_heads(phrases: Phrasebook) -> tuple[str, ...]:
    """Return the heads of a rubric: what is judged, its levels, and the points to be given."""
    return (
        phrases.say("brief.what"),
        phrases.say("brief.no-point"),
        phrases.say("brief.one-point"),
        phrases.say("brief.two-points"),
        phrases.say("brief.points"),
    )


def _texts(corpus: Corpus, draft: Draft) -> str:
    """Return what the learner wrote: opening, a statement for each fact, closing."""
    texts = _paragraph(draft.opening)
    for used in draft.facts:
        texts += _statement(corpus, used)
    return texts + _paragraph(draft.closing)


def _paragraph(text: str, after: str = "") -> str:
    """Return a part as a paragraph that keeps its lines; "" if nothing is written."""
    if not text and not after:
        return ""
    # It may be written from right to left; <bdi> keeps it from turning what stands behind it.
    lines = escape(text)
    return f'<p class="text" style="white-space:pre-wrap"><bdi>{lines}</bdi>{after}</p>'


def _statement(corpus: Corpus, used: UsedFact) -> str:
    """Return what the learner wrote of a fact, with the fact's marks at its end."""
    cited = escape(marks(corpus, corpus.facts[used.fact]))
    return _paragraph(used.reason, f" [{cited}]")


def side_words(used: UsedFact, phrases: Phrasebook) -> str:
    """Return the words to put behind a fact: ", of the other side" if it speaks against the claim.

    "" if the fact supports the brief's claim.
    """
    if used.side is Side.SUPPORTS:
        return ""
    return phrases.say("brief.of-other-side")


def _source(corpus: Corpus, used: UsedFact) -> str:
    """Return a fact as a line of the list of facts: sentence, mark, report and its date."""
    fact = corpus.facts[used.fact]
    cited = escape(marks(corpus, fact))
    reports = "; ".join([_report(corpus, source) for source in _reports(fact)])
    side = escape(side_words(used, corpus.phrases))
    told = f"{escape(fact.says)} [{cited}]{side}"
    return f'<li>{told}<br><span class="quiet">{reports}</span></li>'


def _reports(fact: Fact) -> list[str]:
    """Return the ids of the reports that a fact cites, each once."""
    return list(dict.fromkeys([citation.source for citation in fact.sources]))


def _report(corpus: Corpus, source_id: str) -> str:
    """Return a report's name, title and date, and how the date is known."""
    source = corpus.sources[source_id]
    phrases = corpus.phrases
    date = period.in_words(source.date, phrases)
    if source.dated is Dated.INFERRED:
        date = phrases.say("brief.inferred", date=date)
    return escape(f"{source.outlet}, {source.title} ({date})")


def _finding(finding: Finding) -> str:
    """Return a finding as a line of a list."""
    sign = "✓" if finding.is_met else "○"
    return f"<li>{sign} {escape(finding.check)}: {escape(finding.text)}</li>"


def _rubric(rubric: Iterable[RubricLine], phrases: Phrasebook) -> str:
    """Return the rubric as a table with a column for the teacher's points."""
    row = ""
    for head in rubric_heads(phrases):
        row += f'<th scope="col">{escape(head)}</th>'
    rows = f"<tr>{row}</tr>"
    for line in rubric:
        levels = "".join([f"<td>{escape(level)}</td>" for level in line.levels])
        rows += f'<tr><th scope="row">{escape(line.what)}</th>{levels}<td></td></tr>'
    return f'<div class="scroll" tabindex="0"><table>{rows}</table></div>'
