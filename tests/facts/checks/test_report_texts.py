from hashlib import sha256
from pathlib import Path

import pytest

from policystory.facts.checks.report_texts import ProofCounts, check_against_texts
from policystory.facts.record import Citation, Dated, Fact
from policystory.facts.text import Text
from policystory.reading import Places
from tests.worlds import TEXTS, corpus, fact, people, problems, with_facts

GOOD = {name: Text.of(text.encode()) for name, text in TEXTS.items()}
APRIL = fact(period=None, says="Many crossed in spring.")


def test_a_paragraph_is_a_line_that_is_not_blank() -> None:
    """Blank lines and outer spaces are left out; the hash is of the text with them."""
    data = b"one\n\n  two \n\t\nthree"
    assert Text(("one", "two", "three"), sha256(data).hexdigest()) == Text.of(data)


def test_a_text_is_the_same_however_an_editor_saved_it() -> None:
    """A byte order mark and Windows line ends change neither the paragraphs nor the hash."""
    data = "one\n\ntwö\n".encode()
    windows = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    assert Text.of(data) == Text.of(windows)


def test_a_sound_corpus_is_proved() -> None:
    """Every fact of the invented course stands in its texts, and what was proved is counted."""
    proved = ProofCounts(facts=17, citations=17, numbers=7, names=32, dates=7)
    assert (proved, []) == check_against_texts(corpus(), GOOD, Places())


@pytest.mark.parametrize(
    ("stated", "messages"),
    [
        (APRIL, []),
        (
            fact(period=None, says="Many.", value=people(4300)),
            ["the number 4300 does not stand in harbour-news ¶2"],
        ),
        (
            fact(
                period=None,
                says="Many.",
                value=people(4300),
                implied={"value": "a sum"},
            ),
            [],
        ),
        (
            fact(period=None, says="Many.", population="pilgrims"),
            ["no name of 'pilgrims' stands in harbour-news ¶2"],
        ),
        (
            fact(
                period=None,
                says="Many.",
                population="pilgrims",
                implied={"population": "all"},
            ),
            [],
        ),
        (
            fact(says="Many.", period="1911-05"),
            ["'may' of the period does not stand in harbour-news ¶2"],
        ),
        (
            fact(says="Many.", period="1909-04"),
            ["'1909' of the period does not stand in harbour-news ¶2"],
        ),
        (
            fact(
                subject="gull-rock",
                property="lit-since",
                value="1874",
                population=None,
                period=None,
                says="Long ago.",
                sources=(Citation("harbour-news", 5),),
            ),
            [],
        ),
        (
            fact(
                subject="gull-rock",
                property="lit-since",
                value="1874-06-02",
                population=None,
                period=None,
                says="Long ago.",
                sources=(Citation("harbour-news", 5),),
            ),
            [
                "'2' of the value does not stand in harbour-news ¶5",
                "'june' of the value does not stand in harbour-news ¶5",
            ],
        ),
        (
            fact(says="Many.", dated=Dated.INFERRED, because="as told"),
            ["'because' quotes nothing from the text"],
        ),
        (
            fact(says="Many.", dated=Dated.INFERRED, because='"last April" in May'),
            [
                "the words 'last April' that the date rests on do not stand in harbour-news ¶2"
            ],
        ),
        (fact(says="Many.", dated=Dated.INFERRED, because='"this April" in May'), []),
        (
            fact(
                period=None,
                says="Many.",
                sources=(Citation("harbour-news", 9), Citation("no-paper", 1)),
            ),
            [],
        ),
        (
            fact(
                period=None,
                says="The Harbour Board took 4,200 passengers and a few more in spring.",
            ),
            [
                (
                    "'says' repeats harbour-news: "
                    "“the harbour board took 4 200 passengers and a …”"
                )
            ],
        ),
    ],
)
def test_a_fact_rests_on_its_paragraph(stated: Fact, messages: list[str]) -> None:
    """Numbers, names and dates stand in the cited paragraphs, and the sentence is our own."""
    proved, faults = check_against_texts(with_facts(stated), GOOD, Places())
    assert [f"fact 'a-fact': {message}" for message in messages] == [
        problem.message for problem in faults
    ]
    assert int(not messages) == proved.facts


def test_paragraphs_of_one_report_count_together() -> None:
    """A fact may take its number from one paragraph and its name from another."""
    stated = fact(
        property="keeper",
        subject="gull-rock",
        value="ada-marsh",
        population=None,
        period=None,
        says="She was there.",
        sources=(Citation("harbour-news", 5), Citation("harbour-news", 6)),
    )
    assert [] == check_against_texts(with_facts(stated), GOOD, Places())[1]


def test_a_text_of_no_source_proves_nothing() -> None:
    """A citation of a source that is not described is reported by another check."""
    stated = fact(sources=(Citation("no-paper", 1),), says="Many.")
    assert (
        []
        == check_against_texts(
            with_facts(stated), {**GOOD, "no-paper": Text(("a line",), "")}, Places()
        )[1]
    )


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"harbour-news": GOOD["harbour-news"]}, "its text is not there"),
        (
            {**GOOD, "island-post": Text.of((TEXTS["island-post"] + " ").encode())},
            "its hash differs",
        ),
        (
            {**GOOD, "island-post": Text((), GOOD["island-post"].sha256)},
            "the text has 0 non-blank lines, not 5",
        ),
    ],
)
def test_the_texts_are_the_ones_that_were_described(
    texts: dict[str, Text], message: str
) -> None:
    """A text that is missing, changed or of another length is a problem of its source."""
    _, faults = check_against_texts(with_facts(APRIL), texts, Places())
    assert [True] == [message in problem.message for problem in faults]


def test_a_fault_of_proof_has_its_line(tmp_path: Path) -> None:
    """What does not stand in the text is shown at the field of the fact that claims it."""
    faults = problems(
        tmp_path,
        "content/facts/lamps.yml",
        "    value: tom-reed\n",
        "    value: ines-holm\n",
        proved=True,
    )
    assert (0, "no name of 'ines-holm' stands in island-post ¶4") in [
        (line, message) for line, message, _ in faults
    ]
