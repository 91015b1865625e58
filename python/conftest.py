"""What the tests share: the articles of the project's own corpus."""

from __future__ import annotations

import importlib.util
import pathlib
import re

import pytest

CORPUS = pathlib.Path(__file__).parent.parent / "corpus" / "articles"

# Apache Spark is large; where it is not installed its module is not tested.
collect_ignore = [] if importlib.util.find_spec("pyspark") else ["onrecord/spark"]


def article(path: pathlib.Path) -> dict[str, str]:
    """An article of the corpus: its text stands between the front matter and the annotation."""
    _, head, rest = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(re.findall(r"^(\w+): (.*)$", head, re.M))
    return {
        "key": path.stem,
        "published": fields.get("published", fields.get("dated")),
        "text": rest.split("\n---record---")[0],
    }


@pytest.fixture(scope="session")
def articles() -> list[dict[str, str]]:
    """All articles of the corpus, by name."""
    return [article(path) for path in sorted(CORPUS.glob("*.md"))]
