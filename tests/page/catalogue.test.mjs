// Every text of the interface exists in every language, with the same placeholders and keys.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { describe, test } from "node:test";
import { CATALOGUES } from "../../www/language.js";

/** @import { Phrase } from "../../www/language.js" */

const www = new URL("../../www/", import.meta.url);

/** @type {Record<string, Phrase>} */
const english = CATALOGUES.en;

/** @param {Phrase | undefined} phrase */
const formsOf = (phrase) => (typeof phrase === "object" ? Object.values(phrase) : [phrase ?? ""]);

/**
 * @param {Phrase | undefined} phrase
 * @returns {string[]}  its placeholders and keys of the keyboard, whatever their order
 */
function holesOf(phrase) {
  const holes = formsOf(phrase).flatMap((form) => form.match(/\{\w+\}|`[^`]+`/g) ?? []);
  return [...new Set(holes)].sort();
}

/** @returns {Promise<[string, string][]>}  the name and text of every module and page */
async function sources() {
  const names = (await readdir(www, { recursive: true })).map(String);
  const ours = names.filter((name) => /\.(js|html)$/.test(name) && !/^(vendor|messages)\b/.test(name));
  return Promise.all(ours.map(async (name) => [name, await readFile(new URL(name, www), "utf8")]));
}

for (const [code, catalogue] of Object.entries(CATALOGUES)) {
  /** @type {Record<string, Phrase>} */
  const entries = catalogue;
  describe(`the catalogue in ${code}`, () => {
    test("it has every text, and no other", () => {
      assert.deepEqual(Object.keys(entries).sort(), Object.keys(english).sort());
    });

    test("its texts have the placeholders and keys of the English ones", () => {
      for (const [key, phrase] of Object.entries(entries)) assert.deepEqual(holesOf(phrase), holesOf(english[key]), key);
    });

    test("it has a form for every plural of the language", () => {
      const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
      // "many" in French is for millions in a row, for which "other" stands in.
      const wanted = pluralCategories.filter((category) => category !== "many");
      for (const [key, phrase] of Object.entries(entries)) {
        if (typeof phrase === "object") assert.deepEqual(Object.keys(phrase).sort(), wanted.sort(), key);
      }
    });

    test("no text is empty or has a blank at its ends", () => {
      for (const [key, phrase] of Object.entries(entries)) {
        for (const form of formsOf(phrase)) assert.equal(form, form.trim() || "empty", key);
      }
    });
  });
}

describe("the catalogue", () => {
  test("what is translated differs from English but for names and signs", () => {
    for (const [code, catalogue] of Object.entries(CATALOGUES)) {
      if (code === "en") continue;
      const same = Object.entries(catalogue).filter(([key, phrase]) => formsOf(phrase).some((form) => /\w{4}/.test(form.replace(/\{\w+\}/g, ""))) && JSON.stringify(phrase) === JSON.stringify(english[key]));
      assert(same.length < Object.keys(english).length / 10, `${code}: ${same.map(([key]) => key).join(", ")}`);
    }
  });

  test("French marks that stand apart never begin a line, and its quotations never end one", () => {
    for (const [key, phrase] of Object.entries(CATALOGUES.fr)) {
      for (const form of formsOf(phrase)) assert.doesNotMatch(form, / [:;?!»]|« /, key);
    }
  });

  test("a text that index.html shows before its program runs is that of the catalogue", async () => {
    const html = await readFile(new URL("index.html", www), "utf8");
    const marked = [...html.matchAll(/data-text="([^"]+)"[^>]*>([^<]*(?:<kbd>[^<]*<\/kbd>[^<]*)*)</g)];
    assert(marked.length > 10);
    for (const [, key = "", text = ""] of marked) {
      const shown = text.replace(/<\/?kbd>/g, "`").trim();
      if (shown) assert.equal(shown, english[key], key);
    }
  });

  test("every key that the page names is in it", async () => {
    for (const [name, text] of await sources()) {
      const keys = [...text.matchAll(/data-(?:text|label|placeholder|title|content)="([a-z_.]+)"|\bphrase\("([a-z_.]+)"/g)];
      for (const [, inHtml, inCode] of keys) assert(Object.hasOwn(english, inHtml ?? inCode ?? ""), `${name}: ${inHtml ?? inCode}`);
    }
  });
});
