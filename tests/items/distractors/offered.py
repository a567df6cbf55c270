"""What is offered as wrong options in a corpus of a few invented facts."""

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact
from policystory.items.distractors.candidates import candidate
from policystory.items.distractors.wrong_options import Wrong, wrong_options
from policystory.items.questions.question import Question
from tests.worlds import fact, people, with_facts


def proved(corpus: Corpus, asked: Fact, direction: str) -> list[Wrong]:
    """Return the wrong options for one part of a fact of a corpus."""
    question = Question(corpus, asked, direction)
    right = candidate(question)
    assert right is not None
    return wrong_options(question, right)


def texts(corpus: Corpus, asked: Fact, direction: str) -> list[str]:
    """Return how the wrong options for one part of a fact of a corpus are written."""
    return [wrong.candidate.text for wrong in proved(corpus, asked, direction)]


def offered(asked: Fact, direction: str, *facts: Fact) -> list[tuple[str, int]]:
    """Return text and tier of the wrong options in a corpus of this fact and some others."""
    options = proved(with_facts(asked, *facts), asked, direction)
    return [(wrong.candidate.text, wrong.tier) for wrong in options]


def count(id_: str, amount: int, **parts: object) -> Fact:
    """Return a count of people carried in another report and month."""
    usual = {"period": "1911-08", "sources": (Citation("island-post", 2),)}
    return fact(id_, value=people(amount), **{**usual, **parts})


def keeper(id_: str, subject: str, value: str = "ada-marsh", **parts: object) -> Fact:
    """Return who tends the lamp of a place."""
    usual = {"property": "keeper", "population": None, "period": None}
    return fact(id_, subject=subject, value=value, **{**usual, **parts})
