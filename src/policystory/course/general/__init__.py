"""What the package gives to every course: the general properties."""
