import msgspec
import pytest

from policystory.facts.checks.support import SLACK, Support
from policystory.facts.corpus import Corpus
from policystory.facts.record import Excuse, Fact
from policystory.facts.text import Text
from tests.worlds import TEXTS, content, corpus, fact

GOOD = {name: Text.of(text.encode()) for name, text in TEXTS.items()}
BOATS = (
    "The Harbour News",
    "Ferries carried pilgrims across the sound in August.",
    "Ferries carried pilgrims home.",
    "Lanterns burned all night at the pier.",
)


def faults(
    fact: Fact, cited: list[int], *paragraphs: str, excused: tuple[int, ...] = ()
) -> list[str]:
    """Return the problems of a fact that cites some of the paragraphs of the Harbour News."""
    whole = content()
    news = msgspec.structs.replace(
        whole.sources[0],
        without_facts=(Excuse(excused, because="a"),) if excused else (),
    )
    support = Support(Corpus([news]), {"harbour-news": Text(paragraphs or BOATS, "")})
    faults = support.faults(fact, "harbour-news", cited)
    return [f"fact '{fact.id}': {message}" for _, message, _ in faults]


def saying(says: str, **parts: object) -> Fact:
    """Return a fact with this sentence."""
    return fact(says=says, **parts)


AUGUST = saying("Ferries carried pilgrims across the sound in August.")


@pytest.mark.parametrize("id_", sorted(corpus().facts))
def test_the_facts_of_the_invented_course_cite_what_supports_them(id_: str) -> None:
    """No paragraph of a report supports a fact better than those that the fact cites."""
    support = Support(corpus(), GOOD)
    fact = corpus().facts[id_]
    source = fact.sources[0].source
    cited = [citation.paragraph for citation in fact.sources]
    assert [] == list(support.faults(fact, source, cited))


@pytest.mark.parametrize(
    ("cited", "better"),
    [([2], None), ([3], 2), ([4], 2), ([1], 2), ([3, 2], None), ([3, 4], 2)],
)
def test_the_paragraph_with_most_of_the_words_is_cited(
    cited: list[int], better: int | None
) -> None:
    """A paragraph with two words more than all that is cited together supports the fact better."""
    shown = ", ".join(map(str, cited))
    messages = (
        [f"fact 'a-fact': harbour-news ¶{better} has more of its words than ¶{shown}"]
        if better
        else []
    )
    assert messages == faults(AUGUST, cited)


@pytest.mark.parametrize("more", [0, 1, 2, 3])
def test_one_word_more_may_be_chance(more: int) -> None:
    """So many words as the slack says may stand elsewhere; one more is a better support."""
    words = ["lantern", "orchard", "blanket"][:more]
    paragraphs = ("Ferries sailed.", " ".join(["Ferries sailed", *words]))
    assert (more > SLACK) == bool(
        faults(saying(" ".join(["Ferries sailed", *words])), [1], *paragraphs)
    )


def test_forms_of_a_word_are_one_word() -> None:
    """Words that begin alike are one word; short words do not count, and numbers do."""
    paragraphs = ("Migrants counted.", "Migration counted: 4,200 of 9,600.")
    assert [] == faults(saying("Who migrates is counted."), [1], *paragraphs)
    assert [] == faults(
        saying("It was, for an old man, as far as he saw."),
        [1],
        "x",
        "an old man as far as he saw",
    )
    assert 1 == len(faults(saying("Migrants were 4,200 and 9,600."), [1], *paragraphs))


def test_words_of_the_report_itself_support_nothing() -> None:
    """The outlet's name, and words such as "reported" and "would", are no words of a fact."""
    paragraphs = (
        "Ferries.",
        "Ferries, the Harbour News reported, said that they would have been there.",
    )
    says = "The Harbour News reported that they would have been there, by ferries."
    assert [] == faults(saying(says), [1], *paragraphs)


def test_what_is_excused_supports_nothing() -> None:
    """An excused caption is no better citation, and supports nothing as a citation."""
    assert 1 == len(faults(AUGUST, [3]))
    assert [] == faults(AUGUST, [3], excused=(2,))
    assert 1 == len(faults(AUGUST, [2], BOATS[0], BOATS[1], BOATS[1], excused=(2,)))


def test_a_value_in_words_is_looked_for_too() -> None:
    """The words of a value count with those of the sentence."""
    paragraphs = ("She spoke.", "She spoke: broken lenses everywhere.")
    assert [] == faults(saying("She spoke."), [1], *paragraphs)
    assert 1 == len(
        faults(saying("She spoke.", value="broken lenses everywhere"), [1], *paragraphs)
    )


def test_a_citation_may_say_why_it_stands_where_it_does() -> None:
    """A fact that explains its paragraph under "implied" is left alone."""
    assert [] == faults(
        msgspec.structs.replace(
            AUGUST, implied={"paragraph": "the words are a caption's"}
        ),
        [3],
    )
