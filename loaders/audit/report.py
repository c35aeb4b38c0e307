"""What an audit found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.releases import Release
from loaders.audit.registry import all_rules
from loaders.audit.rules import ERROR, Rule
from loaders.coverage import Coverage
from schema.messages import Message


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A broken rule at a place; ``line`` is counted from 1, 0 for the whole file.

    ``key`` is the path of the key (``ties[3].evidence[0].at``), ``message`` says what is wrong; ``directory``
    is that of the layer, None for what keeps it from being read at all.
    """

    file: str
    line: int
    rule: str
    key: str
    severity: str
    message: Message
    directory: Path | None = field(default=None, compare=False)

    @property
    def definition(self) -> Rule:
        """The rule, with its title and the next step."""
        return all_rules()[self.rule]


@dataclass(frozen=True, slots=True)
class AuditReport:
    """Findings by file, line and rule; coverage of the ratings where their documents were at hand.

    ``documents`` names the documents that were checked, by source id. ``partial`` tells that records could
    not be read, so that what the data lack was not judged; ``releases`` are those of the layers, from the
    lowest to the highest, none where a manifest could not be read.
    """

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...] = ()
    documents: Mapping[str, str] | None = None
    partial: bool = False
    releases: tuple[Release, ...] = ()

    @property
    def errors(self) -> int:
        """The number of errors; a check fails when there is one."""
        return sum(f.severity == ERROR for f in self.findings)

    @property
    def warnings(self) -> int:
        """The number of warnings."""
        return len(self.findings) - self.errors

    def of_layers(self, directories: Iterable[Path]) -> AuditReport:
        """Return the report with the findings in these layers only, of the several that were checked.

        What keeps a layer from being read at all stays in it.
        """
        wanted = {None, *(directory.resolve() for directory in directories)}
        kept = (f for f in self.findings if (f.directory and f.directory.resolve()) in wanted)
        return replace(self, findings=tuple(kept))

    def errors_alone(self) -> AuditReport:
        """Return the report without its warnings."""
        return replace(self, findings=tuple(f for f in self.findings if f.severity == ERROR))
