"""Times and peak memory of reading an edition of the rating, beside a plain reading of the same file.

    python -m benchmarks.reading FILE [FILE ...]

The peer only takes the words out: markdown-it for Markdown, lxml for HTML, python-docx for DOCX, pypdf for
PDF. Each is a process of its own, start included, the best of three; the ratio is that of the processor's
time. The limits to hold are 2 s and 600 MB.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.commands import ARGUN, measure

_HEAD = "import sys; path = sys.argv[1]; "
#: How each peer takes the words out of a file, by its suffix.
PEERS: Mapping[str, tuple[str, str]] = {
    ".md": ("markdown-it", "from markdown_it import MarkdownIt; MarkdownIt().parse(open(path).read())"),
    ".html": ("lxml", "import lxml.html; lxml.html.parse(path).getroot().text_content()"),
    ".docx": (
        "python-docx",
        "import docx; [c.text for t in docx.Document(path).tables for r in t.rows for c in r.cells]",
    ),
    ".pdf": ("pypdf", "import pypdf; [page.extract_text() for page in pypdf.PdfReader(path).pages]"),
}
_COMMANDS = {"read": ("read", "rating"), "candidates": ("candidates",)}


def main() -> None:
    """Print a line for each command and file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--command", choices=_COMMANDS, default="read")
    options = parser.parse_args()
    print(f"{'file':24}{'seconds':>9}{'CPU':>7}{'MB':>6}  {'peer':14}{'CPU':>7}{'MB':>6}{'ratio':>7}")
    for path in options.files:
        ours = measure([*ARGUN, *_COMMANDS[options.command], str(path), "--format", "ndjson"])
        name, code = PEERS[path.suffix]
        peer = measure([sys.executable, "-c", _HEAD + code, str(path)])
        print(
            f"{path.name:24}{ours.seconds:>9.2f}{ours.processor:>7.2f}{ours.peak:>6.0f}  "
            f"{name:14}{peer.processor:>7.2f}{peer.peak:>6.0f}{ours.processor / peer.processor:>7.1f}"
        )


if __name__ == "__main__":
    main()
