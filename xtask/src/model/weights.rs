//! Weights: thinc's models to named tensors.
//!
//! thinc writes a model as a list of nodes in breadth-first order with one set of parameters each. The
//! layers of one kind stand in the order in which data flows, so a layer is known by its kind, its place
//! and its shape.

use anyhow::{Context, Result, bail, ensure};
use onrecord_language::model::{Container, Tensor};
use rmpv::Value;

use super::package::{Package, get};

/// Width of word vectors, and of the layer between them and a scorer's moves.
const WIDTH: usize = 96;
const HIDDEN: usize = 64;

/// A layer's kind and parameters.
struct Node<'a> {
    kind: String,
    parameters: &'a Value,
}

impl Node<'_> {
    fn tensor(&self, name: &str) -> Result<Tensor> {
        tensor(get(self.parameters, name).with_context(|| format!("a {} layer has no `{name}`", self.kind))?)
    }
}

/// Puts all weights of the package into the container.
pub fn read(package: &Package, container: &mut Container) -> Result<()> {
    let model = package.msgpack("tok2vec/model")?;
    tok2vec(&nodes(&model)?, "tok2vec", container)?;
    let model = package.msgpack("tagger/model")?;
    let tagger = nodes(&model)?;
    let softmax = tagger.iter().find(|node| node.kind == "softmax").context("the tagger has no softmax layer")?;
    container.insert("tagger.weights", softmax.tensor("W")?);
    container.insert("tagger.bias", softmax.tensor("b")?);
    let model = package.msgpack("parser/model")?;
    scorer(&nodes(&model)?, "parser", container)?;
    let model = package.msgpack("ner/model")?;
    let names = nodes(&model)?;
    tok2vec(&names, "ner", container)?;
    scorer(&names, "ner", container)?;
    vectors(package, container)
}

fn nodes(model: &Value) -> Result<Vec<Node<'_>>> {
    let names = get(model, "nodes").and_then(Value::as_array).context("a model has no nodes")?;
    let parameters = get(model, "params").and_then(Value::as_array).context("a model has no parameters")?;
    ensure!(names.len() == parameters.len(), "a model's nodes and parameters do not fit");
    names
        .iter()
        .zip(parameters)
        .map(|(node, parameters)| {
            let kind = get(node, "name").and_then(Value::as_str).context("a node has no name")?.to_owned();
            Ok(Node { kind, parameters })
        })
        .collect()
}

fn tok2vec(nodes: &[Node<'_>], name: &str, container: &mut Container) -> Result<()> {
    let of = |kind: &'static str| nodes.iter().filter(move |node| node.kind == kind);
    for (number, node) in of("hashembed").enumerate() {
        container.insert(format!("{name}.embed{number}"), node.tensor("E")?);
    }
    for (number, (maxout, norm)) in of("maxout").zip(of("layernorm")).enumerate() {
        container.insert(format!("{name}.maxout{number}.weights"), maxout.tensor("W")?);
        container.insert(format!("{name}.maxout{number}.bias"), maxout.tensor("b")?);
        container.insert(format!("{name}.maxout{number}.gain"), norm.tensor("G")?);
        container.insert(format!("{name}.maxout{number}.shift"), norm.tensor("b")?);
    }
    for node in of("static_vectors") {
        container.insert(format!("{name}.static"), node.tensor("W")?);
    }
    Ok(())
}

fn scorer(nodes: &[Node<'_>], name: &str, container: &mut Container) -> Result<()> {
    let lower = nodes.iter().find(|node| node.kind == "precomputable_affine").context("a parser has no lower layer")?;
    container.insert(format!("{name}.lower.weights"), lower.tensor("W")?);
    container.insert(format!("{name}.lower.bias"), lower.tensor("b")?);
    container.insert(format!("{name}.lower.padding"), lower.tensor("pad")?);
    for node in nodes.iter().filter(|node| node.kind == "linear") {
        let weights = node.tensor("W")?;
        let part = match weights.shape[..] {
            [_, WIDTH] => "reduce",
            [_, HIDDEN] => "upper",
            _ => bail!("a linear layer has the shape {:?}", weights.shape),
        };
        container.insert(format!("{name}.{part}.weights"), weights);
        container.insert(format!("{name}.{part}.bias"), node.tensor("b")?);
    }
    Ok(())
}

/// An array as `msgpack-numpy` writes it.
fn tensor(value: &Value) -> Result<Tensor> {
    let kind = get(value, "type").and_then(Value::as_str).unwrap_or_default();
    ensure!(kind == "<f4", "an array has the type `{kind}`, not little-endian 32-bit floats");
    let shape = get(value, "shape").and_then(Value::as_array).context("an array has no shape")?;
    let shape: Vec<usize> = shape.iter().filter_map(Value::as_u64).map(|length| length as usize).collect();
    let data = get(value, "data").and_then(Value::as_slice).context("an array has no data")?;
    let values = floats(data);
    ensure!(values.len() == shape.iter().product::<usize>(), "an array does not fill its shape");
    Ok(Tensor { shape, values })
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

/// Static vectors: a numpy file of rows, and which row each word's hash has.
fn vectors(package: &Package, container: &mut Container) -> Result<()> {
    let Value::Map(keys) = package.msgpack("vocab/key2row")? else { bail!("`vocab/key2row` is no map") };
    if keys.is_empty() {
        return Ok(());
    }
    let bytes = package.bytes("vocab/vectors")?;
    let length = bytes.get(8..10).map(|two| usize::from(u16::from_le_bytes([two[0], two[1]])));
    let start = 10 + length.context("`vocab/vectors` is no numpy file")?;
    let header = String::from_utf8_lossy(bytes.get(10..start).context("`vocab/vectors` ends too early")?).into_owned();
    ensure!(
        header.contains("'<f4'") && header.contains("'fortran_order': False"),
        "`vocab/vectors` has the header {header}"
    );
    let shape = header.split_once("'shape': (").and_then(|(_, rest)| rest.split_once(')')).map(|(shape, _)| shape);
    let shape: Vec<usize> = shape
        .context("`vocab/vectors` has no shape")?
        .split(',')
        .filter_map(|length| length.trim().parse().ok())
        .collect();
    container.insert("vectors", Tensor { shape, values: floats(&bytes[start..]) });
    let mut keys: Vec<(u64, u32)> =
        keys.iter().filter_map(|(key, row)| Some((key.as_u64()?, u32::try_from(row.as_i64()?).ok()?))).collect();
    keys.sort_unstable();
    container.set_keys(keys);
    Ok(())
}
