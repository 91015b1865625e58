//! The closed label sets of spaCy's English pipelines, as enums, so that rules compare numbers and a
//! misspelt label does not compile.

macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the labels are defined by the treebanks that the type's documentation names")]
        pub enum $name {
            #[default]
            $($variant,)*
        }

        impl $name {
            /// Every label, in a fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The label as the model spells it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The label that the model spells `word`, if it is one of these.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|label| label.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

labels! {
    /// Penn Treebank part-of-speech tags, as `OntoNotes` 5 uses them.
    Tag {
        None "",
        Dollar "$", OpenQuote "``", CloseQuote "''", Comma ",", OpenBracket "-LRB-", CloseBracket "-RRB-",
        Stop ".", Colon ":", Add "ADD", Afx "AFX", Cc "CC", Cd "CD", Dt "DT", Ex "EX", Fw "FW",
        Hyph "HYPH", In "IN", Jj "JJ", Jjr "JJR", Jjs "JJS", Ls "LS", Md "MD", Nfp "NFP", Nn "NN",
        Nnp "NNP", Nnps "NNPS", Nns "NNS", Pdt "PDT", Pos "POS", Prp "PRP", PrpPoss "PRP$", Rb "RB",
        Rbr "RBR", Rbs "RBS", Rp "RP", Sym "SYM", To "TO", Uh "UH", Vb "VB", Vbd "VBD", Vbg "VBG",
        Vbn "VBN", Vbp "VBP", Vbz "VBZ", Wdt "WDT", Wp "WP", WpPoss "WP$", Wrb "WRB", Xx "XX", Space "_SP",
    }
}

labels! {
    /// Universal Dependencies parts of speech (version 2), plus spaCy's `SPACE`.
    Pos {
        None "",
        Adj "ADJ", Adp "ADP", Adv "ADV", Aux "AUX", Cconj "CCONJ", Det "DET", Intj "INTJ", Noun "NOUN",
        Num "NUM", Part "PART", Pron "PRON", Propn "PROPN", Punct "PUNCT", Sconj "SCONJ", Sym "SYM",
        Verb "VERB", X "X", Space "SPACE",
    }
}

labels! {
    /// Dependency labels of the `ClearNLP` conversion of `OntoNotes` 5.
    Label {
        None "",
        Root "ROOT", Acl "acl", Acomp "acomp", Advcl "advcl", Advmod "advmod", Agent "agent", Amod "amod",
        Appos "appos", Attr "attr", Aux "aux", Auxpass "auxpass", Case "case", Cc "cc", Ccomp "ccomp",
        Compound "compound", Conj "conj", Csubj "csubj", Csubjpass "csubjpass", Dative "dative", Dep "dep",
        Det "det", Dobj "dobj", Expl "expl", Intj "intj", Mark "mark", Meta "meta", Neg "neg", Nmod "nmod",
        Npadvmod "npadvmod", Nsubj "nsubj", Nsubjpass "nsubjpass", Nummod "nummod", Oprd "oprd",
        Parataxis "parataxis", Pcomp "pcomp", Pobj "pobj", Poss "poss", Preconj "preconj", Predet "predet",
        Prep "prep", Prt "prt", Punct "punct", Quantmod "quantmod", Relcl "relcl", Xcomp "xcomp",
    }
}

labels! {
    /// Name types of `OntoNotes` 5.
    NameType {
        None "",
        Cardinal "CARDINAL", Date "DATE", Event "EVENT", Fac "FAC", Gpe "GPE", Language "LANGUAGE",
        Law "LAW", Loc "LOC", Money "MONEY", Norp "NORP", Ordinal "ORDINAL", Org "ORG",
        Percent "PERCENT", Person "PERSON", Product "PRODUCT", Quantity "QUANTITY", Time "TIME",
        WorkOfArt "WORK_OF_ART",
    }
}
