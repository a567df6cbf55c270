"""How papers and feedback reach learners: folders, zip files, paper, pages."""
