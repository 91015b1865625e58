"""Weights of the events' probability, from the project's corpus and from sentences with a known event."""

import argparse
import json
import pathlib
import tempfile

import numpy as np

from common import FOLDS, ROOT, WEIGHTS, Model, candidates, candidates_of, folds, judged, lines, report

# The class of each CAMEO root: statement, verbal and material co-operation, verbal and material conflict.
PENTA = {
    1: 0, 2: 0, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2, 9: 3, 10: 3,
    11: 3, 12: 3, 13: 3, 14: 4, 15: 4, 16: 3, 17: 4, 18: 4, 19: 4, 20: 4,
}
CORPUS_WEIGHT = 5.0
JUDGED_WEIGHT = 5.0
# Taken off the log odds: the sentences of the public sets are easier than running text.
CAUTION = 0.5


def value(row, template):
    return next(name[len(template) + 1:] for name in row["features"] if name.startswith(template + "="))


def touches(spans, ranges):
    return any(start < end_ and start_ < end for start, end in spans for start_, end_ in ranges)


def occurrences(text, phrase):
    found, at = [], text.find(phrase) if phrase else -1
    while at >= 0:
        found.append((at, at + len(phrase)))
        at = text.find(phrase, at + 1)
    return found


def of_corpus():
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "corpus/records").glob("*.json"))]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for record in records:
            document = record["document"]
            row = {"id": document["key"], "text": document["text"], "published": document["published"]}
            file.write(json.dumps(row) + "\n")
        file.flush()
        found = candidates("events", file.name)
    for record in records:
        for row in found[record["document"]["key"]]:
            kind, (start, end) = value(row, "type"), row["cue"]
            right = any(e["type"] == kind and e["trigger"][0] < end and start < e["trigger"][1] for e in record["events"])
            yield row["doc"], "corpus", row["features"], int(right)


def of_plv(path):
    """A candidate of the right type that touches a party is right; one of a wrong type between both is wrong."""
    fold = lambda kind: "YIELD" if kind in ("CONCEDE", "RETREAT") else kind
    found = candidates("events", path)
    for gold in lines(path):
        source, target = occurrences(gold["text"], gold["source"]), occurrences(gold["text"], gold["target"])
        for row in found.get(gold["id"], []):
            acts, undergoes = touches(row["source"], source), touches(row["content"], target)
            same = fold(value(row, "type")) == fold(gold["root"])
            if same and (acts or undergoes) or not same and acts and undergoes:
                yield row["doc"], "plv", row["features"], int(same)


def of_cameo(path):
    found = candidates("events", path)
    for gold in lines(path):
        places = token_places(gold)
        if gold["penta"] is None or not gold["spans"] or not places:
            continue
        span = lambda roles: [
            (places[s["start"]][0], places[s["end"] - 1][1]) for s in gold["spans"] if s["role"] in roles
        ]
        source, target = span(("source", "reciprocal")), span(("target",))
        for row in found.get(gold["id"], []):
            code = value(row, "cameo")
            if code == "-":
                continue
            acts, undergoes = touches(row["source"], source), touches(row["content"], target)
            same = PENTA[int(code[:2])] == gold["penta"]
            if same and acts or not same and acts and undergoes:
                yield row["doc"], "cameo", row["features"], int(same)


def of_judged(path, documents):
    """Rows of running text that a reader found right or wrong: document, first code point of the trigger, type, 1 or 0."""
    right = judged(path)
    for document, rows in candidates_of("events", {key[0] for key in right}, documents):
        for row in rows:
            label = right.get((document, str(row["cue"][0]), value(row, "type")))
            if label is not None:
                yield document, "judged", row["features"], label


def token_places(gold):
    places, at = [], 0
    for token in gold["tokens"] or []:
        at = gold["text"].find(token, at)
        if at < 0:
            return []
        places.append((at, at + len(token)))
        at += len(token)
    return places


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plv", required=True)
    parser.add_argument("--cameo", required=True)
    parser.add_argument("--judged", default=pathlib.Path(__file__).with_name("judged_events.tsv"))
    parser.add_argument("--docs", nargs="+", required=True, help="the documents that were judged, as JSON Lines")
    arguments = parser.parse_args()
    rows = [*of_corpus(), *of_plv(arguments.plv), *of_cameo(arguments.cameo)]
    rows += of_judged(arguments.judged, arguments.docs)
    features = [row[2] for row in rows]
    right = np.array([row[3] for row in rows])
    source = np.array([row[1] for row in rows])
    weight = np.where(source == "corpus", CORPUS_WEIGHT, np.where(source == "judged", JUDGED_WEIGHT, 1.0))
    fold = folds([row[0] for row in rows])
    held_out = np.zeros(len(rows))
    for index in range(FOLDS):
        inside, outside = np.flatnonzero(fold != index), np.flatnonzero(fold == index)
        model = Model([features[i] for i in inside], right[inside], 0.02, 3, weight[inside])
        held_out[outside] = model.probability([features[i] for i in outside], CAUTION)
    for name in ("corpus", "plv", "cameo", "judged"):
        report(name, held_out[source == name], right[source == name])
    report("all", held_out, right)
    Model(features, right, 0.02, 3, weight).write(WEIGHTS / "events.tsv", CAUTION)


if __name__ == "__main__":
    main()
