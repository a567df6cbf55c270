"""How much one file of a course may hold: what is larger is refused before it costs time or memory.

Each bound is many times what a course of six hundred facts needs, so that no author meets it by
honest work, and small enough that a file at every bound at once is read in about a second.
"""

FILE_BYTES = 2_000_000
"""Bytes of one YAML file; the largest of a course of six hundred facts has 52,000."""

NOTEBOOK_BYTES = 10_000_000
"""Bytes of a lesson's notebook; pictures that it carries as text are most of it."""

SOURCE_BYTES = 2_000_000
"""Bytes of a report's text, which is more than the longest novel has."""

DEPTH = 24
"""Lists and mappings within each other: a fact needs four, a chart's specification ten."""

NODES = 100_000
"""Values of one file, the lists and mappings counted too; the largest file known has 3,516."""

SCALAR_SIGNS = 20_000
"""Signs of one value; the longest known, an outline of a country, has 5,357."""

RECORDS = 5_000
"""Records of one list; ten times the facts of a whole course."""

FAULTS = 100
"""Faults that are told of one record: who has more has saved something else under this name."""

NAME_SIGNS = 80
"""Signs of a name for which the nearest known one is sought: comparing long texts is slow."""
