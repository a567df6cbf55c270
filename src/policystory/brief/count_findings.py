"""Count what can be counted in a draft of a brief: facts, citations, reports, both sides.

A brief is a short text that argues one side from facts. `wording_findings.py` checks its words.
"""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from policystory.brief.draft import Draft, Side, UsedFact
from policystory.brief.finding import Finding, is_sentence
from policystory.brief.task import BriefTask
from policystory.brief.wording_findings import wording_findings
from policystory.facts.corpus import Corpus
from policystory.facts.words import capitalise, join_names, mark, marks
from policystory.wording import Phrasebook

_DATED = attrgetter("date", "id")


def findings(corpus: Corpus, task: BriefTask, draft: Draft) -> tuple[Finding, ...]:
    """Return what was counted in a draft of a brief, in the order in which a page shows it.

    Every draft gets the same findings, whether enough was found or not, in the language of the
    corpus. `task` says how many facts and reports are asked for. Every fact used in the draft must
    be in `corpus`.
    """
    counted = (
        _frame(corpus.phrases, draft),
        _facts(corpus.phrases, task, draft),
        _citations(corpus, draft),
        _reports(corpus, task, draft),
        _balance(corpus, draft),
    )
    return (*counted, *wording_findings(corpus, draft))


def _frame(phrases: Phrasebook, draft: Draft) -> Finding:
    """Find whether the brief begins with a claim, and ends with what is missing."""
    check = phrases.say("brief.check-frame")
    empty: list[str] = []
    if not is_sentence(draft.opening):
        empty.append(phrases.say("brief.an-opening"))
    if not is_sentence(draft.closing):
        empty.append(phrases.say("brief.a-closing"))
    if empty:
        parts = join_names(empty, phrases)
        text = phrases.say("brief.write", parts=parts)
        return Finding(check, False, text)
    text = phrases.say("brief.both-there")
    return Finding(check, True, text)


def _facts(phrases: Phrasebook, task: BriefTask, draft: Draft) -> Finding:
    """Find whether the brief uses facts enough."""
    check = phrases.say("brief.check-facts")
    count = len(draft.facts)
    used = phrases.say("brief.facts", n=count)
    text = phrases.say("brief.uses", facts=used)
    is_met = count >= task.facts
    if not is_met:
        text = phrases.say(
            "brief.at-least",
            text=text,
            least=task.facts,
        )
    return Finding(check, is_met, f"{text}.")


def _citations(corpus: Corpus, draft: Draft) -> Finding:
    """Find whether each mark stands beside a statement, and each typed mark is of a fact in use."""
    phrases = corpus.phrases
    check = phrases.say("brief.check-citations")
    strange = sorted(_strange_marks(corpus, draft))
    if strange:
        named = join_names(strange, phrases)
        text = phrases.say("brief.strange-mark", marks=named)
        return Finding(check, False, text)
    silent = [used for used in draft.facts if not is_sentence(used.reason)]
    if silent:
        named = _named(corpus, silent)
        text = phrases.say("brief.no-statement", marks=named)
        return Finding(check, False, text)
    if not draft.facts:
        text = phrases.say("brief.nothing")
        return Finding(check, False, text)
    text = phrases.say("brief.marks-stand")
    return Finding(check, True, text)


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


def reports_used(corpus: Corpus, draft: Draft) -> set[str]:
    """Return the ids of the reports that state the facts used in a draft."""
    cited: set[str] = set()
    for used in draft.facts:
        cited |= corpus.facts[used.fact].reports()
    return cited


def _reports(corpus: Corpus, task: BriefTask, draft: Draft) -> Finding:
    """Find of how many reports the facts are, and which of these repeat each other."""
    # In the order of their dates, as on a timeline.
    reports = [corpus.sources[source] for source in reports_used(corpus, draft)]
    ids = [report.id for report in sorted(reports, key=_DATED)]
    phrases = corpus.phrases
    check = phrases.say("brief.check-reports")
    is_met = len(ids) >= task.reports
    count = phrases.say("brief.reports", n=len(ids))
    text = phrases.say("brief.come-from", reports=count)
    if ids:
        names = [corpus.sources[source].mark for source in ids]
        listed = join_names(names, phrases)
        text = f"{text}: {listed}"
    if not is_met:
        text = phrases.say(
            "brief.at-least",
            text=text,
            least=task.reports,
        )
    text += "."
    for copy, original in _copies(corpus, ids):
        repeats = phrases.say(
            "brief.repeats",
            copy=copy,
            original=original,
        )
        text += f" {repeats}"
    return Finding(check, is_met, text)


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
    phrases = corpus.phrases
    check = phrases.say("brief.check-balance")
    sides: dict[Side, list[UsedFact]] = {side: [] for side in Side}
    for used in draft.facts:
        sides[used.side].append(used)
    against = sides[Side.ANSWERS]
    if not against:
        text = phrases.say("brief.no-other-side")
        return Finding(check, False, text)
    unanswered = [used for used in against if not is_sentence(used.reason)]
    if unanswered:
        text = phrases.say(
            "brief.unanswered",
            n=len(unanswered),
            marks=_named(corpus, unanswered),
        )
        return Finding(check, False, text)
    if not sides[Side.SUPPORTS]:
        text = phrases.say("brief.no-claim")
        return Finding(check, False, text)
    answered = phrases.say("brief.facts", n=len(against))
    text = phrases.say("brief.answered", facts=answered)
    return Finding(check, True, text)


def _named(corpus: Corpus, facts: Iterable[UsedFact]) -> str:
    """Return the marks of some facts in use, joined."""
    names = [marks(corpus, corpus.facts[used.fact]) for used in facts]
    return capitalise(join_names(names, corpus.phrases))
