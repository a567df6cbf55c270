"""The proof against the texts: a fact's paragraph exists, and the numbers, names and dates it rests on stand in it.

The texts are an argument: they never enter the project.
"""

import calendar
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from policystory.errors import Problem
from policystory.facts.checks.references import value_is_sound
from policystory.facts.checks.support import Support
from policystory.facts.checks.wording import value_numbers
from policystory.facts.corpus import Corpus, folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Dated, Fact, Quantity, ValueType
from policystory.facts.text import Text
from policystory.facts.values.period import read_period
from policystory.facts.values.spelling import numbers
from policystory.reading import Places

OVERLAP = 8
"""So many words in a row may a sentence of ours share with a source; one more is copying."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")


class Proved(msgspec.Struct):
    """How much was proved: what `check --sources` prints."""

    facts: int = 0
    citations: int = 0
    numbers: int = 0
    names: int = 0
    dates: int = 0


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
        found = [*_fact_problems(corpus, fact, texts, places, proved)]
        found += _overlap(corpus, fact, runs, places)
        for source, cited in _cited(corpus, fact, texts):
            found += support.problems(fact, source, cited, places)
        problems += found
        proved.facts += not found
    return proved, sorted(problems)


def _texts_are_the_sources(
    corpus: Corpus, texts: Mapping[str, Text], places: Places
) -> Iterator[Problem]:
    """The texts are the very ones that the facts were written from."""
    for source in corpus.sources.values():
        text = texts.get(source.id)
        if text is None and not places.lack("text", source.id, texts):
            continue  # it stands there and could not be read
        if text is None:
            yield places.problem(
                "source",
                source.id,
                "id",
                message="its text is not there",
                hint=f"add {source.id}.txt",
            )
            continue
        if text.sha256 != source.sha256:
            message = "the text is not the one that was described: its hash differs"
            yield places.problem(
                "source",
                source.id,
                "sha256",
                message=message,
                hint=f"it is {text.sha256}",
            )
        if len(text.paragraphs) != source.paragraphs:
            message = f"the text has {len(text.paragraphs)} non-blank lines, not {source.paragraphs}"
            yield places.problem("source", source.id, "paragraphs", message=message)


def _fact_problems(
    corpus: Corpus,
    fact: Fact,
    texts: Mapping[str, Text],
    places: Places,
    proved: Proved,
) -> Iterator[Problem]:
    """Prove one fact in each source that it cites: all cited paragraphs of a source count together."""
    for source_id, cited in _cited(corpus, fact, texts):
        proved.citations += len(cited)
        passage = "\n".join(texts[source_id].paragraphs[n - 1] for n in cited)
        where = f"{source_id} ¶{', '.join(str(n) for n in cited)}"
        if value_is_sound(corpus, fact):
            yield from _numbers_stand(fact, passage, where, places, proved)
        yield from _names_stand(corpus, fact, passage, where, places, proved)
        yield from _dates_stand(corpus, fact, source_id, passage, where, places, proved)


def _cited(
    corpus: Corpus, fact: Fact, texts: Mapping[str, Text]
) -> Iterator[tuple[str, list[int]]]:
    """Yield each source of a fact with the paragraphs it cites there, where all of them exist."""
    for source in dict.fromkeys(citation.source for citation in fact.sources):
        cited = [
            citation.paragraph for citation in fact.sources if citation.source == source
        ]
        known = source in texts and source in corpus.sources
        if known and all(1 <= n <= len(texts[source].paragraphs) for n in cited):
            yield source, cited


def _numbers_stand(
    fact: Fact, passage: str, where: str, places: Places, proved: Proved
) -> Iterator[Problem]:
    """Every number of the value stands in the passage, in whatever spelling; its currency or percent sign too."""
    standing = numbers(passage)
    for amount in sorted(value_numbers(fact)):
        if "value" in fact.implied:
            continue
        if amount in standing or (
            isinstance(fact.value, Quantity)
            and _as_share(fact.value, amount) in standing
        ):
            proved.numbers += 1
        else:
            message = f"the number {amount:f} does not stand in {where}"
            yield places.problem(
                "fact", fact.id, "value", message=message, hint="compare with the text"
            )
    if isinstance(fact.value, Quantity) and "value" not in fact.implied:
        sign = _SIGNS.get(fact.value.unit)
        if sign and not sign.search(passage):
            message = f"nothing in {where} is counted in {fact.value.unit}"
            yield places.problem(
                "fact",
                fact.id,
                "value",
                "unit",
                message=message,
                hint="compare with the text",
            )


_SIGNS = {
    "usd": re.compile(r"\$|dollar", re.IGNORECASE),
    "percent": re.compile(r"%|per ?cent|half", re.IGNORECASE),
    "doses": re.compile(r"dose|vaccine|of that", re.IGNORECASE),
}


def _as_share(quantity: Quantity, amount: Decimal) -> Decimal | None:
    """Return a percentage as a share: a text may say "half" for 50%."""
    return amount / 100 if quantity.unit == "percent" else None


def _names_stand(
    corpus: Corpus, fact: Fact, passage: str, where: str, places: Places, proved: Proved
) -> Iterator[Problem]:
    """Subject, speaker, population, place and named values stand in the passage under a name or alias."""
    named: list[tuple[str, str]] = [
        (field, value)
        for field in ("subject", "speaker", "population", "place")
        if (value := getattr(fact, field)) is not None
    ]
    prop = corpus.properties.get(fact.property)
    if prop and prop.value is ValueType.ENTITY and not isinstance(fact.value, Quantity):
        named += [
            ("value", value)
            for value in ((fact.value,) if isinstance(fact.value, str) else fact.value)
        ]
    text = folded(passage)
    for field, entity_id in named:
        entity = corpus.entities.get(entity_id)
        if entity is None or field in fact.implied:
            continue
        if names_pattern(entity).search(text):
            proved.names += 1
        else:
            message = f"no name of '{entity_id}' stands in {where}"
            hint = f"cite the paragraph that names it, add the alias, or say why under 'implied: {{{field}: …}}'"
            yield places.problem("fact", fact.id, field, message=message, hint=hint)


def _dates_stand(
    corpus: Corpus,
    fact: Fact,
    source_id: str,
    passage: str,
    where: str,
    places: Places,
    proved: Proved,
) -> Iterator[Problem]:
    """A printed period stands in the passage; an inferred one quotes words that do; both lie near the report's date."""
    if fact.period is None:
        return
    if fact.dated is Dated.INFERRED:
        quotes = _QUOTED.findall(fact.because or "")
        if not quotes:
            message = "'because' quotes nothing from the text"
            yield places.problem(
                "fact",
                fact.id,
                "because",
                message=message,
                hint="quote the words, as in '\"this April\"'",
            )
        missing = [quote for quote in quotes if folded(quote) not in folded(passage)]
        for quote in missing:
            message = (
                f"the words '{quote}' that the date rests on do not stand in {where}"
            )
            yield places.problem(
                "fact",
                fact.id,
                "because",
                message=message,
                hint="compare with the text",
            )
        proved.dates += bool(quotes) and not missing
        return
    missing_parts = [
        part
        for part in _date_words(fact.period, corpus.sources[source_id].date)
        if part not in folded(passage)
    ]
    proved.dates += not missing_parts
    for part in missing_parts:
        message = f"'{part}' of the period does not stand in {where}"
        yield places.problem(
            "fact",
            fact.id,
            "period",
            message=message,
            hint="or say 'dated: inferred' and 'because:'",
        )


