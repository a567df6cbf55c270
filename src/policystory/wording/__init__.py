"""The texts that the package shows to people, in several languages: one file of data for each.

`en.json` holds all texts in English, by section and name. `es.json` holds the same in Spanish. A
file such as `es-US.json` holds only what differs in a region. A test compares the names and
placeholders of each file with those of `en.json`.
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
