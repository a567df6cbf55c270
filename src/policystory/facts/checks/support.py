"""A fact cites the paragraphs that support it best: no other paragraph of the report has more of its words.

This finds what numbers and names cannot: a citation that is off by one paragraph.
"""

import re
from collections.abc import Iterator, Mapping

from policystory.errors import Problem
from policystory.facts.corpus import Corpus, folded
from policystory.facts.coverage import excused_paragraphs
from policystory.facts.record import Fact
from policystory.facts.text import Text
from policystory.reading import Places

SLACK = 1
"""So many more words may stand elsewhere by chance."""
STEM = 5
"""Letters of a word that are compared: "migrate", "migrants" and "migration" support each other."""

_WORD = re.compile(r"[a-z]{4,}|\d[\d,.]*\d|\d")
_OF_REPORTS = frozenset(
    "that this with from have were been their they which would about into than more said says".split()
)


class Support:
    """The words of every paragraph of every report, made once for all facts."""

    def __init__(self, corpus: Corpus, texts: Mapping[str, Text]) -> None:
        """Take in the texts; words that only name or date the reports themselves support nothing."""
        outlets = " ".join(
            f"{source.outlet} {source.named}" for source in corpus.sources.values()
        )
        self._idle = _OF_REPORTS | set(
            _WORD.findall(folded(f"{outlets} reported according attributed"))
        )
        # What is excused (a caption, a headline) states nothing, and so supports nothing better.
        excused = {
            source.id: excused_paragraphs(source) for source in corpus.sources.values()
        }
        self._paragraphs = {
            source: [
                set[str]() if n in excused.get(source, ()) else self._stems(paragraph)
                for n, paragraph in enumerate(text.paragraphs, 1)
            ]
            for source, text in texts.items()
        }

    def _stems(self, text: str) -> set[str]:
        return {
            word[:STEM]
            for word in _WORD.findall(folded(text))
            if word not in self._idle
        }

    def problems(
        self, fact: Fact, source: str, cited: list[int], places: Places
    ) -> Iterator[Problem]:
        """Tell of any paragraph of a report that has more of a fact's words than all that it cites there together."""
        if "paragraph" in fact.implied:
            return
        asked = self._stems(
            f"{fact.says} {fact.value if isinstance(fact.value, str) else ''}"
        )
        paragraphs = self._paragraphs[source]
        mine = len(asked & set[str]().union(*(paragraphs[n - 1] for n in cited)))
        best, number = max(
            (len(asked & words), -n) for n, words in enumerate(paragraphs, 1)
        )
        if best > mine + SLACK:
            message = f"{source} ¶{-number} has more of its words than ¶{', '.join(map(str, cited))}"
            hint = "cite it, or say why not under 'implied: {paragraph: …}'"
            yield places.problem("fact", fact.id, "sources", message=message, hint=hint)
