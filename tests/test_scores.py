"""What each kind of item earns, case by case, against the formulas that others have published.

* Moodle, `question/type/multichoice/question.php`,
  `qtype_multichoice_multi_question::grade_response`: the fractions of what was ticked are added,
  from 0 to 1. With 1/n for each right and -1/n for each wrong option this is ours.
* Moodle, *The OU Multi-response question type* (readme of `qtype_oumultiresponse`): the same, with
  a worked example.
* Canvas, Instructor Guide, *How do I create a Multiple Answer question in New Quizzes?*, *Partial
  credit with penalty*: the same, with a worked example.
* QTI, Implementation Guide, example `choice_multiple.xml` ("Composition of Water"): `mapResponse`
  adds the mapped values and keeps to `lower-bound` 0; here for the options that the example maps.
* Moodle, `question/type/match/question.php`, `grade_response`: right rows by all rows.
  `qtype_gapselect` does the same with gaps, and `compute_final_grade` takes the penalty for each
  wrong try off.
* Kendall, *A New Measure of Rank Correlation* (Biometrika 30, 1938): tau is pairs in order less
  pairs out of order, by all pairs. Its mean over all orders is 0; below that we give nothing.
* Moodle, `qtype_numerical`: a number is right if it lies within the tolerance, the ends included.
"""

from decimal import Decimal
from itertools import combinations, permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.forms import FORMS
from policystory.items.item import KeyItem, PaperItem, Reason
from tests.forms import EVERY, choice, gaps, number, order, paired, rows, several, text

Both = tuple[PaperItem, KeyItem]


def share(item: Both, response: object) -> Decimal:
    """Return the share that a response earns, not rounded."""
    shown, key = item
    reading = FORMS[shown.kind].parse(shown, response)
    assert reading.reason is None, reading.sentence
    return FORMS[shown.kind].score(key, reading).share


MAMMALS = several("adeg", "abcdefg")  # dog, cat, cow, lion; of frog, toad, newt none
WATER = several("ho", "hxoyz")  # hydrogen, oxygen; x is chlorine, which is mapped to -1

