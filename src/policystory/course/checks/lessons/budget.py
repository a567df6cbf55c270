"""Check that a lesson is neither too long nor too hard to read: the course file sets the limits."""

from collections.abc import Iterator

from policystory.course.checks.lessons.readability import reading
from policystory.course.checks.prose import Block
from policystory.course.outline.word_budget import WordBudget
from policystory.errors import Problem

Section = list[Block]
"""The blocks under a heading of the second level, the heading first."""


def sections(blocks: tuple[Block, ...], checks: tuple[int, ...]) -> list[Section]:
    """Return those parts of a lesson that contain a check (a short quiz), in order.

    A part begins with a heading of the second level. `blocks` are all paragraphs, list items and
    table rows of the lesson; `checks` are the numbers of the notebook cells that show a check.
    Parts without a check, such as a recap, are left out.
    """
    parts: list[Section] = []
    for block in blocks:
        if block.text.startswith("## "):
            parts.append([])
        # What stands before the first heading is the opening.
        if parts:
            parts[-1].append(block)
    with_check: list[Section] = []
    for i, part in enumerate(parts):
        start = part[0].cell
        following = None
        if i + 1 < len(parts):
            following = parts[i + 1][0].cell
        for check in checks:
            if start <= check and (following is None or check < following):
                with_check.append(part)
                break
    return with_check


def problems(
    budget: WordBudget, blocks: tuple[Block, ...], checks: tuple[int, ...]
) -> Iterator[Problem]:
    """Yield a problem for each limit of `budget`, such as the most words, that a lesson exceeds.

    `blocks` are all paragraphs, list items and table rows of the lesson; `checks` are the numbers
    of the notebook cells that show a check (a short quiz). A notebook without checks is not
    measured.
    """
    parts = sections(blocks, checks)
    if not parts:
        return
    yield from _length_problems(budget, parts)
    whole = reading(blocks)
    first = parts[0][0]
    percent = 100 * whole.denial_share
    if budget.denials is not None and percent > budget.denials:
        message = (
            f"{whole.denials} of {whole.sentences} sentences deny something "
            f"({whole.denial_share:.0%}); course.yml allows {budget.denials}%"
        )
        worst = _most_denials(parts)
        yield first.problem(message, f"say what is; see {worst}")
    if budget.grade is not None and whole.grade > budget.grade:
        message = (
            f"the text is of grade {whole.grade:.1f}; course.yml allows {budget.grade}"
        )
        yield first.problem(message, "shorten sentences, and use shorter words")


def _length_problems(budget: WordBudget, parts: list[Section]) -> Iterator[Problem]:
    """Yield a problem if the sections of a lesson have too many words together, or too few."""
    words = sum(map(_length, parts))
    first = parts[0][0]
    if budget.most is not None and words > budget.most:
        longest = max(parts, key=_length)
        message = (
            f"the sections have {words:,} words; course.yml allows {budget.most:,}"
        )
        heading = longest[0].section
        hint = f"the longest is '{heading}', with {_length(longest):,}"
        yield first.problem(message, hint)
    if budget.least is not None and words < budget.least:
        message = (
            f"the sections have {words:,} words; course.yml asks for {budget.least:,}"
        )
        yield first.problem(message, "tell more, or lower 'least' under 'words'")


def _most_denials(parts: list[Section]) -> str:
    """Describe the section in which most sentences deny something."""
    worst = max(parts, key=_denial_share)
    heading = worst[0].section
    share = _denial_share(worst)
    return f"'{heading}', {share:.0%}"


def _length(part: Section) -> int:
    """Return how many words a section tells."""
    read = reading(part)
    return read.told


def _denial_share(part: Section) -> float:
    """Return the share of a section's sentences that deny something."""
    read = reading(part)
    return read.denial_share
