// What a program in TypeScript says of the package, under `strict`.

import { Whosaid, WhosaidError, init } from "whosaid";
import { Whosaid as Inlined } from "whosaid-inline";
import type { Analysis, Claim, Options, SourceKind, Sources, Span } from "whosaid";

const sources: Sources = { wasm: new URL("file:///a.wasm"), model: new Uint8Array(3) };
await init(sources);
const options: Options = { strictness: "strict", signal: AbortSignal.timeout(1000), names: [{ text: "Reform", kind: "organization" }] };
for (const whosaid of [await Whosaid.load(), await Whosaid.inWorker(sources), await Inlined.load()]) {
  const analysis: Analysis = await whosaid.analyze("text", options);
  const kinds: SourceKind[] = analysis.claims.map((claim: Claim) => claim.sourceKind);
  const spans: Span[] = analysis.claims.flatMap(({ contents }) => contents);
  const speaker: string | null = analysis.claims[0]?.speakerName ?? null;
  console.log(kinds, spans, speaker);
  whosaid.dispose();
}
// @ts-expect-error: no such option
void (await Whosaid.load()).analyze("text", { strict: true });
// @ts-expect-error: an article is a string
void (await Whosaid.load()).analyze(7);
try {
  await new Whosaid().analyze("text");
} catch (error) {
  if (error instanceof WhosaidError) console.log(error.code.length, error.message);
}