TABLE: list[tuple[str, Both, object, str]] = [
    # The OU's worked example.
    ("OU", MAMMALS, list("adeg"), "1"),
    ("OU", MAMMALS, list("d"), "0.25"),
    ("OU", MAMMALS, list("adegf"), "0.75"),
    ("OU", MAMMALS, list("adebc"), "0.25"),
    # Canvas's: 4 points, 2 right options; both of them and 1 wrong one earn 2 points.
    ("Canvas", several("ab", "abcd"), list("abc"), "0.5"),
    ("Canvas", several("ab", "abcd"), list("a"), "0.5"),
    ("Canvas", several("ab", "abcd"), list("ab"), "1"),
    ("Canvas", several("ab", "abcd"), list("cd"), "0"),
    # QTI's: H and O are worth 1 each of 2, Cl -1, and less than 0 is 0.
    ("QTI", WATER, list("ho"), "1"),
    ("QTI", WATER, list("h"), "0.5"),
    ("QTI", WATER, list("o"), "0.5"),
    ("QTI", WATER, list("hox"), "0.5"),
    ("QTI", WATER, list("hx"), "0"),
    ("QTI", WATER, list("x"), "0"),
    # Moodle's sum of fractions; whoever ticks everything earns what is right less what is wrong.
    ("Moodle", several("abc", "abcde"), list("abcd"), "2/3"),
    ("Moodle", several("abc", "abcde"), list("abcde"), "1/3"),
    ("Moodle", several("ab", "abcd"), list("abcd"), "0"),
    ("Moodle", several("ab", "abcde"), list("abcde"), "0"),
    ("Moodle", several("ab", "abcd"), list("aab"), "1"),  # a box is ticked once
    ("Moodle", several("ab", "abcd"), list("ba"), "1"),
    # Matching, categories and gaps: right by all; a row that is left open is not right.
    ("Moodle", rows("matching", "dbac", "abcde"), paired("dbac"), "1"),
    ("Moodle", rows("matching", "dbac", "abcde"), paired("dbca"), "0.5"),
    ("Moodle", rows("matching", "dbac", "abcde"), paired("d..."), "0.25"),
    ("Moodle", rows("matching", "dbac", "abcde"), paired("aaaa"), "0.25"),
    ("Moodle", rows("matching", "dbac", "abcde"), paired("eeee"), "0"),
    ("Moodle", rows("matching", "abc", "abcd"), paired("acb"), "1/3"),
    ("Moodle", rows("categorise", "aabb", "abc"), paired("aabb"), "1"),
    ("Moodle", rows("categorise", "aabb", "abc"), paired("aaaa"), "0.5"),
    ("Moodle", rows("categorise", "aabb", "abc"), paired("aab."), "0.75"),
    ("Moodle", rows("categorise", "aabb", "abc"), paired("cccc"), "0"),
    ("Moodle", gaps("ab", "abc"), paired("ab"), "1"),
    ("Moodle", gaps("ab", "abc"), paired("ac"), "0.5"),
    ("Moodle", gaps("ab", "abc"), paired(".b"), "0.5"),
    ("Moodle", gaps("ab", "abc"), paired("ba"), "0"),
    ("Moodle", gaps("a", "abc"), paired("a"), "1"),
    # Orders: Kendall's tau, and nothing below 0.
    ("Kendall", order("abcde"), list("abcde"), "1"),
    ("Kendall", order("abcde"), list("badce"), "0.6"),  # 8 pairs in order, 2 not
    ("Kendall", order("abcde"), list("edcba"), "0"),  # tau -1
    ("Kendall", order("abc"), list("acb"), "1/3"),
    ("Kendall", order("abc"), list("bca"), "0"),  # tau -1/3
    ("Kendall", order("abcd"), list("abdc"), "2/3"),
    ("Kendall", order("abcd"), list("badc"), "1/3"),
    ("Kendall", order("abcd"), list("bcda"), "0"),  # tau 0
    ("Kendall", order("abcd"), list("dabc"), "0"),
    # One right answer: all or nothing.
    ("Moodle", choice("b", "abc"), "b", "1"),
    ("Moodle", choice("b", "abc"), "a", "0"),
    # Numbers: within the tolerance, ends included, and in decimal: binary floats get the first of
    # these wrong.
    ("Moodle", number("-11.7", "0.02"), "-11.72", "1"),
    ("Moodle", number("-11.7", "0.02"), "-11.68", "1"),
    ("Moodle", number("-11.7", "0.02"), "-11.721", "0"),
    ("Moodle", number("178000", "500"), "178500", "1"),
    ("Moodle", number("178000", "500"), "178 thousand", "1"),
    ("Moodle", number("178000", "500"), "178501", "0"),
    ("Moodle", number("178000", "500"), "178", "0"),
    # Words: one of the accepted names.
    ("Moodle", text("Ada Marsh", "Marsh"), "ada  marsh.", "1"),
    ("Moodle", text("Ada Marsh", "Marsh"), "Bo Reed", "0"),
]


@pytest.mark.parametrize(("source", "item", "response", "expected"), TABLE)
def test_a_score_is_the_published_one(
    source: str, item: Both, response: object, expected: str
) -> None:
    """Each case earns what the source's formula gives, before rounding."""
    numerator, _, denominator = expected.partition("/")
    assert Decimal(numerator) / Decimal(denominator or 1) == share(item, response)


def test_every_kind_is_in_the_table() -> None:
    """No kind is left out; source support is a single choice."""
    assert set(FORMS) - {"source-support"} == {item[0].kind for _, item, _, _ in TABLE}
    assert FORMS["source-support"].score is FORMS["single-choice"].score


