"""Questions about several facts together: their order, their differences, whose statements they are."""
