import msgspec
import pytest
from msgspec.structs import replace

from policystory.course.open_course import OpenCourse
from policystory.items.forms import FORMS
from policystory.items.rules.item_rules import RULES, rule_name
from policystory.quiz.blueprint import Blueprint, Pool, QuizFile
from policystory.report.bank_report import (
    BankReport,
    bank_report,
    is_authored,
    lesson_title,
)
from policystory.report.proof_counts import Backing
from policystory.report.text import bank_text, unasked_by_reason
from tests.authored_items import authored
from tests.every_form import EVERY, course_with_every_form
from tests.worlds import content, course

REPORT = bank_report(course(), "s")
ITEMS = list(course().bank.items.values())


def test_every_item_is_counted() -> None:
    """Kinds and directions add up to all items; families and origins are counted too."""
    assert (
        len(ITEMS)
        == REPORT.items
        == sum(REPORT.kinds.values())
        == sum(REPORT.directions.values())
    )
    assert (len(ITEMS), 0) == (REPORT.generated, REPORT.authored)
    assert len(course().bank.families) == REPORT.families
    assert list(FORMS) == list(REPORT.kinds)


def test_objectives_lessons_and_levels_count_their_items() -> None:
    """An item counts for each objective, once a lesson, once a level; lessons count facts."""
    for entry in REPORT.objectives:
        assert (
            sum(entry.objective in item.objectives for item in ITEMS)
            == entry.items
            == sum(entry.kinds.values())
        )
    (lesson,) = REPORT.lessons
    assert ("01-crossings", "1 · Crossings", len(ITEMS), 17) == (
        lesson.lesson,
        lesson.title,
        lesson.items,
        lesson.facts,
    )
    assert ["remember", "understand"] == list(REPORT.levels)
    assert len(ITEMS) == sum(REPORT.levels.values())


def test_an_objective_with_too_little_is_told() -> None:
    """Fewer than four items, or fewer than three kinds, is a lack."""
    few = OpenCourse(replace(content(), quizzes=()))
    few.bank.__dict__["items"] = {
        item.id: item for item in ITEMS if item.id == "lit-gull.value.single-choice"
    }
    lacks = {entry.objective: entry.lacks for entry in bank_report(few, "").objectives}
    assert "fewer than 4 items, fewer than 3 kinds" == lacks["tell-the-lamps"]
    whole = {entry.objective: entry for entry in REPORT.objectives}
    assert (True, "") == (
        len(whole["read-a-count"].kinds) >= 2,
        whole["read-a-count"].lacks,
    )


def test_a_fact_that_no_item_asks_for_says_why() -> None:
    """It is listed with each refused question, or with why its property is not asked."""
    asked: set[str] = set()
    for item in ITEMS:
        asked.update(item.asked)
    assert sorted(set(course().corpus.facts) - asked) == sorted(
        entry.fact for entry in REPORT.silent
    )
    assert len(asked) == REPORT.asked
    assert all(entry.reasons and entry.lessons for entry in REPORT.silent)
    whole = content()
    silenced = {"keeper": "Nobody asks.", "lit-since": None}
    properties = tuple(
        replace(entry, asks={}, note=silenced[entry.id])
        if entry.id in silenced
        else entry
        for entry in whole.properties
    )
    unasked = OpenCourse(replace(whole, properties=properties, quizzes=()))
    unasked.bank.__dict__ |= {"items": {}, "refused": []}
    reasons = {entry.fact: entry.reasons for entry in bank_report(unasked, "").silent}
    assert ("property 'keeper': Nobody asks.",) == reasons["keeper-gull"]
    assert ("property 'lit-since': it has no question form",) == reasons["lit-gull"]
    assert (
        "no kind of item asks for its property 'cause-given' in a form that fits it",
    ) == reasons["cause-reed"]


def test_what_was_not_made_is_counted_by_rule_or_reason() -> None:
    """A refusal counts for each of its rules, or for its reason; every rule is listed."""
    assert {rule_name(rule) for rule in RULES} <= {
        entry.reason for entry in REPORT.rules
    }
    without = [entry for entry in course().bank.refused if not entry.rules]
    assert len(without) == sum(entry.count for entry in REPORT.reasons)
    assert [entry.count for entry in REPORT.reasons] == sorted(
        (entry.count for entry in REPORT.reasons), reverse=True
    )
    assert len(course().bank.refused) == REPORT.refused
    for entry in (*REPORT.rules, *REPORT.reasons):
        assert min(entry.count, 3) == len(entry.examples)


def test_a_rule_is_counted_with_examples() -> None:
    """A refusal that names two rules counts for both."""
    opened = OpenCourse(content())
    first = course().bank.refused[0]
    opened.bank.__dict__["refused"] = [
        replace(first, rules=("stem-does-not-tell", "options-differ"))
    ] * 4
    counts = {
        entry.reason: (entry.count, len(entry.examples))
        for entry in bank_report(opened, "").rules
    }
    assert ((4, 3), (4, 3), (0, 0)) == tuple(
        counts[rule]
        for rule in ("stem-does-not-tell", "options-differ", "numbers-are-apart")
    )
    assert 0 == len(bank_report(opened, "").reasons)


