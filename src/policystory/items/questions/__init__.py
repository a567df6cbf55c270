"""Make questions from facts; each file makes those that ask for one thing, such as a name.

- `makers`: which file makes the questions of each kind
- `question`, `stem`: a question about one part of a fact, and its wording
- `build_item`: builds the finished item from the parts that a file gives
- `feedback/`: what a learner reads after right and wrong answers
- `part_of_fact`: asks which number, who, when or where
- `kind_of_statement`: chooses facts to ask "what kind of statement is this?"
- `type_number`, `type_name`: ask for a number or a name to be typed
- `fill_gap`, `gaps`: ask for a statement to be completed
- `fact_sets/`: makes the questions for authors' sets of facts
- `reports/`: asks which report says something, and how two reports compare
- `several_facts/`: asks about several facts together
- `sorting/`: asks for statements to be sorted into categories
"""
