// Corrections as data: corrected = apply(analysis, edits), whatever is edited in whatever order.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readAnnotatedArticle } from "../../www/import/annotated-article.js";
import { apply } from "../../www/corrections/apply.js";
import { carried, placesOf } from "../../www/corrections/edit.js";
import { History } from "../../www/corrections/history.js";
import { readEdit } from "../../www/corrections/read-edits.js";
import { wordsIn } from "../../www/corrections/summary.js";
import { SHIFTED, TALK, longText } from "./articles.mjs";
import { analysisOf } from "./painted.mjs";

/** @import { Edit, ProfileRef } from "../../www/corrections/edit.js" */
/** @import { Analysis, Claim, Entity, Kind, SourceKind } from "../../pkg/whosaid.js" */

const TEXTS = [SHIFTED, TALK, longText(3000), "Nothing is said here by anybody.", ""];

/** @type {Kind[]} */
const KINDS = ["person", "organization", "place", "group", "work", "date", "number"];
/** @type {SourceKind[]} */
const SOURCES = ["person", "government", "media", "anonymous", "unknown"];

/** @param {Entity | Claim} item */
const spanOf = ({ start, end }) => ({ start, end });

/** @param {Claim} claim */
const refOf = ({ contents, sources }) => ({ contents, sources });

/**
 * A generator of numbers that gives the same for the same seed.
 *
 * @param {number} seed
 */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @param {(below: number) => number} pick
 * @returns {Edit}  one that a reader could make there
 */
function anyEdit(text, { entities, claims, profiles }, pick) {
  const item = (/** @type {readonly any[]} */ items) => items[pick(items.length)];
  /** @returns {ProfileRef | null} */
  const someone = () => {
    const profile = item(profiles);
    if (!profile || pick(4) === 0) return pick(2) ? null : { name: `<b>${pick(3)}</b>`, kind: item(["person", "role"]) };
    const mention = entities[item(profile.mentions)];
    return mention ? { at: spanOf(mention) } : { name: profile.name, kind: profile.kind };
  };
  const start = pick(text.length);
  const at = pick(3) > 0 && entities.length > 0 ? spanOf(item(entities)) : { start, end: start + 1 + pick(20) };
  const claim = claims.length > 0 ? refOf(item(claims)) : { contents: [at], sources: [] };
  /** @type {(() => Edit)[]} */
  const edits = [
    () => ({ edit: "kind", at, kind: item(KINDS) }),
    () => ({ edit: "merge", one: someone() ?? { at }, other: someone() ?? { at } }),
    () => ({ edit: "split", at }),
    () => ({ edit: "add_entity", at, kind: item(KINDS) }),
    () => ({ edit: "delete_entity", at }),
    () => ({ edit: "speaker", claim, speaker: someone() }),
    () => ({ edit: "source", claim, sourceKind: item(SOURCES) }),
    () => ({ edit: "add_claim", claim: { contents: [at], sources: pick(2) ? [{ start, end: start + 1 }] : [] }, speaker: someone() }),
    () => ({ edit: "delete_claim", claim }),
  ];
  return item(edits)();
}

/**
 * @param {string} text
 * @param {number} seed
 * @returns {Edit[]}
 */
function anyEdits(text, seed) {
  const pick = random(seed);
  /** @type {Edit[]} */
  const edits = [];
  for (let count = 1 + pick(12); count > 0; count -= 1) {
    edits.push(anyEdit(text, apply(text, analysisOf(text), edits).analysis, pick));
  }
  return edits;
}

/**
 * @param {string} text
 * @param {Analysis} annotation
 */
async function assertWhole(text, annotation) {
  const article = { title: "", url: "", byline: "", date: "", text, sha256: "" };
  const read = await readAnnotatedArticle(JSON.stringify({ article, annotation, corrections: [] }));
  assert.deepEqual(read.annotation, annotation);
  const { entities, profiles, claims, summary } = annotation;
  entities.forEach((entity, index) => {
    assert(index === 0 || (entities[index - 1]?.end ?? 0) <= entity.start, "names do not overlap");
    if (entity.profile === null) return;
    assert(profiles[entity.profile]?.mentions.includes(index));
    assert.equal(profiles[entity.profile]?.kind, entity.kind);
  });
  for (const { mentions, id } of profiles) for (const mention of mentions) assert.equal(entities[mention]?.profile, id);
  for (const claim of claims) assert.equal(claim.speakerName, profiles[claim.speaker ?? -1]?.name ?? null);
  assert.equal(summary.claims, claims.length);
  for (const [kind, count] of Object.entries(summary.bySourceKind)) {
    assert.equal(claims.filter(({ sourceKind }) => sourceKind === kind).length, count);
  }
  assert.equal(Object.values(summary.bySourceKind).reduce((sum, count) => sum + count, 0), claims.length);
  for (const { profile, claims: count, words } of summary.bySpeaker) {
    const theirs = claims.filter(({ speaker }) => speaker === profile);
    assert.equal(theirs.length, count);
    assert.equal(theirs.flatMap(({ contents }) => contents).reduce((sum, span) => sum + wordsIn(text, span), 0), words);
  }
  assert.equal(summary.bySpeaker.reduce((sum, speaker) => sum + speaker.claims, 0), claims.filter(({ speaker }) => speaker !== null).length);
  for (const speaker of summary.bySpeaker) assert(speaker.claims > 0);
}

