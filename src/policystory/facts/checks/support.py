"""Check that a fact cites those paragraphs of a report that share the most words with it."""

import re
from collections.abc import Mapping

from policystory.facts.checks.fault import Faults
from policystory.facts.corpus import Corpus, folded
from policystory.facts.coverage import excused_paragraphs
from policystory.facts.record import Fact
from policystory.facts.text import Text

SLACK = 1
"""How many more words another paragraph may share with a fact by chance."""
STEM = 5
"""The letters of a word that are compared, so that "carry" and "carrying" count as the same."""

_WORD = re.compile(r"[a-z]{4,}|\d[\d,.]*\d|\d")
_OF_REPORTS = frozenset(
    (
        "that this with from have were been their they which would about into than more "
        "said says reported according attributed"
    ).split()
)
"""Words that occur in any report, and so support no fact."""


Stems = set[str]
"""The beginnings of the words of a text."""


class Support:
    """Finds citations of a wrong paragraph, by the words that facts and paragraphs share.

    `corpus`: the course's records. `texts`: the reports' texts by source id.
    """

    def __init__(self, corpus: Corpus, texts: Mapping[str, Text]) -> None:
        """Prepare the texts, which are given by source id."""
        # Words that only name or date a report support nothing that it says.
        self._idle = set(_OF_REPORTS)
        for source in corpus.sources.values():
            name = folded(f"{source.outlet} {source.named}")
            self._idle.update(_WORD.findall(name))
        self._paragraphs: dict[str, list[Stems]] = {}
        for id_, text in texts.items():
            known = corpus.sources.get(id_)
            excused = excused_paragraphs(known) if known else set[int]()
            self._paragraphs[id_] = self._stems_of_paragraphs(text, excused)

    def _stems_of_paragraphs(self, text: Text, excused: set[int]) -> list[Stems]:
        """Return the words of each paragraph; none for an excused one."""
        stems: list[Stems] = []
        for number, paragraph in enumerate(text.paragraphs, 1):
            # A caption or headline, which is excused, states nothing, and so supports nothing.
            if number in excused:
                stems.append(set())
            else:
                stems.append(self._stems(paragraph))
        return stems

    def _stems(self, text: str) -> Stems:
        words = set(_WORD.findall(folded(text)))
        return {word[:STEM] for word in words - self._idle}

    def faults(self, fact: Fact, source: str, cited: list[int]) -> Faults:
        """Yield a fault if another paragraph shares more words with a fact than the cited ones do.

        One word more is no fault. `source`: the id of a source that the fact cites. `cited`: the
        numbers of the cited paragraphs, counted from 1. No fault if the fact's field `implied` has
        a reason for "paragraph".
        """
        if "paragraph" in fact.implied:
            return
        of_fact = self._stems(fact.says)
        if isinstance(fact.value, str):
            of_fact |= self._stems(fact.value)
        shared = [of_fact & stems for stems in self._paragraphs[source]]
        in_cited: Stems = set()
        for number in cited:
            in_cited |= shared[number - 1]
        # If several paragraphs share equally many words, the first is named.
        best = max(shared, key=len)
        if len(best) <= len(in_cited) + SLACK:
            return
        paragraphs = ", ".join(map(str, cited))
        number = shared.index(best) + 1
        message = f"{source} ¶{number} has more of its words than ¶{paragraphs}"
        hint = "cite it, or say why not under 'implied: {paragraph: …}'"
        yield "sources", message, hint
