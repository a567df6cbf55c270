"""YAML text to typed records: every fault of a file is found, each with its line."""

from policystory.reading.document import Document, Step, Way, parse
from policystory.reading.messages import did_you_mean, shown
from policystory.reading.places import Places
from policystory.reading.records import left_out, record, records, untyped

__all__ = (
    "Document",
    "Places",
    "Step",
    "Way",
    "did_you_mean",
    "left_out",
    "parse",
    "record",
    "records",
    "shown",
    "untyped",
)
