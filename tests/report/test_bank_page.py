import re
from html import escape
from itertools import chain

import pytest
from msgspec.structs import replace

from policystory.course.open_course import OpenCourse
from policystory.facts.truth import Rule
from policystory.items.item import Option
from policystory.items.variant import variant
from policystory.report.bank_page import RULES, bank_page
from policystory.report.bank_report import bank_report
from tests.every_form import EVERY, course_with_every_form
from tests.markup import tags
from tests.worlds import content

COURSE = course_with_every_form()
PAGE = bank_page(COURSE, bank_report(COURSE, "s"))


def test_the_page_is_one_well_formed_document() -> None:
    """It has a language, a title, landmarks and one first heading, and needs no other file."""
    seen = tags(PAGE.removeprefix("<!DOCTYPE html>\n"))
    assert PAGE.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert {"title", "header", "nav", "main", "table", "caption", "details"} <= set(
        seen
    )
    assert 1 == seen.count("h1")
    assert not {"script", "link", "img", "iframe"} & set(seen)
    assert not re.search(r"(src=|url\(|https?:|@import)", PAGE)


def test_every_item_stands_once_with_all_that_belongs_to_it() -> None:
    """Each item has one article with its stem, all its options, proofs and feedback."""
    for item in COURSE.bank.items.values():
        articles = re.findall(
            rf'<article class="{item.kind}" id="i-{re.escape(item.id)}">.*?</article>',
            PAGE,
            re.DOTALL,
        )
        assert 1 == len(articles), item.id
        drawn = variant(item, "s") or item
        texts = [
            item.stem,
            *(option.text for option in item.options),
            *drawn.feedback.values(),
            *drawn.passage,
        ]
        texts += [prompt.text for prompt in item.prompts]
        for gap in drawn.prompts:
            texts += [option.text for option in gap.options]
        assert [] == [text for text in texts if escape(text) not in articles[0]]
        proving: set[str] = set()
        for step in chain.from_iterable(drawn.why.values()):
            proving.update(step.facts)
        assert proving <= set(re.findall(r'href="#f-([^"]+)"', articles[0]))


@pytest.mark.parametrize("kind", EVERY)
def test_the_key_is_folded_away(kind: str) -> None:
    """Before the fold a learner's view, without feedback or verdict; after it both."""
    (article,) = re.findall(
        rf'id="i-{re.escape(EVERY[kind].id)}">.*?</article>', PAGE, re.DOTALL
    )
    before, after = article.split("<details>")
    assert ("✓" in before, "✓" in after or kind == "ordering") == (False, True)
    assert not any(text in before for text in EVERY[kind].feedback.values())


def test_what_is_right_is_marked_right() -> None:
    """The key of each form has the sign of what is right, in the order in which it is right."""
    right = {
        "single-choice": ["Ada Marsh"],
        "multiple-choice": ["Ada Marsh", "Tom Reed"],
        "number": ["4,200 people (4,158 to 4,242)"],
        "short-text": ["Ada Marsh / Mrs Marsh"],
        "matching": ["Ada Marsh", "Tom Reed"],
        "cloze": ["Ada Marsh", "the lamp"],
    }
    opened = OpenCourse(replace(content(), quizzes=()))
    opened.bank.__dict__["items"] = {
        item.id: replace(item, tiers=(), prompts=item.prompts)
        for item in EVERY.values()
    }
    page = bank_page(opened, bank_report(opened, ""))
    for kind, texts in right.items():
        (article,) = re.findall(
            rf'<article class="{kind}".*?</article>', page, re.DOTALL
        )
        assert sorted(texts) == sorted(
            re.findall(r"✓ right:</span> ([^<]+?)(?= <span|</p>)", article)
        )
    (order,) = re.findall(r'<article class="ordering".*?</article>', page, re.DOTALL)
    assert ["Ines Holm", "Ada Marsh", "Tom Reed"] == re.findall(
        r"\d\.</span> ([^<]+) <", order
    )


def test_every_link_leads_somewhere() -> None:
    """No name stands twice, and each link of the page names one."""
    names = re.findall(r' id="([^"]+)"', PAGE)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', PAGE)) <= set(names)


def test_every_fact_is_listed_with_its_citation() -> None:
    """A proof's fact can be read on the page, with report and paragraph."""
    for fact in COURSE.corpus.facts.values():
        (article,) = re.findall(rf'<li id="f-{fact.id}">.*?</li>', PAGE)
        assert escape(fact.says) in article
        assert "¶" in article


def test_every_rule_of_proof_is_explained() -> None:
    """Each rule of truth has its words on the page, so that a proof can be read."""
    assert {rule.value for rule in Rule} <= set(RULES)
    assert (
        '<li id="r-single-valued"><p><code>single-valued</code> There is one value'
        in PAGE
    )


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", '" onclick="x', "a & b", "</li><b>"]
)
def test_every_text_is_escaped(nasty: str) -> None:
    """Nothing that an author wrote becomes a tag."""
    opened = OpenCourse(content())
    item = EVERY["single-choice"]
    feedback = dict.fromkeys(item.feedback, nasty)
    options = (Option("ada-marsh", nasty), *item.options[1:])
    opened.bank.items[item.id] = replace(
        item, stem=nasty + "?", options=options, feedback=feedback
    )
    page = bank_page(opened, bank_report(opened, nasty))
    assert nasty not in page
    assert "script" not in tags(page.removeprefix("<!DOCTYPE html>\n"))


def test_an_item_without_an_objective_is_listed_too() -> None:
    """Nothing of the bank is left out."""
    opened = OpenCourse(content())
    lost = replace(EVERY["number"], objectives=())
    opened.bank.items[lost.id] = lost
    assert f'id="i-{lost.id}"' in bank_page(opened, bank_report(opened, ""))
