//! What a word does in a sentence, as far as the word itself tells: a part of speech without a
//! tagger. Function words are known one by one, the others by their letters.

use crate::document::Document;
use crate::tokenize::{Case, TokenKind};

/// Classes of words; the numbers are hashed into features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(in super::super) enum Syntax {
    Comma = 1,
    Stop,
    Colon,
    Dash,
    Bracket,
    Quote,
    OtherMark,
    Clitic,
    Number,
    Address,
    Article,
    Demonstrative,
    Possessive,
    Speaker,
    Person,
    Thing,
    PersonObject,
    Relative,
    That,
    Question,
    Quantifier,
    Of,
    To,
    By,
    For,
    With,
    At,
    About,
    According,
    From,
    Preposition,
    And,
    Or,
    But,
    Because,
    As,
    If,
    When,
    Be,
    Have,
    Do,
    Modal,
    Not,
    There,
    Adverb,
    NameFirst,
    NameAll,
    Past,
    Progressive,
    Third,
    Plain,
}

/// The class of a token.
pub(super) fn syntax(document: &Document, index: usize) -> Syntax {
    let token = &document.tokens[index];
    let lower = document.lower(index);
    match token.kind {
        TokenKind::Quote => return Syntax::Quote,
        TokenKind::Mark => return mark(lower),
        TokenKind::Number => return Syntax::Number,
        TokenKind::Address | TokenKind::Handle => return Syntax::Address,
        TokenKind::Clitic => return clitic(lower),
        TokenKind::Word => {}
    }
    if let Some(known) = function_word(lower) {
        return known;
    }
    match token.case {
        Case::Upper => Syntax::NameAll,
        Case::Capitalized => Syntax::NameFirst,
        Case::Lower | Case::None => by_ending(lower),
    }
}

fn mark(mark: &str) -> Syntax {
    match mark {
        "," => Syntax::Comma,
        "." | "!" | "?" | "…" => Syntax::Stop,
        ":" | ";" => Syntax::Colon,
        "-" | "–" | "—" | "―" => Syntax::Dash,
        "(" | ")" | "[" | "]" => Syntax::Bracket,
        _ => Syntax::OtherMark,
    }
}

fn clitic(lower: &str) -> Syntax {
    match lower {
        "'ll" | "'d" => Syntax::Modal,
        "'re" | "'m" => Syntax::Be,
        "'ve" => Syntax::Have,
        _ => Syntax::Clitic,
    }
}

fn function_word(lower: &str) -> Option<Syntax> {
    let found = match lower {
        "the" | "a" | "an" => Syntax::Article,
        "this" | "these" | "those" => Syntax::Demonstrative,
        "my" | "your" | "his" | "her" | "its" | "our" | "their" => Syntax::Possessive,
        "i" | "we" => Syntax::Speaker,
        "he" | "she" | "they" => Syntax::Person,
        "it" | "you" | "one" => Syntax::Thing,
        "me" | "him" | "us" | "them" | "himself" | "herself" | "themselves" => Syntax::PersonObject,
        "who" | "which" | "whose" | "whom" => Syntax::Relative,
        "that" => Syntax::That,
        "what" | "whether" | "why" | "how" | "where" => Syntax::Question,
        "some" | "many" | "most" | "several" | "few" | "all" | "both" | "any" | "no" | "other"
        | "others" | "each" | "every" | "nobody" | "everyone" | "anyone" | "someone" => {
            Syntax::Quantifier
        }
        "of" => Syntax::Of,
        "to" => Syntax::To,
        "by" => Syntax::By,
        "for" => Syntax::For,
        "with" | "without" | "against" => Syntax::With,
        "in" | "on" | "at" => Syntax::At,
        "about" | "over" | "regarding" => Syntax::About,
        "according" => Syntax::According,
        "from" => Syntax::From,
        "into" | "through" | "during" | "between" | "under" | "among" | "toward" | "towards"
        | "within" | "across" | "behind" | "beyond" | "near" | "since" | "until" | "despite"
        | "upon" | "around" => Syntax::Preposition,
        "and" | "&" => Syntax::And,
        "or" | "nor" => Syntax::Or,
        "but" | "yet" => Syntax::But,
        "because" | "although" | "though" | "unless" | "whereas" => Syntax::Because,
        "as" | "than" | "like" => Syntax::As,
        "if" => Syntax::If,
        "when" | "while" | "after" | "before" | "once" => Syntax::When,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" => Syntax::Be,
        "has" | "have" | "had" | "having" => Syntax::Have,
        "do" | "does" | "did" => Syntax::Do,
        "will" | "would" | "can" | "could" | "may" | "might" | "must" | "shall" | "should" => {
            Syntax::Modal
        }
        "not" | "never" | "n't" => Syntax::Not,
        "there" | "here" => Syntax::There,
        "also" | "still" | "just" | "now" | "then" | "so" | "too" | "only" | "even" | "again"
        | "already" | "ever" | "however" | "later" | "earlier" => Syntax::Adverb,
        _ => return None,
    };
    Some(found)
}

fn by_ending(lower: &str) -> Syntax {
    match lower {
        _ if lower.len() < 4 => Syntax::Plain,
        _ if lower.ends_with("ly") => Syntax::Adverb,
        _ if lower.ends_with("ed") => Syntax::Past,
        _ if lower.ends_with("ing") => Syntax::Progressive,
        _ if lower.ends_with('s') && !lower.ends_with("ss") => Syntax::Third,
        _ => Syntax::Plain,
    }
}
