"""What both recipes share: candidates from the program, fitting, and writing weights."""

import collections
import json
import pathlib
import subprocess
import tempfile

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target/release/examples/candidates"
WEIGHTS = ROOT / "crates/reading/weights"
FOLDS = 5
STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95)


def lines(path):
    """The objects of a JSON Lines file."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def code_points(text):
    """Code points before each byte that begins one."""
    table, byte = {}, 0
    for count, letter in enumerate(text):
        table[byte] = count
        byte += len(letter.encode())
    table[byte] = len(text)
    return table


def candidates(what, path):
    """The program's candidates by document, with spans in code points."""
    texts = {row["id"]: code_points(row["text"]) for row in lines(path)}
    printed = subprocess.run([PROGRAM, what, path], check=True, capture_output=True, text=True).stdout
    found = collections.defaultdict(list)
    for line in printed.splitlines():
        row = json.loads(line)
        at = texts[row["doc"]]
        span = lambda pair: [at[pair[0]], at[pair[1]]]
        row["cue"] = span(row["cue"])
        row["content"] = [span(part) for part in row["content"]]
        row["source"] = [span(row["speaker"])] if row["speaker"] else []
        found[row["doc"]].append(row)
    return found


def judged(path):
    """The rows of a table read by hand: all cells but the last, and whether it is right."""
    with open(path, encoding="utf-8") as file:
        cells = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return {tuple(row[:-1]): int(row[-1]) for row in cells}


def candidates_of(what, names, paths):
    """The candidates of the documents of these names, wherever they are."""
    texts = {row["id"]: row for path in paths for row in lines(path) if row["id"] in names}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in texts.values())
        file.flush()
        return candidates(what, file.name).items()


def folds(documents):
    """The fold of each row, so that a document is in one alone."""
    names = sorted(set(documents))
    np.random.RandomState(0).shuffle(names)
    fold_of = {name: index % FOLDS for index, name in enumerate(names)}
    return np.array([fold_of[name] for name in documents])


class Model:
    """Logistic regression over named features that occur at least `least` times."""

    def __init__(self, rows, right, strength, least, weights=None):
        count = collections.Counter(name for row in rows for name in set(row))
        self.known = {name for name, times in count.items() if times >= least}
        self.columns = DictVectorizer()
        matrix = self.columns.fit_transform([self.seen(row) for row in rows])
        self.fit = LogisticRegression(C=strength, max_iter=500).fit(matrix, right, sample_weight=weights)

    def seen(self, row):
        return {name: 1 for name in row if name in self.known}

    def probability(self, rows, caution=0.0):
        odds = self.fit.decision_function(self.columns.transform([self.seen(row) for row in rows]))
        return 1 / (1 + np.exp(caution - odds))

    def write(self, path, caution=0.0):
        """Weights below 0.02 change nothing that is printed; `caution` is taken off the constant."""
        named = sorted(zip(self.columns.feature_names_, self.fit.coef_[0]))
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"bias\t{self.fit.intercept_[0] - caution:.4f}\n")
            file.writelines(f"{name}\t{weight:.3f}\n" for name, weight in named if abs(weight) >= 0.02)


def report(name, probability, right):
    """How many rows stand above each probability, and which share of them is right."""
    right = np.asarray(right)
    for step in STEPS:
        above = probability >= step
        share = right[above].mean() if above.any() else float("nan")
        print(f"{name:12} at least {step:.2f}: {above.sum():6} rows, {100 * share:5.1f} % right")
