//! The text of a piece of HTML as a reader sees it: paragraphs apart, `<br>` a line end, as
//! `www/html-text.js` has it.
//!
//! In: `<h1>A</h1><p>B<br>C</p>`. Out: `A\n\nB\nC`.

use dom_query::NodeRef;

/// Elements whose content is no text of the article.
const SKIPPED: &[&str] = &[
    "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "nav",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Elements that stand on lines of their own, with a gap.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

/// Elements that stand on lines of their own, without a gap.
const LINES: &[&str] = &["caption", "dt", "li", "tr"];

/// What HTML collapses to one blank; a no-break space is not among it.
const WHITE_SPACE: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];

/// The text below a node.
pub fn text_of(root: &NodeRef) -> String {
    let mut writer = Writer::default();
    // A stack of its own: documents can be nested deeper than the program's.
    let mut steps = vec![Step::Enter(*root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) => enter(node, &mut writer, &mut steps),
            Step::Leave { gap, is_preformatted } => {
                writer.gap(gap);
                writer.preformatted -= u32::from(is_preformatted);
            }
        }
    }
    writer.text
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave { gap: usize, is_preformatted: bool },
}

fn enter<'a>(node: NodeRef<'a>, writer: &mut Writer, steps: &mut Vec<Step<'a>>) {
    if node.is_text() {
        writer.text_node(&node.text());
        return;
    }
    let name = node.node_name().unwrap_or_default();
    let is = |names: &[&str]| names.contains(&&*name);
    if is(SKIPPED) || node.is_comment() || node.has_attr("hidden") {
        return;
    }
    if &*name == "br" {
        writer.exact("\n");
        return;
    }
    let gap = if is(BLOCKS) { 2 } else { usize::from(is(LINES)) };
    writer.gap(gap);
    if is(&["td", "th"]) {
        writer.flow(" ");
    }
    let is_preformatted = &*name == "pre";
    writer.preformatted += u32::from(is_preformatted);
    steps.push(Step::Leave { gap, is_preformatted });
    steps.extend(node.children_it(true).map(Step::Enter));
}

/// Joins text so that blanks and gaps never double, nor begin or end the whole.
#[derive(Default)]
struct Writer {
    text: String,
    /// Line ends before the next text.
    gap: usize,
    has_blank: bool,
    /// Elements around that keep their white space.
    preformatted: u32,
}

impl Writer {
    fn gap(&mut self, lines: usize) {
        self.gap = self.gap.max(lines);
    }

    fn text_node(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.exact(text);
            return;
        }
        self.flow(text);
    }

    /// Adds text whose white space is as in HTML.
    fn flow(&mut self, text: &str) {
        self.has_blank |= text.starts_with(WHITE_SPACE);
        let words: Vec<&str> = text.split(WHITE_SPACE).filter(|word| !word.is_empty()).collect();
        if !words.is_empty() {
            self.exact(&words.join(" "));
        }
        self.has_blank |= text.ends_with(WHITE_SPACE);
    }

    /// Adds text as it is.
    fn exact(&mut self, text: &str) {
        if !self.text.is_empty() {
            if self.gap > 0 {
                self.text.extend(std::iter::repeat_n('\n', self.gap));
            } else if self.has_blank && !self.text.ends_with('\n') && !text.starts_with('\n') {
                self.text.push(' ');
            }
        }
        self.text.push_str(text);
        self.gap = 0;
        self.has_blank = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn text(html: &str) -> String {
        text_of(&Document::fragment(html).root())
    }

    #[test]
    fn blocks_part_and_inline_elements_join() {
        for (html, wanted) in [
            ("<h1>A</h1><p>B<br>C</p>", "A\n\nB\nC"),
            ("<p>one <b>two</b>three</p>\n  <p> four </p>", "one twothree\n\nfour"),
            ("<ul><li>a<li>b</ul>c", "a\nb\n\nc"),
            ("<table><tr><td>1<td>2</tr><tr><td>3</tr></table>", "1 2\n3"),
            ("<pre>a  b\n c</pre>d", "a  b\n c\n\nd"),
            ("a<div></div>b", "a\n\nb"),
            ("a&nbsp; b", "a\u{a0} b"),
            ("<p hidden>a</p><style>b</style><!-- c --><nav>d</nav>e", "e"),
            ("  ", ""),
        ] {
            assert_eq!(text(html), wanted, "{html}");
        }
    }
}
