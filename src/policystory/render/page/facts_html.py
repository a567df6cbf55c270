"""Write the facts that a lesson cites: as a list, and as cards that open beside a citation."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.values.period import in_words
from policystory.render.escape import html as escape

Card = dict[str, object]
"""What the card of a fact shows: `says`, and `rows` of a label with its text."""


def facts_html(
    corpus: Corpus, facts: Iterable[str], sections: Mapping[str, str]
) -> str:
    """Return facts as HTML: a list that can be folded, with a heading for each fact.

    Arguments: `facts`: their ids (unknown ones are skipped); `sections`: maps a fact's id to the
    heading of the lesson under which the fact is first cited, for a link back.
    """
    # A lesson that is being written may cite a fact that is not there yet.
    known: list[Fact] = []
    for id_ in facts:
        fact = corpus.facts.get(id_)
        if fact is not None:
            known.append(fact)
    headings = _headings(corpus, known)
    entries = ""
    for fact in known:
        heading = headings[fact.id]
        section = sections.get(fact.id, "")
        entries += _entry(corpus, fact, heading, section)
    summary = corpus.phrases.say("facts.summary", n=len(known))
    # The list is open, because a link does not open it everywhere; a running page folds it.
    return (
        '<section class="ps-facts"><details open>'
        f"<summary>{summary}</summary>{entries}</details></section>"
    )


def fact_cards(corpus: Corpus, facts: Iterable[str]) -> dict[str, Card]:
    """Return what the card of each fact shows, by the fact's id; unknown ids are skipped.

    A card is a dictionary that can be written as JSON: `says` is the fact's sentence, and `rows`
    are labels with their texts, such as `("Time", "April 2021")`.
    """
    cards: dict[str, Card] = {}
    for fact_id in facts:
        if fact_id in corpus.facts:
            fact = corpus.facts[fact_id]
            rows = list(_rows(corpus, fact))
            cards[fact_id] = {"says": fact.says, "rows": rows}
    return cards


_SAFE = "!$&'()*+,-./:;=?@_~#"
"""Signs that may stand in an address as they are, beside letters and digits."""


def heading_id(heading: str) -> str:
    """Return the name by which notebooks link to a heading, such as "What-we-know"."""
    return heading.replace(" ", "-")


def _headings(corpus: Corpus, facts: Iterable[Fact]) -> dict[str, str]:
    """Return a heading in words for each fact, by its id; no two of them are alike."""
    headings: dict[str, str] = {}
    seen: dict[str, int] = {}
    for fact in facts:
        heading = _heading(corpus, fact)
        count = seen[heading] = seen.get(heading, 0) + 1
        # Two facts can say the same sort of thing of the same subject and time.
        if count > 1:
            heading += f" ({count})"
        headings[fact.id] = heading
    return headings


def _heading(corpus: Corpus, fact: Fact) -> str:
    """Return what a fact is about: "HN ¶13 · Gull Rock: people counted, April 1911"."""
    mark = words.mark(corpus, fact.sources[0])
    name = words.name(corpus, fact.subject)
    subject = words.capitalise(name)
    label = corpus.properties[fact.property].label
    heading = f"{mark} · {subject}: {label}"
    if fact.period:
        heading += f", {in_words(fact.period, corpus.phrases)}"
    return heading


def _entry(corpus: Corpus, fact: Fact, heading: str, section: str) -> str:
    """Return one fact of the list."""
    rows = _rows(corpus, fact)
    # Each part is an element, so that a page can make a card of them.
    about: list[str] = []
    for label, text in rows:
        row = escape(f"{label}: {text}")
        about.append(f"<span>{row}</span>")
    line = " · ".join(about)
    back = ""
    if section:
        # JupyterLab takes an address with other signs for the path of a file.
        target = escape(quote(heading_id(section), safe=_SAFE))
        title = escape(section)
        text = corpus.phrases.say("facts.back", title=title)
        back = f'<p><a href="#{target}">{text}</a></p>'
    name = escape(fact.id)
    title = escape(heading)
    says = escape(fact.says)
    # None of these headings belongs to the lesson's table of contents.
    return (
        f'<article id="{name}">'
        f'<h3 class="jp-toc-ignore">{title}</h3>'
        f"<p>{says}</p><p><small>{line}</small></p>{back}</article>"
    )


def _rows(corpus: Corpus, fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield what a reader should know about a fact: a label and its text."""
    say = corpus.phrases.say
    yield say("facts.kind"), say(f"facts.kind-{fact.kind}")
    if fact.speaker:
        yield say("facts.said-by"), words.name(corpus, fact.speaker)
    if fact.period:
        yield say("facts.time"), in_words(fact.period, corpus.phrases)
    paragraphs: dict[str, list[str]] = {}
    for citation in fact.sources:
        number = str(citation.paragraph)
        paragraphs.setdefault(citation.source, []).append(number)
    for source_id, numbers in paragraphs.items():
        yield say("facts.report"), _report(corpus, source_id, numbers)
    if fact.because:
        yield say(f"facts.date-{fact.dated}"), fact.because


def _report(corpus: Corpus, source_id: str, paragraphs: list[str]) -> str:
    """Return where a fact stands: "Harbour News, 2 May 1911, paragraphs 2 and 3"."""
    source = corpus.sources[source_id]
    report = words.capitalise(source.named)
    phrases = corpus.phrases
    date = in_words(source.date, phrases)
    listed = words.join_names(paragraphs, phrases)
    return phrases.say(
        "facts.place", report=report, date=date, paragraph=listed, n=len(paragraphs)
    )
