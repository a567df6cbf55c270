/**
 * The words of the interface in the language of the course. What stands in the code is English, and
 * the name under which another language has its own text (`wording/es.json`, section "page").
 */

/**
 * The language, and its texts by those of English; Python fills them in where it joins the files.
 * @type {{language: string, texts: Record<string, string>}}
 */
const SPOKEN = { language: "en", texts: {} };

/**
 * A text of the interface in the language of the course, with its placeholders filled in.
 * @param {string} english such as "{n} of {all} answered"
 * @param {Record<string, unknown>} [parts]
 */
export function phrase(english, parts = {}) {
  const text = SPOKEN.texts[english] ?? english;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in parts ? String(parts[name]) : whole));
}

/**
 * The same for one or several: `forms` are two texts, and `n` chooses.
 * @param {number} n
 * @param {[string, string]} forms
 * @param {Record<string, unknown>} [parts]
 */
export const several = (n, [one, many], parts = {}) =>
  phrase(n === 1 ? one : many, { n: inDigits(n), ...parts });

/** A number as the language writes it. @param {number} n */
export const inDigits = (n) =>
  SPOKEN.language === "en" ? String(n) : new Intl.NumberFormat(SPOKEN.language).format(n);

/** Numbers in a list: "1, 2 and 4". @param {number[]} numbers */
export const listed = (numbers) =>
  numbers.length < 2
    ? numbers.join("")
    : phrase("{first} and {last}", {
        first: numbers.slice(0, -1).join(", "),
        last: numbers.at(-1),
      });

/**
 * The language in which typed numbers are read: that of the browser, unless the course is in
 * another one than English and so shows numbers in its own way.
 * @param {string | undefined} browser
 */
export const typingLanguage = (browser) =>
  SPOKEN.language === "en" ? browser : SPOKEN.language;

/** The language in which dates are written. */
export const datesIn = () => (SPOKEN.language === "en" ? "en-GB" : SPOKEN.language);
