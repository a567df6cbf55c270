"""The proof of facts against the texts: the paragraph exists and holds what the fact rests on.

These are its numbers, names and dates. The texts are an argument: they never enter the project.
"""

import calendar
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from policystory.errors import Problem
from policystory.facts.checks.copying import Shingles, copied, shingles
from policystory.facts.checks.references import value_is_sound, value_names
from policystory.facts.checks.support import Support
from policystory.facts.checks.wording import number_stands, value_numbers
from policystory.facts.corpus import Corpus, folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Dated, Fact, Quantity
from policystory.facts.text import Text
from policystory.facts.values.period import read_period
from policystory.facts.values.spelling import numbers
from policystory.reading import Places

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_COMPARE = "compare with the text"


class Proved(msgspec.Struct):
    """How much was proved: what `check --sources` prints."""

    facts: int = 0
    citations: int = 0
    numbers: int = 0
    names: int = 0
    dates: int = 0


class _Passage(NamedTuple):
    """The paragraphs of one source that a fact cites, read as one text."""

    fact: Fact
    source: str
    paragraphs: list[int]
    text: str

    @property
    def where(self) -> str:
        """Return the passage as a message names it, such as "tally ¶3, 4"."""
        return f"{self.source} ¶{', '.join(map(str, self.paragraphs))}"


def prove(
    corpus: Corpus, texts: Mapping[str, Text], places: Places
) -> tuple[Proved, list[Problem]]:
    """Prove every fact against the texts of its sources.

    Arguments: `texts` by source id; a source without a text is a problem. Returns what was proved
    and all problems.
    """
    proved = Proved()
    problems = [*_texts_are_the_sources(corpus, texts, places)]
    runs, support = shingles(texts), Support(corpus, texts)
    for fact in corpus.facts.values():
        faults = [*_is_in_own_words(corpus, fact, runs, places)]
        for passage in _passages(corpus, fact, texts):
            proved.citations += len(passage.paragraphs)
            if value_is_sound(corpus, fact):
                faults += _numbers_stand(passage, places, proved)
            faults += _names_stand(corpus, passage, places, proved)
            faults += _dates_stand(corpus, passage, places, proved)
            faults += support.problems(fact, passage.source, passage.paragraphs, places)
        problems += faults
        proved.facts += not faults
    return proved, sorted(problems)


def _texts_are_the_sources(
    corpus: Corpus, texts: Mapping[str, Text], places: Places
) -> Iterator[Problem]:
    """The texts are the very ones that the facts were written from."""
    for source in corpus.sources.values():
        way = ("source", source.id)
        text = texts.get(source.id)
        if text is None:
            # A text that is there and could not be read is told of elsewhere.
            if places.lack("text", source.id, texts):
                message, hint = "its text is not there", f"add {source.id}.txt"
                yield places.problem(*way, "id", message=message, hint=hint)
            continue
        if text.sha256 != source.sha256:
            message = "the text is not the one that was described: its hash differs"
            hint = f"it is {text.sha256}"
            yield places.problem(*way, "sha256", message=message, hint=hint)
        lines = len(text.paragraphs)
        if lines != source.paragraphs:
            message = f"the text has {lines} non-blank lines, not {source.paragraphs}"
            yield places.problem(*way, "paragraphs", message=message)


def _passages(
    corpus: Corpus, fact: Fact, texts: Mapping[str, Text]
) -> Iterator[_Passage]:
    """Yield what a fact cites of each source, where all of those paragraphs exist."""
    cited: dict[str, list[int]] = {}
    for citation in fact.sources:
        cited.setdefault(citation.source, []).append(citation.paragraph)
    for source, numbers_cited in cited.items():
        if source not in texts or source not in corpus.sources:
            continue
        paragraphs = texts[source].paragraphs
        if all(1 <= number <= len(paragraphs) for number in numbers_cited):
            text = "\n".join(paragraphs[number - 1] for number in numbers_cited)
            yield _Passage(fact, source, numbers_cited, text)


def _numbers_stand(
    passage: _Passage, places: Places, proved: Proved
) -> Iterator[Problem]:
    """Every number of the value stands in the passage, in any spelling, and its sign."""
    fact = passage.fact
    if "value" in fact.implied:
        return
    way = ("fact", fact.id, "value")
    standing = numbers(passage.text)
    for amount in sorted(value_numbers(fact)):
        if number_stands(fact, amount, standing):
            proved.numbers += 1
        else:
            message = f"the number {amount:f} does not stand in {passage.where}"
            yield places.problem(*way, message=message, hint=_COMPARE)
    # The same number of something else, such as people for dollars, proves nothing.
    if isinstance(fact.value, Quantity):
        sign = _SIGNS.get(fact.value.unit)
        if sign and not sign.search(passage.text):
            message = f"nothing in {passage.where} is counted in {fact.value.unit}"
            yield places.problem(*way, "unit", message=message, hint=_COMPARE)


