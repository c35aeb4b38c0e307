"""Help pages and faults of usage, in the language of the session."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from graph.cli.options import language_of
from graph.texts import say, translate
from schema.errors import UsageError
from schema.messages import N_, Message, either

#: What typer itself says in English.
OF_TYPER = (
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)


#: Under this a group keeps the command that is called by the name of the group alone.
OWN = "-"


class HelpfulCommand(TyperCommand):
    """A command that writes its help page and its faults in the language of the session."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page; that of a group's own command lists the others of the group."""
        lang, group = language_of(ctx), None if ctx.info_name else ctx.parent.command
        others = [(name, command.help or "") for name, command in _commands(group) if name] if group else []
        write_page(self, ctx, formatter, [(name, translate(text, lang)) for name, text in others])

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments; those that nobody takes are a fault."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise UsageError(
                'the argument "{given}" is one too many; put a name of several words in quotes (see {help})',
                given=ctx.args[0],
                help=_help(ctx),
            )
        return left


class HelpfulGroup(TyperGroup):
    """The program: its help page and an unknown command in the language of the session."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page with the list of commands."""
        lang = language_of(ctx)
        rows = [(name, translate(command.help or "", lang)) for name, command in _commands(self)]
        write_page(self, ctx, formatter, rows)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments; what is no command of the group is for its own command, where it has one."""
        if OWN in self.commands and (not args or args[0] not in self.commands):
            args = [OWN, *args]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is meant; an unknown one is a fault that names near ones."""
        if OWN in self.commands and args[:1] == [OWN]:
            return "", self.commands[OWN], args[1:]
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.commands)
            if near:
                fields = {"given": args[0], "near": either(near)}
                raise UsageError('there is no command "{given}"; did you mean {near}?', **fields)
            raise UsageError('there is no command "{given}"; argun --help lists them', given=args[0])
        return super().resolve_command(ctx, args)


def _commands(group: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command below a group, by its whole name."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _commands(command, f"{above}{name} ")
        else:
            yield f"{above}{'' if name == OWN else name}".rstrip(), command


def write_page(command: Any, context: Any, formatter: Any, commands: Sequence[tuple[str, str]] = ()) -> None:
    """Write how a command is called, what it does, its arguments, its options and its examples."""
    lang = language_of(context)
    formatter.write(usage_line(context))
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(translate(command.help or "", lang))
    parameters = [p for p in command.get_params(context) if not getattr(p, "hidden", False)]
    for heading, kind in ((N_("Arguments:"), "argument"), (N_("Options:"), "option")):
        chosen = [parameter for parameter in parameters if parameter.param_type_name == kind]
        rows = [(_called(parameter), " ".join(_described(parameter, lang))) for parameter in chosen]
        _write_section(heading, rows, formatter, lang)
    _write_section(N_("Commands:"), commands, formatter, lang)
    examples = getattr(command.callback, "examples", ())
    if examples:
        formatter.write_paragraph()
        heading = translate(N_("Examples:"), lang)
        formatter.write(f"  {heading}\n")
        formatter.write("".join(f"    {example}\n" for example in examples))


def usage_line(context: Any) -> str:
    """Return how a command is called, as a line with its end."""
    lang = language_of(context)
    pieces = [translate(N_("[OPTIONS]"), lang)]
    if isinstance(context.command, TyperGroup):
        pieces.append(translate(N_("COMMAND [ARGS]..."), lang))
    pieces += [_called(p) for p in context.command.params if p.param_type_name == "argument"]
    called = translate(N_("Usage: "), lang)
    return f"{called}{context.command_path.rstrip()} {' '.join(pieces)}\n"


def _write_section(heading: str, rows: Sequence[tuple[str, str]], formatter: Any, lang: str) -> None:
    if rows:
        formatter.write_paragraph()
        formatter.write(f"{translate(heading, lang)}\n")
        with formatter.indentation():
            formatter.write_dl(rows)


def _called(parameter: Any) -> str:
    """Return an argument or option as it is typed."""
    metavar = parameter.metavar or ""
    if parameter.param_type_name == "argument":
        return str(metavar or parameter.name.upper())
    return " ".join(filter(None, [", ".join(parameter.opts), metavar]))


def _described(parameter: Any, lang: str) -> Iterator[str]:
    """Yield what a parameter means, what is taken without it, and whether it must be given."""
    yield translate(parameter.help or "", lang)
    default = parameter.default
    is_said = default is not None and not isinstance(default, bool) and not callable(default)
    if is_said and getattr(parameter, "show_default", True) and not parameter.required:
        yield say(Message("[default: {value}]", value=getattr(default, "value", default)), lang)
    if parameter.required:
        yield translate(N_("[required]"), lang)


def usage_message(error: Any) -> Message:
    """Return what is wrong with the arguments, from typer's error."""
    kind, name = type(error).__name__, getattr(error, "option_name", "")
    if kind == "NoSuchOption":
        if error.possibilities:
            near = either(error.possibilities)
            return Message("there is no option {option}; did you mean {near}?", option=name, near=near)
        return Message("there is no option {option}; see {help}", option=name, help=_help(error.ctx))
    if kind == "BadOptionUsage":
        # Typer keeps the two apart only in its text.
        if "not take" in error.message:
            return Message("{option} takes no value", option=name)
        return Message("{option} needs a value after it", option=name)
    if kind == "MissingParameter" and error.param is not None:
        fields = {"parameter": _named(error.param), "help": _help(error.ctx)}
        return Message("{parameter} is missing; see {help}", **fields)
    return Message("{reason}; see {help}", reason=error.format_message().rstrip("."), help=_help(error.ctx))


def _named(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.human_readable_name)
    return max(map(str, parameter.opts), key=len)


def _help(context: Any) -> str:
    return f"{context.command_path.rstrip() if context is not None else 'argun'} --help"
