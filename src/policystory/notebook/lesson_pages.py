"""Give a lesson's notebook the look of a lesson's page, and cards that open beside citations."""

from functools import cache

from policystory.course.open_course import OpenCourse
from policystory.notebook_output import Output
from policystory.render.page.facts_html import fact_cards

# Type checkers take this name for true; to import it would cost more than this file.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from policystory.widget.page.lesson_page import LessonPage

# This hides the view below the part: where no kernel runs, it would show an error message.
_HIDDEN = (
    "<style>.jp-OutputArea-child:has(.ps-part)+.jp-OutputArea-child"
    "{display:none}</style>"
)


def with_page(course: OpenCourse, lesson_id: str, html: str, plain: str) -> Output:
    """Return a part of a lesson as a cell shows it, and give the notebook a lesson page's look.

    `html` and `plain` are the part in two formats. Below it a hidden widget changes the look, and
    opens a card with the fact beside a citation.
    """
    page = _page(course, lesson_id)
    part = f'<div class="ps-part">{_HIDDEN}{html}</div>'
    return Output({"text/html": part, "text/plain": plain}, page.output())


# A kernel sends the page's code and facts only once.
@cache
def _page(course: OpenCourse, lesson_id: str) -> "LessonPage":
    """Return the page of a lesson; the first call makes it."""
    # ipywidgets loads slowly, and only a notebook needs it.
    from policystory.widget.page.lesson_page import LessonPage  # noqa: PLC0415

    cited = course.text(lesson_id).cited
    cards = fact_cards(course.corpus, [citation.fact for citation in cited])
    return LessonPage(cards)
