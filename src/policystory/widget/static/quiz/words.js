/**
 * Items, answers and marks in words, for those who see the page and for those who hear it. Pure
 * functions.
 */

import { inDigits, phrase, several } from "./language.js";
import { typedText } from "./terms.js";

/** @import { Item, Mark } from "./entries.js" */

/**
 * How each reason looks, and its word when the kernel sends none. Others, as wrong-magnitude, look
 * wrong.
 * @type {Record<string, {sign: string, word: string}>}
 */
const REASONS = {
  "right": { sign: "right", word: "Right." },
  "partly-right": { sign: "partly", word: "Partly right." },
  "wrong": { sign: "wrong", word: "Not right." },
  "held": { sign: "held", word: "Answered; marked when released." },
  "unanswered": { sign: "open", word: "Not answered." },
  "given": { sign: "right", word: "Full credit for everyone." },
};

/**
 * Units as a learner reads them, with accepted spellings where a point or a comma stands before a
 * fraction, in English, Spanish and German. The examples are no figures of a story.
 * @type {Record<string, {words: string, spellings: Record<string, string>}>}
 */
const UNITS = {
  usd: {
    words: "US dollars",
    spellings: {
      "en": "$2,000,000, 2 million or 2m",
      "es-US": "$2,000,000, 2 millones or 2m",
      "es": "$2.000.000, 2 millones or 2m",
      "en-DE": "$2.000.000, 2 million or 2m",
      "de": "$2.000.000, 2 Millionen or 2 Mio.",
    },
  },
  percent: {
    words: "percent",
    spellings: {
      "en": "12, 12% or 12 percent",
      "es-US": "12, 12% or 12 por ciento",
      "es": "12, 12% or 12 por ciento",
      "de": "12, 12% or 12 Prozent",
    },
  },
  years: {
    words: "years",
    spellings: {
      "en": "7 or 7 years",
      "es-US": "7 or 7 años",
      "es": "7 or 7 años",
      "de": "7 or 7 Jahre",
    },
  },
  decades: { words: "decades", spellings: { en: "7 or 7 decades" } },
  other: {
    words: "",
    spellings: {
      "en": "1,200 or 1.2 thousand",
      "es-US": "1,200 or 1.2 mil",
      "es": "1.200 or 1,2 mil",
      "en-DE": "1.200 or 1,2 thousand",
      "de": "1.200 or 1,2 Tausend",
    },
  },
};

/** How many reasons are spoken; of an answer with many rows the others can be read below it. */
const MOST_SPOKEN = 2;
/** How many right answers are spoken: nobody can hold a list of rows in mind that is read once. */
const MOST_ANSWERS_SPOKEN = 2;

/** @param {(string | undefined)[]} parts */
export const join = (...parts) => parts.filter(Boolean).join(" ");
/** @param {number} count @param {string} thing */
export const counted = (count, thing) => several(count, [`{n} ${thing}`, `{n} ${thing}s`]);
/** @param {{reason: string} | null} mark @returns {string} right, partly, wrong, held or open */
export const sign = (mark) => (mark ? (REASONS[mark.reason] ?? REASONS.wrong).sign : "open");
/** @param {Mark} mark */
export const verdict = (mark) =>
  (mark.reason !== "unanswered" && mark.verdict) ||
  phrase((REASONS[mark.reason] ?? REASONS.wrong).word);

/** @param {string | null} unit @param {string} locale */
export function unitWords(unit, locale = "en") {
  const known = unit && Object.hasOwn(UNITS, unit) ? UNITS[unit] : UNITS.other;
  return {
    words: known.words ? phrase(known.words) : unit || "",
    hint: phrase("You can write {spellings}.", {
      spellings: (known.spellings[locale] ?? known.spellings.en).replace(" or ", phrase(" or ")),
    }),
  };
}

/** How sure a learner can say to be. @type {Record<string, string>} */
export const SURE = { sure: "Sure", fairly: "Fairly sure", guess: "A guess" };

/**
 * "0.5 of 2 points"
 * @param {number} points
 * @param {number} possible
 */
export const inPoints = (points, possible) =>
  several(Number(possible.toFixed(2)), ["{points} of {n} point", "{points} of {n} points"], {
    points: inDigits(Number(points.toFixed(2))),
  });

/**
 * "0.5 of 2 points · 3 tries · you said: fairly sure"
 * @param {Mark} mark
 * @param {number} tries
 * @param {string | null} sure
 */
