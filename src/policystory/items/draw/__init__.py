"""Draw what one learner sees of an item: options, rows or gaps that keep all rules together."""
