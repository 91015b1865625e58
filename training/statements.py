"""Weights of the statements' probability, from attributions annotated in news (PolNeAR's train split)."""

import argparse
import re

from common import WEIGHTS, Model, candidates, lines, report

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


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs")
    parser.add_argument("gold")
    parser.add_argument("--test", nargs=2, metavar=("DOCS", "GOLD"))
    arguments = parser.parse_args()
    features, right = rows(arguments.docs, arguments.gold)
    model = Model(features, right, strength=0.3, least=8)
    report("trained on", model.probability(features), right)
    if arguments.test:
        features, right = rows(*arguments.test)
        report("held out", model.probability(features), right)
    model.write(WEIGHTS / "statements.tsv")


if __name__ == "__main__":
    main()
