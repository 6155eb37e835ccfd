// The reference that is written from the package's types has all of them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { analysisOf } from "../page/painted.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("the reference has every field of an annotation, and what it is", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "whosaid-api-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const output = join(folder, "api.md");
  execFileSync(process.execPath, [join(root, "xtask/api.mjs"), join(root, "pkg/whosaid.d.ts"), output]);
  const reference = readFileSync(output, "utf8");
  const analysis = analysisOf("“The road is closed,” said Maria Lopez on Monday.");
  const [claim, entity] = [analysis.claims[0], analysis.entities[0]];
  for (const [name, value] of Object.entries({ Analysis: analysis, Claim: claim, Entity: entity, Summary: analysis.summary })) {
    const section = new RegExp(`^## ${name}\\n[\\s\\S]*?(?=^## )`, "m").exec(reference)?.[0] ?? "";
    for (const field of Object.keys(value ?? {})) {
      // What every span has stands with Span.
      if (field !== "start" && field !== "end") assert.match(section, new RegExp(`^\\| \`${field}\\??: .+\` \\| \\S`, "m"));
    }
  }
  assert.match(reference, /^## Span\n[\s\S]*?`start: number`/m);
  assert.match(reference, /\| `analyze\(text: string, /);
});
