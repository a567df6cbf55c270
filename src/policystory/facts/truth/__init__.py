"""Judge claims against the corpus: proved true, proved false, or unknown.

What no fact states about the world is unknown. A report is different: where a property lists a part
in `closed`, a report is taken to say everything that it says about that part. Another speaker,
period or population is then false of that report.
"""

from policystory.facts.truth.claim import DIMENSIONS, Claim, claim_of
from policystory.facts.truth.open_claim import OpenClaim, judge_claim
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
