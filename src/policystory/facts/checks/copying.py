"""Copying: which runs of words a text of ours shares with a source."""

import re
from collections.abc import Iterator, Mapping

from policystory.facts.corpus import folded
from policystory.facts.text import Text

OVERLAP = 8
"""So many words in a row may a sentence of ours share with a source; one more is copying."""

_WORD = re.compile(r"[^\W_]+")

Run = tuple[str, ...]
Shingles = dict[Run, str]
"""The source in which each run of nine words stands."""


def shingles(texts: Mapping[str, Text]) -> Shingles:
    """Return every run of nine words of every text, with the source in which it stands.

    >>> text = Text(("One two three four five six seven eight nine ten.",), "")
    >>> [" ".join(run[:2]) for run in shingles({"tally": text})]
    ['one two', 'two three']
    """
    sources: Shingles = {}
    for source, text in texts.items():
        # Read as one text, so that a run across the end of a paragraph counts too.
        for run in _runs("\n".join(text.paragraphs)):
            sources[run] = source
    return sources


def copied(text: str, runs: Shingles) -> str:
    """Say which source a text of ours repeats for nine words in a row, and with which words.

    The answer is empty if there is no such run.
    """
    for run in _runs(text):
        if run in runs:
            repeated = " ".join(run)
            return f"repeats {runs[run]}: “{repeated} …”"
    return ""


def _runs(text: str) -> Iterator[Run]:
    """Yield each run of words that is one longer than may be shared."""
    words = _WORD.findall(folded(text))
    length = OVERLAP + 1
    for start in range(len(words) - OVERLAP):
        run = words[start : start + length]
        yield tuple(run)
