// Texts for the tests of the page.

/** Short, with two speakers, a relay, and everything that shifts offsets in front. */
export const SHIFTED = [
  "👩‍👩‍👧 Storm 🌀 hits Lisbon",
  "",
  "Cafe\u0301 owners\u00a0in Lisbon shut their doors. 🇵🇹\r",
  "",
  "\r",
  "“We lost the roof,” said Ana Moreira, who runs a bakery. “It flew — 𝒻𝓁ℯ𝓌 — away.”\r",
  "\r",
  "According to the Tagus Herald, the storm may cost €40 million. She denied that the walls were weak.",
].join("\n");

/** Two claims, one of them with its speaker's name in full. */
export const SIMPLE = "“The bridge is safe,” said Maria Lopez on Monday. Critics said it was not.";

/** Three speakers of three kinds, a pronoun, and a name that comes again. */
export const TALK = [
  "Harbour bridge closed",
  "",
  "The bridge was closed on Monday. “The bolts are loose,” said Maria Lopez, an engineer. She denied that anyone was hurt.",
  "",
  "According to the Porto Gazette, repairs may cost $3 million. Critics said the bill would be higher.",
  "",
  "“I will cross it anyway,” Lopez told reporters.",
].join("\n");

/**
 * A text of paragraphs with a claim each.
 *
 * @param {number} length  at least, in UTF-16 code units
 * @returns {string}
 */
export function longText(length) {
  const paragraphs = [];
  for (let size = 0, number = 1; size < length; number += 1) {
    const paragraph = `“We checked pump ${number} and it failed,” said Maria Lopez, who leads the works in Lisbon. Critics of the plan doubted it. The river rose by 3% on Monday, and ${number} houses stood under water while people waited for boats.`;
    paragraphs.push(paragraph);
    size += paragraph.length + 2;
  }
  return paragraphs.join("\n\n");
}
