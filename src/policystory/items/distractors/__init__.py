"""Wrong options: real figures, names and dates of the corpus, each proved wrong.

Where it is decided:

    candidates      how a part of a fact is written as an option
    sorts           which things can stand beside each other
    similar_facts   from which facts wrong options are taken, and which come first
    exclusions      which entities must not be offered
    far_fetched     which figures, dates and persons nobody would take for the right one
    key_frequency   that no name is right much more often than it is wrong
    judge           whether another answer is proved wrong
    wrong_options   all of this together: the wrong options of a question
    choice          which two of them a learner is shown
"""
