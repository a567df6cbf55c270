"""Compare the facts with the reports' texts: each cited paragraph must support its fact.

A paragraph supports a fact if it has the fact's numbers, names and dates.
"""

import calendar
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from policystory.errors import Problem
from policystory.facts.checks.completeness import UNKNOWN
from policystory.facts.checks.copying import SAY_OTHERWISE, find_copying, shingles
from policystory.facts.checks.fault import Faults, to_problems
from policystory.facts.checks.references import value_is_sound, value_names
from policystory.facts.checks.support import Support
from policystory.facts.checks.unit_signs import shows_unit
from policystory.facts.checks.wording import dates_of, number_stands, value_numbers
from policystory.facts.corpus import Corpus, folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Dated, Fact, Quantity, Source
from policystory.facts.text import Text
from policystory.facts.values.numbers_in_text import numbers
from policystory.facts.values.period import read_period
from policystory.facts.values.units import unit_in_words
from policystory.reading import Places

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_COMPARE = "compare with the text"


class ProofCounts(msgspec.Struct):
    """How many things `check --sources` found in the reports' texts, for its summary.

    `facts`: facts without a fault. `citations`: cited paragraphs that were read. `numbers`,
    `names`, `dates`: how many of these stand in the paragraphs that their facts cite.
    """

    facts: int = 0
    citations: int = 0
    numbers: int = 0
    names: int = 0
    dates: int = 0


class _Passage(NamedTuple):
    """The paragraphs of one source that a fact cites, joined to one text."""

    fact: Fact
    source: str
    paragraphs: list[int]
    text: str

    @property
    def where(self) -> str:
        paragraphs = ", ".join(map(str, self.paragraphs))
        return f"{self.source} ¶{paragraphs}"


def check_against_texts(
    corpus: Corpus, texts: Mapping[str, Text], places: Places
) -> tuple[ProofCounts, list[Problem]]:
    """Check every fact against the texts of the reports that it cites.

    `texts` holds the reports' texts by source id; a missing text is a problem. `places` knows the
    file and line of each record. Returns counts of what was found in the texts, and all problems,
    sorted by file and line.
    """
    proof = _Proof(corpus, texts)
    problems = list(_texts_are_the_sources(corpus, texts, places))
    for fact in corpus.facts.values():
        faults = list(proof.faults(fact))
        problems += to_problems(places, "fact", fact.id, faults)
        proof.proved.facts += not faults
    return proof.proved, sorted(problems)


def _texts_are_the_sources(
    corpus: Corpus, texts: Mapping[str, Text], places: Places
) -> Iterator[Problem]:
    """Check that each text is the one that its source's record describes."""
    for source in corpus.sources.values():
        text = texts.get(source.id)
        if text is not None:
            faults = _text_faults(source, text)
            yield from to_problems(places, "source", source.id, faults)
        # A text that exists but cannot be read is reported elsewhere.
        elif places.is_unknown("text", source.id, texts):
            field_path = ("source", source.id, "id")
            hint = f"add {source.id}.txt"
            yield places.problem(
                *field_path, message="its text is not there", hint=hint
            )


def _text_faults(source: Source, text: Text) -> Faults:
    """Yield how a text differs from its source's record: in hash or number of paragraphs."""
    if source.sha256 not in (text.sha256, UNKNOWN):
        message = "the text is not the one that was described: its hash differs"
        yield "sha256", message, f"it is {text.sha256}"
    lines = len(text.paragraphs)
    if lines != source.paragraphs:
        message = f"the text has {lines} non-blank lines, not {source.paragraphs}"
        yield "paragraphs", message, ""


