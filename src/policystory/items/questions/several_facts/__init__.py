"""Questions on several facts together."""
