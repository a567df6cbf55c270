from pathlib import Path
from typing import Any

import pytest

from policystory.course.checks.chart_data import faults
from tests.worlds import problems

FILE = "content/figures/crossings.yml"
NAMED = {"encoding": {"description": {"field": "says"}}}


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"mark": {"type": "text", "text": "5 boats"}, **NAMED}, "a number that no fact holds"),
        ({"encoding": {"text": {"value": "1911"}}}, "a number that no fact holds"),
        ({"encoding": {"x": {"datum": 5}}}, "'x' draws something that no fact holds"),
        ({"encoding": {"y": {"value": 40}}}, "'y' draws something that no fact holds"),
        ({"transform": [{"calculate": "'7 of ' + datum.value", "as": "a"}]},
         "a text in 'calculate' has a number"),
        ({"encoding": {"x": {"axis": {"labelExpr": "'year 1911'"}}}},
         "a text in 'labelExpr' has a number"),
        ({"encoding": {"x": {"field": "amuont"}}}, "no row has a column 'amuont'"),
        ({"transform": [{"filter": "datum.amuont > 1"}]}, "no row has a column 'amuont'"),
        ({"transform": [{"aggregate": [], "groupby": ["subjet"]}]},
         "no row has a column 'subjet'"),
        ({"transform": [{"fold": ["amount", "tto"]}]}, "no row has a column 'tto'"),
        ({"mark": "bar"}, "the mark has no 'description'"),
        ({"layer": [{"mark": {"type": "bar"}}]}, "the mark has no 'description'"),
    ],
)  # fmt: skip
def test_a_chart_draws_nothing_but_facts(spec: dict[str, Any], message: str) -> None:
    """A number of the author's own, an unknown column and an unnamed mark are faults."""
    (fault,) = faults(spec)
    assert message in fault.message
    assert fault.hint


@pytest.mark.parametrize(
    "spec",
    [
        {"mark": {"type": "text", "text": "boats", "aria": False}},
        {"mark": "bar", **NAMED},
        {"layer": [{"mark": "bar"}], **NAMED},
        {"transform": [{"calculate": "datum.group == '2021' ? 'then' : 'now'", "as": "when"}],
         "encoding": {"x": {"field": "when"}}},
        {"encoding": {"x": {"axis": {"labelExpr": "datum.value / 1000 + ' k'"}}}},
    ],
)  # fmt: skip
def test_a_chart_of_facts_has_no_fault(spec: dict[str, Any]) -> None:
    """Columns, calculated values, words without numbers, and hidden repetitions are allowed."""
    assert [] == list(faults(spec))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("subtitle: Two counts of people carried, by their time\n", "",
         "field 'subtitle' is missing"),
        ("subtitle: Two counts of people carried, by their time", "subtitle: ' '",
         "the figure has no subtitle"),
        ("title: Two counts\n", "title: Two counts of 77 boats\n",
         "the number 77 is held by none of the figure's facts"),
        ("query: [carried-april, carried-winter]",
         "query: [{group: 77 boats, facts: [carried-april, carried-winter]}]",
         "the number 77 is held by none of the figure's facts"),
        ("title: Two counts\n", f"title: {'Boats ' * 20}\n", "the title has 119 letters"),
        ("query: [carried-april, carried-winter]", "query: [carried-april, carried-wintre]",
         "there is no fact 'carried-wintre'"),
        ("query: [carried-april, carried-winter]",
         "query: [{group: Boats, facts: [carried-wintre], at: here}]",
         "there is no fact 'carried-wintre'"),
        ("query: [carried-april, carried-winter]", "query: [{group: Boats, topics: [boats]}]",
         "there is no topic 'boats'"),
        ("query: [carried-april, carried-winter]",
         "query: [{group: Boats, facts: [carried-winter], at: here}]", "'at' is to be a point"),
        ("title: Two counts\n", "title: Two counts\noutlines: [atlantis]\n",
         "there is no outline 'atlantis'"),
        ("title: Two counts\n", "title: Two counts\nframe: 1,1\n",
         "'frame' is to be two corners"),
        ("{field: value, title: How many}", "{field: valeu, title: How many}",
         "there is no column 'valeu'"),
        ("x: {field: start,", "x: {field: begin,", "no row has a column 'begin'"),
    ],
)  # fmt: skip
def test_a_fault_of_a_figure_is_told(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """Whatever a figure lacks, or names that does not exist, is told with its file and line."""
    told = [text for _, text, _ in problems(tmp_path, FILE, old, new)]
    assert any(message in text for text in told), told
