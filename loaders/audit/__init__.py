"""The audit of datasets: rules with stable ids, and what broke them, with file, line and next step."""

from loaders.audit.registry import all_rules
from loaders.audit.report import AuditReport, Finding
from loaders.audit.rules import Rule
from loaders.audit.runner import audit, count_layer_errors

__all__ = ["AuditReport", "Finding", "Rule", "all_rules", "audit", "count_layer_errors"]
