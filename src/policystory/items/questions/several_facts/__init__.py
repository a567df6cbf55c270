"""Questions about several facts together, such as their order or whose statements they are."""
