"""Wrong options: numbers, names and dates of other facts, each proved wrong.

- `wrong_options` returns the wrong options of a question; the other files are its steps.
- `candidates` writes a part of a fact as an option.
- `same_sort` says which things can stand beside each other as options.
- `similar_facts` finds the facts that wrong options are taken from, the most alike first.
- `exclusions` says which entities must not be offered.
- `implausible` says which numbers, dates and persons nobody would take for the right one.
- `further_right_answers` finds what else is right, where an author worded the question.
- `judge_answers` tells whether an answer is proved right, proved wrong, or neither.
"""
