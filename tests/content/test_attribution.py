"""Who says what: no word in another's mouth, no qualifier dropped, nobody named for two."""

import re

import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.facts.corpus import folded
from policystory.facts.record import Fact
from policystory.facts.truth import Rule
from policystory.items.item import Item
from policystory.items.options import slug
from policystory.items.questions.reports.two_reports import relations
from policystory.items.typed_answers.accepted_names import names_of
from policystory.wording import ENGLISH
from tests.content.sources import ROOT, texts

CONTENT = load(Folders.of(ROOT))
CORPUS = CONTENT.corpus()
BANK = OpenCourse(CONTENT).bank.items.values()
FACTS = CORPUS.facts
TOGETHER = re.compile(r"Kamala Harris and her (?:team|staff)")
# These name a factor in the words of the report, so that each word must be that report's own.
NAMED_FACTORS = ("acute-factor", "root-cause")
# Part of the fact, and words that the paragraph binds to the statement.
BOUND = {
    "aid-delivered-in-kind-2021": ("value", "in kind"),
    "asean-leaders-met-may-2022": ("says", "members of the Cabinet"),
    "broad-strokes-hirsh-2021": ("says", "For the time being"),
    "call-to-action-described-2021": ("value", "companies and organisations"),
    "certain-progress-required-2021": ("value", "certain progress"),
    "garcia-private-seems-too-little-2022": ("value", "seems"),
    "guatemala-choice-highest-priority-2021": ("value", "among the highest priorities"),
    "harris-specific-commitment-may-2021": ("value", "very specific"),
    "legal-pathways-opportunities-2022": ("value", "possible opportunities"),
    "meeting-amlo-largely-about-2021": ("value", "largely"),
    "off-travel-list-2021": ("says", "at least for the time being"),
    "plan-central-america-depends-fp-2021": ("value", "for Central America"),
    "strategy-sets-partners-in-motion-2021": ("value", "international partners"),
    "trip-aim-poverty-univision-2021": ("says", "As vice president"),
    "trip-sign-of-urgency-univision-2021": ("says", "after accepting Joe Biden's assignment"),
    "trump-all-efforts-border-2021": ("value", "all effort and money"),
    "turned-back-2021": ("says", '"illegal migration"'),
    "womens-programme-meant-to-continue-2022": ("value", "meant to"),
}  # fmt: skip
# Sentences in a report's own voice, or in one whose scope the report leaves open.
OWN_VOICE = (
    "corruption-fight-critical-fp-2021",
    "little-said-corruption-own-voice-2021",
    "lost-influence-univision-2021",
    "new-ways-univision-2021",
    "plan-central-america-depends-fp-2021",
)
# What a report tells beside its main story, and the fact that keeps it.
RECORDS = {
    "civil-wars-1980s": "civil-wars-1980s-univision-2021",
    "eisenhower-building": "eisenhower-building-amlo-2021",
    "kion": "kion-page-2021",
    "supreme-court-el-salvador": "supreme-court-judges-2021",
}


def _strange_words(fact: Fact) -> list[str]:
    """Return words of a fact's value that a report which it cites does not use."""
    reports = texts()
    strange: list[str] = []
    for source in {citation.source for citation in fact.sources}:
        cited = [
            reports[source].paragraphs[citation.paragraph - 1]
            for citation in fact.sources
            if citation.source == source
        ]
        said = folded(" ".join(cited))
        strange += [
            word for word in folded(str(fact.value)).split() if word not in said
        ]
    return strange


def test_each_named_factor_is_in_the_words_of_every_report_cited() -> None:
    """Hunger is one report's word, food insecurity another's: neither speaks for both."""
    named = [fact for fact in FACTS.values() if fact.property in NAMED_FACTORS]
    assert {} == {
        fact.id: _strange_words(fact) for fact in named if _strange_words(fact)
    }


def test_hunger_is_named_in_one_report_and_food_insecurity_in_another() -> None:
    """Each of the two words stands in one report alone."""
    cited = {
        fact: {citation.source for citation in FACTS[fact].sources}
        for fact in ("acute-hunger-june-2021", "acute-food-insecurity-2021")
    }
    assert {
        "acute-hunger-june-2021": {"bbc-2021"},
        "acute-food-insecurity-2021": {"foreign-policy-2021"},
    } == cited


