//! Closed word classes: the small words by which clauses and phrases are told apart.
//!
//! In: a token in lower case. Out: whether it belongs to the class. They are functions, not lists of
//! `data/`, since each is written for the one question that its comment names.

macro_rules! word_classes {
    ($($(#[$about:meta])* $name:ident: $($word:literal)|+;)+) => {
        $(
            $(#[$about])*
            pub(super) fn $name(word: &str) -> bool {
                matches!(word, $($word)|+)
            }
        )+
    };
}

word_classes! {
    /// What ends a sentence.
    is_stop: "." | "!" | "?";

    /// What sets off an insertion.
    is_dash: "—" | "–";

    /// Marks that part a phrase from what explains it.
    is_boundary_mark: "," | ";" | ":" | "—" | "–" | "(" | ")" | "\"" | "“" | "”" | "«" | "»";

    /// Marks inside a name or amount: "AT & T", "$ 5".
    is_inner_mark: "&" | "/" | "%" | "$" | "-";

    /// The clitic of a possessive; also short for "is" and "has".
    is_possessive: "'s" | "’s";

    /// Words that stand first in a noun phrase.
    is_determiner: "the" | "a" | "an" | "this" | "these" | "those" | "his" | "her" | "its" | "their"
        | "our" | "my" | "your" | "no" | "any" | "every" | "each" | "some" | "such" | "another";

    /// Words that begin a prepositional phrase.
    is_preposition: "of" | "in" | "on" | "at" | "by" | "for" | "from" | "with" | "without" | "to"
        | "into" | "about" | "over" | "under" | "after" | "before" | "during" | "between"
        | "against" | "through" | "near" | "despite" | "amid" | "among" | "across" | "toward"
        | "towards" | "upon" | "within" | "following" | "behind" | "beyond" | "outside" | "inside"
        | "per" | "via" | "than" | "as" | "like" | "around" | "until" | "since" | "including";

    /// Prepositions that can join two parts of one noun phrase: "the bank near the bridge".
    is_joining_preposition: "of" | "for" | "from" | "in" | "at" | "with" | "on" | "to" | "against"
        | "near" | "between" | "about" | "under" | "within" | "behind" | "across" | "around";

    /// Of these, those that do so before a determiner: "the mayor of the town".
    joins_before_determiner: "of" | "for" | "from" | "in" | "at" | "with" | "to" | "against"
        | "near" | "on" | "behind" | "under" | "within" | "across";

    /// Words that begin a clause, and end a noun phrase before them.
    is_conjunction: "that" | "because" | "while" | "when" | "whereas" | "although" | "though" | "if"
        | "as" | "but" | "so" | "since" | "after" | "before" | "until" | "than" | "whether" | "how"
        | "why" | "what" | "where" | "which" | "then" | "unless" | "once" | "yet" | "nor" | "whom"
        | "whose" | "plus" | "except" | "not" | "there" | "according";

    /// Conjunctions that part a new main clause from a content.
    parts_clauses: "but" | "while" | "although" | "though" | "whereas";

    /// Pronouns that can be a source.
    is_pronoun: "he" | "i" | "it" | "many" | "most" | "one" | "others" | "several" | "she" | "some"
        | "somebody" | "someone" | "they" | "those" | "we" | "who" | "you" | "both";

    /// Of these, those that also stand before a noun: "several officials".
    is_quantifier: "one" | "some" | "many" | "most" | "several" | "both" | "those";

    /// Words before the determiner of a noun phrase: "all the ministers".
    is_predeterminer: "all" | "both" | "half" | "many" | "most" | "some" | "one" | "none";

    /// Pronouns that begin another noun phrase than the one before them.
    begins_other_phrase: "who" | "he" | "she" | "they" | "it" | "we" | "him" | "them";

    /// Pronouns that begin a clause as its subject.
    is_subject_pronoun: "he" | "she" | "they" | "it" | "we" | "i" | "you";

    /// Pronouns of the person addressed: "told him".
    is_object_pronoun: "him" | "her" | "them" | "me" | "us" | "you";

    /// Words that begin a relative clause about a source.
    is_relative: "who" | "whose" | "which";

    /// Words that begin what is asked.
    is_question_word: "whether" | "why" | "how" | "what" | "who" | "where" | "when" | "if" | "which";

    /// Auxiliaries of the passive and of "is saying".
    is_being: "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re" | "get" | "got";

    /// Forms of the auxiliary verbs that are no negation.
    is_auxiliary_form: "has" | "have" | "had" | "is" | "are" | "was" | "were" | "be" | "been"
        | "being" | "will" | "would" | "can" | "could" | "may" | "might" | "must" | "should"
        | "shall" | "do" | "does" | "did" | "'s" | "'ve" | "'d" | "'ll" | "'re" | "’s" | "’ve"
        | "’d" | "’ll";

    /// Words that end in "-ly" and are no adverbs.
    is_no_adverb: "family" | "italy" | "ally" | "assembly" | "july" | "daily" | "weekly" | "monthly"
        | "supply" | "reply" | "rally" | "elderly";

    /// Adverbs that do not end in "-ly".
    is_plain_adverb: "also" | "then" | "later" | "again" | "just" | "still" | "now" | "once"
        | "already" | "even" | "always" | "often" | "too" | "soon" | "only" | "since" | "long"
        | "further" | "sometimes" | "instead" | "himself" | "herself" | "themselves" | "yet"
        | "ever" | "earlier" | "meanwhile";

    /// Verbs that are no cues, in forms that are hardly ever nouns or adjectives.
    is_plain_verb: "went" | "came" | "took" | "gave" | "made" | "became" | "began" | "fell" | "rose"
        | "grew" | "kept" | "left" | "ran" | "won" | "lost" | "saw" | "knew" | "got" | "goes"
        | "comes" | "takes" | "gives" | "makes" | "becomes" | "seems" | "remains" | "includes"
        | "continues" | "appears" | "met" | "brought";

    /// Words that begin the time, place or occasion of what is said: "on Friday", "in a statement".
    begins_adverbial: "on" | "in" | "at" | "during" | "by" | "late" | "early" | "after" | "before"
        | "through" | "via" | "from" | "to";

    /// Nouns for the occasion or medium of what is said.
    is_setting: "statement" | "interview" | "conference" | "briefing" | "speech" | "tweet" | "post"
        | "twitter" | "facebook" | "letter" | "email" | "e-mail" | "television" | "tv" | "radio"
        | "hearing" | "meeting" | "report" | "rally" | "remarks" | "telephone" | "phone" | "video"
        | "testimony" | "visit" | "ruling" | "memo" | "reporters" | "journalists" | "debate"
        | "court" | "parliament" | "message" | "address" | "response" | "article" | "morning"
        | "event";

    /// Nouns for what is rejected or approved by an act, not by speech.
    is_object_of_act: "motion" | "bill" | "appeal" | "petition" | "law" | "measure" | "amendment"
        | "lawsuit" | "budget" | "resolution" | "treaty";

    /// What can follow "…, said Ann Lee" although its clause goes on.
    follows_inverted: "," | "." | ";" | "—" | "–" | "in" | "at" | "on" | "as" | "during" | "after"
        | "who" | "when";

    /// Words that begin a clause of the article itself behind ", he said,".
    leaves_content: "adding" | "but" | "while" | "citing" | "according" | "who" | "when" | "after"
        | "as" | "speaking" | "noting" | "referring";

    /// Cues whose passive says what people think: "is expected to", "are believed to".
    is_thought: "expect" | "believe" | "think" | "fear" | "say" | "report" | "allege" | "understand"
        | "estimate" | "rumor" | "rumour" | "consider" | "suppose" | "feared" | "is feared";

    /// Participles behind a noun that do not end in "-ed": "a letter seen by the Post".
    is_strong_participle: "seen" | "sent" | "shown" | "given" | "taken" | "drawn" | "made";
}

/// True for a word that negates a verb.
pub(super) fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot") || word.ends_with("n't") || word.ends_with("n’t")
}

/// True for an auxiliary verb, negated or not.
pub(super) fn is_auxiliary(word: &str) -> bool {
    is_auxiliary_form(word) || is_negation(word)
}

/// True for an auxiliary verb that cannot be a possessive.
pub(super) fn is_sure_auxiliary(word: &str) -> bool {
    is_auxiliary(word) && !is_possessive(word)
}

/// True for an adverb that can stand beside a verb.
pub(super) fn is_adverb(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ly") && !is_no_adverb(word)) || is_plain_adverb(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_in_ly_are_no_adverbs() {
        assert!(is_adverb("reportedly") && is_adverb("only") && is_adverb("later"));
        assert!(!is_adverb("family") && !is_adverb("rally") && !is_adverb("fly"));
    }

    #[test]
    fn negated_auxiliaries_are_auxiliaries() {
        assert!(is_auxiliary("didn't") && is_auxiliary("didn’t") && is_auxiliary("would"));
        assert!(is_negation("never") && !is_negation("did"));
    }

    #[test]
    fn a_possessive_is_no_sure_auxiliary() {
        assert!(is_auxiliary("'s") && !is_sure_auxiliary("'s") && is_sure_auxiliary("was"));
    }
}
