"""Which report supports what, in the real corpus: each proof again, from the texts and from the records."""

import re
from collections import Counter

import pytest

from policystory.facts.corpus import folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Quantity
from policystory.facts.spelling import numbers
from policystory.facts.truth import Rule
from policystory.items.draw import variant
from policystory.items.item import Item, Why
from policystory.items.kinds.source_support import UNKNOWN
from policystory.facts.backing import stranger
from policystory.items.conflicts import RELATIONS
from policystory.items.options import slug
from policystory.items.reports import by_date
from policystory.facts import words
from tests.content.sources import texts
from tests.content.test_corpus import course