def _date_words(period: str, report_date: str) -> list[str]:
    """Return the months and years that must stand printed; a report need not print its own year."""
    words = []
    for part in period.split("/"):
        year, *rest = part.split("-")
        if year != ".." and int(year) != read_period(report_date).first.year:
            words.append(year)
        if rest:
            words.append(calendar.month_name[int(rest[0])].casefold())
    return words


Shingles = dict[tuple[str, ...], str]


def shingles(texts: Mapping[str, Text]) -> Shingles:
    """Return every run of nine words of every text, with the source in which it stands."""
    found: Shingles = {}
    for source, text in texts.items():
        words = _WORD.findall(folded("\n".join(text.paragraphs)))
        found.update(
            (tuple(words[i : i + OVERLAP + 1]), source)
            for i in range(len(words) - OVERLAP)
        )
    return found


def copied(text: str, runs: Shingles) -> str:
    """Say which source a text of ours repeats for nine words in a row, and with which words; empty if none."""
    words = _WORD.findall(folded(text))
    ours = (tuple(words[i : i + OVERLAP + 1]) for i in range(len(words) - OVERLAP))
    run = next((run for run in ours if run in runs), None)
    return f"repeats {runs[run]}: “{' '.join(run)} …”" if run else ""


def _overlap(
    corpus: Corpus, fact: Fact, runs: Shingles, places: Places
) -> Iterator[Problem]:
    """What is read by learners is in our own words: the sentence, and a value in words, unless it is a title."""
    texts = [("says", fact.says)]
    prop = corpus.properties.get(fact.property)
    if isinstance(fact.value, str) and prop and not prop.titles:
        texts.append(("value", fact.value))
    for field, text in texts:
        if found := copied(text, runs):
            message = f"'{field}' {found}"
            yield places.problem(
                "fact", fact.id, field, message=message, hint="say it in our own words"
            )
