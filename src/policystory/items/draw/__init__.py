"""Drawing what a variant shows: options, rows or gaps that pass the rules together."""
