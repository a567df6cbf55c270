"""A brief of the small Spanish course: what is counted, its pages, and its builder."""

import pytest

from policystory.brief.count_findings import findings
from policystory.brief.draft import Draft, Side, UsedFact
from policystory.brief.task import BriefTask, RubricLine
from policystory.render.briefs.page import brief_page, plain_copy
from policystory.render.briefs.teacher_markdown import brief_markdown
from policystory.widget.page_code import STATIC, join_module, speaking
from policystory.wording import ENGLISH as ENGLISH_WORDS
from tests.wording.islands import ENGLISH, course, plain

TASK = BriefTask(id="si", title="A favor", ask="Defienda que sí.", facts=3, reports=2)
RUBRIC = (RubricLine(what="citas", levels=("ninguna", "algunas", "todas")),)
SAID = "En abril de 1911 la Junta contó más de 178.000 pasajeros."
PARTS = Draft(
    opening="Sostengo que los barcos fueron más llenos que antes, con 77.000 en mayo.",
    facts=(
        UsedFact("abril", reason=SAID),
        UsedFact("invierno", Side.ANSWERS, "Poco."),
        UsedFact("agosto", Side.ANSWERS),
    ),
)
ANSWERED = Draft(
    opening="Sostengo que los barcos fueron más llenos que antes de aquel año.",
    closing="Los informes no dicen cuántos viajeros hubo en los años de en medio.",
    facts=(
        UsedFact("abril", reason=SAID),
        UsedFact(
            "invierno", reason="En 1910 hubo 9600 arenqueras a bordo, nada menos."
        ),
        UsedFact("agosto", Side.ANSWERS, "En 1911 hubo 15.000 peregrinos, y solo eso."),
    ),
)
COPIED = Draft(
    opening=course().corpus.facts["abril"].says,
    closing="Véase HN ¶2 y lo demás.",
    facts=(UsedFact("agosto", Side.ANSWERS, SAID),),
)


def told(draft: Draft) -> dict[str, str]:
    """Return what is counted in a draft, by its checks; it must have no English word."""
    found = findings(course().corpus, TASK, draft)
    lines = {finding.check: finding.text for finding in found}
    text = " ".join([*lines, *lines.values()])
    assert [] == ENGLISH.findall(text), text
    return lines


@pytest.mark.parametrize("draft", [Draft(), PARTS, ANSWERED, COPIED])
def test_what_is_counted_is_told_in_spanish(draft: Draft) -> None:
    """Every check of a brief, empty, begun, whole or copied, is named and told in Spanish."""
    assert 8 == len(told(draft))


def test_numbers_of_a_brief_are_read_and_written_as_spanish_does() -> None:
    """178.000 is the number of the fact, and a strange one is shown with a point."""
    assert "Ningún dato de tu escrito contiene 77.000:" in told(PARTS)["Números"]
    assert "Cada número está en un dato de tu escrito." == told(ANSWERED)["Números"]
    assert "que hablan a favor de la otra parte." in told(PARTS)["Equilibrio"]
    assert "Respondes a 1 dato de la otra parte." == told(ANSWERED)["Equilibrio"]


def test_the_pages_of_a_brief_are_in_spanish() -> None:
    """The copy in the notebook, the page for the teacher and the Markdown have no English."""
    corpus = course().corpus
    found = findings(corpus, TASK, PARTS)
    pages = (
        plain(plain_copy(corpus, TASK, PARTS, "es")),
        plain(brief_page(corpus, TASK, PARTS, found, RUBRIC, "es")),
        plain(brief_markdown(corpus, TASK, PARTS, found, RUBRIC)),
    )
    for page in pages:
        assert [] == ENGLISH.findall(page), page
    assert "Cómo se evalúa" in pages[1]


def test_the_builder_gets_the_words_of_its_language() -> None:
    """The code of a Spanish builder has its texts, and that of an English one has none."""
    module = join_module(STATIC / "brief", ("../quiz/language",))
    spoken = speaking(module, "es", "builder")
    assert '"Find facts":"Buscar datos"' in spoken
    assert module == speaking(module, "en", "builder")


@pytest.mark.parametrize("section", ["assigned", "brief", "builder"])
def test_no_text_is_left_in_english(section: str) -> None:
    """What is said while a brief is written, or a paper handed in, is worded in Spanish."""
    for name, text in course().corpus.phrases.section(section).items():
        assert text != ENGLISH_WORDS.section(section)[name]
        shown = text if isinstance(text, str) else " ".join(text.values())
        # Names of placeholders are English.
        words = plain(shown.replace("{", "<").replace("}", ">"))
        assert [] == ENGLISH.findall(words), shown
