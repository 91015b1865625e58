"""Writes what spaCy says of texts, for `crates/language/tests/parity.rs` to compare with what we say.

Usage: python tools/parity/spacy_fixture.py MODEL INPUT... > OUTPUT.jsonl

MODEL is a package's name or a folder with `config.cfg`. INPUT is a `.txt` file (one text), or a `.jsonl` file
whose lines hold `text` (and may hold `id`). One line of output per text:

    {"id", "text", "tokens": [[start, length, tag, pos, lemma, head, label, sentence start], ...],
     "names": [[first token, token after the last, type], ...]}

Starts and lengths are bytes of UTF-8. The strings of `tag`, `pos`, `lemma` and `label` are written once, in
`strings`, and referred to by number. Needs `pip install spacy==3.8.*`; the tests do not.
"""

import json
import sys
from pathlib import Path

import spacy


def texts(path):
    if path.suffix == ".txt":
        # Bytes, because reading as text would change the ends of lines.
        yield path.name, path.read_bytes().decode("utf-8")
        return
    for number, line in enumerate(path.open(encoding="utf-8"), 1):
        row = json.loads(line)
        yield str(row.get("id", f"{path.name}:{number}")), row["text"]


def fixture(doc, name):
    strings = {}

    def number(word):
        return strings.setdefault(word, len(strings))

    tokens = []
    place = character = 0
    for token in doc:
        place += len(doc.text[character : token.idx].encode("utf-8"))
        character = token.idx
        tokens.append(
            [
                place,
                len(token.text.encode("utf-8")),
                number(token.tag_),
                number(token.pos_),
                number(token.lemma_),
                token.head.i,
                number(token.dep_),
                int(bool(token.is_sent_start)),
            ]
        )
    names = [[entity.start, entity.end, entity.label_] for entity in doc.ents]
    return {"id": name, "text": doc.text, "strings": list(strings), "tokens": tokens, "names": names}


def main():
    model, *inputs = sys.argv[1:]
    nlp = spacy.load(model)
    nlp.max_length = 20_000_000
    for path in map(Path, inputs):
        for name, text in texts(path):
            json.dump(fixture(nlp(text), name), sys.stdout, ensure_ascii=False, separators=(",", ":"))
            sys.stdout.write("\n")


if __name__ == "__main__":
    main()
