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
from policystory.facts.words import join_names, marks

_MOST_NAMED = 4
"""How many things of a kind one finding names; a longer list is not read."""

_YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d\d\b")
_PARAGRAPH = re.compile(r"¶\s*\d+")
_NOTHING = "Nothing is written yet."


def wording_findings(corpus: Corpus, draft: Draft) -> tuple[Finding, Finding, Finding]:
    """Return three findings about the words of a draft of a brief.

    They say whether each statement names a year, whether the words are the learner's own, and
    whether each number is in a fact that the draft uses. `corpus` must have every fact used in the
    draft.
    """
    return _dates(corpus, draft), _own_words(corpus, draft), _numbers(corpus, draft)


def _dates(corpus: Corpus, draft: Draft) -> Finding:
    """Find which statements do not name a year of their fact."""
    check = "Dates"
    if not draft.facts:
        return Finding(check, False, _NOTHING)
    undated: list[str] = []
    for used in draft.facts:
        fact = corpus.facts[used.fact]
        years = _years_of(corpus, fact)
        if years.isdisjoint(_YEAR.findall(used.reason)):
            undated.append(f"{marks(corpus, fact)} ({' or '.join(sorted(years))})")
    if undated:
        named = _listed(undated)
        return Finding(check, False, f"Say when, with the year, beside {named}.")
    return Finding(check, True, "Each statement has its year.")


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
    check = "Own words"
    parts = draft.parts().values()
    if not any(parts):
        return Finding(check, False, _NOTHING)
    runs = _runs_of_facts(corpus)
    for text in parts:
        run = copied_run(text, runs)
        if run is not None:
            mark = marks(corpus, corpus.facts[runs[run]])
            copied = " ".join(run)
            told = f"“{copied} …” is the sentence of {mark}. Say it in your own words"
            short = f"at most {OVERLAP} words in a row may be another's"
            return Finding(check, False, f"{told}; {short}, in quotation marks.")
    return Finding(check, True, "No sentence of a fact is copied.")


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
    check = "Numbers"
    parts = draft.parts().values()
    if not any(parts):
        return Finding(check, False, _NOTHING)
    used = [used.fact for used in draft.facts]
    held = numbers_behind(corpus, used) | _numbers_of_names(corpus)
    strange: set[Decimal] = set()
    for text in parts:
        # The number of a paragraph is no number of the story.
        strange |= numbers_to_cite(_PARAGRAPH.sub("", text)) - held
    if strange:
        named = _listed([_in_digits(number) for number in sorted(strange)])
        todo = "use the fact that holds it, or say how you worked it out"
        return Finding(check, False, f"No fact of your brief holds {named}: {todo}.")
    return Finding(check, True, "Every number is held by a fact of your brief.")


def _in_digits(number: Decimal) -> str:
    """Return a number in digits, such as "4,300" or, where it may be a year, "1911"."""
    plain = f"{number.normalize():f}"
    return plain if _YEAR.fullmatch(plain) else f"{number.normalize():,f}"


@once_per_corpus
def _numbers_of_names(corpus: Corpus) -> set[Decimal]:
    """Return the numbers in names, such as Route 42, which are no figures."""
    amounts: set[Decimal] = set()
    for entity in corpus.entities.values():
        for name in (entity.name, *entity.aliases):
            amounts |= numbers_to_cite(name)
    return amounts


def _listed(names: list[str]) -> str:
    """Join names; of a long list only the beginning, and how many more there are."""
    shown = names[:_MOST_NAMED]
    rest = len(names) - len(shown)
    if rest:
        shown.append(f"{rest} more")
    return join_names(shown)
