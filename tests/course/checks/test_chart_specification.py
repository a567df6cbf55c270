from pathlib import Path
from typing import Any

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from policystory.course.checks import chart_expression
from policystory.course.checks.chart_specification import faults
from policystory.course.load import Folders, load
from policystory.errors import FigureError
from policystory.figures.chart import chart
from policystory.figures.mastery_chart import chart as mastery_chart
from tests.worlds import corpus, course, problems

ADDRESS = "https://no.example/a"
FIGURE = course().figure("crossings")

FETCHING: dict[str, tuple[dict[str, Any], tuple[str | int, ...]]] = {
    "a lookup": (
        {"transform": [{"lookup": "id", "from": {"data": {"url": ADDRESS}, "key": "id"}}]},
        ("transform", 0, "lookup"),
    ),
    "a picture": ({"mark": {"type": "image", "url": ADDRESS}}, ("mark", "type")),
    "a picture as a word": ({"mark": "image"}, ("mark",)),
    "a picture for each row": ({"encoding": {"url": {"field": "says"}}}, ("encoding", "url")),
    "a link": ({"encoding": {"href": {"value": ADDRESS}}}, ("encoding", "href")),
    "a link of a mark": ({"mark": {"type": "bar", "href": ADDRESS}}, ("mark", "href")),
    "settings of the page": ({"usermeta": {"embedOptions": {"patch": ADDRESS}}}, ("usermeta",)),
    "another language": ({"$schema": "https://vega.github.io/schema/vega/v5.json"}, ("$schema",)),
    "data": ({"data": {"url": ADDRESS}}, ("data",)),
    "named data": ({"datasets": {"a": [1]}}, ("datasets",)),
    "data of a layer": ({"layer": [{}, {"data": {"url": ADDRESS}}]}, ("layer", 1, "data")),
    "a layer of a layer": ({"layer": [{"layer": [{"mark": "image"}]}]}, ("layer", 0, "layer")),
    "data of a part": ({"hconcat": [{"data": {"url": ADDRESS}}]}, ("hconcat", 0, "data")),
    "a colour from elsewhere": ({"mark": {"fill": f"url({ADDRESS})"}}, ("mark", "fill")),
    "a colour of the data": ({"encoding": {"fill": {"field": "says", "scale": None}}},
                             ("encoding", "fill", "scale")),
    "a range from elsewhere": (
        {"encoding": {"color": {"scale": {"range": [f"url({ADDRESS})"]}}}},
        ("encoding", "color", "scale", "range", 0),
    ),
    "a pointer": ({"mark": {"type": "bar", "cursor": f"url({ADDRESS})"}}, ("mark", "cursor")),
    "a tooltip's picture": ({"encoding": {"tooltip": [{"field": "says", "title": "image"}]}},
                            ("encoding", "tooltip", 0, "title")),
    "a tooltip's picture by name": ({"transform": [{"calculate": "datum.says", "as": "image"}]},
                                    ("transform", 0, "as")),
    "a tooltip of everything": ({"mark": {"tooltip": {"content": "data"}}}, ("mark", "tooltip")),
    "a style that is calculated": ({"mark": {"fill": {"expr": "'a'"}}}, ("mark", "fill")),
    "parameters": ({"params": [{"name": "a", "expr": "1"}]}, ("params",)),
    "settings of all marks": ({"config": {"mark": {"cursor": "a"}}}, ("config", "mark")),
    "a projection of other data": ({"projection": {"type": "mercator", "fit": {"url": ADDRESS}}},
                                   ("projection", "fit")),
    "a projection from elsewhere": ({"projection": {"type": ADDRESS}}, ("projection", "type")),
}  # fmt: skip


@pytest.mark.parametrize(("spec", "way"), FETCHING.values(), ids=FETCHING)
def test_field_that_loads_is_a_fault(
    spec: dict[str, Any], way: tuple[str | int, ...]
) -> None:
    """Each field by which Vega-Lite could load something is a fault at its place, with a remedy."""
    reported = list(faults(spec))
    assert way in {fault.field_path for fault in reported}
    assert all(fault.message and fault.hint for fault in reported)


