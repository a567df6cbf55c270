/**
 * What a quiz allows and what that costs, until when, in words. Zones and languages are arguments,
 * so that all is pure.
 */

import { datesIn, inDigits, phrase, several } from "./language.js";

/** @import { Paper, Terms, Window } from "./entries.js" */

const MINUTE = 60_000;
const FEW = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
/** @type {Record<string, string>} */
const COUNTS = {
  best: "Attempt {n} of {all}; the best one counts.",
  last: "Attempt {n} of {all}; the last one counts.",
  average: "Attempt {n} of {all}; their average counts.",
};

/** @type {Record<string, string>} */
const WINDOWS = { early: "Early until {when}", due: "Due {when}", late: "Late until {when}" };

/**
 * A share of points as a percentage: "0.25" is "25%".
 * @param {string | number | undefined} share
 */
export const inPercent = (share) =>
  phrase("{n}%", { n: inDigits(Number((Number(share) * 100).toFixed(2)) || 0) });

/** What a hint takes off, or "". @param {Paper} paper */
export const hintCost = ({ rules }) =>
  Number(rules?.["hint-cost"]) > 0
    ? phrase("takes {share} off", { share: inPercent(rules?.["hint-cost"]) })
    : "";

/**
 * The last minute before an instant, on the clock of a zone; null where the zone or the instant is
 * not known.
 * @param {string} ends the first instant that no longer belongs
 * @param {string | undefined} zone
 */
export function lastMinute(ends, zone) {
  try {
    const parts = new Intl.DateTimeFormat(datesIn(), {
      timeZone: zone,
      weekday: "short",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).formatToParts(new Date(Date.parse(ends) - MINUTE));
    const part = (/** @type {string} */ type) => parts.find((piece) => piece.type === type)?.value;
    return {
      day: phrase("{weekday} {day} {month} {year}", {
        weekday: part("weekday"),
        day: part("day"),
        month: part("month"),
        year: part("year"),
      }),
      time: `${part("hour")}:${part("minute")}`,
    };
  } catch {
    return null;
  }
}

/**
 * "Sun 1 March 2026, 23:59 in your time zone (Europe/Paris); that is 16:59 in the course's
 * (America/Lima)": one clock where both show the same.
 * @param {string} ends
 * @param {string | undefined} yours
 * @param {string | undefined} theirs
 */
export function until(ends, yours, theirs) {
  const course = theirs ? lastMinute(ends, theirs) : null,
    learner = (yours ? lastMinute(ends, yours) : null) ?? course;
  if (!learner) return "";
  const told = `${learner.day}, ${learner.time}`;
  if (!course || learner === course || (learner.day === course.day && learner.time === course.time))
    return `${told} (${learner === course ? theirs : yours})`;
  const there = learner.day === course.day ? course.time : `${course.day}, ${course.time}`;
  return phrase("{told} in your time zone ({yours}); that is {there} in the course's ({theirs})", {
    told,
    yours,
    there,
    theirs,
  });
}

/**
 * One window: "Due …", with its credit where that is not all.
 * @param {Window} window
 * @param {string | undefined} yours
 * @param {string | undefined} theirs
 */
function windowLine({ name, ends, credit }, yours, theirs) {
  const when = until(ends, yours, theirs),
    share = Number(credit) === 1 ? "" : inPercent(credit);
  if (!when) return "";
  const told = phrase(WINDOWS[name] ?? WINDOWS.due, { when });
  return share ? phrase("{told}, for {share} of the points.", { told, share }) : `${told}.`;
}

/**
 * When it is due, and what that earns: a sentence for each window.
 * @param {Terms} terms
 * @param {string | undefined} yours the browser's zone
 */
export const dueLines = ({ windows = [], zone }, yours) =>
  windows.map((window) => windowLine(window, yours, zone)).filter(Boolean);

/**
 * What is allowed, and what it costs, each in a sentence.
 * @param {Paper} paper
 * @param {Terms} terms
 * @param {boolean} told whether each answer is marked at once
 */
export function ruleLines(
  paper,
  { attempt = 1, attempts = null, counts = "best", limit = null, again: repeated = "" },
  told,
) {
  const {
    tries = null,
    "retry-cost": again = "0",
    hints = false,
    confidence = false,
  } = paper.rules ?? {};
  const costs = Number(again) > 0 && tries !== 1,
    share = inPercent(again),
    each = phrase(FEW[tries ?? -1] ?? String(tries));
  const costly =
    tries === 2
      ? "{each} tries for each question; the second takes {share} off."
      : "{each} tries for each question; each further one takes {share} off.";
  const free = ["{each} try for each question.", "{each} tries for each question."][
    Number(tries !== 1)
  ];
  return [
    attempts === 1
      ? phrase("There is one attempt.")
      : attempts
        ? phrase(COUNTS[counts] ?? COUNTS.best, { n: attempt, all: attempts })
        : attempt > 1 && phrase("Attempt {n}.", { n: attempt }),
    repeated,
    limit &&
      several(limit, [
        "An attempt takes {n} minute at most.",
        "An attempt takes {n} minutes at most.",
      ]),
    told && tries && capital(phrase(costs ? costly : free, { each, share })),
    told && !tries && costs && phrase("Each further try takes {share} off.", { share }),
    // A hint that is free needs no line: nothing on the page says that it might cost something.
    hints && hintCost(paper) && phrase("A hint {cost}.", { cost: hintCost(paper) }),
    confidence && phrase("You may say how sure you are; it never changes your marks."),
  ].flatMap((line) => (line ? [line] : []));
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The names of a language's numbers in the kernel: with a point before the fraction, and with a
 * comma. Where a language is none of these, its marks are known and its words are English.
 * @type {Record<string, [string, string]>}
 */
const LOCALES = { en: ["en", "en-DE"], es: ["es-US", "es"], de: ["de-CH", "de"], ar: ["ar", "ar"] };

/**
 * How numbers are read for someone whose browser speaks a language: the same language is written
 * with a decimal comma in one place and with a point in another.
 * @param {string | undefined} language
 * @returns {string}
 */
export function numberLocale(language) {
  try {
    const [point, comma] = LOCALES[new Intl.Locale(language || "en").language] ?? LOCALES.en;
    const parts = new Intl.NumberFormat(language || "en").formatToParts(1.5);
    return parts.some(({ type, value }) => type === "decimal" && value === ",") ? comma : point;
  } catch {
    return "en";
  }
}

/**
 * What was typed, without signs that nobody sees, which come with copied text.
 * @param {string} text
 */
export const seen = (text) => text.replace(/\p{Default_Ignorable_Code_Point}/gu, "").trim();

/** What was typed as it is sent, and back. @param {string} text @param {string} locale */
export const typedAs = (text, locale) =>
  !text ? null : locale === "en" ? text : { typed: text, locale };
/** @param {any} response @returns {string} */
export const typedText = (response) => String(response?.typed ?? response ?? "");
