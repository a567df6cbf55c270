"""Keep learners from guessing right: nothing about an option may be a sign that it is right.

- `key_frequency` ranks wrong options, so that a name is not mostly right where it is offered.
- `balance_options` offers an option that is often right as a wrong one, too, or leaves it out.
- `always_right_options` finds options that are always right, or never, in similar questions.
- `guessing_strategies` counts how often a guesser is right, such as by the longest option.
- `learned_guess` counts how often a guesser is right who learned from half of the facts.
"""
