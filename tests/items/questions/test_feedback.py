import pytest

from policystory.facts.record import Fact, Kind, Status
from policystory.items.questions.feedback import not_right
from policystory.items.rules.item_rules import FEEDBACK_WORDS
from tests.worlds import fact

OWN = fact("own", says="Own is true.")
ELSEWHERE = "Not right. Own is true. “Nine” belongs elsewhere: Other is true."
SHORT = "Not right. Own is true."


@pytest.mark.parametrize(
    ("other", "text"),
    [
        (fact("other", says="Other is true."), ELSEWHERE),
        (fact("other", property="keeper", says="Other is true."), SHORT),
        (fact("named", property="keeper", says="Other is true."), ELSEWHERE),
        (fact("other", says="Other " * FEEDBACK_WORDS), SHORT),
    ],
)
def test_where_a_wrong_option_belongs_is_told_where_it_teaches_something(
    other: Fact, text: str
) -> None:
    """Only another answer to the same question, or a named confusion, is cited, and only within the words allowed."""
    own = fact("own", says="Own is true.", confusable=("named",))
    assert text == not_right(own, "value", "Nine", "9", other)


@pytest.mark.parametrize(
    ("direction", "value", "text"),
    [
        (
            "status",
            Status.SECURED,
            f"{SHORT} Secured: others have agreed to it; it has not yet arrived.",
        ),
        ("kind", Kind.ESTIMATE, f"{SHORT} An estimate: worked out, not counted."),
    ],
)
def test_a_status_or_kind_is_explained_by_what_it_means(
    direction: str, value: str, text: str
) -> None:
    """That another statement has this status would explain nothing."""
    assert text == not_right(
        OWN, direction, "Any", value, fact("other", says="Other is true.")
    )
