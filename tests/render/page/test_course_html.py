import re
from html import unescape

from policystory.render.page.course_html import Stop, Stretch, course_html

DONE = Stop(
    title="Boats",
    notebook="01-boats.ipynb",
    minutes=10,
    answered=4,
    items=4,
    tried=4,
    right=3,
)
BEGUN = Stop(
    title="A & <b>", notebook="02-lamps.ipynb", minutes=15, answered=1, items=5, tried=1
)
PLANNED = Stop(title="Storms", minutes=20, items=3)
QUIZ = Stop(title="Module quiz: Isles", notebook="02-lamps.ipynb#Module-quiz", items=6)
MODULES = [Stretch("Isles", (DONE, BEGUN, PLANNED, QUIZ))]
DUE = "2 questions are due for review today."


def shown(page: str) -> str:
    """Return what a reader sees of a page, in one line."""
    text = re.sub(r"<[^>]*>", " ", page)
    return " ".join(unescape(text).split())


def test_a_map_begins_with_where_to_go_on() -> None:
    """The link to the next lesson comes first, then how many are done and what is due."""
    page = course_html(MODULES, BEGUN, DUE)
    expected = (
        f"Continue: A & <b> 15 minutes 1 of 2 lessons done. {DUE} Module 1 · Isles"
    )
    assert shown(page).startswith(expected)
    links = re.findall(r'href="([^"]*)"', page)
    assert ["02-lamps.ipynb", "#Review", "01-boats.ipynb"] == links[:3]


def test_a_new_learner_begins_and_who_is_done_is_told() -> None:
    """Nothing answered yet is begun, not continued; all answered has no link to go on."""
    first = Stop(title="Boats", notebook="01-boats.ipynb", minutes=10, items=4)
    assert "Begin: Boats" in course_html([Stretch("I", (first,))], first, "")
    assert "You have answered every lesson" in course_html(MODULES, None, "")


def test_each_stop_says_in_words_how_far_one_is() -> None:
    """Length, answered questions and the share right at the first try stand in words."""
    page = shown(course_html(MODULES, None, ""))
    for words in (
        "Boats 10 minutes done, 4 questions; 3 of 4 right at the first try",
        "A & <b> 15 minutes 1 of 5 answered; 0 of 1 right at the first try",
        "Storms not written yet",
        "Module quiz: Isles 6 questions",
    ):
        assert words in page


def test_a_bar_shows_what_the_words_say() -> None:
    """A bar is there for the eye, and a lesson without a notebook has none."""
    bars = re.findall(r'max="(\d+)" value="(\d+)"', course_html(MODULES, None, ""))
    assert [("4", "4"), ("5", "1"), ("6", "0")] == bars


def test_what_is_not_written_is_not_linked() -> None:
    """A planned lesson stands on the map without a link."""
    page = course_html([Stretch("Isles", (PLANNED,))], None, "")
    assert "<a " not in page
