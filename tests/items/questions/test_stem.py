import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation
from policystory.items.questions.stem import reports_in_words, stems
from tests.worlds import content, corpus, fact

NEWS = "According to the Harbour News (May 1911)"
VALUE = f"{NEWS}, how many passengers did the Ferry Company carry in April 1911?"
PERIOD = f"{NEWS}, over which period were more than 4,200 passengers carried?"
KIND = "the Harbour News (May 1911): “Ada Marsh named fog as the cause of the delay"


@pytest.mark.parametrize(
    ("direction", "expected"), [("value", VALUE), ("period", PERIOD)]
)
def test_stem_names_its_report_and_month(direction: str, expected: str) -> None:
    """A question is bound to its report."""
    assert (expected,) == stems(corpus(), fact(), direction)


def test_stem_names_another_report_if_one_is_given() -> None:
    """A fact of two reports can be asked of either."""
    (asked,) = stems(corpus(), fact(), "value", "island-post")
    assert asked.startswith("According to the paper attributed to the Island Post")


def test_no_stem_without_a_form_or_a_part() -> None:
    """A fact is not asked without the form of a question, or a part that the form names."""
    assert () == stems(corpus(), fact(), "subject")
    assert () == stems(corpus(), fact(population=None), "speaker")


def test_statement_is_asked_for_its_kind() -> None:
    """The question quotes the statement."""
    marsh = corpus().facts["cause-marsh"]
    expected = f"What kind of statement is this, from {KIND}”?"
    assert (expected,) == stems(corpus(), marsh, "kind")
    assert () == stems(corpus(), fact(speaker=None), "kind")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("How many came?", f"{NEWS}, how many came?"),
        ("Ada Marsh saw how many?", f"{NEWS}, Ada Marsh saw how many?"),
        ("US boats carried how many?", f"{NEWS}, US boats carried how many?"),
        (
            "How many came, says {report}?",
            "How many came, says the Harbour News (May 1911)?",
        ),
        (
            "{report} tells of how many?",
            "The Harbour News (May 1911) tells of how many?",
        ),
        ("How many {population} came?", f"{NEWS}, how many passengers came?"),
    ],
)
def test_question_worded_by_hand_names_its_report(written: str, expected: str) -> None:
    """The report stands where the author wants it, and opens the question otherwise."""
    assert (expected,) == stems(corpus(), fact(asks={"value": written}), "value")


def test_each_wording_is_a_stem() -> None:
    """Several wordings are several stems, without those that name what the fact lacks."""
    written = ("How many came?", "How many came to {place}?", "How many crossed?")
    expected = (f"{NEWS}, how many came?", f"{NEWS}, how many crossed?")
    assert expected == stems(corpus(), fact(asks={"value": written}), "value")


NEWS_AND_POST = (
    "the Harbour News (May 1911) and the paper attributed to the Island Post "
    "(September 1911)"
)


def with_third_report() -> Corpus:
    """Return the invented course with one report more."""
    known = content()
    news = corpus().sources["harbour-news"]
    third = msgspec.structs.replace(news, id="third", named="the Third")
    return Corpus(
        (*known.sources, third), known.entities, known.properties, known.objectives
    )


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (("harbour-news",), "the Harbour News (May 1911)"),
        (("island-post", "harbour-news"), NEWS_AND_POST),
        (("third", "island-post", "harbour-news"), "these reports"),
        ((), "these reports"),
    ],
)
def test_one_or_two_reports_are_named(cited: tuple[str, ...], expected: str) -> None:
    """A question over several reports names them by date, as long as there are two at most."""
    facts = [fact(sources=(Citation(source, 1),)) for source in cited]
    assert expected == reports_in_words(with_third_report(), None, facts)
