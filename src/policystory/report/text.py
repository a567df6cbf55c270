"""The bank report as text, for a terminal."""

from collections.abc import Iterable, Iterator

from policystory.facts.words import how_many
from policystory.items.rules.guessing import Band
from policystory.report.bank_report import (
    NEGATIVE_SHARE,
    BankReport,
    LessonItems,
    ObjectiveItems,
)
from policystory.report.not_made import NotMade, UnaskedFact


def bank_text(report: BankReport) -> str:
    """Return the report for people: counts, guessing, what was not made and why."""
    parts = (_counts, _lessons, _objectives, _guessing, _not_made, _unasked)
    texts = ["\n".join(part(report)) for part in parts]
    return "\n\n".join(texts)


def headline(report: BankReport) -> str:
    """Say how many items there are, and how many of them are generated and written."""
    return (
        f"{report.items} items in {report.families} families: {report.generated} generated, "
        f"{report.authored} written by an author"
    )


def backing_line(report: BankReport) -> str:
    """Say how many questions are proved, and how many a person judged."""
    bank, drawn = report.bank, report.drawn
    return (
        f"of the items, {bank.proved} are proved and {bank.judged} judged by their author; "
        f"of the questions on one paper of each quiz, {drawn.proved} and {drawn.judged}"
    )


def asked_line(report: BankReport) -> str:
    """Say how many facts are asked for, and how many questions were not made."""
    questions = how_many(report.refused, "question")
    were = "was" if report.refused == 1 else "were"
    return f"{report.asked} of {report.facts} facts are asked for; {questions} {were} not made"


def counted(counts: dict[str, int]) -> str:
    """Write counts as a list: "3 number, 0 cloze"."""
    entries = [f"{count} {name}" for name, count in counts.items()]
    return ", ".join(entries) or "none"


def counted_without_zeros(counts: dict[str, int]) -> str:
    """Write counts as a list of what there is: "3 number"."""
    return counted({name: count for name, count in counts.items() if count})


def objectives_line(report: BankReport) -> str:
    """Say how many objectives have enough items and kinds."""
    total = len(report.objectives)
    lacking = sum(bool(objective.lacks) for objective in report.objectives)
    return f"{total - lacking} of {total} objectives have enough items and kinds"


def negative_share(report: BankReport) -> float:
    """Return the share of items with a negative stem, from 0 to 1; that of an empty bank is 0."""
    return report.negative / report.items if report.items else 0.0


def unasked_by_reason(
    report: BankReport,
) -> list[tuple[tuple[str, ...], list[UnaskedFact]]]:
    """Return the facts that no item asks for by their reasons, the most frequent reasons first."""
    grouped: dict[tuple[str, ...], list[UnaskedFact]] = {}
    for fact in report.silent:
        grouped.setdefault(fact.reasons, []).append(fact)
    return sorted(grouped.items(), key=lambda group: (-len(group[1]), group[0]))


def _counts(report: BankReport) -> Iterator[str]:
    yield headline(report)
    yield backing_line(report)
    yield asked_line(report)
    yield f"by kind: {counted(report.kinds)}"
    yield f"by direction: {counted(report.directions)}"
    yield f"by level: {counted(report.levels)}"


def _lessons(report: BankReport) -> Iterator[str]:
    yield "Lessons"
    for lesson in report.lessons:
        yield f"  {_lesson_line(lesson)}"


def _lesson_line(lesson: LessonItems) -> str:
    kinds = counted_without_zeros(lesson.kinds)
    unasked = f"{lesson.silent} of {lesson.facts} facts yield none"
    return f"{lesson.lesson}: {lesson.items} items ({kinds}); {unasked}"


def _objectives(report: BankReport) -> Iterator[str]:
    yield "Objectives"
    for objective in report.objectives:
        yield f"  {_objective_line(objective)}"
    yield f"  {objectives_line(report)}"


def _objective_line(objective: ObjectiveItems) -> str:
    name = f"{objective.lesson}  {objective.objective} ({objective.level})"
    lacks = f"  ← {objective.lacks}" if objective.lacks else ""
    return f"{name}: {objective.items} items ({counted(objective.kinds)}){lacks}"


def _guessing(report: BankReport) -> Iterator[str]:
    yield (
        f"Guessing, in the variants of seed '{report.seed}': "
        "hits of one who knows nothing, and what chance gives"
    )
    for band in report.bands:
        # A strategy that no item allows has nothing to tell.
        if band.n:
            outside = "" if band.ok else "  ← outside"
            yield f"  {band.name:24} {_band_words(band)}{outside}"
    is_few = negative_share(report) <= NEGATIVE_SHARE
    many = "" if is_few else f"  ← more than {NEGATIVE_SHARE:.0%}"
    yield f"  negative stems: {report.negative} of {report.items}{many}"
    if report.undrawn:
        yield f"  no variant for this seed: {', '.join(report.undrawn)}"


def _band_words(band: Band) -> str:
    """Write how a strategy did: "148.7 of 541 (chance 180.3, band 158.8 to 201.8)"."""
    limits = f"band {band.low:.1f} to {band.high:.1f}"
    return f"{band.hits:.1f} of {band.n} (chance {band.expected:.1f}, {limits})"


def _not_made(report: BankReport) -> Iterator[str]:
    yield "Questions that each rule for items rejected"
    yield from _count_lines(report.rules)
    yield ""
    yield "Questions not made for another reason"
    yield from _count_lines(report.reasons)


def _count_lines(counts: Iterable[NotMade]) -> Iterator[str]:
    for entry in counts:
        examples = f", such as {', '.join(entry.examples)}" if entry.examples else ""
        yield f"  {entry.reason}: {entry.count}{examples}"


def _unasked(report: BankReport) -> Iterator[str]:
    yield f"Facts that no item asks for: {len(report.silent)}, by reason"
    for reasons, facts in unasked_by_reason(report):
        for reason in reasons:
            yield f"  {reason}"
        for fact in facts:
            yield f"    {fact.fact} ({', '.join(fact.lessons) or 'no lesson'})"
