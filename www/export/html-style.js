// The layout of an exported page; its colours are the page's own.

export const LAYOUT = `
* { box-sizing: border-box; }
html { background: var(--page); color: var(--ink); font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 46rem; overflow-wrap: anywhere; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.8rem; line-height: 1.2; }
a { color: var(--accent); }
article { font: 1.12rem/1.7 "Iowan Old Style", "Charter", Georgia, serif; }
article p, article h2 { white-space: pre-wrap; }
article .line { margin-top: -1em; }
sup { font: 0.65em/1 system-ui, sans-serif; margin-left: 0.15em; }
.facts, footer { color: var(--ink-soft); font-size: 0.9rem; }
table { border-collapse: collapse; font-size: 0.9rem; width: 100%; }
th, td { border-top: 1px solid var(--rule); padding: 0.4rem 0.5rem 0.4rem 0; text-align: start; vertical-align: top; }
:target { outline: 2px solid var(--mark); outline-offset: 2px; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; }
  mark, span { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  h1, h2 { break-after: avoid; }
  tr { break-inside: avoid; }
}
`;
