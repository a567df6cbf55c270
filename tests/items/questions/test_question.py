import pytest

from policystory.facts.record import Citation, Fact
from policystory.items.item import Order
from policystory.items.questions.question import Question
from tests.worlds import corpus, fact, people, with_facts

FIRST = fact("first")
SECOND = fact("second", value=people(9000))
ELSEWHERE = fact("second", value=people(9000), sources=(Citation("island-post", 2),))


@pytest.mark.parametrize(
    ("second", "expected"), [(SECOND, True), (ELSEWHERE, False), (fact("same"), False)]
)
def test_question_with_two_true_answers_is_known(second: Fact, expected: bool) -> None:
    """Two counts in one report answer the same question; the same count twice is one answer."""
    question = Question(with_facts(FIRST, second), FIRST, "value")
    assert expected is question.has_other_answer


@pytest.mark.parametrize(
    ("id_", "direction", "order"),
    [
        ("carried-april", "value", Order.FIGURES),
        ("carried-april", "period", Order.DATES),
        ("carried-april", "speaker", Order.DRAWN),
        ("carried-april", "kind", Order.DRAWN),
        ("lit-gull", "value", Order.DATES),
        ("keeper-gull", "value", Order.DRAWN),
        ("money-gull", "status", Order.LISTED),
    ],
)
def test_options_keep_an_order(id_: str, direction: str, order: Order) -> None:
    """Figures and dates ascend, a ladder stands as it is listed, and names are drawn."""
    assert order is Question(corpus(), corpus().facts[id_], direction).order


def test_question_knows_what_it_is_about() -> None:
    """It is asked of the report that the fact cites first, and its answer is the fact's part."""
    question = Question(corpus(), corpus().facts["carried-april"], "period")
    assert "harbour-news" == question.report
    assert "1911-04" == question.answer
    assert "passengers-carried" == question.prop.id