def test_who_acted_together_is_asked_for_together() -> None:
    """Where a sentence names her and her team, nobody is asked for her alone."""
    alone = [
        fact.id
        for fact in FACTS.values()
        if TOGETHER.search(fact.says)
        and fact.subject == "kamala-harris"
        and "subject" in CORPUS.properties[fact.property].asks
    ]
    assert [] == alone
    assert "harris-and-team" == FACTS["harris-team-relations-2022"].subject
    assert "harris-and-team" in CORPUS.entities["kamala-harris"].part_of


@pytest.mark.parametrize(
    "typed", ["Harris and her team", "Kamala Harris and her staff"]
)
def test_the_fuller_answer_is_not_called_wrong(typed: str) -> None:
    """Who types her and her team, where she is meant, is asked again and loses nothing."""
    assert typed.lower() in names_of(CORPUS, "kamala-harris").unclear


@pytest.mark.parametrize("fact", OWN_VOICE)
def test_a_sentence_of_the_report_itself_has_no_speaker(fact: str) -> None:
    """What a report says beside a quotation is not put into the mouth of the person quoted."""
    assert ("own-voice", None) == (FACTS[fact].property, FACTS[fact].speaker)


@pytest.mark.parametrize("fact", BOUND)
def test_a_qualifier_that_binds_a_statement_is_kept(fact: str) -> None:
    """A statement keeps the word that limits it."""
    part, words = BOUND[fact]
    assert words in getattr(FACTS[fact], part)


def test_the_share_of_a_population_that_univision_does_not_name() -> None:
    """Univision has 1.5% of the population, and does not say that it is Central America's."""
    fact = FACTS["departures-share-of-a-population"]
    assert "unnamed-population-orozco-2021" == fact.subject
    assert "region" not in fact.says


def test_two_events_in_one_report_and_one_in_another() -> None:
    """CNN has a conversation and a roundtable where Univision has one roundtable: a conflict."""
    two, single = (
        FACTS["mexico-two-events-cnn-2021"],
        FACTS["mexico-one-roundtable-univision-2021"],
    )
    assert ((single.id,), (two.id,)) == (two.conflicts, single.conflicts)
    meetings = (
        "due-talk-female-entrepreneurs-2021",
        "due-roundtable-labour-workers-2021",
    )
    for meeting in meetings:
        assert {"cnn-2021"} == {citation.source for citation in FACTS[meeting].sources}


def test_not_every_produced_event_was_virtual() -> None:
    """CNN calls two talks virtual, and not the whole run of events to which they belonged."""
    shown = FACTS["produced-events-shown-2021"]
    assert "highly-produced-events-2021" == shown.subject
    assert "virtual" not in shown.says


def test_every_report_that_says_who_gave_the_task_is_cited_for_it() -> None:
    """Three reports say that Joe Biden gave her the task: each fact on it names him."""
    giver = FACTS["harris-task-giver-2021"]
    assert "joe-biden" == giver.value
    reports = {citation.source for citation in giver.sources}
    assert {"bbc-2021", "cnn-2021", "univision-2021"} == reports
    tasks = CORPUS.by_property["task-given"]
    told = [fact for fact in tasks if fact.sources[0].source in reports]
    assert [] == [fact.id for fact in told if "Joe Biden" not in fact.says]


@pytest.mark.parametrize("entity", RECORDS)
def test_what_a_report_tells_in_passing_has_its_record(entity: str) -> None:
    """A court, a station, wars and a building that reports name are each in a fact."""
    fact = FACTS[RECORDS[entity]]
    assert entity in {fact.subject, fact.value}


def test_no_written_key_says_that_one_report_repeats_another() -> None:
    """That one report took sentences from another is inferred, so no author makes it the answer."""
    inferred = re.compile(r"\b(?:one|report) (?:repeats|copies)\b")
    written = [item for item in BANK if item.direction == "judgement"]
    told = [item.id for item in written if inferred.search(_key(item))]
    assert [] == told


def test_no_key_says_that_one_report_repeats_another() -> None:
    """That a report copies another is likely at most, and no question has it as its answer."""
    repeated = slug(relations(ENGLISH)[Rule.REPEATED])
    assert [] == [item.id for item in BANK if item.key == repeated]


def _key(item: Item) -> str:
    """Return the text of the right option; nothing where several are right, or where one writes."""
    return " ".join(option.text for option in item.options if option.id == item.key)
