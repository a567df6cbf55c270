import re

import pytest
import vl_convert

from policystory.figures.mastery_chart import UNTRIED, Row, alt, caption, chart
from policystory.learner.mastery import Level, Mastery

ROWS = [
    Row("Crossings", "Read a count.", Mastery(Level.FAMILIAR, 2, 2)),
    Row("Crossings", "Name <b>a</b> keeper.", UNTRIED),
    Row("Lamps", "Tell the lamps.", Mastery(Level.MASTERED, 3, 3)),
]


def test_each_objective_is_a_piece_of_its_lessons_bar() -> None:
    """The chart holds each objective once, with its level, and the levels in their order."""
    values = chart(ROWS)["data"]["values"]
    assert [
        ("Crossings", "familiar", 2),
        ("Crossings", "not begun", 0),
        ("Lamps", "mastered", 4),
    ] == [(piece["lesson"], piece["level"], piece["rank"]) for piece in values]


def drawn() -> str:
    """Return the chart as Vega-Lite draws it."""
    return vl_convert.vegalite_to_svg(chart(ROWS), vl_version="5.21")


def test_each_piece_is_named_in_words() -> None:
    """Whoever hears the chart hears objective, level and answers, and no names of columns."""
    expected = {
        "Read a count: familiar, 2 of 2 right at the first try",
        "Name &lt;b&gt;a&lt;/b&gt; keeper: not begun, none answered",
        "Tell the lamps: mastered, 3 of 3 right at the first try",
    }
    pieces = [tag for tag in drawn().split("<") if 'aria-roledescription="bar"' in tag]
    names = {re.findall(r'aria-label="([^"]*)"', piece)[0] for piece in pieces}
    assert expected == names


def test_the_levels_are_a_scale_that_follows_the_theme() -> None:
    """One colour is laid on more thickly with each level, and text has the page's colour."""
    spec = chart(ROWS)
    ink = spec["encoding"]["fill"]["scale"]["range"]
    strengths = [float(colour.strip("rgba()").split(",")[3]) for colour in ink]
    assert sorted(set(strengths)) == strengths
    assert 1 == len({colour.rpartition(",")[0] for colour in ink})
    assert "transparent" == spec["config"]["background"]
    svg = drawn()
    assert 'fill="currentColor"' in svg
    assert 'fill="#000"' not in svg


def test_the_chart_is_drawn() -> None:
    """Vega-Lite draws it, with the names of the lessons as labels."""
    svg = drawn()
    assert {"Crossings", "Lamps"} <= set(re.findall(r">([^<]+)</text>", svg))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(ROWS, "1 not begun, 1 familiar, 1 mastered."), ([], "none yet.")],
)
def test_the_chart_is_said_in_words(rows: list[Row], expected: str) -> None:
    """Whoever cannot see it hears how many objectives have reached which level."""
    assert alt(rows).endswith(expected)


def test_the_table_says_all_and_takes_text_as_text() -> None:
    """Each objective has a row with level and numbers; markup in its text is shown, not obeyed."""
    html = caption(ROWS)
    assert html.count('<th scope="row">') == len(ROWS)
    assert "Name &lt;b&gt;a&lt;/b&gt; keeper." in html
    assert "<td>familiar</td><td>2 of 2 right at the first try</td>" in html
    assert "<td>not begun</td><td>none answered</td>" in html
