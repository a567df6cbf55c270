"""Questions that sort statements into a few categories."""

from collections import Counter

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.fact_set import By, FactSet, Fault, Faults
from policystory.items.forms.categorise import NAME
from policystory.items.item import (
    FeedbackTexts,
    Item,
    Order,
    PairsKey,
    Prompt,
    Proofs,
    Why,
)
from policystory.items.options import option, slug
from policystory.items.questions.build_item import TAKEN_FROM, build_item
from policystory.items.questions.sorting.categories import SORTINGS, categories_of
from policystory.items.questions.sorting.row import Category, Row
from policystory.items.questions.stem import reports_in_words

MOST_CATEGORIES = 4
"""More categories than this are too many to choose among."""


def make(corpus: Corpus, fact_set: FactSet, facts: list[Fact]) -> Item | list[Fault]:
    """Make the item that sorts the facts of a set, or say which rows are not proved."""
    by = fact_set.by or By.STATUS
    sorting = SORTINGS[by]
    rows: list[Row] = []
    faults: list[Fault] = []
    for fact in facts:
        row = sorting.row(corpus, fact, fact_set.report or fact.sources[0].source)
        if isinstance(row, str):
            faults.append(fact_set.fault(fact, row))
        else:
            rows.append(row)
    if faults:
        return faults
    owned = {row.category for row in rows}
    categories = [each for each in categories_of(corpus, by) if each.name in owned]
    faults = [*_faults(fact_set, rows, categories)]
    return faults or _item(corpus, fact_set, f"{by}", sorting.asks, rows, categories)


def _faults(fact_set: FactSet, rows: list[Row], categories: list[Category]) -> Faults:
    """Yield what keeps rows from standing beside each other's categories."""
    if not 2 <= len(categories) <= MOST_CATEGORIES:
        message = f"the facts are of {len(categories)} categories"
        yield ("facts",), message, f"choose facts of 2 to {MOST_CATEGORIES}"
    for row in rows:
        for category in categories:
            is_own = category.name == row.category
            text = f"“{category.text}”"
            if category.name not in row.proofs:
                unproved = f"is {text}" if is_own else f"is not {text}"
                yield fact_set.fault(
                    row.fact, f"is not proved: nothing shows that it {unproved}"
                )
            elif is_own and row.tells(category):
                yield fact_set.fault(row.fact, f"has a word of its category {text}")
    counts = Counter(row.category for row in rows)
    for name, count in counts.items():
        rest = len(rows) - count
        # A category of nearly all rows would be a good guess for every row.
        if count > rest + 1:
            message = f"{count} facts are '{name}', and {rest} are anything else"
            yield (
                ("facts",),
                message,
                "let no category have more than half of the rows and one",
            )


def _item(
    corpus: Corpus,
    fact_set: FactSet,
    direction: str,
    asks: str,
    rows: list[Row],
    categories: list[Category],
) -> Item:
    """Make the item that sorts these rows."""
    texts = {category.name: category.text for category in categories}
    # A wrong category is taken from the first row that belongs to it.
    samples = {row.category: row.fact for row in reversed(rows)}
    prompts: list[Prompt] = []
    pairs: dict[str, str] = {}
    why: Proofs = {}
    feedback: FeedbackTexts = {}
    for row in rows:
        text = _text(corpus, fact_set, row)
        prompt = Prompt(slug(text), text)
        prompts.append(prompt)
        pairs[prompt.id] = slug(texts[row.category])
        feedback[prompt.id] = f"{texts[row.category]}: {row.fact.says}"
        for name, category in texts.items():
            steps = row.proofs[name]
            if name != row.category:
                steps = (*steps, Why(TAKEN_FROM, (samples[name].id,)))
            why[f"{prompt.id}/{slug(category)}"] = steps
    return build_item(
        corpus,
        NAME,
        direction,
        [row.fact for row in rows],
        family=fact_set.id,
        stem=f"According to {reports_in_words(corpus, fact_set.report)}, {asks}",
        options=tuple(option(text) for text in texts.values()),
        prompts=tuple(prompts),
        order=Order.LISTED,
        key=PairsKey(pairs),
        why=why,
        feedback=feedback,
    )


def _text(corpus: Corpus, fact_set: FactSet, row: Row) -> str:
    """Write a row; where the question is about several reports, the row names its own."""
    if fact_set.report is not None:
        return f"{words.capitalised(row.cited)}: {row.text}" if row.cited else row.text
    citing = f", citing {row.cited}" if row.cited else ""
    return f"{words.capitalised(words.report(corpus, row.source))}{citing}: {row.text}"
