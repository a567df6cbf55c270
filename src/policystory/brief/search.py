"""Search the facts that a learner may want to use: by words, report, topic and speaker."""

import msgspec

from policystory.facts.choose import FactFilter, filter_facts
from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.record import Fact
from policystory.facts.words import name

_MOST_WORDS = 12
"""The most words of a search that are looked for; a pasted page would take long."""


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What a learner searches for among the facts; an empty field matches every fact.

    `words`: words or parts of words, separated by spaces; `report`, `topic` and `speaker`: ids.
    """

    words: str = ""
    report: str = ""
    topic: str = ""
    speaker: str = ""


def search(corpus: Corpus, wanted: Search) -> list[Fact]:
    """Return the facts that match every field of `wanted`.

    Each searched word must be in the fact's sentence, or in a name of a person or thing that the
    fact is about; only the first 12 words count. Accents and capitals do not matter. Facts with all
    words in their sentence come first; each group is sorted by id.
    """
    choice = FactFilter(
        topic=wanted.topic or None,
        source=wanted.report or None,
        speaker=wanted.speaker or None,
    )
    words = folded(wanted.words).split()[:_MOST_WORDS]
    nearest: list[Fact] = []
    further: list[Fact] = []
    texts = _searched_texts(corpus)
    for fact in filter_facts(corpus, choice):
        sentence, names = texts[fact.id]
        unsaid = [word for word in words if word not in sentence]
        if not unsaid:
            nearest.append(fact)
        elif all(word in names for word in unsaid):
            further.append(fact)
    return nearest + further


@once_per_corpus
def _searched_texts(corpus: Corpus) -> dict[str, tuple[str, str]]:
    """Return, by fact, its sentence and the names of all that it is about, both folded."""
    texts: dict[str, tuple[str, str]] = {}
    for fact in corpus.facts.values():
        parts = [fact.subject, fact.speaker, fact.population, fact.place]
        if isinstance(fact.value, str):
            parts.append(fact.value)
        names: list[str] = []
        for part in parts:
            entity = corpus.entities.get(part or "")
            # A learner may know somebody by another name than the sentence has.
            if entity is not None:
                names.append(entity.name)
                names.extend(entity.aliases)
        sentence = folded(fact.says)
        joined = " ".join(names)
        texts[fact.id] = (sentence, folded(joined))
    return texts


Choices = list[tuple[str, str]]
"""What can be chosen, in order: the id, and the words for it."""


def speakers(corpus: Corpus) -> Choices:
    """Return everybody who says something in a fact: pairs of id and name, sorted by name."""
    ids = {fact.speaker for fact in corpus.facts.values() if fact.speaker}
    named = [(speaker, name(corpus, speaker)) for speaker in ids]
    return sorted(named, key=_as_read)


def _as_read(choice: tuple[str, str]) -> tuple[str, str]:
    """Return the key by which names are sorted: without "the", capitals and accents."""
    id_, words = choice
    return folded(words).removeprefix("the "), id_
