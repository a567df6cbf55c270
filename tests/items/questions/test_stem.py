import pytest

from policystory.facts.record import Citation
from policystory.items.questions.stem import has_other_answer, stem
from tests.worlds import corpus, fact, people, with_facts


@pytest.mark.parametrize(
    ("direction", "text"),
    [
        (
            "value",
            "According to the Harbour News (May 1911), how many passengers did the Ferry Company carry in April 1911?",
        ),
        (
            "period",
            "According to the Harbour News (May 1911), over which period were more than 4,200 passengers carried?",
        ),
        ("speaker", None),
        ("subject", None),
    ],
)
def test_a_stem_names_its_report_and_month(direction: str, text: str | None) -> None:
    """A question is bound to its report; a fact without a part that the form names, or without a form, is not asked."""
    one = fact(population=None) if direction == "speaker" else fact()
    assert text == stem(corpus(), one, direction)


def test_a_statement_is_asked_for_its_kind() -> None:
    """The question for the kind of a statement is made of the statement, which keeps its small letter."""
    asked = "According to the Harbour News (May 1911), Ada Marsh named fog as the cause of the delay: "
    assert f"{asked}what kind of statement is this?" == stem(
        corpus(), corpus().facts["cause-marsh"], "kind"
    )
    assert stem(corpus(), fact(speaker=None), "kind") is None


def test_a_question_with_two_true_answers_in_one_report_is_known() -> None:
    """Two counts of the same in one report answer the same question; the same count twice is one answer."""
    one, two = fact("one"), fact("two", value=people(9000))
    asked = stem(with_facts(one, two), one, "value") or ""
    elsewhere = fact("two", value=people(9000), sources=(Citation("island-post", 2),))
    assert has_other_answer(with_facts(one, two), one, "value", asked)
    assert not has_other_answer(with_facts(one, elsewhere), one, "value", asked)
    assert not has_other_answer(with_facts(one, fact("two")), one, "value", asked)
