"""Draw what one learner sees of an item: options, rows or gaps that break no rule together."""
