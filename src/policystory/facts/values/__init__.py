"""What facts hold: periods, quantities, and numbers as reports spell them."""
