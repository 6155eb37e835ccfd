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

/** One claim with its speaker's name in full. */
export const SIMPLE = "“The bridge is safe,” said Maria Lopez on Monday. Critics said it was not.";