describe("any corrections", () => {
  test("the counts agree with the core's where nothing is corrected", () => {
    for (const text of TEXTS) {
      const analysis = analysisOf(text);
      const [claim] = analysis.claims;
      if (!claim) continue;
      const same = apply(text, analysis, [{ edit: "source", claim: refOf(claim), sourceKind: claim.sourceKind }]);
      assert.deepEqual(same.analysis, analysis);
      assert.notEqual(same.analysis, analysis);
    }
  });

  test("leave a whole annotation, with counts that agree with it, and what was found as it was", async () => {
    for (const [index, text] of TEXTS.entries()) {
      const analysis = analysisOf(text);
      const before = structuredClone(analysis);
      for (let seed = 0; seed < 60; seed += 1) {
        const edits = anyEdits(text, seed * 7 + index);
        await assertWhole(text, apply(text, analysis, edits).analysis);
      }
      assert.deepEqual(analysis, before);
    }
  });

  test("undone one after the other give what was found, and made again give the same", () => {
    for (const text of TEXTS) {
      const analysis = analysisOf(text);
      for (let seed = 0; seed < 30; seed += 1) {
        const history = new History();
        const states = [analysis];
        for (const edit of anyEdits(text, seed)) {
          history.add(edit);
          states.push(apply(text, analysis, history.edits).analysis);
        }
        const final = states.at(-1);
        while (history.canUndo) {
          assert.deepEqual(apply(text, analysis, history.edits).analysis, states.pop());
          history.undo();
        }
        assert.equal(apply(text, analysis, history.edits).analysis, analysis);
        while (history.canRedo) history.redo();
        assert.deepEqual(apply(text, analysis, history.edits).analysis, final);
      }
    }
  });

  test("hold when the same text is analysed again, and as JSON", () => {
    for (const text of TEXTS) {
      for (let seed = 0; seed < 30; seed += 1) {
        const edits = anyEdits(text, seed);
        const first = apply(text, analysisOf(text), edits);
        assert.deepEqual(apply(text, analysisOf(text), edits), first);
        const read = JSON.parse(JSON.stringify(edits)).map((/** @type {unknown} */ edit) => readEdit(edit, "edit"));
        assert.deepEqual(read, edits);
      }
    }
  });

  test("go along with a change of other words, and are dropped with their own", () => {
    for (const text of TEXTS.slice(0, 3)) {
      for (let seed = 0; seed < 30; seed += 1) {
        const edits = anyEdits(text, seed);
        const moved = carried(edits, text, `Oh. ${text}`);
        assert.equal(moved.length, edits.length);
        const shift = (/** @type {{ start: number, end: number }} */ { start, end }) => ({ start: start + 4, end: end + 4 });
        assert.deepEqual(moved.flatMap(placesOf), edits.flatMap(placesOf).map(shift));
        assert.deepEqual(carried(moved, `Oh. ${text}`, text), edits);
        const whole = edits.filter((edit) => placesOf(edit).length > 0);
        assert.deepEqual(carried(whole, text, "\u0001".repeat(text.length)), []);
      }
    }
  });
});

/**
 * @param {string} words
 * @param {Analysis} [analysis]
 * @returns {Entity}  the first name with these words in TALK
 */
function named(words, analysis = analysisOf(TALK)) {
  const entity = analysis.entities.find(({ start, end }) => TALK.slice(start, end) === words);
  assert(entity, words);
  return entity;
}

/**
 * @param {string} words
 * @param {Analysis} [analysis]
 * @returns {Claim}  the first claim whose content begins with these words in TALK
 */
function claimed(words, analysis = analysisOf(TALK)) {
  const claim = analysis.claims.find(({ contents: [content] }) => content && TALK.slice(content.start).replace(/^“/, "").startsWith(words));
  assert(claim, words);
  return claim;
}

/** @param {...Edit} edits */
function corrected(...edits) {
  const { analysis, misfits } = apply(TALK, analysisOf(TALK), edits);
  assert.deepEqual(misfits, []);
  return analysis;
}

