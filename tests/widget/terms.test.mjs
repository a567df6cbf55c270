/** What a quiz allows, and until when, in words: `node --test tests/widget/terms.test.mjs`. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  dueLines,
  hintCost,
  inPercent,
  lastMinute,
  numberLocale,
  ruleLines,
  seen,
  typedAs,
  typedText,
  until,
} from "../../src/policystory/widget/static/quiz/terms.js";

const GUATEMALA = "America/Guatemala",
  PARIS = "Europe/Paris";

describe("until when", () => {
  test("the last minute that belongs is shown, not the first one that does not", () => {
    assert.deepEqual(
      { day: "Sun 1 March 2026", time: "23:59" },
      lastMinute("2026-03-01T23:00:00Z", PARIS),
    );
    assert.deepEqual(
      { day: "Wed 31 December 2025", time: "23:59" },
      lastMinute("2026-01-01T00:00:00Z", "UTC"),
    );
  });
  test("midnight is written as 00, not as 24", () => {
    assert.equal("00:00", lastMinute("2026-03-01T00:01:00Z", "UTC").time);
  });
  test("both clocks are shown, the learner's first, and a second day only if it differs", () => {
    assert.equal(
      "Sun 1 March 2026, 23:59 in your time zone (Europe/Paris); " +
        "that is 16:59 in the course's (America/Guatemala)",
      until("2026-03-01T23:00:00Z", PARIS, GUATEMALA),
    );
    assert.equal(
      "Mon 2 March 2026, 06:59 in your time zone (Europe/Paris); " +
        "that is Sun 1 March 2026, 23:59 in the course's (America/Guatemala)",
      until("2026-03-02T06:00:00Z", PARIS, GUATEMALA),
    );
  });
  test("the same hour of two days is two times", () => {
    assert.equal(
      "Mon 2 March 2026, 12:59 in your time zone (Pacific/Auckland); " +
        "that is Sun 1 March 2026, 12:59 in the course's (Etc/GMT+11)",
      until("2026-03-02T00:00:00Z", "Pacific/Auckland", "Etc/GMT+11"),
    );
  });
  test("one clock is told where both show the same at that instant", () => {
    assert.equal(
      "Sun 1 March 2026, 23:59 (America/Costa_Rica)",
      until("2026-03-02T06:00:00Z", "America/Costa_Rica", GUATEMALA),
    );
    assert.equal(
      "Sun 1 March 2026, 23:59 (Europe/Paris)",
      until("2026-03-01T23:00:00Z", PARIS, PARIS),
    );
  });
  test("daylight saving is that of the day itself", () => {
    const times = [
      "2026-03-29T00:30:00Z",
      "2026-03-29T01:30:00Z",
      "2026-10-25T00:30:00Z",
      "2026-10-25T01:30:00Z",
    ].map((ends) => lastMinute(ends, PARIS).time);
    assert.deepEqual(["01:29", "03:29", "02:29", "02:29"], times);
    assert.equal(
      "Sun 5 July 2026, 23:59 (Africa/Tripoli)",
      until("2026-07-05T22:00:00Z", "Africa/Tripoli", PARIS),
    );
    assert.match(
      until("2026-01-04T22:00:00Z", "Africa/Tripoli", PARIS),
      /23:59 in your time zone .* that is 22:59/,
    );
  });
  test("a zone or an instant that is not known is left out, and breaks nothing", () => {
    assert.equal(
      "Sun 1 March 2026, 16:59 (America/Guatemala)",
      until("2026-03-01T23:00:00Z", undefined, GUATEMALA),
    );
    assert.equal(
      "Sun 1 March 2026, 16:59 (America/Guatemala)",
      until("2026-03-01T23:00:00Z", "Mars/Olympus", GUATEMALA),
    );
    assert.equal(
      "Sun 1 March 2026, 23:59 (Europe/Paris)",
      until("2026-03-01T23:00:00Z", PARIS, "Mars/Olympus"),
    );
    assert.deepEqual(
      ["", ""],
      [until("soon", PARIS, GUATEMALA), until("2026-03-01T23:00:00Z", undefined, undefined)],
    );
  });
  test("each window has its sentence, with its credit where that is not all", () => {
    const windows = [
      { name: "early", ends: "2026-02-26T06:00:00Z", credit: "1.1" },
      { name: "due", ends: "2026-03-02T06:00:00Z", credit: "1" },
      { name: "late", ends: "2026-03-09T06:00:00Z", credit: "0.80" },
    ];
    assert.deepEqual(
      [
        "Early until Wed 25 February 2026, 23:59 (America/Guatemala), for 110% of the points.",
        "Due Sun 1 March 2026, 23:59 (America/Guatemala).",
        "Late until Sun 8 March 2026, 23:59 (America/Guatemala), for 80% of the points.",
      ],
      dueLines({ windows, zone: GUATEMALA }, GUATEMALA),
    );
    assert.deepEqual([], dueLines({}, PARIS));
  });
});

describe("what is allowed, and what it costs", () => {
  const rules = (its, terms = {}, told = true) =>
    ruleLines({ id: "p", title: "", mode: "graded", items: [], rules: its }, terms, told);
  test("nothing is said where nothing is limited and nothing costs", () => {
    assert.deepEqual(
      [[], [], []],
      [
        rules({}),
        rules(undefined, { attempt: 1, attempts: null, limit: null }),
        rules({ "tries": null, "retry-cost": "0", "hint-cost": "0" }),
      ],
    );
  });
  test("questions that come again are told after the attempt", () => {
    const again = "2 of these 8 questions were in your last attempt too.";
    assert.deepEqual(["Attempt 2.", again], rules({}, { attempt: 2, again }));
  });
  test("attempts: which one this is, and which counts", () => {
    const attempts = [
      [1, 2, "best"],
      [2, 3, "last"],
      [1, 2, "average"],
      [1, 1, "best"],
      [3, null, "best"],
    ].map(([attempt, all, counts]) => rules({}, { attempt, attempts: all, counts }));
    assert.deepEqual(
      [
        ["Attempt 1 of 2; the best one counts."],
        ["Attempt 2 of 3; the last one counts."],
        ["Attempt 1 of 2; their average counts."],
        ["There is one attempt."],
        ["Attempt 3."],
      ],
      attempts,
    );
  });
  test("tries and their cost, only where each answer is told at once", () => {
    assert.deepEqual(
      ["Three tries for each question; each further one takes 25% off."],
      rules({ "tries": 3, "retry-cost": "0.25" }),
    );
    assert.deepEqual(
      ["Two tries for each question; the second takes 25% off."],
      rules({ "tries": 2, "retry-cost": "0.25" }),
    );
    assert.deepEqual(["One try for each question."], rules({ "tries": 1, "retry-cost": "0.25" }));
    assert.deepEqual(["12 tries for each question."], rules({ "tries": 12, "retry-cost": "0" }));
    assert.deepEqual(["Each further try takes 12.5% off."], rules({ "retry-cost": "0.125" }));
    assert.deepEqual([], rules({ "tries": 3, "retry-cost": "0.25" }, {}, false));
  });
  test("hints, confidence and the time that an attempt may take", () => {
    assert.deepEqual(
      [
        "An attempt takes 60 minutes at most.",
        "A hint takes 10% off.",
        "You may say how sure you are; it never changes your marks.",
      ],
      rules({ "hints": true, "hint-cost": "0.1", "confidence": true }, { limit: 60 }),
    );
    assert.deepEqual(["An attempt takes 1 minute at most."], rules({}, { limit: 1 }));
    assert.deepEqual([], rules({ "hints": true, "hint-cost": "0.00" }));
    assert.deepEqual(
      ["takes 5% off", ""],
      [{ "hint-cost": "0.05" }, {}].map((its) => hintCost({ rules: its })),
    );
  });
  test("a share is a percentage without idle digits", () => {
    assert.deepEqual(
      ["25%", "12.5%", "110%", "0%", "7%"],
      ["0.25", "0.125", "1.10", "none", "0.07"].map(inPercent),
    );
  });
});

describe("how numbers are typed", () => {
  test("a number is read with its country's marks, and the words of a known language", () => {
    const locales = [
      "es-ES",
      "es-AR",
      "es",
      "es-MX",
      "es-GT",
      "es-US",
      "es-419",
      "de",
      "de-AT",
      "de-CH",
      "ar",
      "ar-EG",
    ].map(numberLocale);
    assert.deepEqual(
      ["es", "es", "es", "es-US", "es-US", "es-US", "es-US", "de", "de", "de-CH", "ar", "ar"],
      locales,
    );
  });
  test("another language has its marks and English words; an unknown one is English", () => {
    const locales = ["en-GB", "en-DE", "fr", "pt-BR", "ja", "", undefined, "not a language"].map(
      numberLocale,
    );
    assert.deepEqual(["en", "en-DE", "en-DE", "en-DE", "en", "en", "en", "en"], locales);
  });
  test("signs that nobody sees are no part of what was typed", () => {
    assert.deepEqual(
      ["178,000", "Harris", "", "a b"],
      ["\ufeff178\u200b,000\u200e ", "Har\u00adris\u2060", "\u200b \u200d", "a b"].map(seen),
    );
  });
  test("typed text goes with its locale, English as plain text; both come back as typed", () => {
    assert.deepEqual(
      [{ typed: "1,5", locale: "es" }, "1.5", null],
      [typedAs("1,5", "es"), typedAs("1.5", "en"), typedAs("", "es")],
    );
    assert.deepEqual(
      ["1,5", "1.5", "7", ""],
      [{ typed: "1,5", locale: "es" }, "1.5", 7, null].map(typedText),
    );
  });
});
