"""Weights of the statements' probability, from attributions annotated in news (PolNeAR's train split) and rows read by hand."""

import argparse
import pathlib
import re

import numpy as np

from common import FOLDS, WEIGHTS, Model, candidates, candidates_of, folds, judged, lines, report

# How much a judged row counts: it tells of stance, holder and edges too, which the annotation does not.
JUDGED_WEIGHT = 2.0
STRENGTH = 0.1

WORD = re.compile(r"\w+(?:['’\-]\w+)*")


def words(spans, tokens):
    return {i for i, (a, b) in enumerate(tokens) for s, e in spans if a < e and b > s}


def overlap(one, other):
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def f1(one, other):
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def spans(value):
    return [value] if value and isinstance(value[0], int) else value or []


def prepared(rows, tokens):
    out = []
    for row in rows:
        parts = {name: spans(row.get(name)) for name in ("source", "cue", "content")}
        parts["words"] = words(parts["content"], tokens)
        parts["named"] = words(parts["source"], tokens)
        out.append(parts)
    return out


def labels(text, gold, found):
    """Which candidates match an attribution, aligned one to one as the public scorer does it."""
    tokens = [match.span() for match in WORD.finditer(text)]
    gold, found = prepared(gold, tokens), prepared(found, tokens)
    pairs = []
    for i, want in enumerate(gold):
        for j, have in enumerate(found):
            same, cue = f1(want["words"], have["words"]), overlap(want["cue"], have["cue"]) > 0
            if same > 0 or cue:
                pairs.append((-(same + 0.5 * cue + 0.1 * f1(want["named"], have["named"])), i, j))
    taken, used, right = set(), set(), [0] * len(found)
    for _, i, j in sorted(pairs):
        if i in taken or j in used:
            continue
        taken.add(i)
        used.add(j)
        want, have = gold[i], found[j]
        source = want["named"] & have["named"] or not (want["source"] or have["source"])
        right[j] = int(f1(want["words"], have["words"]) >= 0.5 and overlap(want["cue"], have["cue"]) > 0 and bool(source))
    return right


def is_inside(row, other):
    return any(start <= row["cue"][0] and row["cue"][1] <= end for start, end in other["content"])


def rows(docs, gold):
    """Features and labels of all candidates that the annotation judges."""
    found = candidates("statements", docs)
    texts = {row["id"]: row["text"] for row in lines(docs)}
    features, right = [], []
    for row in lines(gold):
        here = found.get(row["doc"], [])
        for candidate, label in zip(here, labels(texts[row["doc"]], row["attributions"], here)):
            nested = any(
                other is not candidate and is_inside(candidate, other) and not is_inside(other, candidate) for other in here
            )
            if label or not nested:
                features.append(candidate["features"])
                right.append(label)
    return features, right


def of_judged(path, documents):
    """Rows of running text that a reader found right or wrong: document, start of the cue, start of the content, 1 or 0."""
    right = judged(path)
    for document, rows in candidates_of("statements", {key[0] for key in right}, documents):
        for row in rows:
            content = row["content"] or [row["cue"]]
            label = right.get((document, str(row["cue"][0]), str(content[0][0])))
            if label is not None:
                yield document, row["features"], label


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs")
    parser.add_argument("gold")
    parser.add_argument("--test", nargs=2, metavar=("DOCS", "GOLD"))
    parser.add_argument("--judged", default=pathlib.Path(__file__).with_name("judged_statements.tsv"))
    parser.add_argument("--judged-docs", nargs="+", required=True, help="the documents that were judged, as JSON Lines")
    arguments = parser.parse_args()
    features, right = rows(arguments.docs, arguments.gold)
    read = list(of_judged(arguments.judged, arguments.judged_docs))
    fold = folds([row[0] for row in read])
    held_out = np.zeros(len(read))
    for index in range(FOLDS):
        inside = [row for row, at in zip(read, fold) if at != index]
        model = fitted(features, right, inside)
        outside = np.flatnonzero(fold == index)
        held_out[outside] = model.probability([read[at][1] for at in outside])
    report("judged, held out", held_out, [row[2] for row in read])
    model = fitted(features, right, read)
    report("trained on", model.probability(features), right)
    if arguments.test:
        features, right = rows(*arguments.test)
        report("held out", model.probability(features), right)
    model.write(WEIGHTS / "statements.tsv")


def fitted(features, right, read):
    weight = [1.0] * len(features) + [JUDGED_WEIGHT] * len(read)
    return Model(features + [row[1] for row in read], right + [row[2] for row in read], STRENGTH, 8, np.array(weight))


if __name__ == "__main__":
    main()