def test_like_reasons_are_counted_together() -> None:
    """Reasons that differ in the entity or fact that they end in are one; others are not."""
    opened = OpenCourse(content())
    reasons = [
        "another is right: ada-marsh",
        "another is right: keeper-gull",
        "another is right: no such thing",
    ]
    first = course().bank.refused[0]
    opened.bank.__dict__["refused"] = [
        replace(first, reason=reason, rules=()) for reason in reasons
    ]
    counted = [(entry.reason, entry.count) for entry in bank_report(opened, "").reasons]
    assert [("another is right", 2), ("another is right: no such thing", 1)] == counted


def test_authored_items_are_told_from_generated_ones() -> None:
    """An item that asks for a judgement is authored; all others are generated."""
    generated = EVERY["single-choice"]
    written = replace(generated, direction="judgement")
    assert (False, True) == (is_authored(generated), is_authored(written))
    opened = OpenCourse(content())
    opened.bank.items[written.id] = written
    report = bank_report(opened, "")
    assert (1, report.items - 1) == (report.authored, report.generated)


def judging_course() -> OpenCourse:
    """Return the small course with one quiz, which asks one generated and one authored question."""
    pools = (
        Pool(id="generated", count=1, directions=("value",)),
        Pool(id="authored", count=1, directions=("judgement",)),
    )
    exit_quiz = Blueprint(id="exit", title="Exit quiz", pools=pools)
    whole = content()
    file = QuizFile(
        title="Crossings",
        lesson="01-crossings",
        quizzes=(exit_quiz,),
        items=(authored(),),
    )
    return OpenCourse(replace(whole, quizzes=(file,)))


def test_questions_are_counted_as_proved_or_judged() -> None:
    """An item is judged if its author vouches for an option, in bank and papers."""
    assert Backing(proved=len(ITEMS), judged=0) == REPORT.bank
    assert 0 == REPORT.drawn.judged
    report = bank_report(judging_course(), "s")
    assert Backing(proved=len(ITEMS), judged=1) == report.bank
    assert Backing(proved=1, judged=1) == report.drawn
    sentence = f"{len(ITEMS)} are proved and 1 judged by their author"
    assert sentence in bank_text(report)


def test_quiz_that_cannot_be_drawn_counts_no_question() -> None:
    """The report is made although a pool holds too few items; `check` tells of that."""
    whole = judging_course().content
    without_items = tuple(replace(file, items=()) for file in whole.quizzes)
    report = bank_report(OpenCourse(replace(whole, quizzes=without_items)), "s")
    assert Backing(proved=0, judged=0) == report.drawn


def test_negative_stems_and_undrawn_items_are_told() -> None:
    """Negative stems are counted, and items without a variant for the seed are named."""
    opened = OpenCourse(content())
    entry = replace(EVERY["single-choice"], stem="Who was not there?", tiers=((),))
    opened.bank.items[entry.id] = entry
    report = bank_report(opened, "")
    assert (1, (entry.id,)) == (report.negative, report.undrawn)
    assert f"no variant for this seed: {entry.id}" in bank_text(report)


def test_the_report_is_a_value() -> None:
    """The same course and seed give the same report, it can be written as JSON and read again."""
    assert bank_report(OpenCourse(content()), "s") == REPORT
    assert msgspec.json.decode(msgspec.json.encode(REPORT), type=BankReport) == REPORT


@pytest.mark.parametrize("seed", ["s", "t"])
def test_the_report_is_told_to_people(seed: str) -> None:
    """The text has every objective, strategy tried, fact not asked for, and reason."""
    report = bank_report(course_with_every_form(), seed)
    shown = bank_text(report)
    told = [entry.objective for entry in report.objectives] + [
        entry.name for entry in report.bands if entry.n
    ]
    told += [entry.fact for entry in report.silent] + [
        entry.reason for entry in (*report.rules, *report.reasons)
    ]
    assert [] == [text for text in told if text not in shown]
    assert f"the variants of seed '{seed}'" in shown


def test_what_lies_outside_is_marked() -> None:
    """A band that is left, and too many negative stems, catch the eye."""
    left = replace(
        REPORT,
        bands=tuple(replace(entry, ok=False) for entry in REPORT.bands),
        negative=REPORT.items,
    )
    assert sum(entry.n > 0 for entry in REPORT.bands) == bank_text(left).count(
        "← outside"
    )
    assert "← more than 5%" in bank_text(left)
    assert "← more than 5%" not in bank_text(REPORT)


def test_silent_facts_are_listed_by_reason() -> None:
    """Facts with the same reasons stand together, the most first, and none is lost."""
    grouped = unasked_by_reason(REPORT)
    assert len(REPORT.silent) == sum(len(facts) for _, facts in grouped)
    assert sorted((len(facts) for _, facts in grouped), reverse=True) == [
        len(facts) for _, facts in grouped
    ]


@pytest.mark.parametrize(
    ("lesson", "title"),
    [
        ("01-crossings", "1 · Crossings"),
        ("04-old-lamps", "4 · Old lamps"),
        ("lamps", "lamps"),
        ("x-1", "x-1"),
    ],
)
def test_a_lesson_without_a_page_has_a_title(lesson: str, title: str) -> None:
    """A lesson that is not written yet is named after its id."""
    assert title == lesson_title(course(), lesson)
