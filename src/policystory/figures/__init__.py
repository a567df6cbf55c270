"""A figure file and facts -> what the notebook shows: a chart, its caption and its data as a table."""
