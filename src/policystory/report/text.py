"""Write the bank report (on all items of a course) as text for a terminal."""

from collections.abc import Iterable, Iterator

from policystory.facts.words import how_many
from policystory.items.guessing.guessing_strategies import Band
from policystory.report.bank_report import (
    NEGATIVE_SHARE,
    BankReport,
    LessonItems,
    ObjectiveItems,
)
from policystory.report.not_made import NotMade, UnaskedFact

Reasons = tuple[str, ...]
SharedReasons = tuple[Reasons, list[UnaskedFact]]
"""Reasons why no item asks for a fact, and the facts that share all of them."""


def bank_text(report: BankReport) -> str:
    """Return the bank report as text: counts, success of guessing, what was not made, and why."""
    parts = (
        _counts(report),
        _lessons(report),
        _objectives(report),
        _papers(report),
        _guessing(report),
        _signs(report),
        _not_made(report),
        _unasked(report),
    )
    return "\n\n".join(map("\n".join, parts))


def headline(report: BankReport) -> str:
    """Return a line with the number of items (questions), and of those that an author wrote."""
    items = f"{report.items} items in {report.families} families"
    generated = f"{report.generated} generated"
    authored = f"{report.authored} written by an author"
    return f"{items}: {generated}, {authored}"


def _backing_line(report: BankReport) -> str:
    """Return a line that says how many questions are proved, and how many their author judged."""
    bank = report.bank
    drawn = report.drawn
    of_items = f"{bank.proved} are proved and {bank.judged} judged by their author"
    # The bank may hold many items of a sort that no quiz draws.
    of_papers = f"{drawn.proved} and {drawn.judged}"
    return (
        f"of the items, {of_items}; "
        f"of the questions on one paper of each quiz, {of_papers}"
    )


def _asked_line(report: BankReport) -> str:
    """Return a line on how many facts items ask about, and how many questions were not made."""
    asked = f"{report.asked} of {report.facts} facts are asked for"
    questions = how_many(report.refused, "question")
    were = "was" if report.refused == 1 else "were"
    return f"{asked}; {questions} {were} not made"


def list_counts(counts: dict[str, int]) -> str:
    """Return counts as a list such as "3 number, 0 cloze"; "none" if there are no counts."""
    entries = [f"{count} {name}" for name, count in counts.items()]
    return ", ".join(entries) or "none"


def list_nonzero_counts(counts: dict[str, int]) -> str:
    """Return counts as a list such as "3 number, 2 cloze", without those that are 0."""
    present = {name: count for name, count in counts.items() if count}
    return list_counts(present)


def objectives_line(report: BankReport) -> str:
    """Return a line with the number of objectives that have enough items, and enough kinds."""
    enough = 0
    for objective in report.objectives:
        enough += not objective.lacks
    total = len(report.objectives)
    return f"{enough} of {total} objectives have enough items and kinds"


def negative_share(report: BankReport) -> float:
    """Return the share of items that ask what is not so ("which is not …?"), from 0 to 1.

    It is 0 if there are no items.
    """
    if not report.items:
        return 0.0
    return report.negative / report.items


def unasked_by_reason(
    report: BankReport,
) -> list[SharedReasons]:
    """Group the facts that no item asks about by the reasons, which are the same in a group.

    Each group is a pair: the reasons, and the facts. The largest group comes first.
    """
    grouped: dict[Reasons, list[UnaskedFact]] = {}
    for fact in report.silent:
        grouped.setdefault(fact.reasons, []).append(fact)

    def place(group: SharedReasons) -> tuple[int, Reasons]:
        reasons, facts = group
        return -len(facts), reasons

    return sorted(grouped.items(), key=place)


def _counts(report: BankReport) -> Iterator[str]:
    yield headline(report)
    yield _backing_line(report)
    yield _asked_line(report)
    yield f"by kind: {list_counts(report.kinds)}"
    yield f"by direction: {list_counts(report.directions)}"
    yield f"by what they take: {list_counts(report.about)}"
    yield f"by level: {list_counts(report.levels)}"