class _Proof:
    """Checks one fact after the other, and counts what was found."""

    def __init__(self, corpus: Corpus, texts: Mapping[str, Text]) -> None:
        self.proved = ProofCounts()
        self._corpus = corpus
        self._texts = texts
        # Made once for all facts, since each is compared with every word of the texts.
        self._runs = shingles(texts)
        self._support = Support(corpus, texts)

    def faults(self, fact: Fact) -> Faults:
        """Yield a fault for each part of a fact that its sources lack, and for copied sentences."""
        yield from self._is_in_own_words(fact)
        for passage in self._passages(fact):
            self.proved.citations += len(passage.paragraphs)
            if value_is_sound(self._corpus, fact):
                yield from self._numbers_stand(passage)
                yield from self._unit_stands(passage)
            yield from self._names_stand(passage)
            yield from self._dates_stand(passage)
            yield from self._support.faults(fact, passage.source, passage.paragraphs)

    def _unit_stands(self, passage: _Passage) -> Faults:
        """Check that the passage shows the unit of the value."""
        fact = passage.fact
        if "value" in fact.implied or not isinstance(fact.value, Quantity):
            return
        unit = fact.value.unit
        # The same number of something else, such as people for dollars, proves nothing.
        if not shows_unit(self._corpus, unit, passage.text):
            counted = unit_in_words(unit)
            message = f"nothing in {passage.where} is counted in {counted}"
            yield ("value", "unit"), message, _COMPARE

    def _is_in_own_words(self, fact: Fact) -> Faults:
        """Check that the sentence, and a value in words that is no title, repeat no source."""
        texts = [("says", fact.says)]
        prop = self._corpus.properties.get(fact.property)
        is_title = prop is None or prop.titles
        if isinstance(fact.value, str) and not is_title:
            texts.append(("value", fact.value))
        for field, text in texts:
            repeats = find_copying(text, self._runs)
            if repeats:
                yield field, f"'{field}' {repeats}", SAY_OTHERWISE

    def _passages(self, fact: Fact) -> Iterator[_Passage]:
        """Yield the cited passage of each source of a fact, if all its paragraphs exist."""
        cited: dict[str, list[int]] = {}
        for citation in fact.sources:
            of_source = cited.setdefault(citation.source, [])
            of_source.append(citation.paragraph)
        for source, numbers_cited in cited.items():
            if source not in self._texts:
                continue
            # A source that is not described is another check's problem.
            if source not in self._corpus.sources:
                continue
            paragraphs = self._texts[source].paragraphs
            known = range(1, len(paragraphs) + 1)
            if set(numbers_cited).issubset(known):
                lines = [paragraphs[number - 1] for number in numbers_cited]
                text = "\n".join(lines)
                yield _Passage(fact, source, numbers_cited, text)

    def _numbers_stand(self, passage: _Passage) -> Faults:
        """Check that the passage contains every number of the value, in any spelling."""
        fact = passage.fact
        if "value" in fact.implied:
            return
        standing = numbers(passage.text, self._corpus.phrases)
        for amount in sorted(value_numbers(fact)):
            if number_stands(fact, amount, standing):
                self.proved.numbers += 1
            else:
                message = f"the number {amount:f} does not stand in {passage.where}"
                yield "value", message, _COMPARE

    def _names_stand(self, passage: _Passage) -> Faults:
        """Check that the passage names every entity of the fact."""
        fact = passage.fact
        text = folded(passage.text)
        for field, name in _named(self._corpus, fact):
            entity = self._corpus.entities.get(name)
            # Another check reports an unknown name; an implied one is only described.
            if entity is None:
                continue
            if field in fact.implied:
                continue
            if names_pattern(entity).search(text):
                self.proved.names += 1
            else:
                message = f"no name of '{name}' stands in {passage.where}"
                say_why = f"say why under 'implied: {{{field}: …}}'"
                hint = f"cite the paragraph that names it, add the alias, or {say_why}"
                yield field, message, hint

    def _dates_stand(self, passage: _Passage) -> Faults:
        """Check that the passage contains the fact's date, or the words it was inferred from."""
        fact = passage.fact
        dates = list(dates_of(self._corpus, fact))
        if not dates:
            return
        if fact.dated is Dated.INFERRED:
            yield from self._quotes_stand(passage)
            return
        text = folded(passage.text)
        source = self._corpus.sources[passage.source]
        for field, date in dates:
            words = _date_words(date, source.date)
            missing = [word for word in words if not _stands(word, text)]
            self.proved.dates += not missing
            for word in missing:
                message = f"'{word}' of the {field} does not stand in {passage.where}"
                yield field, message, "or say 'dated: inferred' and 'because:'"

    def _quotes_stand(self, passage: _Passage) -> Faults:
        """Check that the reason for an inferred date quotes words of the passage."""
        quotes = _QUOTED.findall(passage.fact.because or "")
        if not quotes:
            message = "'because' quotes nothing from the text"
            yield "because", message, "quote the words, as in '\"this April\"'"
            return
        # Quotes compare without case or accents, as names do.
        text = folded(passage.text)
        missing = [quote for quote in quotes if folded(quote) not in text]
        self.proved.dates += not missing
        for quote in missing:
            rests_on = f"the words '{quote}' that the date rests on"
            message = f"{rests_on} do not stand in {passage.where}"
            yield "because", message, _COMPARE


def _named(corpus: Corpus, fact: Fact) -> list[tuple[str, str]]:
    """Return the entities that a fact names, each with its field."""
    named: list[tuple[str, str]] = []
    for field in ("subject", "speaker", "population", "place"):
        name = getattr(fact, field)
        if name is not None:
            named.append((field, name))
    named += [("value", name) for name in value_names(corpus, fact)]
    return named


def _stands(word: str, text: str) -> bool:
    """Tell whether a year, month or day stands in a text; a month may be cut to three letters."""
    if word.isdecimal():
        return re.search(rf"(?<!\d){word}(?!\d)", text) is not None
    return word in text or re.search(rf"\b{word[:3]}\b", text) is not None


def _date_words(period: str, report_date: str) -> list[str]:
    """Return the parts of a date that must be printed; a report need not print its own year."""
    report_year = read_period(report_date).first.year
    words: list[str] = []
    for part in period.split("/"):
        # Two dots stand for no end, and nothing of it is printed.
        if part == "..":
            continue
        year, *month_and_day = part.split("-")
        if int(year) != report_year:
            words.append(year)
        if month_and_day:
            month, *day = map(int, month_and_day)
            words.append(calendar.month_name[month].casefold())
            words += map(str, day)
    return words
