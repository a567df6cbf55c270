"""Check the words of a draft of a brief: missing years, copied words, numbers without a fact."""

import re
from decimal import Decimal

from policystory.brief.draft import Draft
from policystory.brief.finding import Finding
from policystory.facts.checks.copying import OVERLAP, Shingles, copied_run, shingles
from policystory.facts.checks.wording import numbers_behind
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact
from policystory.facts.text import Text
from policystory.facts.values.numbers_in_text import numbers_to_cite
from policystory.facts.values.quantity import format_number
from policystory.facts.words import join_names, marks
from policystory.wording import Phrasebook

_MOST_NAMED = 4
"""How many things of a kind one finding names; a longer list is not read."""

_YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d\d\b")
_PARAGRAPH = re.compile(r"¶\s*\d+")


def wording_findings(corpus: Corpus, draft: Draft) -> tuple[Finding, Finding, Finding]:
    """Return three findings about the words of a draft of a brief.

    They say whether each statement names a year, whether the words are the learner's own, and
    whether each number is in a fact that the draft uses. `corpus` must have every fact used in the
    draft.
    """
    return _dates(corpus, draft), _own_words(corpus, draft), _numbers(corpus, draft)


def _dates(corpus: Corpus, draft: Draft) -> Finding:
    """Find which statements do not name a year of their fact."""
    phrases = corpus.phrases
    check = phrases.say("brief.check-dates")
    if not draft.facts:
        return _nothing(check, phrases)
    undated: list[str] = []
    for used in draft.facts:
        fact = corpus.facts[used.fact]
        years = _years_of(corpus, fact)
        if years.isdisjoint(_YEAR.findall(used.reason)):
            listed = phrases.say("brief.or").join(sorted(years))
            undated.append(f"{marks(corpus, fact)} ({listed})")
    if undated:
        named = _listed(undated, phrases)
        text = phrases.say("brief.undated", marks=named)
        return Finding(check, False, text)
    text = phrases.say("brief.dated")
    return Finding(check, True, text)


def _nothing(check: str, phrases: Phrasebook) -> Finding:
    """Return what is found of a brief in which nothing is written yet."""
    text = phrases.say("brief.nothing")
    return Finding(check, False, text)


def _years_of(corpus: Corpus, fact: Fact) -> set[str]:
    """Return the years that a statement about a fact may name: the fact's and its reports' years.

    Each year is a text, such as "2021".
    """
    texts = [fact.says, fact.period or "", fact.as_of or ""]
    texts += [corpus.sources[source].date for source in fact.reports()]
    if isinstance(fact.value, str):
        texts.append(fact.value)
    return set(_YEAR.findall(" ".join(texts)))


def _own_words(corpus: Corpus, draft: Draft) -> Finding:
    """Find nine words in a row that are a fact's and not the learner's."""
    phrases = corpus.phrases
    check = phrases.say("brief.check-words")
    parts = draft.parts().values()
    if not any(parts):
        return _nothing(check, phrases)
    runs = _runs_of_facts(corpus)
    for text in parts:
        run = copied_run(text, runs)
        if run is not None:
            fact = corpus.facts[runs[run]]
            told = phrases.say(
                "brief.copied",
                words=" ".join(run),
                mark=marks(corpus, fact),
                most=OVERLAP,
            )
            return Finding(check, False, told)
    text = phrases.say("brief.own")
    return Finding(check, True, text)


# A lesson has the facts' sentences but not the reports' texts, so only the former are compared.
@once_per_corpus
def _runs_of_facts(corpus: Corpus) -> Shingles:
    """Return every run of nine words of the facts' sentences, with the id of its fact."""
    sentences = {}
    for fact in corpus.facts.values():
        sentences[fact.id] = Text((fact.says,), "")
    return shingles(sentences)


def _numbers(corpus: Corpus, draft: Draft) -> Finding:
    """Find numbers that no fact in use holds."""
    phrases = corpus.phrases
    check = phrases.say("brief.check-numbers")
    parts = draft.parts().values()
    if not any(parts):
        return _nothing(check, phrases)
    used = [used.fact for used in draft.facts]
    held = numbers_behind(corpus, used) | _numbers_of_names(corpus)
    strange: set[Decimal] = set()
    for text in parts:
        # The number of a paragraph is no number of the story.
        without_marks = _PARAGRAPH.sub("", text)
        strange |= numbers_to_cite(without_marks, phrases) - held
    if strange:
        digits = [_in_digits(number, phrases) for number in sorted(strange)]
        named = _listed(digits, phrases)
        todo = phrases.say("brief.strange-number", numbers=named)
        return Finding(check, False, todo)
    text = phrases.say("brief.held")
    return Finding(check, True, text)


def _in_digits(number: Decimal, phrases: Phrasebook) -> str:
    """Return a number in digits, such as "4,300" or, where it may be a year, "1911"."""
    plain = f"{number.normalize():f}"
    if _YEAR.fullmatch(plain):
        return plain
    return format_number(number, phrases)


@once_per_corpus
def _numbers_of_names(corpus: Corpus) -> set[Decimal]:
    """Return the numbers in names, such as Route 42, which are no figures."""
    amounts: set[Decimal] = set()
    for entity in corpus.entities.values():
        for name in (entity.name, *entity.aliases):
            amounts |= numbers_to_cite(name, corpus.phrases)
    return amounts


def _listed(names: list[str], phrases: Phrasebook) -> str:
    """Join names; of a long list only the beginning, and how many more there are."""
    shown = names[:_MOST_NAMED]
    rest = len(names) - len(shown)
    if rest:
        shown.append(phrases.say("brief.more", n=rest))
    return join_names(shown, phrases)