def _lessons(report: BankReport) -> Iterator[str]:
    yield "Lessons"
    for lesson in report.lessons:
        yield f"  {_lesson_line(lesson)}"


def _lesson_line(lesson: LessonItems) -> str:
    kinds = list_nonzero_counts(lesson.kinds)
    about = list_nonzero_counts(lesson.about)
    return (
        f"{lesson.lesson}: {lesson.items} items ({kinds}; {about}); "
        f"{lesson.silent} of {lesson.facts} facts yield none"
    )


def _objectives(report: BankReport) -> Iterator[str]:
    yield "Objectives"
    for objective in report.objectives:
        yield f"  {_objective_line(objective)}"
    yield f"  {objectives_line(report)}"


def _objective_line(objective: ObjectiveItems) -> str:
    kinds = list_counts(objective.kinds)
    about = list_nonzero_counts(objective.about)
    line = (
        f"{objective.lesson}  {objective.objective} ({objective.level}): "
        f"{objective.items} items ({kinds}; {about})"
    )
    # The arrow catches the eye of an author who looks for what is missing.
    if objective.lacks:
        line += f"  ← {objective.lacks}"
    return line


def _papers(report: BankReport) -> Iterator[str]:
    yield (
        "Papers: the share of points for substance (at least half), for names and for "
        "sources (at most a quarter each)"
    )
    for paper in report.papers:
        line = f"  {paper.words}"
        if not paper.is_balanced:
            line += "  ← not balanced"
        yield line
    unbalanced = sum(not paper.is_balanced for paper in report.papers)
    papers = how_many(len(report.papers), "paper")
    yield f"  not balanced: {unbalanced} of {papers}"


def _guessing(report: BankReport) -> Iterator[str]:
    yield (
        f"Guessing, in the variants of seed '{report.seed}': "
        "hits of one who knows nothing, and what chance gives"
    )
    for band in report.bands:
        # A strategy that no item allows has nothing to tell.
        if band.n:
            yield _band_line(band)
    too_many = ""
    if negative_share(report) > NEGATIVE_SHARE:
        too_many = f"  ← more than {NEGATIVE_SHARE:.0%}"
    yield f"  negative stems: {report.negative} of {report.items}{too_many}"
    if report.undrawn:
        undrawn = ", ".join(report.undrawn)
        yield f"  no variant for this seed: {undrawn}"


def _signs(report: BankReport) -> Iterator[str]:
    yield "Options that are always or never right in questions of one form: best are none"
    for sign in report.signs:
        # A question that asks for the report is about all reports.
        about = sign.report or "all reports"
        times = f"right {sign.right} of {sign.offered} times"
        yield f"  {sign.option} ({about}, {sign.form}): {times}"
    if not report.signs:
        yield "  none"


def _band_line(band: Band) -> str:
    """Write how a strategy did: "148.7 of 541 (chance 180.3, band 158.8 to 201.8)"."""
    line = (
        f"  {band.name:32} {band.hits:.1f} of {band.n} "
        f"(chance {band.expected:.1f}, "
        f"band {band.low:.1f} to {band.high:.1f})"
    )
    if not band.ok:
        line += "  ← outside"
    return line


def _not_made(report: BankReport) -> Iterator[str]:
    yield "Questions that each rule for items rejected"
    yield from _count_lines(report.rules)
    yield ""
    yield "Questions not made for another reason"
    yield from _count_lines(report.reasons)


def _count_lines(counts: Iterable[NotMade]) -> Iterator[str]:
    for entry in counts:
        line = f"  {entry.reason}: {entry.count}"
        # A rule that rejected nothing has no examples.
        if entry.examples:
            examples = ", ".join(entry.examples)
            line += f", such as {examples}"
        yield line


def _unasked(report: BankReport) -> Iterator[str]:
    yield f"Facts that no item asks for: {len(report.silent)}, by reason"
    for reasons, facts in unasked_by_reason(report):
        for reason in reasons:
            yield f"  {reason}"
        for fact in facts:
            # A fact without objectives belongs to no lesson.
            lessons = ", ".join(fact.lessons) or "no lesson"
            yield f"    {fact.fact} ({lessons})"
