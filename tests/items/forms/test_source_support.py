from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts import words
from policystory.grade import mark
from policystory.items.bank import Bank
from policystory.items.forms.source_support import NAME, UNKNOWN, parse, samples, score
from policystory.items.item import Item, Order, Reason, key_item, paper_item
from policystory.items.questions.reports.rival_reports import rivals
from policystory.items.questions.reports.which_report import make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS, broken
from policystory.items.variant import REPORTS, variant
from tests.items.forms.test_single_choice import JSON
from tests.papers import JUDGE, changed, papers

BANK = Bank(papers())
ITEMS = [item for fact in papers().facts for item in BANK.of(fact, NAME)]
DRAWN = [
    drawn
    for item in ITEMS
    for seed in ("a", "b")
    if (drawn := variant(item, seed)) is not None
]
NEWS, POST, GAZETTE, TIMES = (
    "the-harbour-news-may-1911",
    "the-paper-attributed-to-the-island-post-september-1911",
    "the-tern-gazette-october-1911",
    "the-mainland-times-march-1912",
)


def made(id_: str, **changes: Any) -> Any:
    """Return what a fact of the four papers yields: an item, a refusal or nothing."""
    world = changed({id_: changes}) if changes else papers()
    return next(make(world, world.facts[id_]), None)


def item(id_: str) -> Item:
    """Return the item on a fact."""
    found = made(id_)
    assert isinstance(found, Item)
    return found


def test_an_item_asks_which_report_supports_a_statement() -> None:
    """The report that a fact cites is right, others are proved wrong, and that nothing can be known is wrong too."""
    carried = item("carried-winter")
    assert carried.stem == (
        "Which report among these supports this statement: “The Ferry Company counted 9,600 herring workers "
        "of the Ferry Company from October 1910 to March 1911”?"
    )
    assert [option.id for option in carried.options] == [
        NEWS,
        POST,
        GAZETTE,
        TIMES,
        UNKNOWN.id,
    ]
    assert (POST, Order.LISTED) == (carried.key, carried.order)
    assert carried.tiers == ((NEWS,), (), (GAZETTE, TIMES))
    rules = {option: [step.rule for step in why] for option, why in carried.why.items()}
    assert rules == {
        POST: ["stated"], UNKNOWN.id: ["stated", "taken-from"],
        NEWS: ["no-such-figure", "taken-from"], GAZETTE: ["absent", "taken-from"], TIMES: ["absent", "taken-from"],
    }  # fmt: skip


def test_a_statement_may_stand_without_its_report() -> None:
    """One statement in so many is shown beside reports that say nothing of it: then it cannot be known from them."""
    withheld = item("carried-1910")
    assert withheld.key == UNKNOWN.id
    assert NEWS not in {option.id for option in withheld.options}
    assert [step.rule for step in withheld.why[UNKNOWN.id]] == ["absent"]


@pytest.mark.parametrize("n", range(30))
def test_what_a_report_contradicts_is_never_unknown(n: int) -> None:
    """A statement beside a report that says something else of the same thing is never shown without its own report."""
    id_ = f"money-gull-{n}"
    world = changed(
        {
            "money-gull": {
                "id": id_,
                "conflicts": (),
                "confusable": ("money-gull-times",),
            }
        }
    )
    found = next(one for one in make(world, world.facts[id_]) if isinstance(one, Item))
    assert found.key == NEWS


def test_one_of_many_alike_is_asked() -> None:
    """Of statements of one kind on one topic in one report one is asked; more where an objective asks to judge."""
    for objective, made_ in (("name-a-keeper", 0), (JUDGE, 1)):
        world = changed({"keeper-tern": {"objectives": (objective,)}})
        assert made_ == len(list(make(world, world.facts["keeper-tern"])))
        assert len(list(make(world, world.facts["keeper-pier"]))) == 1


def test_each_figure_is_asked_and_none_twice() -> None:
    """Every figure is asked for, but a statement that an earlier fact makes too is not."""
    assert {"carried-august", "carried-winter"} <= {one.asked[0] for one in ITEMS}
    same = {"subject": "north-pier", "value": papers().facts["money-pier"].value}
    world = changed({"money-tern": same})
    assert list(make(world, world.facts["money-tern"])) == []


def test_where_much_is_unsaid_nothing_is_withheld() -> None:
    """An objective that has items on what is left unsaid shows all its statements with their reports."""
    assert made("carried-1910").key == UNKNOWN.id
    assert made("carried-1910", objectives=(JUDGE,)).key == NEWS


def test_what_no_other_report_is_like_is_not_asked() -> None:
    """A statement that nobody could look for elsewhere, or one about the text itself, is no question."""
    assert made("members") is None
    assert made("names-marsh") is None
    alone = changed(
        {
            id_: {"property": "keeper", "value": "ada-marsh"}
            for id_ in ("cause-reed", "cause-holm")
        }
    )
    assert list(make(alone, alone.facts["cause-marsh"])) == []


