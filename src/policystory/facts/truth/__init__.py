"""Judge claims (statements about the world or about one report): true, false or unknown.

For some parts of a fact, such as the speaker, an author may call a report complete (a property
lists these parts in `closed`). If such a report names one speaker, a claim with another is false.
"""

from policystory.facts.truth.claim import DIMENSIONS, Claim, claim_of
from policystory.facts.truth.judge import OpenClaim, judge_claim
from policystory.facts.truth.verdict import Rule, Truth, Verdict

__all__ = (
    "DIMENSIONS",
    "Claim",
    "OpenClaim",
    "Rule",
    "Truth",
    "Verdict",
    "claim_of",
    "judge_claim",
)
