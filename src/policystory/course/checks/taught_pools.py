"""Check that the lessons so far have taught enough facts for each pool of a quiz.

A pool is a part of a quiz's plan: the items that it can draw, and how many it draws. An item is
taught if this lesson or an earlier one cites every fact that the item asks about.
"""

from collections import Counter

from policystory.course.checks.prose import Problems
from policystory.course.open_course import OpenCourse
from policystory.course.outline.quiz_names import slug
from policystory.quiz.blueprint import Pool
from policystory.reading import Places

# An author will cite a fact or two more for a question, and hardly three.
_MOST_MISSING = 2
_MOST_NAMED = 5
"""The most facts that a problem names as worth citing."""


def problems(course: OpenCourse, places: Places) -> Problems:
    """Yield a problem for each pool that has fewer taught items than it must draw.

    A pool is a part of a quiz's plan: the items that it can draw, and how many it draws. An item is
    taught if the lessons so far cite every fact that it asks about. Items that ask the same of the
    same fact count as one. `places` gives the file and line for the message.
    """
    for file in course.content.quizzes:
        known = course.taught(file.name)
        if known is None:
            continue
        for i, blueprint in enumerate(file.quizzes):
            for j, pool in enumerate(blueprint.pools):
                message, hint = _lack(course, pool, known)
                if message:
                    yield places.problem(
                        "quiz",
                        file.name,
                        *("quizzes", i, "pools", j),
                        message=f"quiz '{slug(file, blueprint)}', {message}",
                        hint=hint,
                    )


def _lack(course: OpenCourse, pool: Pool, known: frozenset[str]) -> tuple[str, str]:
    """Say how many families of a pool are taught, and what to cite; "" twice if enough are."""
    taught: set[str] = set()
    missing: dict[str, frozenset[str]] = {}
    for item in pool.items(course.bank):
        unknown = frozenset(item.asked) - known
        if unknown:
            missing[item.family] = unknown
        else:
            taught.add(item.family)
    families = len(taught.union(missing))
    # If even all its items are too few, the plan is at fault, which another check reports.
    if not len(taught) < pool.count <= families:
        return "", ""
    message = (
        f"pool '{pool.id}': {pool.count} are drawn, "
        f"and only {len(taught)} of its {families} questions ask what was taught"
    )
    worth = _worth_citing(missing, taught)
    hint = "lower its count, or widen its facts or objectives"
    if worth:
        names = ", ".join(worth)
        hint = f"cite in the lesson: {names}"
    return message, hint


def _worth_citing(missing: dict[str, frozenset[str]], taught: set[str]) -> list[str]:
    """Return the facts whose citation lets most further families be asked, the best first."""
    gains: Counter[str] = Counter()
    for family, facts in missing.items():
        if family not in taught and len(facts) <= _MOST_MISSING:
            gains.update(facts)
    # The name decides where two facts gain as much.
    ranked = sorted(gains, key=lambda fact: (-gains[fact], fact))
    return ranked[:_MOST_NAMED]
