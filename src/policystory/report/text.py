"""The bank report as text, for a terminal."""

from collections.abc import Iterable, Iterator

from policystory.facts.words import how_many
from policystory.items.rules.guessing import Band
from policystory.report.bank_report import NEGATIVE_SHARE, BankReport, Rejected, Silent


def bank_text(report: BankReport) -> str:
    """Return the report for people: counts, guessing, what was not made and why."""
    parts = (_counts, _lessons, _objectives, _guessing, _rules, _silent)
    return "\n\n".join("\n".join(part(report)) for part in parts)


def _counts(report: BankReport) -> Iterator[str]:
    yield headline(report)
    yield asked_line(report)
    yield f"by kind: {counted(report.kinds)}"
    yield f"by direction: {counted(report.directions)}"
    yield f"by level: {counted(report.levels)}"


def headline(report: BankReport) -> str:
    """Say how many items there are, and where they come from."""
    return (
        f"{report.items} items in {report.families} families: {report.generated} generated, "
        f"{report.authored} written by an author"
    )


def asked_line(report: BankReport) -> str:
    """Say how much of the corpus is asked."""
    was = "was" if report.refused == 1 else "were"
    return f"{report.asked} of {report.facts} facts are asked for; {how_many(report.refused, 'question')} {was} not made"


def counted(counts: dict[str, int]) -> str:
    """Write counts as a list: "3 number, 0 cloze"."""
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "none"


def _lessons(report: BankReport) -> Iterator[str]:
    yield "Lessons"
    for lesson in report.lessons:
        kinds = counted({kind: count for kind, count in lesson.kinds.items() if count})
        yield f"  {lesson.lesson}: {lesson.items} items ({kinds}); {lesson.silent} of {lesson.facts} facts yield none"


def _objectives(report: BankReport) -> Iterator[str]:
    yield "Objectives"
    for one in report.objectives:
        lacks = f"  ← {one.lacks}" if one.lacks else ""
        yield f"  {one.lesson}  {one.objective} ({one.level}): {one.items} items ({counted(one.kinds)}){lacks}"
    thin = sum(bool(one.lacks) for one in report.objectives)
    yield f"  {len(report.objectives) - thin} of {len(report.objectives)} objectives have enough items and kinds"


def _guessing(report: BankReport) -> Iterator[str]:
    yield f"Guessing, in the variants of seed '{report.seed}': hits of one who knows nothing, and what chance gives"
    for band in report.bands:
        if band.n:
            yield f"  {band.name:24} {band_words(band)}{'' if band.ok else '  ← outside'}"
    share = report.negative / report.items if report.items else 0
    within = "" if share <= NEGATIVE_SHARE else f"  ← more than {NEGATIVE_SHARE:.0%}"
    yield f"  negative stems: {report.negative} of {report.items}{within}"
    if report.undrawn:
        yield f"  no variant for this seed: {', '.join(report.undrawn)}"


def band_words(band: Band) -> str:
    """Write how a strategy did: "148.7 of 541 (chance 180.3, band 158.8 to 201.8)"."""
    return f"{band.hits:.1f} of {band.n} (chance {band.expected:.1f}, band {band.low:.1f} to {band.high:.1f})"


def _rules(report: BankReport) -> Iterator[str]:
    yield "Questions that each rule for items rejected"
    yield from _rejected(report.rules)
    yield ""
    yield "Questions not made for another reason"
    yield from _rejected(report.reasons)


def _rejected(rejected: Iterable[Rejected]) -> Iterator[str]:
    for one in rejected:
        examples = f", such as {', '.join(one.examples)}" if one.examples else ""
        yield f"  {one.reason}: {one.count}{examples}"


def _silent(report: BankReport) -> Iterator[str]:
    yield f"Facts that no item asks for: {len(report.silent)}, by reason"
    for reasons, facts in silent_by_reason(report):
        yield from (f"  {reason}" for reason in reasons)
        yield from (
            f"    {one.fact} ({', '.join(one.lessons) or 'no lesson'})" for one in facts
        )


def silent_by_reason(report: BankReport) -> list[tuple[tuple[str, ...], list[Silent]]]:
    """Return the facts that no item asks for by their reasons; those that most facts share come first."""
    found: dict[tuple[str, ...], list[Silent]] = {}
    for one in report.silent:
        found.setdefault(one.reasons, []).append(one)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
