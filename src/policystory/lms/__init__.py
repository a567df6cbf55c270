"""Files of school systems such as Canvas: tables of learners are read, grades are written."""
