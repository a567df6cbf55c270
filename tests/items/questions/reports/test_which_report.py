from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.bank import Bank
from policystory.items.draw.reports import REPORTS
from policystory.items.forms.source_support import NAME, UNKNOWN
from policystory.items.item import Item, Order
from policystory.items.questions.reports.rival_reports import rivals
from policystory.items.questions.reports.which_report import make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS, broken
from policystory.items.variant import variant
from tests.papers import JUDGE, changed, papers

BANK = Bank(papers())
ITEMS = [item for fact in papers().facts for item in BANK.of(fact, NAME)]
NEWS, POST, GAZETTE, TIMES = (
    "the-harbour-news-may-1911",
    "the-paper-attributed-to-the-island-post-september-1911",
    "the-tern-gazette-october-1911",
    "the-mainland-times-march-1912",
)
STATEMENT = (
    "The Ferry Company counted 9,600 herring workers of the Ferry Company "
    "from October 1910 to March 1911"
)
TOO_FEW = "too few reports like the one that supports it are proved not to"


def made(id_: str, **changes: Any) -> Any:
    """Return what a fact of the four papers yields: an item, a refusal or nothing."""
    world = changed({id_: changes}) if changes else papers()
    return next(make(world, world.facts[id_]), None)


def item_on(id_: str) -> Item:
    """Return the item on a fact."""
    item = made(id_)
    assert isinstance(item, Item)
    return item


def test_item_asks_which_report_supports_a_statement() -> None:
    """The report that a fact cites is right; others, and UNKNOWN, are proved wrong."""
    item = item_on("carried-winter")
    expected = f"Which of these reports supports this statement: “{STATEMENT}”?"
    assert expected == item.stem
    ids = [option.id for option in item.options]
    assert [NEWS, POST, GAZETTE, TIMES, UNKNOWN.id] == ids
    assert (POST, Order.LISTED) == (item.key, item.order)
    assert ((NEWS,), (), (GAZETTE, TIMES)) == item.tiers
    expected_rules = {
        POST: ["stated"],
        UNKNOWN.id: ["stated", "taken-from"],
        NEWS: ["no-such-figure", "taken-from"],
        GAZETTE: ["absent", "taken-from"],
        TIMES: ["absent", "taken-from"],
    }
    rules = {option: [step.rule for step in why] for option, why in item.why.items()}
    assert expected_rules == rules


def test_statement_may_stand_without_its_report() -> None:
    """One statement in so many is shown beside reports that say nothing of it."""
    withheld = item_on("carried-1910")
    assert UNKNOWN.id == withheld.key
    assert NEWS not in {option.id for option in withheld.options}
    assert ["absent"] == [step.rule for step in withheld.why[UNKNOWN.id]]


@pytest.mark.parametrize("number", range(30))
def test_report_is_shown_where_another_contradicts_it(number: int) -> None:
    """A statement beside a report that says something else of the same is never UNKNOWN."""
    id_ = f"money-gull-{number}"
    parts = {"id": id_, "conflicts": (), "confusable": ("money-gull-times",)}
    world = changed({"money-gull": parts})
    item = next(
        each for each in make(world, world.facts[id_]) if isinstance(each, Item)
    )
    assert NEWS == item.key


@pytest.mark.parametrize(("objective", "count"), [("name-a-keeper", 0), (JUDGE, 1)])
def test_one_of_many_alike_is_asked(objective: str, count: int) -> None:
    """Of like statements in one report one is asked; more where learners are to judge."""
    world = changed({"keeper-tern": {"objectives": (objective,)}})
    assert count == len(list(make(world, world.facts["keeper-tern"])))
    assert 1 == len(list(make(world, world.facts["keeper-pier"])))


def test_each_figure_is_asked_and_none_twice() -> None:
    """Every figure is asked for, but no statement that an earlier fact makes too."""
    asked = {item.asked[0] for item in ITEMS}
    assert asked >= {"carried-august", "carried-winter"}
    same = {"subject": "north-pier", "value": papers().facts["money-pier"].value}
    world = changed({"money-tern": same})
    assert [] == list(make(world, world.facts["money-tern"]))


def test_nothing_is_withheld_where_much_is_unsaid() -> None:
    """An objective with items on what is left unsaid shows all statements with their reports."""
    assert UNKNOWN.id == made("carried-1910").key
    assert NEWS == made("carried-1910", objectives=(JUDGE,)).key


@pytest.mark.parametrize("id_", ["members", "names-marsh"])
def test_statement_unlike_any_other_is_not_asked(id_: str) -> None:
    """Nobody could look for it elsewhere, or it speaks of the text itself."""
    assert made(id_) is None


def test_statement_without_a_like_in_another_report_is_not_asked() -> None:
    """Something like it must stand in another report."""
    keeper = {"property": "keeper", "value": "ada-marsh"}
    alone = changed({"cause-reed": keeper, "cause-holm": keeper})
    assert [] == list(make(alone, alone.facts["cause-marsh"]))


def test_what_is_left_unsaid_cannot_be_known() -> None:
    """The report that leaves it unsaid stands beside those that say nothing of it."""
    item = item_on("unsaid-lamp")
    assert "On North Pier, which paper says who paid for its lamp?" == item.stem
    assert UNKNOWN.id == item.key
    assert ((POST,), (NEWS, GAZETTE), ()) == item.tiers
    expected = {
        POST: "unsaid",
        NEWS: "silent",
        GAZETTE: "silent",
        UNKNOWN.id: "unsaid",
    }
    assert expected == {option: why[0].rule for option, why in item.why.items()}


