"""Read the numbers and names that learners type, in the many ways people write them."""
