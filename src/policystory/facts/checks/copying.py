"""Find texts that copy a report: those that share nine or more words in a row with it."""

import re
from collections.abc import Iterator, Mapping

from policystory.facts.corpus import folded
from policystory.facts.text import Text

OVERLAP = 8
"""The most words in a row that a sentence of the course may share with a report."""

SAY_OTHERWISE = f"say it in our own words: more than {OVERLAP} in a row are the same"
"""What to do about a text that copies a report."""
_WORD = re.compile(r"[^\W_]+")

Run = tuple[str, ...]
Shingles = dict[Run, str]
"""The id of the source in which each run of nine words occurs."""


def shingles(texts: Mapping[str, Text]) -> Shingles:
    """Map every run of nine words in a row in the reports to the id of its report.

    `texts` holds the text of each report by its id.

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


def find_copying(text: str, runs: Shingles) -> str:
    """Say which report a text copies, with the nine words; "" if it copies none.

    `runs` is what `shingles` returns. The result is the end of a sentence about the text, such as
    "repeats news-1911: “one two three …”".
    """
    run = copied_run(text, runs)
    if run is None:
        return ""
    repeated = " ".join(run)
    return f"repeats {runs[run]}: “{repeated} …”"


def copied_run(text: str, runs: Shingles) -> Run | None:
    """Return the first nine words in a row that a text shares with a report, or None.

    `runs` is what `shingles` returns.
    """
    for run in _runs(text):
        if run in runs:
            return run
    return None


def _runs(text: str) -> Iterator[Run]:
    """Yield each run of nine words in a text."""
    words = _WORD.findall(folded(text))
    length = OVERLAP + 1
    for start in range(len(words) - OVERLAP):
        run = words[start : start + length]
        yield tuple(run)
