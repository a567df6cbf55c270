"""Wrong options: real figures, names and dates of the corpus, each proved wrong."""
