"""The figures of both courses: drawn, readable on a telephone, and in both themes."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import vl_convert

from policystory.course.content import Content, Figure
from policystory.course.load import Folders, load
from policystory.course.own_course.templates import templates
from policystory.figures.chart import chart
from policystory.figures.rows import facts_of, rows

NARROW = 300
"""How many points wide a cell's output is on a telephone of 390 points."""
LETTER = 0.6
"""How wide a letter of a wide font is on average, in the size of the font; of bold ones more."""
SVG = "{http://www.w3.org/2000/svg}"
_SHIFT = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WHITE = "#ffffff"
GROUNDS = ("#ffffff", "#111111")
"""The grounds of JupyterLab's light and dark themes."""


@cache
def figures() -> dict[str, tuple[Figure, Content]]:
    """Return each figure of both courses, with its course, by the figure's id."""
    root = Path(__file__).parents[2]
    by_name: dict[str, tuple[Figure, Content]] = {}
    for folder in (root, Path(str(templates()["carrier-bags"]))):
        content = load(Folders.of(folder))
        for figure in content.figures:
            by_name[figure.id] = figure, content
    return by_name


def names() -> list[str]:
    """Return the ids of the courses' figures."""
    return list(figures())


def figure(name: str) -> Figure:
    """Return the figure with this id."""
    return figures()[name][0]


def content(name: str) -> Content:
    """Return the course of the figure with this id."""
    return figures()[name][1]


@cache
def drawn(name: str) -> ElementTree.Element:
    """Return a figure as it is drawn on a telephone."""
    spec = chart(figure(name), content(name).corpus(), content(name).shapes)
    narrow = {
        **spec,
        "width": NARROW,
        "autosize": {"type": "fit-x", "contains": "padding"},
    }
    svg = vl_convert.vegalite_to_svg(narrow, vl_version="5.21")
    return ElementTree.fromstring(svg)  # noqa: S314 - drawn by ourselves


def placed(
    element: ElementTree.Element, x: float = 0
) -> Iterator[tuple[ElementTree.Element, float]]:
    """Yield each text of a drawing with its distance from the left edge."""
    # What an axis or a legend writes is measured by Vega, which makes the chart smaller for it.
    if "role-axis" in element.get("class", "") or "role-legend" in element.get(
        "class", ""
    ):
        return
    shift = _SHIFT.search(element.get("transform", ""))
    x += float(shift[1]) if shift else 0
    if element.tag == f"{SVG}text":
        yield element, x
    for part in element:
        yield from placed(part, x)


def lines(text: ElementTree.Element) -> list[str]:
    """Return the lines of a text."""
    spans = [span.text or "" for span in text.iter(f"{SVG}tspan")]
    return spans or [text.text or ""]


@pytest.mark.parametrize("name", names())
def test_no_words_are_cut_on_a_telephone(name: str) -> None:
    """Each line of words begins and ends within the picture."""
    picture = drawn(name)
    width = float(picture.get("width", "0"))
    for text, x in placed(picture):
        size = float(text.get("font-size", "12px").removesuffix("px"))
        letter = LETTER + 0.06 * (text.get("font-weight") == "bold")
        for line in lines(text):
            length = len(line) * size * letter
            before = {"middle": length / 2, "end": length}
            left = x - before.get(text.get("text-anchor", "start"), 0)
            assert 0 <= left + 4, line
            assert left + length <= width + 4, line


def labels(
    element: ElementTree.Element, x: float = 0, *, of_axis: bool = False
) -> Iterator[tuple[ElementTree.Element, float]]:
    """Yield each label of an axis with its distance from the left edge."""
    shift = _SHIFT.search(element.get("transform", ""))
    x += float(shift[1]) if shift else 0
    of_axis = of_axis or "role-axis-label" in element.get("class", "")
    if element.tag == f"{SVG}text" and of_axis and element.text:
        yield element, x
    for part in element:
        yield from labels(part, x, of_axis=of_axis)


@pytest.mark.parametrize("name", names())
def test_no_label_is_cut_or_crossed_on_a_telephone(name: str) -> None:
    """Labels on the slant end within the picture, and those above columns keep apart."""
    picture = drawn(name)
    width = float(picture.get("width", "0"))
    ends = -width
    for text, x in labels(picture):
        size = float(text.get("font-size", "12px").removesuffix("px"))
        length = len(text.text or "") * size * LETTER
        if "rotate" in text.get("transform", ""):
            # Cosine of the slants that the figures use, 40 to 50 degrees.
            assert x + length * 0.7 <= width + 4, text.text
        elif text.get("text-anchor") == "middle":
            # From left to right, and then anew for the next axis.
            assert x - length / 2 >= ends or x < ends - length, text.text
            ends = x + length / 2


@pytest.mark.parametrize("name", names())
def test_each_mark_has_words(name: str) -> None:
    """A screen reader can name each mark that it can reach, by a sentence or a name."""
    marks = [
        part
        for part in drawn(name).iter()
        if part.get("role") == "graphics-symbol"
        and "axis" not in part.get("aria-roledescription", "")
        and part.get("aria-roledescription") not in ("legend", "title")
    ]
    assert marks
    for mark in marks:
        assert len(mark.get("aria-label", "")) > 3
        assert "undefined" not in mark.get("aria-label", "")


@pytest.mark.parametrize("name", names())
def test_nothing_undefined_is_written(name: str) -> None:
    """Every column that is drawn has a value."""
    for text, _ in placed(drawn(name)):
        for line in lines(text):
            assert line not in ("null", "undefined", "NaN", "[object Object]")


@pytest.mark.parametrize("name", names())
def test_words_take_the_colour_of_the_page(name: str) -> None:
    """Words are dark on the light theme and light on the dark one, or white on a filled mark."""
    for text, _ in placed(drawn(name)):
        assert text.get("fill") in ("currentColor", _WHITE)


@pytest.mark.parametrize("name", names())
def test_colours_stand_out_on_both_grounds(name: str) -> None:
    """A mark has three times the light of the ground, or a third, in either theme."""
    colours = set(_COLOUR.findall(str(figure(name).spec))) - {_WHITE}
    for colour in colours:
        for ground in GROUNDS:
            assert contrast(colour, ground) >= 3, (colour, ground)


@pytest.mark.parametrize("name", names())
def test_each_row_is_a_fact(name: str) -> None:
    """What is drawn is taken from the corpus, and the table shows each row."""
    known = {fact.id for fact in facts_of(figure(name), content(name).corpus())}
    for row in rows(figure(name), content(name).corpus()):
        assert "tells" in row or row["id"] in known


def contrast(colour: str, ground: str) -> float:
    """Return the contrast of two colours, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((light(colour), light(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def light(colour: str) -> float:
    """Return the relative luminance of a colour such as "#0072B2"."""
    parts: list[Any] = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
