import pytest

from policystory.figures.chart import VEGA_LITE
from policystory.notebook_output import Output
from tests.notebook.learner import html, opened


@pytest.mark.usefixtures("home")
def test_lesson_shows_card() -> None:
    """The card is shown in a rich and a plain form."""
    crossings = opened()
    assert "Lesson: Crossings" == repr(crossings)
    assert "Your progress" not in html(crossings.card())
    assert "Card: Crossings" == repr(crossings.card())


@pytest.mark.usefixtures("home")
def test_lesson_shows_figure() -> None:
    """A figure is a title, a chart, and its sources, each with a plain form."""
    heading, drawing, caption = opened().figure("crossings").bundles
    assert {"text/html", "text/plain"} == set(heading)
    assert {VEGA_LITE, "text/plain"} == set(drawing)
    assert {"text/html", "text/plain"} == set(caption)


@pytest.mark.usefixtures("home")
def test_lesson_shows_facts() -> None:
    """The facts that a lesson cites stand under headings, and in the plain form as sentences."""
    facts, _ = opened().facts().bundles
    assert '<article id="carried-april"><h3' in facts["text/html"]
    sentence = "The Harbour Board counted more than 4,200 passengers"
    assert facts["text/plain"].startswith(sentence)


def test_output_is_displayed_in_all_its_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each output goes to the notebook once, as it is."""
    displayed: list[tuple[object, bool]] = []

    def display(bundle: object, raw: bool) -> None:
        displayed.append((bundle, raw))

    monkeypatch.setattr("IPython.display.display", display)
    outputs = Output({"text/plain": "a"}, {"text/plain": "b"})
    outputs._ipython_display_()
    assert [({"text/plain": "a"}, True), ({"text/plain": "b"}, True)] == displayed
    assert "a\nb" == repr(outputs)
