"""Source support: a learner chooses the report that says something, or "cannot be known"."""

from policystory.items.forms import single_choice
from policystory.items.item import Option

NAME = "source-support"
UNKNOWN = Option(
    "this-cannot-be-known-from-the-reports-listed",
    "This cannot be known from the reports listed",
)


parse = single_choice.parse
score = single_choice.score
samples = single_choice.samples
