"""Dates, quotations and speakers of a lesson's prose, held against the facts cited beside them."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.course.checks.lessons import dates, quotations, speakers
from policystory.course.checks.prose import blocks, problems
from policystory.facts.record import Citation
from tests.worlds import corpus, fact, notebook, with_facts

MEETING = fact(
    "marsh-reed-day",
    subject="tom-reed",
    property="cause-given",
    value="the fog that never lifts",
    period="1911-05-07",
    speaker="ada-marsh",
    says="On 7 May 1911 Ada Marsh told the Harbour News why Tom Reed was late.",
    note='Her words are "he trusts no clock but the tide" and "so it was".',
    sources=(Citation("harbour-news", 5),),
)
CORPUS = with_facts(MEETING)


def messages(markdown: str) -> list[str]:
    """Return what is wrong with a lesson of this Markdown, without its cell."""
    told = problems(CORPUS, blocks(notebook(markdown), "l.ipynb"))
    return [problem.message.removeprefix("cell 1: ") for problem in told]


MARK = "[HN ¶5](#marsh-reed-day)"


@pytest.mark.parametrize(
    "markdown",
    [
        f"They spoke on 7 May 1911 {MARK}.",
        f"They spoke on May 7, 1911 {MARK}, and on 7 May.",
        f"They spoke in May {MARK}.",
        f"She told it {MARK}.\n\nSo it stood in May 1911.",
        "The two papers are of May 1911 and of September 1911.",
        "All of this was in July, as they say.",
        f"One may march on {MARK}, and Mrs May may, too.",
        f"# A talk of 7 May 1911\n\nThey spoke {MARK}.",
    ],
)
def test_a_date_that_is_cited_has_no_fault(markdown: str) -> None:
    """A date is held by a fact beside it; months of reports and of the section may be named."""
    assert [] == messages(markdown)


@pytest.mark.parametrize(
    ("markdown", "date"),
    [
        (f"They spoke on 8 May 1911 {MARK}.", "8 May 1911"),
        (f"They spoke on 7 June 1911 {MARK}.", "7 June 1911"),
        (f"They spoke on 7 May 1912 {MARK}.", "7 May 1912"),
        (f"They spoke on 7 or 8 May 1911 {MARK}.", "7 or 8 May 1911"),
        (f"They spoke on May 8 {MARK}.", "May 8"),
        (f"They spoke in July 1911 {MARK}.", "July 1911"),
        (f"They spoke in July {MARK}.", "July"),
        ("They spoke in July 1911.", "July 1911"),
        (f"They spoke {MARK}.\n\nIt was 7 May 1911.", "7 May 1911"),
    ],
)
def test_a_date_that_no_fact_holds_is_a_problem(markdown: str, date: str) -> None:
    """A wrong day, month or year is named as it stands; a day needs its fact in the same block."""
    assert [
        f"the prose has the date '{date}', which no fact cited beside it holds"
    ] == messages(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        f"He “trusts no clock but the tide” {MARK}.",
        f'He "trusts no clock … the tide", she said {MARK}.',
        f'He "trusts [the] tide" {MARK}.',
        f'It was "the fog that never lifts" {MARK}.',
        'They spoke of "fog" and "the tide".',
        "Some say *he is always late*, or *“he is always late”*.",
        "The harbour's men were late, and the keepers' boats too.",
        'It was 6\' long and 3" wide and 4" high and of wood.',
    ],
)
def test_a_quotation_that_a_fact_has_has_no_fault(markdown: str) -> None:
    """Words of a cited fact or of its note may be quoted, and single words; italics are ours."""
    assert [] == [line for line in messages(markdown) if "number" not in line]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        (f"He “trusts no clock but mine” {MARK}.", "trusts no clock but mine"),
        ('He "trusts no clock but the tide".', "trusts no clock but the tide"),
        (f'He "trusts no … but mine alone" {MARK}.', "trusts no … but mine alone"),
    ],
)
def test_a_quotation_that_no_fact_has_is_a_problem(markdown: str, words: str) -> None:
    """Changed words, and words without a fact, are named as they stand."""
    assert [
        f"the prose quotes “{words}”, which no fact cited beside it has"
    ] == messages(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        f"Ada Marsh said so {MARK}.",
        f"Ada Marsh, who kept the lamp, had also warned him {MARK}.",
        f"Tom Reed told nobody {MARK}.",
        f"She told it {MARK}.\n\nAda Marsh said so.",
        f"Had Ada Marsh said so?\n\n## More\n\nSo it stands {MARK}.",
        f"Ada Marsh kept the lamp of Gull Rock.\n\n## More\n\nSo it stands {MARK}.",
        "The keeper said so.",
    ],
)
def test_a_speaker_who_is_cited_has_no_fault(markdown: str) -> None:
    """Who speaks is in a fact beside it, or in one of the section where the block cites none."""
    assert [] == messages(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        "Ada Marsh said so.",
        "So said Ada Marsh.",
        "He was late, according to Ada Marsh.",
        "Ada Marsh, who kept the lamp, had also warned him.",
        "Ada Marsh of the Lighthouse Trust told the papers.",
        "It was Ada Marsh, who called it fog.",
        "It was late. Ada Marsh argued that it was fog, and Ada Marsh said so again.",
    ],
)
def test_a_speaker_without_a_fact_is_a_problem(markdown: str) -> None:
    """A person who says something without a fact of theirs is named, once a block."""
    assert [
        "the prose tells what Ada Marsh said, and cites no fact with Ada Marsh"
    ] == messages(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        "Ada Marsh kept the lamp of Gull Rock.",
        "Had Ada Marsh said so? Ada Marsh kept the lamp.",
        "## The lamp of Ada Marsh",
    ],
)
def test_a_name_that_no_fact_of_the_lesson_has_is_a_problem(markdown: str) -> None:
    """Whoever is named, even in a heading, is named by a fact that the lesson cites."""
    assert [
        "the prose names Ada Marsh, whom no fact cited in this lesson names"
    ] == messages(markdown)


def test_a_speaker_beside_the_fact_of_somebody_else_is_a_problem() -> None:
    """A citation does not back a speaker whom its fact does not name."""
    assert [
        "the prose tells what Ines Holm said, and cites no fact with Ines Holm"
    ] == messages(f"Ines Holm said so {MARK}.")


@given(st.text(alphabet='7 or8Mayune1,“”"*….[]AdaMrshsid?\n', max_size=60))
def test_any_prose_can_be_read(text: str) -> None:
    """No prose makes a check raise."""
    list(dates.faults(CORPUS, text, [MEETING], []))
    list(quotations.faults(CORPUS, text, [MEETING]))
    list(speakers.faults(CORPUS, text, [MEETING], []))


@pytest.mark.parametrize(
    "part", ["“", '"', "a “", "7 or ", "May ", "7 May", "Ada Marsh, ", "Ada Marsh had "]
)
@pytest.mark.parametrize(
    "check",
    [
        lambda text: dates.faults(CORPUS, text, [], []),
        lambda text: quotations.faults(CORPUS, text, []),
        lambda text: speakers.faults(CORPUS, text, [], []),
    ],
    ids=["dates", "quotations", "speakers"],
)
def test_long_prose_is_read_quickly(
    check: Callable[[str], list[str]], part: str
) -> None:
    """Twenty thousand signs take a fraction of a second, whatever they are."""
    text = part * (20_000 // len(part))
    begun = time.process_time()
    list(check(text))
    assert time.process_time() - begun < 1.5


def test_a_course_without_people_has_no_speakers() -> None:
    """Where no entity is a person nobody can be said to speak."""
    whole = corpus()
    assert whole.entities
    nobody = type(whole)(whole.sources.values())
    assert [] == list(speakers.faults(nobody, "Ada Marsh said so.", [], []))