describe("a correction", () => {
  test("of a kind changes the profile, all its mentions and the kind of its claims' source", () => {
    const analysis = corrected({ edit: "kind", at: spanOf(named("Lopez")), kind: "organization" });
    assert.equal(named("Maria Lopez", analysis).kind, "organization");
    const { speaker, sourceKind } = claimed("The bolts", analysis);
    assert.equal(analysis.profiles[speaker ?? -1]?.kind, "organization");
    assert.equal(sourceKind, "organization");
  });

  test("of a name to a date takes its claims their speaker", () => {
    const analysis = corrected({ edit: "kind", at: spanOf(named("Lopez")), kind: "date" });
    assert.equal(named("Lopez", analysis).profile, null);
    assert.deepEqual([claimed("The bolts", analysis).speakerName, claimed("The bolts", analysis).sourceKind], [null, "unknown"]);
  });

  test("that splits a mention off gives the claims that it is the source of to the new one", () => {
    const analysis = corrected({ edit: "split", at: spanOf(named("Lopez")) });
    assert.equal(claimed("The bolts", analysis).speakerName, "Maria Lopez");
    assert.equal(claimed("I will cross", analysis).speakerName, "Lopez");
    assert.notEqual(named("Lopez", analysis).profile, named("Maria Lopez", analysis).profile);
  });

  test("that merges what was split gives what was there before", () => {
    const at = spanOf(named("Lopez"));
    const analysis = corrected({ edit: "split", at }, { edit: "merge", one: { at: spanOf(named("Maria Lopez")) }, other: { at } });
    assert.deepEqual(analysis, analysisOf(TALK));
  });

  test("sets a speaker, found or new or nobody", () => {
    const claim = refOf(claimed("the bill"));
    const gazette = corrected({ edit: "speaker", claim, speaker: { at: spanOf(named("Porto Gazette")) } });
    assert.equal(claimed("the bill", gazette).speakerName, analysisOf(TALK).profiles[named("Porto Gazette").profile ?? -1]?.name);
    assert.equal(claimed("the bill", gazette).sourceKind, claimed("repairs").sourceKind);
    const fresh = corrected({ edit: "speaker", claim, speaker: { name: "Bo Chen", kind: "person" } });
    assert.deepEqual([claimed("the bill", fresh).speakerName, claimed("the bill", fresh).sourceKind], ["Bo Chen", "person"]);
    assert(claimed("the bill", fresh).why.includes("reader"));
    const nobody = corrected({ edit: "speaker", claim, speaker: null });
    assert.deepEqual([claimed("the bill", nobody).speaker, claimed("the bill", nobody).sourceKind], [null, "unknown"]);
    assert(!nobody.profiles.some(({ name }) => /critics/i.test(name)), "nobody is left behind");
  });

  test("adds a claim whose form is read from the marks, and counts its words", () => {
    const start = TALK.indexOf("Harbour bridge");
    const claim = { contents: [{ start, end: start + 21 }], sources: [] };
    const before = analysisOf(TALK);
    const analysis = corrected({ edit: "add_claim", claim, speaker: { at: spanOf(named("Lopez")) } });
    assert.equal(analysis.claims[0]?.form, "indirect");
    assert.equal(analysis.summary.claims, before.summary.claims + 1);
    const words = (/** @type {Analysis} */ { summary }) => summary.bySpeaker.find(({ profile }) => profile === named("Lopez").profile)?.words ?? 0;
    assert.equal(words(analysis), words(before) + 3);
  });

  test("deletes a claim, with its quoted words; all of them leave none", () => {
    const before = analysisOf(TALK);
    const analysis = corrected({ edit: "delete_claim", claim: refOf(claimed("The bolts")) });
    assert.equal(analysis.summary.claims, before.summary.claims - 1);
    assert.equal(analysis.summary.quotedWords, before.summary.quotedWords - 4);
    const none = corrected(...before.claims.map((claim) => /** @type {Edit} */ ({ edit: "delete_claim", claim: refOf(claim) })));
    assert.equal(none.summary.quotedWords, 0);
    assert.deepEqual(none.summary.bySpeaker, []);
  });

  test("adds a name, which joins its namesakes and takes the place of what it overlaps", () => {
    const start = TALK.indexOf("reporters");
    const analysis = corrected({ edit: "add_entity", at: { start, end: start + 9 }, kind: "group" });
    assert.equal(named("reporters", analysis).kind, "group");
    const maria = named("Maria Lopez");
    const cut = corrected({ edit: "add_entity", at: { start: maria.start + 6, end: maria.end }, kind: "person" });
    assert.equal(cut.entities.filter(({ start }) => start >= maria.start && start < maria.end).length, 1);
  });

  test("without a place is said and changes nothing", () => {
    const { analysis, misfits } = apply(TALK, analysisOf(TALK), [
      { edit: "kind", at: { start: 0, end: 1 }, kind: "place" },
      { edit: "delete_claim", claim: { contents: [{ start: 3, end: 9 }], sources: [] } },
      { edit: "add_entity", at: { start: TALK.length, end: TALK.length + 3 }, kind: "place" },
    ]);
    assert.deepEqual(misfits, [0, 1, 2]);
    assert.deepEqual(analysis, analysisOf(TALK));
  });

  test("from elsewhere is refused if it is none", () => {
    for (const value of [null, 7, {}, { edit: "run" }, { edit: "kind", at: { start: 0, end: 3 }, kind: "role" }, { edit: "split", at: { start: 3, end: 3 } }, { edit: "speaker", claim: {}, speaker: null }, { edit: "merge", one: {}, other: {} }]) {
      assert.throws(() => readEdit(value, "corrections[0]"), { name: "ShapeError" }, JSON.stringify(value));
    }
  });
});