_SIGNS = {
    "usd": re.compile(r"\$|dollar", re.IGNORECASE),
    "percent": re.compile(r"%|per ?cent|half", re.IGNORECASE),
    "doses": re.compile(r"dose|vaccine|of that", re.IGNORECASE),
}
"""How a text shows that it counts in a unit, by the unit."""


def _names_stand(
    corpus: Corpus, passage: _Passage, places: Places, proved: Proved
) -> Iterator[Problem]:
    """The passage names subject, speaker, population, place and the entities of the value."""
    fact = passage.fact
    named: list[tuple[str, str]] = []
    for field in ("subject", "speaker", "population", "place"):
        name = getattr(fact, field)
        if name is not None:
            named.append((field, name))
    named += [("value", name) for name in value_names(corpus, fact)]
    text = folded(passage.text)
    for field, name in named:
        entity = corpus.entities.get(name)
        # A name that is of nothing is told of by another check; an implied one is described only.
        if entity is None or field in fact.implied:
            continue
        if names_pattern(entity).search(text):
            proved.names += 1
        else:
            message = f"no name of '{name}' stands in {passage.where}"
            say_why = f"say why under 'implied: {{{field}: …}}'"
            hint = f"cite the paragraph that names it, add the alias, or {say_why}"
            yield places.problem("fact", fact.id, field, message=message, hint=hint)


def _dates_stand(
    corpus: Corpus, passage: _Passage, places: Places, proved: Proved
) -> Iterator[Problem]:
    """A printed period stands in the passage; one that was worked out quotes words that do."""
    fact = passage.fact
    if fact.period is None:
        return
    if fact.dated is Dated.INFERRED:
        yield from _quotes_stand(passage, places, proved)
        return
    text = folded(passage.text)
    words = _date_words(fact.period, corpus.sources[passage.source].date)
    missing = [word for word in words if word not in text]
    proved.dates += not missing
    for word in missing:
        message = f"'{word}' of the period does not stand in {passage.where}"
        hint = "or say 'dated: inferred' and 'because:'"
        yield places.problem("fact", fact.id, "period", message=message, hint=hint)


def _quotes_stand(
    passage: _Passage, places: Places, proved: Proved
) -> Iterator[Problem]:
    """The reason for a date that was worked out quotes words of the passage."""
    way = ("fact", passage.fact.id, "because")
    quotes = _QUOTED.findall(passage.fact.because or "")
    if not quotes:
        message = "'because' quotes nothing from the text"
        hint = "quote the words, as in '\"this April\"'"
        yield places.problem(*way, message=message, hint=hint)
    # Quotes compare without case or accents, as names do.
    text = folded(passage.text)
    missing = [quote for quote in quotes if folded(quote) not in text]
    for quote in missing:
        rests_on = f"the words '{quote}' that the date rests on"
        message = f"{rests_on} do not stand in {passage.where}"
        yield places.problem(*way, message=message, hint=_COMPARE)
    proved.dates += bool(quotes) and not missing


def _date_words(period: str, report_date: str) -> list[str]:
    """Return the years and months that must be printed; a report need not print its own year."""
    words: list[str] = []
    for part in period.split("/"):
        year, *month_and_day = part.split("-")
        # Two dots stand for no end, and nothing of it is printed.
        if year != ".." and int(year) != read_period(report_date).first.year:
            words.append(year)
        if month_and_day:
            words.append(calendar.month_name[int(month_and_day[0])].casefold())
    return words


def _is_in_own_words(
    corpus: Corpus, fact: Fact, runs: Shingles, places: Places
) -> Iterator[Problem]:
    """Learners read our own words: the sentence, and a value in words, unless it is a title."""
    texts = [("says", fact.says)]
    prop = corpus.properties.get(fact.property)
    if isinstance(fact.value, str) and prop and not prop.titles:
        texts.append(("value", fact.value))
    for field, text in texts:
        repeats = copied(text, runs)
        if repeats:
            message, hint = f"'{field}' {repeats}", "say it in our own words"
            yield places.problem("fact", fact.id, field, message=message, hint=hint)
