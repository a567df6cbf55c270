"""What is asked: the makers of questions, by what they ask for.

makers              who makes the questions of each kind
question, stem      a question about one part of a fact, and its words
build_item          an item, built from what its maker says
feedback            the sentences on an answer
part_of_fact        which figure, who, when, where
kind_of_statement   which facts are asked of what kind of statement they are
type_number         a figure to be typed
type_name           a name to be typed
fill_gap, gaps      a statement to be completed
reports/            which report says something
several/            several facts together
sorting/            statements to be sorted
"""
