// Every code that the analysis gives becomes words.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { describe, test } from "node:test";
import { messageOf, messagesOf, reasonsOf } from "../../www/messages.js";
import { SHIFTED, TALK } from "./articles.mjs";
import { analysisOf } from "./painted.mjs";

const folder = new URL("../articles/", import.meta.url);
const texts = [SHIFTED, TALK];
for (const name of await readdir(folder)) {
  if (name.endsWith(".txt")) texts.push(await readFile(new URL(name, folder), "utf8"));
}

describe("messages", () => {
  test("no reason is shown as a code", () => {
    const claims = texts.flatMap((text) => analysisOf(text).claims);
    assert(claims.length > 100);
    for (const claim of claims) {
      for (const reason of reasonsOf(claim)) assert.doesNotMatch(reason, /→|[a-z]:|_|undefined|null/, claim.why.join(" "));
    }
  });

  test("a code that is not known yet is still readable", () => {
    const [claim] = analysisOf(TALK).claims;
    assert(claim);
    assert.deepEqual(reasonsOf({ ...claim, why: ["new_thing:abc→0", "other"] }), ["new thing: abc→0", "other"]);
    assert.match(messageOf("new_thing").text, /Something went wrong \(new_thing\)/);
  });

  test("the language of a text is named, also one that has no name", () => {
    const analysis = { ...analysisOf(""), notes: [{ code: "language" }] };
    assert.match(messagesOf({ ...analysis, language: "fr" })[0]?.text ?? "", /to be in French;/);
    assert.match(messagesOf({ ...analysis, language: "und" })[0]?.text ?? "", /not to be in English;/);
    assert.match(messagesOf({ ...analysis, language: "" })[0]?.text ?? "", /not to be in English;/);
  });

  test("quotations that are never closed are counted", () => {
    const note = { code: "unclosed_quotation", start: 0, end: 1 };
    const analysis = { ...analysisOf(TALK), notes: [note, note] };
    assert.match(messagesOf(analysis)[0]?.text ?? "", /^2 quotations are never closed/);
  });
});
