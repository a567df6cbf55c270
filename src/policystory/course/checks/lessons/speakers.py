"""Find people in a lesson's prose who are in none of the cited facts."""

import re
from collections.abc import Iterator

import msgspec

from policystory.course.checks.lessons.dates import Fault
from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.entity import EntityType
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact

_SAID = (
    "said says told tells warned warns called calls argued argues claimed claims promised promises "
    "pledged vowed announced accused accuses denied denies complained insisted predicted explained "
    "declared admitted acknowledged criticised criticized urged wrote writes replied answered"
).split()
# In "told Marsh" or "warned Marsh" it is not Marsh who speaks, so these verbs are left out.
_SAID_BEFORE = "said says argued argues wrote explained".split()
# ", who was ill," and "of the Trust": what can stand between a name and its verb.
_ASIDE = r"(?:, [^,.;?!]{1,80},| of (?:the )?[A-Z][^,.;?!]{1,60}?)?(?:,? who)?"
_ADVERBS = r"(?: (?:also|then|later|once|again|first|herself|himself|had|has))*"
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)*]*\s+")


class _Patterns(msgspec.Struct, frozen=True):
    """What finds the people of a corpus who speak, and whom each name may mean."""

    speaking: re.Pattern[str]
    named: re.Pattern[str]
    people: dict[str, list[str]]


def faults(
    corpus: Corpus, text: str, facts: list[Fact], lesson: list[Fact]
) -> Iterator[Fault]:
    """Yield a message and a hint for each person in a text who is in none of the cited facts.

    `text` is a paragraph, list item or table row without its citations. A person who says something
    in it must be in one of `facts`, which the text cites. Any other person named in it must be in
    one of `lesson`, the facts that the whole lesson cites. Pronouns ("she said") are not checked.
    A name in a question does not count as somebody who says something.
    """
    patterns = _patterns(corpus)
    if patterns is None:
        return
    told: set[str] = set()
    for name in _speaking(patterns, text):
        people = patterns.people[name]
        if name not in told and not _are_in(corpus, facts, people):
            told.add(name)
            message = f"the prose tells what {name} said, and cites no fact with {name}"
            yield message, "cite the fact at the end of the sentence"
    for match in patterns.named.finditer(text):
        name = match[0]
        people = patterns.people[name]
        if name not in told and not _are_in(corpus, lesson, people):
            told.add(name)
            message = f"the prose names {name}, whom no fact cited in this lesson names"
            yield message, "cite a fact that does, or leave the name out"


def _speaking(patterns: _Patterns, text: str) -> Iterator[str]:
    """Yield the name of each person who says something in a text."""
    for sentence in _SENTENCE_END.split(text):
        if sentence.endswith("?"):
            continue
        for match in patterns.speaking.finditer(sentence):
            yield match["before"] or match["after"]


@once_per_corpus
def _patterns(corpus: Corpus) -> _Patterns | None:
    """Return what finds the people of a corpus; None if it has no people."""
    people: dict[str, list[str]] = {}
    for entity in corpus.entities.values():
        if entity.type is not EntityType.PERSON:
            continue
        for name in (entity.name, *entity.aliases):
            # "The president" may be anybody, so only names with a capital count.
            if name[:1].isupper():
                people.setdefault(name, []).append(entity.id)
    if not people:
        return None
    # The longest first, so that "Marsh" does not end the search for "Marsh's spokesman".
    longest_first = sorted(people, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    said = "|".join(_SAID)
    said_before = "|".join(_SAID_BEFORE)
    after = rf"(?P<before>{names}){_ASIDE}{_ADVERBS} (?:{said})\b"
    before = rf"(?:according to|{said_before}) (?P<after>{names})\b"
    speaking = re.compile(rf"\b(?:{after}|{before})")
    named = re.compile(rf"\b(?:{names})\b")
    return _Patterns(speaking, named, people)


def _are_in(corpus: Corpus, facts: list[Fact], people: list[str]) -> bool:
    """Tell whether one of these people, who share a name, is in one of these facts."""
    return any(_is_in(corpus, facts, person) for person in people)


def _is_in(corpus: Corpus, facts: list[Fact], person: str) -> bool:
    """Tell whether a person speaks in one of these facts, or is named by it."""
    pattern = names_pattern(corpus.entities[person])
    # A fact about a group also serves for somebody who speaks for the group.
    same = corpus.may_be(person)
    for fact in facts:
        parts = {fact.speaker, fact.subject, fact.population}
        if not same.isdisjoint(parts):
            return True
        if pattern.search(folded(fact.says)):
            return True
        values = fact.value
        if isinstance(fact.value, str):
            values = (fact.value,)
        if isinstance(values, tuple) and not same.isdisjoint(values):
            return True
    return False
