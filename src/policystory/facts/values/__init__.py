"""The values of facts: periods, quantities, and numbers as reports spell them."""
