"""Read the numbers and names that learners type, as people write them."""