def test_an_order_by_chance_earns_nothing_on_average_before_the_floor() -> None:
    """Over all orders tau has the mean 0, for each order and its reverse make up for each other."""
    item = order("abcd")
    taus = []
    for one in permutations("abcd"):
        pairs = [first < second for first, second in combinations(one, 2)]
        taus.append(Decimal(2 * sum(pairs) - len(pairs)) / len(pairs))
        assert share(item, list(one)) == max(0, taus[-1])
    assert sum(taus) == 0


def steps(item: Both) -> list[tuple[object, object]]:
    """Return pairs of responses to an item; the second of a pair has one right part more."""
    shown, key = item
    if shown.kind == "multiple-choice":
        ids, right = [one.id for one in shown.options], key.key
        sets = [
            [id_ for id_, on in zip(ids, ticks, strict=True) if on]
            for ticks in product((0, 1), repeat=len(ids))
        ]
        more = [
            (less, sorted([*less, one]))
            for less in sets
            for one in right
            if one not in less
        ]
        return [
            *more,
            *(
                ([*less, one], less)
                for less in sets
                for one in ids
                if one not in right and one not in less
            ),
        ]
    if shown.kind == "ordering":
        orders = [list(one) for one in permutations(key.key)]
        return [
            (one, [*one[:i], one[i + 1], one[i], *one[i + 2 :]])
            for one in orders
            for i in range(len(one) - 1)
            if key.key.index(one[i]) > key.key.index(one[i + 1])
        ]
    pairs = key.key.pairs
    letters = [
        [*(one.id for one in prompt.options or shown.options), "."]
        for prompt in shown.prompts
    ]
    every = ["".join(one) for one in product(*letters)]
    return [
        (paired(one), paired(one[:i] + right + one[i + 1 :]))
        for one in every for i, right in enumerate(pairs.values()) if one[i] != right
    ]  # fmt: skip


PARTLY = [
    item
    for item in EVERY
    if not isinstance(item[1].key, str) and item[0].kind not in ("number", "short-text")
]


@pytest.mark.parametrize("item", PARTLY, ids=lambda item: item[0].kind)
def test_a_better_response_never_earns_less(item: Both) -> None:
    """A further right tick, place, row or gap never lowers the points of an answer."""
    assert len(steps(item)) > 20
    for worse, better in steps(item):
        assert mark(*item, worse).points <= mark(*item, better).points, (worse, better)


@pytest.mark.parametrize("item", PARTLY, ids=lambda item: item[0].kind)
def test_only_what_is_all_right_earns_all(item: Both) -> None:
    """The reason agrees with the points: all, nothing, or a part between the two."""
    for response in (response for pair in steps(item) for response in pair):
        found = mark(*item, response)
        if found.counts:
            reason = {Decimal(0): Reason.WRONG, Decimal(1): Reason.RIGHT}.get(
                found.points, Reason.PARTLY_RIGHT
            )
            assert reason == found.reason, response


letters = st.sampled_from(
    [*"abcdefgi1234", "Ada Marsh", "178,000", "", "typed", "locale", "en"]
)
anything: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | letters,
    lambda inner: (
        st.lists(inner | letters, max_size=5)
        | st.dictionaries(letters | st.text(max_size=3), inner, max_size=5)
    ),
    max_leaves=8,
)
sensible = st.lists(st.sampled_from("abcdef"), max_size=6) | st.dictionaries(
    st.sampled_from("1234"), st.sampled_from("abcde"), max_size=4
)


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item[0].kind)
@given(response=anything | sensible)
def test_any_response_to_any_kind_is_marked(item: Both, response: Any) -> None:
    """Marking takes any JSON value: points in range, a reason in words, the same each time."""
    found = mark(*item, response)
    assert 0 <= found.points <= found.possible == 1
    assert found.verdict.endswith(".")
    assert found.counts or (found.points == 0 and found.sentence)
    assert found == mark(*item, response)
