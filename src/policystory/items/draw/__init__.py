"""Draw what a variant shows: options, rows or gaps that break no rule together."""
