"""How Chinese usage shortens and lengthens the names of places."""

from __future__ import annotations

import re

from graph.names.folding import plain

_UNIT = re.compile("(?:维吾尔|壮族|回族)?自治区|特别行政区|自治州|边疆区|共和国|省|市|州")
#: Other words for units, and the countries before a name.
_OTHER_UNITS = (("民族自治", "自治"), ("自治专区", "自治区"), ("特区", "特别行政区"))
_COUNTRY = re.compile("^(?:中华人民共和国|中国|俄罗斯联邦|俄罗斯|俄联邦)(?=..)")

#: The characters that stand for provinces on plates of cars and in tables, by their ISO codes.
SHORT = dict(
    pair.split("=")
    for pairs in (
        "BJ=京 TJ=津 HE=冀 SX=晋 NM=蒙 LN=辽 JL=吉 HL=黑 SH=沪 JS=苏 ZJ=浙 AH=皖 FJ=闽 JX=赣 SD=鲁 HA=豫",
        "HB=鄂 HN=湘 GD=粤 GX=桂 HI=琼 CQ=渝 SC=川蜀 GZ=贵黔 YN=云滇 XZ=藏 SN=陕秦 GS=甘陇 QH=青 NX=宁 XJ=新",
        "TW=台 HK=港 MO=澳",
    )
    for pair in pairs.split()
)


def split_unit(name: str) -> tuple[str, str]:
    """Cut the kind of unit off a Chinese name: a province, a city, an autonomous region.

    Examples
    --------
    >>> split_unit("新疆维吾尔自治区"), split_unit("北京")
    (('新疆', '维吾尔自治区'), ('北京', ''))
    """
    unit = next((m[0] for m in _UNIT.finditer(name) if m.end() == len(name) and m.start()), "")
    return name.removesuffix(unit), unit


def beginning(given: str) -> str:
    """Return what was typed, folded, without a country before it and with the usual words for units."""
    name = _COUNTRY.sub("", plain(given))
    for other, usual in _OTHER_UNITS:
        name = name.replace(other, usual)
    return name


def is_form_of_chinese(given: str, name: str) -> bool:
    """Tell whether it is the name with its kind of unit left out, shortened or (of a city) added."""
    (core, unit), (own, own_unit) = split_unit(beginning(given)), split_unit(plain(name))
    return bool(own) and core == own and (own_unit.endswith(unit) or (unit == "市" and not own_unit))
