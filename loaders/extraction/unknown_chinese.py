"""Names in Chinese characters that nothing in the data has, known by what they end in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.candidate import Mention
from loaders.extraction.new_names import NewName
from schema.messages import Message

#: What ends a name, and the type of what is called so; the longest first.
_ENDS = (
    ("股份有限公司|有限责任公司|集团有限公司|集团公司|有限公司|总公司|集团|公司", "Company"),
    ("银行|控股", "Company"),
    ("大学|学院|研究院", "University"),
    ("协会|商会|基金会|博物馆|医院", "Organisation"),
    ("产业园|工业园|科技园|开发区|经济特区|园区", "Zone"),
)
#: Characters that stand before a name and are no part of one.
_BEFORE = "与和及在由向对同跟给将的了是为从于称到至把被让等、，。；：？！“”‘’《》（）()"
_NAME = re.compile(rf"(?P<name>[\u3400-\u9fff]{{2,24}}?)(?P<form>{'|'.join(ends for ends, _ in _ENDS)})")
#: What is said of any company, so no name of one.
_ANY = re.compile(
    "^(?:一|两|二|三|四|五|多|几|数|各|该|本|这|那|此|某|每|其|子|母|分|总|相关|有关|当地|国有|民营|外资|合资|"
    "中资|中方|俄方|中国|俄罗斯|中俄|俄中|家|所|个|座)+(?:家|所|个|座|中国|俄罗斯|大型|知名|建筑|汽车|能源|农业|"
    "物流|贸易|投资|科技|企业|国有|民营|上市)*$"
)
_LEAST = 2


def chinese_names(whole: str, named: Sequence[Mention]) -> Iterator[NewName]:
    """Yield names by what they end in, from the last character before that is no part of a name."""
    for match in _NAME.finditer(whole):
        start, end = _begin(whole, match.start("name"), match.start("form"), named), match.end()
        core, form = whole[start : match.start("form")], match["form"]
        if len(core) < _LEAST or _ANY.match(core):
            continue
        type_ = next(type_ for ends, type_ in _ENDS if re.fullmatch(ends, form))
        why = Message('a name that nothing in the data has, ending in "{word}"', word=form)
        yield NewName(start, end, type_, whole[start:end], 0.7, why)


def _begin(whole: str, start: int, form: int, named: Sequence[Mention]) -> int:
    """Return where a name begins: after words that are none, and after other names that are no place."""
    begin = start
    for at in range(start, form):
        if whole[at] in _BEFORE:
            begin = at + 1
    others = [m.end for m in named if begin <= m.start and m.end < form and m.type == "Country"]
    return max([begin, *others])
