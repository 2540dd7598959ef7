"""The rules: one SQL file each, run as one UNION ALL over a registry and a law, and explained in words."""

from transfers.rules.deadlines import deadlines
from transfers.rules.evaluation import LARGE, Asked, Evaluation, evaluate
from transfers.rules.explaining import SEVERITY, WORST_FIRST, explain, explained
from transfers.rules.reopened import ensure_reopened, told_reopenings
from transfers.rules.rule import Rule, rules
from transfers.rules.shape import SAME
from transfers.rules.wording import ensure_words

__all__ = [
    "LARGE",
    "SAME",
    "SEVERITY",
    "WORST_FIRST",
    "Asked",
    "Evaluation",
    "Rule",
    "deadlines",
    "ensure_reopened",
    "ensure_words",
    "evaluate",
    "explain",
    "explained",
    "rules",
    "told_reopenings",
]
