"""Make the question that asks to sort the facts of an author's set into categories."""

from collections import Counter

from msgspec.structs import replace

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.citations import first_report
from policystory.items.fact_set import Criterion, FactSet, Fault, Faults
from policystory.items.forms.categorise import NAME
from policystory.items.item import (
    FeedbackTexts,
    Item,
    Order,
    Pairs,
    PairsKey,
    Prompt,
    Proofs,
    Why,
)
from policystory.items.options import option, slug
from policystory.items.questions.build_item import TAKEN_FROM, build_item
from policystory.items.questions.sorting.categories import (
    SORTINGS,
    Sorting,
    categories_of,
)
from policystory.items.questions.sorting.feedback_on_categories import (
    on_wrong_category,
)
from policystory.items.questions.sorting.row import Category, Row
from policystory.items.questions.stem import stem_of_set

_MOST_CATEGORIES = 4
"""The most categories of a question."""


def make(corpus: Corpus, fact_set: FactSet, facts: list[Fact]) -> Item | list[Fault]:
    """Return the item that asks to sort the facts of an author's set into categories.

    `facts` are those of `fact_set`. If they cannot be asked about, all faults are returned instead:
    where each is, what is wrong, and what to do.
    """
    by = fact_set.by or Criterion.STATUS
    sorting = SORTINGS[by]
    rows: list[Row] = []
    faults: list[Fault] = []
    for fact in facts:
        report = fact_set.report or first_report(fact)
        row = sorting.row(corpus, fact, report)
        if isinstance(row, Row):
            rows.append(_worded(fact_set, row))
        else:
            fault = fact_set.fault(fact, row)
            faults.append(fault)
    if faults:
        return faults
    owned = {row.category for row in rows}
    known = categories_of(corpus, by)
    categories = [category for category in known if category.name in owned]
    faults.extend(_faults(fact_set, rows, categories))
    if faults:
        return faults
    return _item(corpus, fact_set, sorting, rows, categories)


def _worded(fact_set: FactSet, row: Row) -> Row:
    """Return a row in the words of the set's author, if there are any."""
    text = fact_set.rows.get(row.fact.id)
    if text is None:
        return row
    return replace(row, text=text, cited="")


def _faults(fact_set: FactSet, rows: list[Row], categories: list[Category]) -> Faults:
    """Yield what keeps rows from standing beside each other's categories."""
    place = ("facts",)
    if not 2 <= len(categories) <= _MOST_CATEGORIES:
        message = f"the facts are of {len(categories)} categories"
        yield place, message, f"choose facts of 2 to {_MOST_CATEGORIES}"
    for row in rows:
        for category in categories:
            message = _why_not_beside(row, category)
            if message:
                yield fact_set.fault(row.fact, message)
    counts = Counter(row.category for row in rows)
    for name, count in counts.items():
        rest = len(rows) - count
        # If nearly all rows were in one category, it would be a good guess for every row.
        if count > rest + 1:
            message = f"{count} facts are '{name}', and {rest} are anything else"
            hint = "let no category have more than half of the rows and one"
            yield place, message, hint


def _why_not_beside(row: Row, category: Category) -> str:
    """Say why a row cannot stand beside a category; nothing if it can."""
    is_own = category.name == row.category
    text = f"“{category.text}”"
    if category.name not in row.proofs:
        unproved = f"is {text}" if is_own else f"is not {text}"
        return f"is not proved: nothing shows that it {unproved}"
    if is_own and row.tells(category):
        return f"has a word of its category {text}"
    return ""


def _item(
    corpus: Corpus,
    fact_set: FactSet,
    sorting: Sorting,
    rows: list[Row],
    categories: list[Category],
) -> Item:
    """Make the item that sorts these rows."""
    say = corpus.phrases.say
    named = {category.name: category for category in categories}
    texts = {category.name: category.text for category in categories}
    # A wrong category is taken from the first row that belongs to it.
    samples = {row.category: row.fact for row in reversed(rows)}
    prompts: list[Prompt] = []
    pairs: Pairs = {}
    why: Proofs = {}
    feedback: FeedbackTexts = {}
    for row in rows:
        text = _text(corpus, fact_set, row)
        right = texts[row.category]
        id_ = slug(text)
        prompts.append(Prompt(id_, text))
        pairs[id_] = slug(right)
        feedback[id_] = say("feedback.category", category=right, says=row.fact.says)
        for name, category in texts.items():
            steps = row.proofs[name]
            if name != row.category:
                origin = Why(TAKEN_FROM, (samples[name].id,))
                steps = (*steps, origin)
            name_of_pair = f"{id_}/{slug(category)}"
            why[name_of_pair] = steps
            if name != row.category:
                told = on_wrong_category(corpus, fact_set, sorting, row, named[name])
                feedback[name_of_pair] = told
    facts = [row.fact for row in rows]
    return build_item(
        corpus,
        NAME,
        f"{fact_set.by}",
        facts,
        family=fact_set.id,
        stem=stem_of_set(corpus, fact_set, facts, say(sorting.asks)),
        options=tuple(map(option, texts.values())),
        prompts=tuple(prompts),
        order=Order.LISTED,
        key=PairsKey(pairs),
        why=why,
        feedback=feedback,
    )


def _text(corpus: Corpus, fact_set: FactSet, row: Row) -> str:
    """Write a row; where the question is about several reports, the row names its own."""
    say = corpus.phrases.say
    source = row.cited
    text = row.text
    if fact_set.report is None:
        source = words.report(corpus, row.source)
        # A row of one of several reports names the report, and whom it cites.
        if row.cited:
            text = say(
                "stems.row-citing", source=source, cited=row.cited, statement=text
            )
            return words.capitalise(text)
    if source:
        text = say("stems.row", source=source, statement=text)
    return words.capitalise(text)
