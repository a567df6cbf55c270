"""The moments at which the tests are run, each on the clock of the time zone where it is tried.

A run takes half a minute, so a moment ten seconds before a change sees it happen.
"""

ZONES = ("America/New_York", "Europe/Berlin", "Asia/Kolkata")

MOMENTS = {
    "2026-10-25T02:59:50": "Berlin's clocks go back",
    "2026-11-01T00:30:00": "before New York's clocks go back",
    "2026-11-01T10:00:00": "after New York's clocks went back",
    "2026-12-31T23:59:50": "a year ends",
    "2027-01-01T00:00:05": "a year begins",
    "2027-01-15T23:59:50": "a month's middle, at midnight",
    "2027-02-28T23:59:50": "February ends on the 28th",
    "2027-03-14T01:59:50": "New York's clocks go forward",
    "2027-03-28T01:59:50": "Berlin's clocks go forward",
    "2027-04-04T23:59:50": "a Sunday ends",
    "2027-04-05T00:00:05": "a Monday begins",
    "2027-06-30T12:00:00": "noon in summer",
    "2027-10-31T02:59:50": "Berlin's clocks go back",
    "2027-11-07T01:59:50": "New York's clocks go back",
    "2027-12-31T23:59:50": "a year ends",
    "2028-02-28T23:59:50": "29 February begins",
    "2028-02-29T12:00:00": "29 February",
    "2028-02-29T23:59:50": "29 February ends",
    "2028-03-12T01:59:50": "New York's clocks go forward",
    "2028-03-26T01:59:50": "Berlin's clocks go forward",
    "2028-10-29T02:59:50": "Berlin's clocks go back",
    "2028-11-05T01:59:50": "New York's clocks go back",
    "2028-12-31T23:59:50": "a leap year ends",
    "2029-01-01T00:00:05": "a year begins",
    "2029-05-26T18:30:00": "eight years after the first report",
    "2030-07-01T05:30:00": "midnight in UTC, on Kolkata's clock",
    "2031-08-31T20:00:00": "the next day in UTC, on New York's clock",
    "2032-02-29T00:00:05": "29 February begins",
    "2032-12-27T00:00:05": "a Monday in the last week of a leap year",
    "2033-01-01T00:00:05": "a year begins in the last week of the year before",
    "2034-09-30T23:59:50": "a quarter ends",
    "2035-12-31T23:59:50": "2035 ends",
}
