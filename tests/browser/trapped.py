"""Shows, in a notebook, every output of a lesson whose texts are traps."""

from policystory.figures.chart import VEGA_LITE, chart
from policystory.notebook_output import Output
from policystory.render.page.facts_html import facts_html
from policystory.widget.quiz import QuizWidget
from tests import test_hostile as hostile
from tests.hostile import PAYLOADS, everywhere
from tests.widget.conversations import every, talk

TRAP = "\n".join(PAYLOADS.values())
"""All traps in one text."""


def show() -> None:
    """Show card, facts, glossary, progress, figures, questions and a live quiz."""
    pages = (
        hostile.card,
        hostile.glossary,
        hostile.course_map,
        hostile.progress,
        hostile.figure,
        hostile.reached,
        hostile.quiz,
    )
    for page in (*pages, hostile.refusal):
        Output({"text/html": page(TRAP)})._ipython_display_()
    for text in (TRAP, *PAYLOADS.values()):
        corpus = hostile.course(text).corpus
        Output(
            {"text/html": facts_html(corpus, ["keeper-gull"], {"keeper-gull": text})}
        )._ipython_display_()
    course = hostile.course(TRAP)
    Output(
        {VEGA_LITE: chart(course.figure("crossings"), course.corpus)}
    )._ipython_display_()
    QuizWidget(
        talk(quiz=everywhere(every(), "$1 and $2 <img src=x onerror=no()>"))
    )._ipython_display_()
