"""A lesson's prose, held against the reports' texts."""

from pathlib import Path

import pytest

from policystory.course.checks.lessons.report_words import problems
from policystory.course.checks.prose import blocks
from policystory.facts.record import Citation
from policystory.facts.text import Text
from tests.worlds import fact, notebook, with_facts, write
from tests.worlds import problems as of_course

CORPUS = with_facts(fact(sources=(Citation("harbour-news", 2),)))
TEXTS = {
    "harbour-news": Text(
        (
            "Harbour News",
            "The boats were fuller this April than in any month, and “the sea was kind”, she said.",
        ),
        "",
    )
}
MARK = "[HN ¶2](#a-fact)"


def messages(markdown: str) -> list[str]:
    """Return what is wrong with a lesson of this Markdown."""
    prose = {"l": blocks(notebook(markdown), "l.ipynb")}
    return [problem.message for problem in problems(CORPUS, prose, TEXTS)]


@pytest.mark.parametrize(
    "markdown",
    [
        f"The boats were full in April {MARK}.",
        f"No month had seen boats “fuller this April than in any month” {MARK}.",
        f"She called the sea “kind” {MARK}.",
        f"It was “fuller … than in any month” {MARK}, and *“full of herring and hope”*.",
        "He said “words that no report has”, without a mark.",
    ],
)
def test_words_of_our_own_and_true_quotations_have_no_fault(markdown: str) -> None:
    """Eight words in a row may be shared; what is quoted stands in a cited paragraph."""
    assert [] == messages(markdown)


def test_nine_words_in_a_row_are_a_problem() -> None:
    """The message shows the words; case and signs do not hide them."""
    assert [
        "cell 1: the prose repeats harbour-news: “the boats were fuller this april than in any …”"
    ] == messages(
        f"They say: the boats were fuller *this April*, than in any year {MARK}."
    )


def test_a_quotation_that_the_paragraph_does_not_have_is_a_problem() -> None:
    """One changed word is enough; the places that were searched are named."""
    assert ["cell 1: the quotation “the sea was cruel” stands in none of HN ¶2"] == (
        messages(f"She said “the sea was cruel” {MARK}.")
    )


def test_a_report_without_its_text_is_not_compared() -> None:
    """Where a text is missing nothing is known of its words."""
    prose = {"l": blocks(notebook(f"She said “the sea was cruel” {MARK}."), "l.ipynb")}
    assert [] == list(problems(CORPUS, prose, {}))


def test_check_compares_lessons_with_the_texts(tmp_path: Path) -> None:
    """`policystory check --sources` names the cell that copies a report."""
    text = (write(tmp_path) / "texts" / "harbour-news.txt").read_text(encoding="utf-8")
    copied = " ".join(text.split("On Gull Rock ")[1].split()[:10])
    reported = of_course(
        tmp_path,
        "lessons/01-crossings.ipynb",
        "Two papers wrote of boats and lamps.",
        f"Two papers wrote: {copied}",
        proved=True,
    )
    assert any(
        "the prose repeats harbour-news" in message for _, message, _ in reported
    )
