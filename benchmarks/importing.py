"""Times and peak memory of importing a table of 10,000 rows, beside a plain reading of the same file.

Run: ``python -m benchmarks.importing``. Each row names a project, its investor, two ties and a number. Every
command is a process of its own; nothing here is asserted.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from pathlib import Path

from benchmarks.commands import ARGUN, measure

ROWS = 10_000
MAPPING = Path(__file__).parents[1] / "examples" / "table" / "projects.yaml"
_HEAD = ["Проект", "Project", "Вид", "Отрасль", "Регион", "Инвестор", "Провинция", "Стадия", "Дата",
         "Вложения", "Что известно"]  # fmt: skip
_REGIONS = ("Амурская область", "Приморье", "Хабаровский край", "Иркутской обл.", "Бурятия", "RU-TOM")
_PROVINCES = ("Хэйлунцзян", "Цзилинь", "Ляонин", "Shandong", "Пекин")
_STAGES = ("введён", "строится", "подписано соглашение")
_CSV = "import csv; list(csv.reader(open({file!r}, encoding='cp1251', newline=''), delimiter=';'))"
_XLSX = "import openpyxl; list(openpyxl.load_workbook({file!r}).active.iter_rows(values_only=True))"


def rows() -> list[list[str]]:
    """Return the head and the rows, the same each time."""
    return [_HEAD, *(_row(number) for number in range(ROWS))]


def _row(n: int) -> list[str]:
    investor = n % 3000
    return [
        f"Образец {n}", f"Sample {n}", "завод", "food", _REGIONS[n % len(_REGIONS)], f"Инвестор {investor}",
        _PROVINCES[investor % len(_PROVINCES)], _STAGES[n % len(_STAGES)], f"{n % 28 + 1:02}.03.2025",
        f"{n % 900 + 1},5 млн руб.", "Работы идут по плану",
    ]  # fmt: skip


def write_tables(folder: Path) -> tuple[Path, Path]:
    """Write the table as a CSV of Russian Excel and as a workbook."""
    from openpyxl import Workbook

    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows())
    (folder / "table.csv").write_bytes(text.getvalue().encode("cp1251"))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Table")
    for row in rows():
        sheet.append(row)
    book.save(folder / "table.xlsx")
    return folder / "table.csv", folder / "table.xlsx"


def main() -> None:
    """Print a line for each peer and each import, with the ratio to the peer."""
    with tempfile.TemporaryDirectory() as scratch:
        for file, peer in zip(write_tables(Path(scratch)), (_CSV, _XLSX), strict=True):
            plain = measure([sys.executable, "-c", peer.format(file=str(file))])
            asked = ["import", "table", str(file), "--mapping", str(MAPPING), "--output", "{fresh}/layer"]
            own = measure([*ARGUN, *asked])
            for name, cost in (
                (f"plain reading of {file.name} (peer)", plain),
                (f"argun import table {file.name}", own),
            ):
                ratio = cost.seconds / plain.seconds
                print(f"{name:36} {cost.seconds:6.2f} s {ratio:6.1f} x  processor {cost.processor:5.2f} s  "
                      f"peak {cost.peak:4.0f} MB", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
