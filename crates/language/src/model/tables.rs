//! Everything in a model that is not a weight: rules, exceptions, labels, provenance.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a model is and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ModelInfo {
    /// Name, as its makers call it: `en_core_web_sm`.
    pub name: String,
    /// Its makers' version.
    pub version: String,
    /// BCP 47 language tag.
    pub language: String,
    /// Licence of the weights.
    pub licence: String,
    /// Who made it.
    pub author: String,
    /// The package it was converted from.
    pub source: String,
}

/// A piece of a tokenizer exception.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpecialToken {
    /// Its letters.
    pub orth: String,
    /// The normal form it has here, if not the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub norm: Option<String>,
}

/// spaCy's tokenizer rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TokenizerTables {
    /// What splits off at the start of a chunk; a regular expression anchored there.
    pub prefix: String,
    /// What splits off at its end.
    pub suffix: String,
    /// What splits inside.
    pub infix: String,
    /// What a whole chunk that is a web address looks like.
    pub url: String,
    /// Chunks with a tokenization of their own.
    pub exceptions: BTreeMap<String, Vec<SpecialToken>>,
}

/// One rule of spaCy's attribute ruler: if a run of tokens fits, one of them gets attributes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RulerRule {
    /// Alternative runs, each a list of token patterns in spaCy's `Matcher` notation.
    pub patterns: Vec<Vec<BTreeMap<String, serde_json::Value>>>,
    /// What the token gets: `POS`, `TAG`, `DEP`, `LEMMA`, `MORPH`.
    pub attrs: BTreeMap<String, String>,
    /// Which token of the run, from 0.
    #[serde(default)]
    pub index: usize,
}

/// Rules, exceptions and known words per part of speech (lower case).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lemmatizer {
    /// Endings and what replaces them, in order.
    pub rules: BTreeMap<String, Vec<(String, String)>>,
    /// Words with their base forms, most likely last.
    pub exceptions: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Known base forms, sorted, one a line.
    pub index: BTreeMap<String, String>,
}

/// Everything in a model that is not a weight.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tables {
    /// What it is.
    pub info: ModelInfo,
    /// spaCy's symbol numbers, which stand for themselves where other strings are hashed.
    pub symbols: BTreeMap<String, u64>,
    /// Normal forms by word.
    pub base_norms: BTreeMap<String, String>,
    /// Normal forms by the hash of the word, which win over the above.
    pub lexeme_norms: BTreeMap<u64, String>,
    /// Tokenizer rules.
    pub tokenizer: TokenizerTables,
    /// Penn tags in the order of the tagger's outputs.
    pub tags: Vec<String>,
    /// Parser moves in the order of its outputs: `S`, `D`, `L-nsubj`, …
    pub parser_moves: Vec<String>,
    /// Name-finder moves in the order of its outputs: `B-ORG`, …, `U-`, `O`.
    pub ner_moves: Vec<String>,
    /// Attribute rules, in order.
    pub ruler: Vec<RulerRule>,
    /// Lemma rules.
    pub lemmatizer: Lemmatizer,
}