LACKS = "the fact lacks a part that its statement names"
NO_PLACE_FOR_SPEAKER = {
    "speaker": "ada-marsh",
    "subject": "gull-rock",
    "population": None,
}


@pytest.mark.parametrize(
    ("id_", "changes", "reason"),
    [
        (
            "unsaid-lamp",
            {"subject": "skerry-isles"},
            "no other report is proved to say nothing of it",
        ),
        ("carried-april", {"population": None}, LACKS),
        ("carried-april", NO_PLACE_FOR_SPEAKER, LACKS),
    ],
)
def test_what_cannot_be_proved_is_refused(
    id_: str, changes: dict[str, Any], reason: str
) -> None:
    """A question that cannot be proved stands in the bank's report with its reason."""
    assert Refusal(id_, NAME, "source", reason) == made(id_, **changes)


def test_one_wrong_report_is_too_few() -> None:
    """Where one report alone is proved wrong there is nothing to choose from."""
    everywhere = dict.fromkeys(papers().sources, ("gull-rock",))
    spoken = {"says": "It said $30,000."}
    world = changed({"cause-holm": spoken, "keeper-tern": spoken}, everywhere)
    money = world.facts["money-gull"]
    assert 1 == len(rivals(world, money))
    expected = Refusal("money-gull", NAME, "source", TOO_FEW)
    assert [expected] == list(make(world, money))


def test_too_few_reports_make_no_item() -> None:
    """Two reports must be proved wrong, one of them with something like the statement."""
    everywhere = dict.fromkeys(papers().sources, ("harbour-board", "ferry-company"))
    twice = {"says": "4,200 and 4,200 again"}
    changes = dict.fromkeys(("keeper-tern", "keeper-rock-1912", "cause-reed"), twice)
    world = changed(changes, everywhere)
    expected = Refusal("carried-april", NAME, "source", TOO_FEW)
    assert [expected] == list(make(world, world.facts["carried-april"]))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_item_is_complete(item: Item) -> None:
    """Each option has its proof and feedback; only the right one has the fact's sentence."""
    fact = papers().facts[item.asked[0]]
    assert {option.id for option in item.options} == set(item.why)
    assert set(item.why) == set(item.feedback)
    assert UNKNOWN == item.options[-1]
    for id_, text in item.feedback.items():
        assert text.startswith("Right. " if id_ == item.key else "Not right. ")
        assert (id_ == item.key) == (fact.says in text)
        assert len(text.split()) <= FEEDBACK_WORDS
        assert id_ == item.key or item.why[id_][-1].rule == "taken-from"
    assert set(item.facts) <= set(papers().facts)
    assert (f"{fact.id}.source", f"{fact.id}.source.{NAME}") == (item.family, item.id)


def test_feedback_says_why_and_what_stands_there_instead() -> None:
    """A wrong report is told by what it has instead, and named once, by the mark."""
    april = papers().facts["carried-april"]
    expected = f"Not right. {april.says} (HN ¶2, May 1911)"
    assert expected == item_on("carried-winter").feedback[NEWS]


def test_whoever_says_that_it_cannot_be_known_is_told_the_paragraph_alone() -> None:
    """The paragraph shows where to look and does not tell the report."""
    expected = "Not right. It can be known: one of the reports listed says so, in its paragraph 2."
    assert expected == item_on("carried-winter").feedback[UNKNOWN.id]


def test_report_that_names_no_such_thing_is_not_told_of_another() -> None:
    """That it does not name it is the whole reason; a like thing would not explain it."""
    feedback = item_on("carried-winter").feedback
    assert "instead" not in feedback[GAZETTE]
    assert feedback[GAZETTE].startswith("Not right. The Tern Gazette (October 1911)")


@given(st.sampled_from(ITEMS), st.text(max_size=20))
def test_variant_always_has_unknown_last(item: Item, seed: str) -> None:
    """UNKNOWN stands last in every variant, beside the key and two or three reports by date."""
    drawn = variant(item, seed)
    assert drawn is not None
    ids = [option.id for option in drawn.options]
    assert UNKNOWN.id == ids[-1]
    assert drawn.key in ids
    assert 2 <= len(ids) - 1 <= REPORTS
    in_order = [option for option in item.options if option in drawn.options]
    assert in_order == list(drawn.options)
    assert [] == list(broken(drawn))
    assert drawn == variant(item, seed)


def test_report_with_the_named_confusion_is_always_drawn() -> None:
    """The likeliest confusion stands in every variant; the others take turns."""
    item = item_on("carried-winter")
    turns = set()
    for seed in range(20):
        drawn = variant(item, str(seed))
        assert drawn is not None
        ids = {option.id for option in drawn.options}
        assert NEWS in ids
        (turn,) = ids & {GAZETTE, TIMES}
        turns.add(turn)
    assert {GAZETTE, TIMES} == turns


def test_report_is_named_as_readers_know_it() -> None:
    """An option is the report's name with its month, an attributed one with its attribution."""
    texts = {option.text for option in item_on("carried-winter").options}
    assert "The Harbour News (May 1911)" in texts
    assert "The paper attributed to the Island Post (September 1911)" in texts
