// W3C Web Annotations: one for each claim, source, cue and name, found again by its words or its place.
//
// https://www.w3.org/TR/annotation-model/ counts positions in code points.

/** @import { AnnotatedArticle } from "./annotated-article.js" */
/** @import { Claim, Entity, Profile } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */
import { speakerOf, webAddress } from "./annotated-article.js";
import { codePointsOf } from "./code-points.js";

/** Code units of context on either side of a quotation, to tell it from the same words elsewhere. */
const CONTEXT = 32;

/**
 * @param {AnnotatedArticle} annotated
 * @returns {string}  an AnnotationPage as JSON-LD
 */
export function toWebAnnotations({ article, annotation }) {
  const target = targetsIn(article);
  const claims = annotation.claims.flatMap((claim) => annotationsOfClaim(article.text, claim, target));
  const entities = annotation.entities.map((entity, index) =>
    annotationOfEntity(entity, index, annotation.profiles[entity.profile ?? -1], target),
  );
  const page = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "AnnotationPage",
    generator: { type: "Software", name: annotation.generator.program },
    items: [...claims, ...entities],
  };
  return `${JSON.stringify(page, null, 2)}\n`;
}

/** @typedef {(span: Utf16Span) => object} TargetOf */

/**
 * @param {string} text
 * @param {Claim} claim
 * @param {TargetOf} target
 * @returns {object[]}
 */
function annotationsOfClaim(text, claim, target) {
  const id = `#claim-${claim.id}`;
  const traits = [claim.sourceKind, claim.stance, claim.form, claim.hedged ? "hedged" : "", claim.cueTone === "loaded" ? "loaded" : ""];
  const speaker = speakerOf(text, claim);
  // A claim whose content is not in the text is still made somewhere: by its cue.
  const places = claim.contents.length > 0 ? claim.contents : [claim];
  const whole = {
    id,
    type: "Annotation",
    motivation: "describing",
    body: [...(speaker ? [textual("describing", speaker)] : []), ...traits.filter(Boolean).map((trait) => textual("tagging", trait))],
    target: places.map(target),
  };
  const parts = /** @type {const} */ ([["source", claim.sources], ["cue", claim.cues], ["via", claim.via]]);
  return [whole, ...parts.flatMap(([part, spans]) => spans.map((span, index) => annotationOfPart(id, part, span, index, target)))];
}

/**
 * @param {string} claim  its id
 * @param {string} part
 * @param {Utf16Span} span
 * @param {number} index
 * @param {TargetOf} target
 */
function annotationOfPart(claim, part, span, index, target) {
  return {
    id: `${claim}-${part}-${index}`,
    type: "Annotation",
    motivation: "linking",
    body: [{ type: "SpecificResource", source: claim, purpose: "linking" }, textual("tagging", part)],
    target: target(span),
  };
}

/**
 * @param {Entity} entity
 * @param {number} index
 * @param {Profile | undefined} profile
 * @param {TargetOf} target
 */
function annotationOfEntity(entity, index, profile, target) {
  const name = profile ? [textual("identifying", profile.name)] : [];
  return {
    id: `#mention-${index}`,
    type: "Annotation",
    motivation: "tagging",
    body: [...name, textual("tagging", entity.kind)],
    target: target(entity),
  };
}

/**
 * @param {string} purpose
 * @param {string} value
 */
function textual(purpose, value) {
  return { type: "TextualBody", purpose, value, format: "text/plain" };
}

/**
 * @param {AnnotatedArticle["article"]} article
 * @returns {TargetOf}
 */
function targetsIn({ text, url, sha256 }) {
  const pointOf = codePointsOf(text);
  const source = webAddress(url) ?? (sha256 ? named(sha256) : "urn:x-whosaid:article");
  return ({ start, end }) => ({
    type: "SpecificResource",
    source,
    selector: [
      {
        type: "TextQuoteSelector",
        exact: text.slice(start, end),
        prefix: text.slice(wholeFrom(text, Math.max(0, start - CONTEXT)), start),
        suffix: text.slice(end, wholeFrom(text, Math.min(text.length, end + CONTEXT))),
      },
      { type: "TextPositionSelector", start: pointOf(start), end: pointOf(end) },
    ],
  });
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {number}  the offset, moved back out of a pair of surrogates
 */
function wholeFrom(text, offset) {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;
}

/**
 * @param {string} sha256  in hexadecimal digits
 * @returns {string}  the name of a text by its hash, RFC 6920
 */
function named(sha256) {
  const bytes = (sha256.match(/../g) ?? []).map((digits) => String.fromCharCode(parseInt(digits, 16)));
  const base64 = btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `ni:///sha-256;${base64}`;
}
