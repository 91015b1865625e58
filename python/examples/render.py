"""Runs the notebook beside this file and writes it with its results: `python examples/render.py` (needs nbconvert, ipykernel,
pandas, matplotlib)."""

import pathlib

import nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor

FOLDER = pathlib.Path(__file__).parent
STYLE = """<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
pre { background: #f6f6f4; padding: .6rem .8rem; overflow-x: auto; font-size: 13px; }
table { border-collapse: collapse; font-size: 13px; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; }
img { max-width: 100%; } .prompt, .jp-InputPrompt, .jp-OutputPrompt, style + style { display: none; }
</style>"""


def main() -> None:
    path = FOLDER / "articles.ipynb"
    notebook = nbformat.read(path, as_version=4)
    ExecutePreprocessor(timeout=600).preprocess(notebook, {"metadata": {"path": str(FOLDER)}})
    for cell in notebook.cells:
        # When a cell ran says nothing to a reader, and would change the file each time.
        cell.metadata.pop("execution", None)
    notebook.metadata.pop("language_info", None)
    nbformat.write(notebook, path)
    body, _ = HTMLExporter(
        template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True
    ).from_notebook_node(notebook)
    head = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>onrecord: from 25 articles to a timeline and a table of disputes</title>\n{STYLE}\n'
    (FOLDER / "articles.html").write_text(f"{head}{body}\n</html>\n", encoding="utf-8")


if __name__ == "__main__":
    main()
