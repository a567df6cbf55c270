"""A sound authored item on the small course of tests, and ways to change it."""

from typing import Any

from policystory.items.authored import Authored, AuthoredKind, AuthoredOption


def option(
    text: str, *facts: str, right: bool = False, because: str = "The papers say so."
) -> AuthoredOption:
    """Return an option that rests on some facts."""
    return AuthoredOption(
        text=text, because=because, facts=facts or ("carried-april",), right=right
    )


OPTIONS = (
    option(
        "They cover other times",
        "carried-april",
        "carried-winter",
        right=True,
        because="April is no winter.",
    ),
    option("They cover the same time", "carried-winter"),
    option("They count the same people", "carried-april"),
)


def authored(**parts: Any) -> Authored:
    """Return a sound authored item, or one that differs from it in `parts`."""
    usual: dict[str, Any] = {
        "id": "two-counts",
        "kind": AuthoredKind.SINGLE_CHOICE,
        "stem": "How do the counts of the Harbour News (May 1911) and "
        "the Island Post (September 1911) compare?",
        "objectives": ("tell-the-lamps",),
        "facts": ("carried-april", "carried-winter"),
        "options": OPTIONS,
    }
    return Authored(**{**usual, **parts})


SEVERAL = authored(
    kind=AuthoredKind.MULTIPLE_CHOICE,
    options=(
        option("The time", right=True),
        option("The people", right=True),
        option("The paper"),
        option("The ink"),
    ),
)
