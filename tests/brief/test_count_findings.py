"""What is counted in a brief: each check is seen met, and seen to fail for its own reason."""

import msgspec
import pytest

from policystory.brief.count_findings import findings
from policystory.brief.draft import Draft, Side, UsedFact
from policystory.brief.finding import is_sentence
from policystory.brief.task import BriefTask
from tests.worlds import content, corpus

TASK = BriefTask(id="for", title="For", ask="Argue.", facts=3, reports=2)
WHOLE = Draft(
    opening="By a good year I mean one with fuller boats than before.",
    closing="How many crossed in the years between, neither paper tells us.",
    facts=(
        UsedFact(
            "carried-april",
            reason="In April 1911 the board counted over 4,200 of them.",
        ),
        UsedFact(
            "carried-winter", reason="The winter of 1910 brought 9,600 herring workers."
        ),
        UsedFact(
            "money-pier",
            Side.ANSWERS,
            "In 1911 the pier was promised $80,000, which is no passenger.",
        ),
    ),
)


def told(draft: Draft, task: BriefTask = TASK) -> dict[str, str]:
    """Return what is still to do in a draft: the texts of its findings, by their checks."""
    found = findings(corpus(), task, draft)
    return {finding.check: finding.text for finding in found if not finding.is_met}


def with_reason(reason: str, place: int = 0) -> Draft:
    """Return the whole brief with another statement beside one of its facts."""
    facts = list(WHOLE.facts)
    facts[place] = msgspec.structs.replace(facts[place], reason=reason)
    return msgspec.structs.replace(WHOLE, facts=tuple(facts))


def test_a_whole_brief_has_nothing_to_do() -> None:
    """A brief with all that is asked for is told so in every check."""
    assert {} == told(WHOLE)
    assert all(finding.text for finding in findings(corpus(), TASK, WHOLE))


def test_an_empty_brief_has_everything_to_do() -> None:
    """Where nothing is written nothing is praised; the checks are those of a whole brief."""
    of_whole = [finding.check for finding in findings(corpus(), TASK, WHOLE)]
    assert of_whole == list(told(Draft()))


@pytest.mark.parametrize(
    ("reason", "check", "text"),
    [
        ("In 1911, 4,200.", "Citations", "Write a sentence beside HN ¶2."),
        (
            "In April 1911 over 4,200 crossed, more than the paper says in IP ¶ 5 or HN ¶6.",
            "Citations",
            "No fact of your brief has the mark HN ¶6: use its fact.",
        ),
        (
            "That April the board counted over 4,200 of them.",
            "Dates",
            "Say when, with the year, beside HN ¶2 (1911).",
        ),
        (
            "By 1910 the board counted over 4,200 of them.",
            "Dates",
            "Say when, with the year, beside HN ¶2 (1911).",
        ),
        (
            "In April 1911 the board counted over 4,300 of them.",
            "Numbers",
            (
                "No fact of your brief holds 4,300: use the fact that holds it, "
                "or say how you worked it out."
            ),
        ),
        (
            "the HARBOUR board counted more than 4,200 passengers of the line in 1911.",
            "Own words",
            (
                "“the harbour board counted more than 4 200 passengers …” is the "
                "sentence of HN ¶2. "
                "Say it in your own words; at most 8 words in a row may be another's, "
                "in quotation marks."
            ),
        ),
    ],
)
def test_a_fault_of_a_statement_is_told(reason: str, check: str, text: str) -> None:
    """Each fault beside a fact is found by its own check alone, with what to do."""
    assert {check: text} == told(with_reason(reason))


def test_eight_words_may_be_quoted() -> None:
    """As many words in a row as prose may share with a report are not called copied."""
    words = "In 1911 “Board counted more than 4,200 passengers of” ferries it had."
    assert {} == told(with_reason(words))


def test_a_number_of_a_name_is_no_figure() -> None:
    """A paragraph's number, and a number in words up to twelve, need no fact."""
    assert {} == told(
        with_reason("In 1911 two of three agreed with it, see HN ¶2 again.")
    )


@pytest.mark.parametrize(
    ("draft", "check", "text"),
    [
        (
            msgspec.structs.replace(WHOLE, opening="Yes."),
            "Opening and closing",
            "Write an opening with your claim.",
        ),
        (
            msgspec.structs.replace(WHOLE, closing=""),
            "Opening and closing",
            "Write a closing with what the evidence leaves open.",
        ),
        (
            with_reason("", 2),
            "Balance",
            "Answer IP ¶5, which speaks for the other side.",
        ),
    ],
)
def test_a_missing_part_is_told(draft: Draft, check: str, text: str) -> None:
    """An opening, a closing and an answer are sentences, or they are asked for."""
    assert text == told(draft)[check]


def test_friendly_facts_only_are_no_balance() -> None:
    """Without a fact of the other side, and without one of its own, a brief is not balanced."""
    friendly = [
        msgspec.structs.replace(used, side=Side.SUPPORTS) for used in WHOLE.facts
    ]
    hostile = [msgspec.structs.replace(used, side=Side.ANSWERS) for used in WHOLE.facts]
    ask = "Use a fact that speaks for the other side, mark it so, and answer it."
    one_sided = msgspec.structs.replace(WHOLE, facts=tuple(friendly))
    assert {"Balance": ask} == told(one_sided)
    one_sided = msgspec.structs.replace(WHOLE, facts=tuple(hostile))
    assert {"Balance": "Use a fact that carries your own claim."} == told(one_sided)


def test_facts_and_reports_are_counted() -> None:
    """As many facts, of as many reports, are used as the task asks for."""
    more = BriefTask(id="for", title="For", ask="Argue.", facts=4, reports=3)
    assert {
        "Number of facts": "Your brief uses 3 facts; use at least 4.",
        "Reports": "Your facts come from 2 reports: HN and IP; use at least 3.",
    } == told(WHOLE, more)


def test_a_report_that_repeats_another_is_named() -> None:
    """Two reports of which one copies the other are told to be one witness."""
    whole = content()
    first, second = whole.sources
    copy = msgspec.structs.replace(second, copies=(first.id,))
    copying = msgspec.structs.replace(whole, sources=(first, copy)).corpus()
    texts = {finding.check: finding.text for finding in findings(copying, TASK, WHOLE)}
    assert texts["Reports"] == (
        "Your facts come from 2 reports: HN and IP. "
        "IP repeats HN: where both say the same, they are one witness."
    )


def test_a_sentence_has_six_words() -> None:
    """A note of five words is no statement."""
    assert (False, True) == (
        is_sentence("one two three four five"),
        is_sentence("a " * 6),
    )
