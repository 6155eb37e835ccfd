// A draft for publishers: schema.org's Claim, and Quotation for what is quoted word for word, as JSON-LD.
//
// Each is marked as a draft: nobody should publish it before a person has read it.

/** @import { AnnotatedArticle } from "./annotated-article.js" */
/** @import { Claim, Profile, SourceKind } from "../pkg/whosaid.js" */
import { oneLine, speakerOf, webAddress, wordsOf } from "./annotated-article.js";

/**
 * @param {AnnotatedArticle} annotated
 * @returns {string}
 */
export function toSchemaOrg({ article, annotation }) {
  const claims = annotation.claims.map((claim) => claimNode(article.text, claim, annotation.profiles[claim.speaker ?? -1]));
  const graph = [articleNode(article), ...claims];
  return `${JSON.stringify({ "@context": "https://schema.org", "@graph": graph }, null, 2)}\n`;
}

/** @param {AnnotatedArticle["article"]} article */
function articleNode({ title, url, byline, date }) {
  const address = webAddress(url);
  return {
    "@type": "NewsArticle",
    "@id": "#article",
    ...(title && { headline: oneLine(title) }),
    ...(address && { url: address }),
    ...(byline && { author: { "@type": "Person", name: oneLine(byline) } }),
    ...(date && { datePublished: oneLine(date) }),
  };
}

/**
 * @param {string} text
 * @param {Claim} claim
 * @param {Profile | undefined} profile
 */
function claimNode(text, claim, profile) {
  const isQuotation = claim.form === "direct";
  const speaker = speakerOf(text, claim);
  const said = speaker && { "@type": typeOf(claim.sourceKind, profile), name: speaker, ...(profile?.title && { jobTitle: profile.title }) };
  return {
    "@type": isQuotation ? "Quotation" : "Claim",
    "@id": `#claim-${claim.id}`,
    text: wordsOf(text, claim.contents),
    creativeWorkStatus: "Draft",
    inLanguage: "en",
    ...(said && (isQuotation ? { creator: said } : { author: said })),
    ...(isQuotation ? { isPartOf: { "@id": "#article" } } : { appearance: { "@id": "#article" } }),
    keywords: [claim.stance, claim.form, claim.sourceKind, ...(claim.hedged ? ["hedged"] : [])].join(", "),
  };
}

/**
 * @param {SourceKind} sourceKind
 * @param {Profile | undefined} profile
 * @returns {string}
 */
function typeOf(sourceKind, profile) {
  if (profile?.kind === "person" || sourceKind === "person") return "Person";
  if (sourceKind === "government") return "GovernmentOrganization";
  if (sourceKind === "media") return "NewsMediaOrganization";
  return profile?.kind === "organization" || sourceKind === "organization" ? "Organization" : "Thing";
}
