"""Count what can be counted in a draft of a brief: facts, citations, reports, both sides.

A brief is a short text that argues one side from facts. `wording_findings.py` checks its words.
"""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from policystory.brief.draft import CLOSING, OPENING, Draft, Side, UsedFact
from policystory.brief.finding import Finding, is_sentence
from policystory.brief.task import BriefTask
from policystory.brief.wording_findings import wording_findings
from policystory.facts.corpus import Corpus
from policystory.facts.words import capitalise, how_many, join_names, mark, marks

_DATED = attrgetter("date", "id")
NOT_BEGUN = "Nothing is written yet."


def findings(corpus: Corpus, task: BriefTask, draft: Draft) -> tuple[Finding, ...]:
    """Return what was counted in a draft of a brief, in the order in which a page shows it.

    Every draft gets the same findings, whether enough was found or not. `task` says how many facts
    and reports are asked for. Every fact used in the draft must be in `corpus`.
    """
    counted = (
        _frame(draft),
        _facts(task, draft),
        _citations(corpus, draft),
        _reports(corpus, task, draft),
        _balance(corpus, draft),
    )
    return (*counted, *wording_findings(corpus, draft))


def _frame(draft: Draft) -> Finding:
    """Find whether the brief begins with a claim, and ends with what is missing."""
    check = "Opening and closing"
    empty: list[str] = []
    if not is_sentence(draft.opening):
        empty.append(f"an {OPENING} with your claim")
    if not is_sentence(draft.closing):
        empty.append(f"a {CLOSING} with what the evidence leaves open")
    if empty:
        return Finding(check, False, f"Write {join_names(empty)}.")
    return Finding(check, True, "Both are there.")


def _facts(task: BriefTask, draft: Draft) -> Finding:
    """Find whether the brief uses facts enough."""
    used = how_many(len(draft.facts), "fact")
    is_met = len(draft.facts) >= task.facts
    more = "" if is_met else f"; use at least {task.facts}"
    return Finding("Number of facts", is_met, f"Your brief uses {used}{more}.")


def _citations(corpus: Corpus, draft: Draft) -> Finding:
    """Find whether each mark stands beside a statement, and each typed mark is of a fact in use."""
    check = "Citations"
    strange = sorted(_strange_marks(corpus, draft))
    if strange:
        named = join_names(strange)
        return Finding(
            check, False, f"No fact of your brief has the mark {named}: use its fact."
        )
    silent = [used for used in draft.facts if not is_sentence(used.reason)]
    if silent:
        named = _named(corpus, silent)
        return Finding(check, False, f"Write a sentence beside {named}.")
    if not draft.facts:
        return Finding(check, False, NOT_BEGUN)
    return Finding(check, True, "Each mark stands beside a statement of yours.")


_PARAGRAPH = r"¶\s*(\d+)"


def _strange_marks(corpus: Corpus, draft: Draft) -> Iterator[str]:
    """Yield each mark, such as "HN ¶13", that the learner typed and no fact in use has."""
    held: set[str] = set()
    for used in draft.facts:
        cited = corpus.facts[used.fact].sources
        held.update(mark(corpus, citation) for citation in cited)
    # The longest first, so that "IP 1912" is not read as IP.
    names = {source.mark for source in corpus.sources.values()}
    longest_first = sorted(names, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    pattern = re.compile(rf"\b({alternatives})\s*{_PARAGRAPH}")
    for text in draft.parts().values():
        for report, paragraph in pattern.findall(text):
            typed = f"{report} ¶{paragraph}"
            if typed not in held:
                yield typed


def _reports(corpus: Corpus, task: BriefTask, draft: Draft) -> Finding:
    """Find of how many reports the facts are, and which of these repeat each other."""
    cited: set[str] = set()
    for used in draft.facts:
        cited |= corpus.facts[used.fact].reports()
    # In the order of their dates, as on a timeline.
    reports = [corpus.sources[source] for source in cited]
    ids = [report.id for report in sorted(reports, key=_DATED)]
    is_met = len(ids) >= task.reports
    text = f"Your facts come from {how_many(len(ids), 'report')}"
    if ids:
        names = [corpus.sources[source].mark for source in ids]
        text += f": {join_names(names)}"
    if not is_met:
        text += f"; use at least {task.reports}"
    text += "."
    for copy, original in _copies(corpus, ids):
        text += f" {copy} repeats {original}: where both say the same, they are one witness."
    return Finding("Reports", is_met, text)


def _copies(corpus: Corpus, ids: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the marks of each two of some reports of which the first repeats the second."""
    for source in ids:
        report = corpus.sources[source]
        for original in report.copies:
            if original in ids:
                copied = corpus.sources[original]
                yield report.mark, copied.mark


def _balance(corpus: Corpus, draft: Draft) -> Finding:
    """Find whether a fact of the other side is answered, and one carries the claim."""
    check = "Balance"
    sides: dict[Side, list[UsedFact]] = {side: [] for side in Side}
    for used in draft.facts:
        sides[used.side].append(used)
    against = sides[Side.ANSWERS]
    if not against:
        text = "Use a fact that speaks for the other side, mark it so, and answer it."
        return Finding(check, False, text)
    unanswered = [used for used in against if not is_sentence(used.reason)]
    if unanswered:
        named = _named(corpus, unanswered)
        return Finding(
            check, False, f"Answer {named}, which speaks for the other side."
        )
    if not sides[Side.SUPPORTS]:
        return Finding(check, False, "Use a fact that carries your own claim.")
    answered = how_many(len(against), "fact")
    return Finding(check, True, f"You answer {answered} of the other side.")


def _named(corpus: Corpus, facts: Iterable[UsedFact]) -> str:
    """Return the marks of some facts in use, joined."""
    names = [marks(corpus, corpus.facts[used.fact]) for used in facts]
    return capitalise(join_names(names))
