"""Feedback on right answers, and functions that all feedback shares."""

from collections import defaultdict

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Source
from policystory.facts.values.period import month_in_words, read_period
from policystory.items.citations import dated_mark, first_report, reports_of
from policystory.items.forms.shared_by_forms import TRIED
from policystory.items.rules.item_rules import FEEDBACK_WORDS


def tried(name: str) -> str:
    """Return the name, in `Item.feedback`, of a text to show while learners may still try again.

    `name` is the name of the text to show after the last try.

    >>> tried("gull-rock")
    'gull-rock/tried'
    """
    return f"{name}/{TRIED}"


def within_limit(*texts: str) -> str:
    """Return the first of these texts with at most 60 words; if all are longer, the last text.

    >>> within_limit("word " * 100, "a few words")
    'a few words'
    """
    for text in texts:
        if is_within_limit(text):
            return text
    return texts[-1]


def is_within_limit(text: str) -> bool:
    """Tell whether a text has at most 60 words."""
    # Words need counting only where there are spaces enough.
    if text.count(" ") < FEEDBACK_WORDS:
        return True
    return len(text.split()) <= FEEDBACK_WORDS


def right(corpus: Corpus, fact: Fact) -> str:
    """Return the feedback on a right answer: "Right." and what the fact says.

    If another report tells of the same event differently, that is added.
    """
    text = corpus.phrases.say("feedback.right", text=fact.says)
    return with_other_account(corpus, fact, text)


def not_right(corpus: Corpus, key: str, **parts: object) -> str:
    """Return "Not right." and a sentence after it.

    `key`: the sentence's name in the phrasebook (the texts of the course's language). `parts`: the
    texts for its placeholders.
    """
    text = corpus.phrases.say(key, **parts)
    return corpus.phrases.say("feedback.not-right", text=text)


def with_other_account(corpus: Corpus, fact: Fact, text: str) -> str:
    """Return a text about a fact, followed by what another report says about the same event.

    If no other report differs, `text` is returned unchanged. The addition is shortened or left out
    if the result would have more than 60 words.
    """
    rival = _disputed(corpus, fact)
    if rival is not None:
        report = _second_report(corpus, fact, rival)
        return _with_second(corpus, "otherwise", text, report, rival)
    retold = _retold(corpus, fact)
    if retold is not None:
        report = _second_report(corpus, fact, retold)
        return _with_second(corpus, "another-way", text, report, retold)
    return text


def _with_second(corpus: Corpus, key: str, text: str, report: str, second: Fact) -> str:
    """Return a text with what a second report says, or that it differs, or alone."""
    say = corpus.phrases.say
    shorter = say(f"feedback.{key}", text=text, report=report)
    longer = say(f"feedback.{key}-says", text=text, report=report, says=second.says)
    return within_limit(longer, shorter, text)


def cited(corpus: Corpus, fact: Fact) -> str:
    """Return what a fact says, with its first source in brackets: "… (HN ¶13, May 1911)".

    The month is left out if the fact's sentence has it, and the report if the sentence names it:
    "… the Harbour News wrote in May 1911. (¶13)".
    """
    citation = fact.sources[0]
    source = corpus.sources[citation.source]
    mark = dated_mark(corpus, citation)
    month = month_in_words(source.date, corpus.phrases)
    # If the sentence has the month already, the citation need not repeat it.
    if month in fact.says:
        mark = words.mark(corpus, citation)
    if _names_its_report(corpus, fact, source):
        mark = corpus.phrases.say("names.paragraph-alone", paragraph=citation.paragraph)
    return corpus.phrases.say("feedback.cited", says=fact.says, mark=mark)


def _names_its_report(corpus: Corpus, fact: Fact, source: Source) -> bool:
    """Tell whether the sentence of a fact of one report leaves no doubt which report it is."""
    if source.outlet not in fact.says or len(reports_of(fact)) > 1:
        return False
    # An outlet with two reports needs the year as well.
    outlets = [report.outlet for report in corpus.sources.values()]
    year = read_period(source.date).first.year
    return outlets.count(source.outlet) == 1 or str(year) in fact.says


def where(corpus: Corpus, fact: Fact) -> str:
    """Say where a fact is stated: "the paper attributed to the Post (May 1911), paragraph 13"."""
    citation = fact.sources[0]
    report = words.report(corpus, citation.source)
    return corpus.phrases.say(
        "feedback.where", report=report, paragraph=citation.paragraph
    )


def _second_report(corpus: Corpus, fact: Fact, rival: Fact) -> str:
    """Name the report of a second fact as it stands at the beginning of a sentence."""
    report = first_report(rival)
    if report in reports_of(fact):
        return corpus.phrases.say("feedback.same-report")
    name = words.report(corpus, report)
    return words.capitalise(name)


def _disputed(corpus: Corpus, fact: Fact) -> Fact | None:
    """Return a fact with which a fact conflicts, of another report if there is one."""
    rivals = []
    for id_ in sorted(fact.conflicts):
        rival = corpus.facts.get(id_)
        if rival is not None:
            rivals.append(rival)
    for rival in rivals:
        if first_report(rival) not in reports_of(fact):
            return rival
    if rivals:
        return rivals[0]
    return None


def _retold(corpus: Corpus, fact: Fact) -> Fact | None:
    """Return a fact in which another report tells the same event in another way.

    It gives another value of what has one value only, and an author names the two as confused.
    """
    if not corpus.properties[fact.property].single:
        return None
    for id_ in sorted(_confusions(corpus).get(fact.id, ())):
        rival = corpus.facts[id_]
        if rival.property != fact.property or rival.value == fact.value:
            continue
        reports = reports_of(fact)
        reports_of_rival = reports_of(rival)
        if not set(reports).isdisjoint(reports_of_rival):
            continue
        if _are_of_one_event(fact, rival):
            return rival
    return None


@once_per_corpus
def _confusions(corpus: Corpus) -> dict[str, set[str]]:
    """Return the ids of the facts that authors call easily confused with each fact, by its id."""
    confused: defaultdict[str, set[str]] = defaultdict(set)
    for fact in corpus.facts.values():
        for name in fact.confusable:
            if name in corpus.facts:
                confused[fact.id].add(name)
                confused[name].add(fact.id)
    return confused


def _are_of_one_event(fact: Fact, second: Fact) -> bool:
    """Tell whether two facts of one property are of the same thing, people and time."""
    if fact.subject != second.subject:
        return False
    if fact.population != second.population:
        return False
    # What gives no time does not contradict the other.
    if fact.period is None:
        return True
    if second.period is None:
        return True
    return read_period(fact.period).overlaps(read_period(second.period))