def test_what_is_left_unsaid_cannot_be_known() -> None:
    """The report that leaves it unsaid stands beside those that say nothing at all of it."""
    unsaid = item("unsaid-lamp")
    assert unsaid.stem == "On North Pier, which paper says who paid for its lamp?"
    assert unsaid.key == UNKNOWN.id
    assert unsaid.tiers == ((POST,), (NEWS, GAZETTE), ())
    assert {option: why[0].rule for option, why in unsaid.why.items()} == {
        POST: "unsaid", NEWS: "silent", GAZETTE: "silent", UNKNOWN.id: "unsaid",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("id_", "changes", "reason"),
    [
        ("unsaid-lamp", {"subject": "skerry-isles"}, "no other report is proved to say nothing of it"),
        ("carried-april", {"population": None}, "the fact lacks a part that its statement names"),
        (
            "carried-april", {"speaker": "ada-marsh", "subject": "gull-rock", "population": None},
            "the fact lacks a part that its statement names",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_proved_is_refused(
    id_: str, changes: dict[str, Any], reason: str
) -> None:
    """A question that the property asks for and that cannot be proved is in the report, with its reason."""
    assert Refusal(id_, NAME, "source", reason) == made(id_, **changes)


def test_one_wrong_report_is_too_few() -> None:
    """Where one report alone is proved wrong there is nothing to choose from, however alike it is."""
    everywhere = dict.fromkeys(papers().sources, ("gull-rock",))
    spoken = {"says": "It said $30,000."}
    world = changed({"cause-holm": spoken, "keeper-tern": spoken}, everywhere)
    assert len(rivals(world, world.facts["money-gull"])) == 1
    assert list(make(world, world.facts["money-gull"])) == [
        Refusal(
            "money-gull",
            NAME,
            "source",
            "too few reports like the one that supports it are proved not to",
        )
    ]


def test_too_few_reports_make_no_item() -> None:
    """Beside the right one two reports must be proved wrong, one of them with something like it."""
    everywhere = dict.fromkeys(papers().sources, ("harbour-board", "ferry-company"))
    words_ = {"says": "4,200 and 4,200 again"}
    world = changed(
        {"keeper-tern": words_, "keeper-rock-1912": words_, "cause-reed": words_},
        everywhere,
    )
    assert list(make(world, world.facts["carried-april"])) == [
        Refusal(
            "carried-april",
            NAME,
            "source",
            "too few reports like the one that supports it are proved not to",
        )
    ]


@pytest.mark.parametrize("one", ITEMS, ids=lambda item: item.id)
def test_an_item_is_complete(one: Item) -> None:
    """Each option has its proof and its feedback with the fact's own sentence; only the right one is called right."""
    fact = papers().facts[one.asked[0]]
    assert {option.id for option in one.options} == set(one.why) == set(one.feedback)
    assert one.options[-1] == UNKNOWN
    for option in one.options:
        assert one.feedback[option.id].startswith(
            "Right. " if option.id == one.key else "Not right. "
        )
        assert fact.says in one.feedback[option.id]
        assert len(one.feedback[option.id].split()) <= FEEDBACK_WORDS
        assert option.id == one.key or one.why[option.id][-1].rule == "taken-from"
    assert set(one.facts) <= set(papers().facts)
    assert (f"{fact.id}.source", f"{fact.id}.source.{NAME}") == (one.family, one.id)


def test_feedback_says_why_and_what_stands_there_instead() -> None:
    """A wrong report is named with the ground of its proof and, for a named confusion, with what it has."""
    assert item("carried-winter").feedback[NEWS] == (
        "Not right. The Ferry Company counted 9,600 herring workers from October 1910 to March 1911, the Island "
        "Post wrote. (IP ¶2) The Harbour News (May 1911) gives no such figure. It has this instead: "
        f"{papers().facts['carried-april'].says}"
    )


@given(st.sampled_from(ITEMS), st.text(max_size=20))
def test_a_variant_always_has_the_last_option(one: Item, seed: str) -> None:
    """That it cannot be known stands last in every variant, beside the key and two or three reports by date."""
    drawn = variant(one, seed)
    assert drawn is not None
    ids = [option.id for option in drawn.options]
    assert UNKNOWN.id == ids[-1]
    assert drawn.key in ids
    assert 2 <= len(ids) - 1 <= REPORTS
    assert [option for option in one.options if option in drawn.options] == list(
        drawn.options
    )
    assert list(broken(drawn)) == []
    assert drawn == variant(one, seed)


def test_the_report_with_the_confusion_is_always_drawn() -> None:
    """The likeliest confusion stands in every variant; the others take turns."""
    shown = [variant(item("carried-winter"), str(seed)) for seed in range(20)]
    assert all(
        one is not None and NEWS in {option.id for option in one.options}
        for one in shown
    )
    assert {
        len({option.id for option in one.options} & {GAZETTE, TIMES})
        for one in shown
        if one
    } == {1}
    assert {GAZETTE, TIMES} <= {
        option.id for one in shown if one for option in one.options
    }


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: item.id)
def test_a_variant_proves_itself(drawn: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    shown, key = paper_item(drawn, Decimal(2)), key_item(drawn)
    wanted = list(samples(drawn))
    assert {Reason.RIGHT, Reason.WRONG, Reason.UNREADABLE, Reason.UNANSWERED} == {
        one.reason for one in wanted
    }
    for one in wanted:
        found = mark(shown, key, one.response)
        assert (one.reason, one.share * 2) == (found.reason, found.points), one


@given(st.sampled_from(DRAWN), JSON)
def test_any_response_is_marked(drawn: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise, and only the key earns anything."""
    reading = parse(paper_item(drawn, Decimal(1)), response)
    assert score(key_item(drawn), reading).share == (
        1 if reading.value == drawn.key else 0
    )
    assert mark(paper_item(drawn, Decimal(1)), key_item(drawn), response).points == (
        1 if response == drawn.key else 0
    )


def test_a_report_is_named_as_readers_know_it() -> None:
    """An option is the report's name with its month, an attributed one with its attribution."""
    texts = {option.text for option in item("carried-winter").options}
    assert words.capitalised(words.report(papers(), "island-post")) in texts
    assert "The paper attributed to the Island Post (September 1911)" in texts
