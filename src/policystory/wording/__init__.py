"""The words with which the package speaks, by language: one file of data for each.

`en.json` holds all texts in English, by section and name. `es.json` holds the same in Spanish. A
file such as `es-US.json` holds only what differs in a region. A new language is a new file; a test
compares its names and placeholders with those of `en.json`.
"""

from policystory.wording.language import (
    ENGLISH,
    Phrasebook,
    closest,
    in_every_language,
    languages,
    phrasebook_of,
    phrasebook_or_english,
)

__all__ = [
    "ENGLISH",
    "Phrasebook",
    "closest",
    "in_every_language",
    "languages",
    "phrasebook_of",
    "phrasebook_or_english",
]
