"""Say in words what the right answer to a question is."""

from policystory.facts.values.quantity import format_number
from policystory.facts.values.units import unit_in_words
from policystory.items.item import KeyItem, NumberKey, PairsKey, PaperItem, TextKey
from policystory.render.question_html import response_words
from policystory.wording import ENGLISH, Phrasebook


def right_answer_words(
    item: PaperItem, keyed: KeyItem, phrases: Phrasebook = ENGLISH
) -> str:
    """Return the right answer in words, such as "7 people" or the texts of the right options.

    `item` is the question as its quiz shows it; `keyed` holds its right answer; `phrases`: the
    words of the language.
    """
    key = keyed.key
    if isinstance(key, NumberKey):
        unit = unit_in_words(key.unit, key.amount, phrases)
        return f"{format_number(key.amount, phrases)} {unit}"
    if isinstance(key, TextKey):
        return key.accepted[0]
    if isinstance(key, PairsKey):
        # Only the rows that this paper shows.
        shown = {row.id: key.pairs[row.id] for row in item.prompts}
        return response_words(item, shown)
    return response_words(item, key)
