"""Makes the questions on sets of facts that an author named, with the words of the author."""
