"""Write a brief (a learner's short text) as Markdown for the teacher, with facts and rubric."""

from collections.abc import Iterable

from policystory.brief.draft import Draft
from policystory.brief.finding import Finding
from policystory.brief.task import BriefTask, RubricLine
from policystory.facts.corpus import Corpus
from policystory.facts.words import marks
from policystory.render.briefs.page import (
    headings,
    rubric_heads,
    side_words,
)
from policystory.render.escape import markdown_without_formulas
from policystory.render.escape import readable_markdown as escape
from policystory.wording import Phrasebook


def brief_markdown(
    corpus: Corpus,
    task: BriefTask,
    draft: Draft,
    findings: Iterable[Finding],
    rubric: Iterable[RubricLine],
) -> str:
    """Return a brief (a learner's short text) as Markdown for the teacher; all texts are escaped.

    Arguments: `corpus`: it must have every fact used in the draft; `task`: what the lesson asks
    for; `draft`: what the learner has written; `findings`: what was counted in the draft, such as
    its words; `rubric`: the lines by which the teacher gives points.
    """
    phrases = corpus.phrases
    name = escape(phrases.say("brief.name"))
    blocks = [
        f"# {escape(task.title)}",
        f"*{escape(task.ask)}*",
        f"{name} \\_\\_\\_\\_\\_\\_",
    ]
    blocks += _lines(draft.opening)
    for used in draft.facts:
        cited = escape(marks(corpus, corpus.facts[used.fact]))
        lines = _lines(used.reason) or [""]
        # The mark stands at the end of the statement, and not in a paragraph of its own.
        last = lines.pop()
        cited_line = f"{last} [{cited}]"
        blocks += lines
        blocks.append(cited_line.strip())
    blocks += _lines(draft.closing)
    parts = (
        _facts(corpus, draft),
        _findings(findings),
        _rubric(rubric, phrases),
    )
    for heading, part in zip(headings(phrases), parts, strict=True):
        blocks += [f"## {escape(heading)}", part]
    page = "\n\n".join([block for block in blocks if block])
    return f"{markdown_without_formulas(page)}\n"


def _lines(text: str) -> list[str]:
    """Return the lines of a part, each to be a paragraph."""
    return [escape(line) for line in text.splitlines() if line.strip()]


def _facts(corpus: Corpus, draft: Draft) -> str:
    """Return the facts in use as a numbered list: the sentence and its marks."""
    lines: list[str] = []
    for number, used in enumerate(draft.facts, 1):
        fact = corpus.facts[used.fact]
        cited = escape(marks(corpus, fact))
        side = escape(side_words(used, corpus.phrases))
        line = f"{number}. {escape(fact.says)} [{cited}]{side}"
        lines.append(line)
    return "\n".join(lines)


def _findings(findings: Iterable[Finding]) -> str:
    """Return the findings as a list."""
    lines: list[str] = []
    for finding in findings:
        sign = "✓" if finding.is_met else "○"
        lines.append(f"- {sign} {escape(finding.check)}: {escape(finding.text)}")
    return "\n".join(lines)


def _rubric(rubric: Iterable[RubricLine], phrases: Phrasebook) -> str:
    """Return the rubric as a table with a column for the teacher's points."""
    heads = rubric_heads(phrases)
    columns = "|:--" * len(heads)
    rows = [_row(heads), f"{columns}|"]
    for line in rubric:
        cells = map(escape, (line.what, *line.levels))
        rows.append(_row((*cells, "")))
    return "\n".join(rows)


def _row(cells: Iterable[str]) -> str:
    """Return a row of a table."""
    joined = " | ".join(cells)
    return f"| {joined} |"