@pytest.mark.parametrize("spec", [spec for spec, _ in FETCHING.values()], ids=FETCHING)
def test_figure_that_loads_is_not_drawn(spec: dict[str, Any]) -> None:
    """A figure that was never checked is not drawn either, and says why."""
    with pytest.raises(FigureError, match=r"^the figure 'crossings' is not drawn: "):
        chart(replace(FIGURE, spec={"mark": "bar", **spec}), corpus())


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("mark: {type: bar, height: 24}", f"mark:\n    type: image\n    url: {ADDRESS}", 2,
         "'url' has no place in a figure's 'mark'"),
        ("x2: {field: end}", "x2: {field: end}, href: {field: says}", 0,
         "'href' has no place in a figure's 'encoding'"),
        ("  mark: {", '  transform:\n  - calculate: "warn(datum.says)"\n    as: a\n  mark: {', 1,
         "an expression cannot call 'warn'"),
    ],
)  # fmt: skip
def test_a_fault_has_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    """`check` names the file and the line of what a specification must not hold."""
    reported = problems(tmp_path, "content/figures/crossings.yml", old, new)
    assert (line, message) in [(at, text) for at, text, _ in reported]


@pytest.mark.parametrize(
    ("spec", "hint"),
    [
        ({"mark": "barr"}, "did you mean 'bar'? one of bar, line, "),
        ({"mark": {"type": "pie"}}, "one of bar, line, "),
        ({"encodng": {}}, "did you mean 'encoding'?"),
        (
            {"encoding": {"x": {"type": "quantitativ"}}},
            "did you mean 'quantitative'? one of quantitative, ",
        ),
    ],
)
def test_a_misspelt_mark_or_field_offers_the_right_one(
    spec: dict[str, Any], hint: str
) -> None:
    """The nearest name comes first, and then what there is."""
    (fault,) = faults(spec)
    assert fault.hint.startswith(hint)


def test_the_figures_of_the_course_are_allowed() -> None:
    """The list allows what the course's figures need, and the figure of progress."""
    figures = load(Folders.of(Path(__file__).parents[3])).figures
    for figure in figures:
        assert [] == list(faults(figure.spec))
    # The look of progress is the package's: an author's figure brings no ground of its own.
    ours = {"$schema", "usermeta", "description", "data", "config"}
    assert [] == list(
        faults(
            {name: part for name, part in mastery_chart([]).items() if name not in ours}
        )
    )


def test_line_end_separates_words_of_a_label() -> None:
    """A figure parts texts by a line end, so that a bar in a text is drawn as a bar."""
    spec = {
        "transform": [
            {"calculate": "split('a | b' + '\\n' + datum.says, '\\n')", "as": "words"}
        ],
        "width": 300,
        "mark": "text",
        "encoding": {"text": {"field": "words"}, "description": {"field": "says"}},
    }
    drawn = vl_convert.vegalite_to_svg(
        chart(replace(FIGURE, spec=spec), corpus()), vl_version="5.21"
    )
    assert ">a | b<" in drawn


FIELDS = "mark encoding x field type title scale axis layer transform as url".split()
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(
        st.sampled_from(FIELDS), inner, max_size=3,
    ),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_any_specification_is_read(spec: object) -> None:
    """Whatever stands in a specification, its faults are told."""
    assert all(fault.message for fault in faults(spec))


@pytest.mark.parametrize(
    "said",
    [
        "datum.months == 1 ? '1 month' : datum.months + ' months'",
        "utcmonth(datum.value) % 3 == 0 ? utcFormat(datum.value, '%b %Y') : ''",
        '!(datum.amount >= 1.5) && datum.value !== "it\'s" || false',
        "split(datum.value, '\\n')",
        "",
    ],
)
def test_an_expression_compares_and_joins(said: str) -> None:
    """What figures need can be said."""
    assert [] == list(chart_expression.faults(said))


@pytest.mark.parametrize(
    "said",
    [
        "data('source')", "warn(1)", "pad('', 1000000000, 'x')", "modify('source')", "{a: 1}",
        "[1]",
        "event.view", "window", "item()", "datum.constructor", "datum.__proto__", "datum['says']",
        "datum.says.replace('a', 'b')", "/a/", "a => 1", "'open", "`a`", "datum.value = 1;",
        "split (regexp('a'), 'b')", "toString", "datum . x",
    ],
)  # fmt: skip
def test_expression_can_do_nothing_else(said: str) -> None:
    """Other functions, methods, lists, objects, patterns and names are refused, with a remedy."""
    reported = list(chart_expression.faults(said))
    assert reported
    assert all(message and hint for message, hint in reported)
