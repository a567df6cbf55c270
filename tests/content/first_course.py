"""The words by which one would know the first course: its people, bodies, countries and subject."""

import re
from functools import cache
from pathlib import Path

from policystory.course.load import Folders, load
from policystory.facts.entity import EntityType

ROOT = Path(__file__).parents[2]
SUBJECT = frozenset(
    "migrant migrants migration immigration asylum refugees border vaccine vaccines".split()
)
"""Words of the first story's subject."""
_NAMED = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{2,}")


@cache
def first_course_words() -> frozenset[str]:
    """Return the capitalised words of its names, in small letters, and words of its subject.

    Words that any English text may have, such as "World" or "House", are left out.
    """
    entities = load(Folders.of(ROOT)).entities
    words: set[str] = set()
    for entity in entities:
        if entity.type in _NAMED:
            for name in (entity.name, *entity.aliases):
                words.update(word.casefold() for word in _CAPITAL.findall(name))
    return frozenset(words - COMMON) | SUBJECT


COMMON = frozenset(
    """
    action affairs agency air american and association bank base board business capital center
    central centre city coalition commission committee communities company council country day
    department development director dialogue east economic embassy europe european executive
    exporters fact federal force foreign forum foundation four freedom fund global government
    governments group health head hemisphere house hub human independent initiative institute
    institution inter international intelligence justice labor latin leaders league market media
    meeting member members ministry mission national nations news north northern office official
    officials one palace party pence people policy post president press private program project
    public
    region report representatives research rights russia seattle secretary security service social
    society south southern spanish special spokesperson state states street strategy supreme task
    team the times triangle trust united university vice village voice washington west western with
    women world york building bureau congressional court crisis customs departments enforcement
    former grant her law monetary partnership power protection stabilization these two white
    will wing
    """.split()
)
"""Words of its names that belong to no course alone."""