export function points(mark, tries = 1, sure = null) {
  const earned = inPoints(Number(mark.points) || 0, Number(mark.possible) || 0);
  return [
    earned,
    tries > 1 && phrase("{n} tries", { n: tries }),
    sure && SURE[sure] && phrase("you said: {sure}", { sure: phrase(SURE[sure]).toLowerCase() }),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What each sign means, for those who do not see it. @type {Record<string, string>} */
export const MEANINGS = {
  right: "right",
  partly: "partly right",
  wrong: "not right",
  held: "answered",
  open: "not answered",
};

/** A reason without the verdict that stands before it. @param {string | undefined} text */
export function bare(text = "") {
  const verdicts = [phrase("Not right."), phrase("Partly right."), phrase("Right.")];
  const word = verdicts.find((its) => text.startsWith(its)) ?? "";
  return text.slice(word.length).trimStart();
}

/**
 * A reason, or "" where it is told above already.
 * @param {string} text
 * @param {string[]} above
 */
export const untold = (text, above) => (above.includes(bare(text)) ? "" : bare(text));

/**
 * The reasons for the parts of an answer, each once, with how that part is: several rows may have
 * one reason.
 * @param {Mark} mark
 * @returns {{sign: "right" | "wrong" | null, text: string}[]}
 */
export function reasons(mark) {
  const texts = [...new Set(mark.feedback)],
    [right, wrong] = [phrase("Right."), phrase("Not right.")];
  return texts.map((text) => ({
    sign: text.startsWith(right) ? "right" : text.startsWith(wrong) ? "wrong" : null,
    text: bare(text),
  }));
}

/**
 * The paragraphs below the verdict, none of which says what another has said.
 * @param {Mark} mark
 * @returns {string[]}
 */
export function told(mark) {
  // The verdict says it all.
  if (mark.reason === "unanswered") return [];
  const word = verdict(mark);
  const unsaid = (/** @type {string} */ text) =>
    bare((text ?? "").startsWith(word) ? text.slice(word.length).trim() : text);
  const [sentence, feedback] = [unsaid(mark.sentence), mark.feedback.map(unsaid)];
  const texts = feedback.some((text) => text.includes(sentence))
    ? feedback
    : [sentence, ...feedback];
  return [...new Set(texts.filter(Boolean))];
}

/**
 * How a part of a marked answer is, by the id of its row, gap or option; null where it is not told.
 * @param {Mark | null} mark
 * @param {string} id
 * @returns {"right" | "wrong" | null}
 */
export function partSign(mark, id) {
  const parts = mark?.parts ?? {};
  if (!Object.hasOwn(parts, id)) return null;
  return parts[id] ? "right" : "wrong";
}

/**
 * The right answers, once they are told. @param {Mark | null} mark @returns {string[]}
 */
export const rightAnswers = (mark) =>
  (mark?.whole ?? []).flatMap(({ right, text }) => (right ? [text] : []));

/** The right answers as they are spoken; of many, where to read them. @param {string[]} answers */
function spokenAnswers(answers) {
  if (!answers.length) return "";
  return answers.length > MOST_ANSWERS_SPOKEN
    ? phrase("The right answer has {n} parts; read them below.", { n: answers.length })
    : phrase("Right answer: {answers}.", { answers: answers.join("; ") });
}

/**
 * A mark as it is spoken: the verdict and its reason in one go, and the answer where it is told.
 * @param {Mark} mark
 */
export function spokenMark(mark) {
  const answers = sign(mark) === "right" ? [] : rightAnswers(mark);
  return join(
    verdict(mark),
    ...told(mark).slice(0, MOST_SPOKEN),
    spokenAnswers(answers),
  );
}

/** What is to be done, where it is more than to choose one. @type {Record<string, string>} */
export const TASKS = {
  "multiple-choice": "Choose every right answer; there may be one or more.",
  "matching": "Choose one for each.",
  "categorise": "Choose one for each.",
  "cloze": "Choose one for each gap.",
  "ordering": "Move the entries until they stand in order.",
};

/** What is missing when nothing is answered yet. @type {Record<string, string>} */
export const ASKS = {
  "multiple-choice": "Tick at least one answer first.",
  "number": "Write a number first.",
  "short-text": "Write your answer first.",
  "ordering": "Move an entry, or keep this order, first.",
};

/**
 * How many rows or gaps are left open by a response to some.
 * @param {Item} item
 * @param {any} response
 */
export function stillOpen(item, response) {
  if (!item.prompts?.length || response === null || typeof response !== "object") return "";
  const left = item.prompts.filter(({ id }) => !response[id]).length;
  if (!left) return "";
  return item.passage?.length
    ? several(left, ["{n} gap still open.", "{n} gaps still open."])
    : several(left, ["{n} row still open.", "{n} rows still open."]);
}

/**
 * A text as a name: cut where it would be read out for ever.
 * @param {string} text
 * @param {number} most
 */
export function brief(text, most = 80) {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

/**
 * A response in the words of its item.
 * @param {Item} item
 * @param {any} response
 * @returns {string}
 */
export function inWords(item, response) {
  const options = [
    ...(item.options ?? []),
    ...(item.prompts ?? []).flatMap((prompt) => prompt.options ?? []),
  ];
  const text = (/** @type {any} */ id) =>
    options.find((option) => option.id === id)?.text ?? String(id);
  if (item.kind === "number") return typedText(response);
  if (Array.isArray(response))
    return response
      .map((id, n) => (item.kind === "ordering" ? `${n + 1}. ${text(id)}` : text(id)))
      .join("; ");
  if (response === null || typeof response !== "object") return text(response);
  return item.prompts
    .flatMap(({ id, text: row }, n) =>
      response[id] ? [`${row || phrase("Gap {n}", { n: n + 1 })}: ${text(response[id])}`] : [],
    )
    .join("; ");
}
