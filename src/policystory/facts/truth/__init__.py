"""Truth with three values: what the corpus proves true, proves false, and leaves unknown.

The world is open: what no fact speaks of is unknown. A report is closed: where a property says so
(`closed`), what a report attaches to a figure is all that it attaches, so another speaker, period
or population is false *of that report*.
"""

from policystory.facts.truth.claim import DIMENSIONS, Claim, claim_of
from policystory.facts.truth.open_claim import OpenClaim, holds
from policystory.facts.truth.verdict import Rule, Truth, Verdict

__all__ = (
    "DIMENSIONS",
    "Claim",
    "OpenClaim",
    "Rule",
    "Truth",
    "Verdict",
    "claim_of",
    "holds",
)
