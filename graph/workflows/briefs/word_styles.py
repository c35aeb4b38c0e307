"""The page and the styles of a document of Word: type that every machine has, and quiet colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

#: The width of the text of A4 with these margins.
_SIDE_CM, _TOP_CM = 1.9, 1.6
TEXT_CM = 21.0 - 2 * _SIDE_CM
#: The room at both sides of what stands in a cell of a table.
CELL_CM = 0.38
INK, PALE, ACCENT = RGBColor(0x1D, 0x27, 0x33), RGBColor(0x56, 0x62, 0x70), RGBColor(0x1D, 0x4E, 0x89)
#: Liberation Sans has the same measures where Arial is missing, so a brief has its two pages everywhere.
_FONT, _HAN = "Arial", "Microsoft YaHei"
#: The language of what is in Latin or Cyrillic letters: in a Chinese text that is English.
_LOCALES = {"en": "en-GB", "ru": "ru-RU", "zh": "en-GB"}
#: Lines of all scripts are equally high, so that two pages stay two.
_LEADING = 1.24
#: Size, space before and after, colour, bold.
_LOOKS: dict[str, tuple[float, float, float, RGBColor, bool]] = {
    "Normal": (9.5, 0, 3, INK, False),
    "List Bullet": (9.5, 0, 2, INK, False),
    "Title": (17, 0, 1, INK, True),
    "Subtitle": (9, 0, 4, PALE, False),
    "Heading 1": (11, 7, 2, ACCENT, True),
    "Kicker": (8.5, 0, 1, PALE, False),
    "Figure": (9.5, 0, 0, INK, False),
    "Caption": (8.5, 0, 2, INK, True),
    "Remark": (7, 0, 0, PALE, False),
    "Small": (8, 0, 0, INK, False),
    "footnote text": (7.5, 0, 0, PALE, False),
}
_NEW = ("Kicker", "Figure", "Remark", "Small", "footnote text")


def set_styles(document: Document, lang: str) -> None:
    """Set the page, and all styles of a brief in a language."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(_SIDE_CM)
    page.top_margin, page.bottom_margin = Cm(_TOP_CM), Cm(1.5)
    page.footer_distance = Cm(0.8)
    styles: Any = document.styles
    for name in _NEW:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, look in _LOOKS.items():
        _look(styles[name], *look)
    bullets = styles["List Bullet"].paragraph_format
    bullets.left_indent, bullets.first_line_indent = Cm(0.45), Cm(-0.45)
    _characters(styles)
    _language(styles, lang)


def _look(
    style: ParagraphStyle, size: float, before: float, after: float, colour: RGBColor, bold: bool
) -> None:
    style.font.size, style.font.color.rgb, style.font.bold = Pt(size), colour, bold
    style.font.name, style.font.italic = _FONT, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    fonts.set(qn("w:eastAsia"), _HAN)
    fonts.set(qn("w:cs"), _FONT)
    told = style.paragraph_format
    told.space_before, told.space_after = Pt(before), Pt(after)
    # A picture takes the height that it has.
    told.line_spacing = 1.0 if style.name == "Figure" else Pt(round(size * _LEADING, 1))
    told.keep_with_next = style.name.startswith(("Heading", "Title", "Kicker"))
    for spread in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spread)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _characters(styles: Any) -> None:
    """Add the styles of signs of notes and of links."""
    sign = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    sign.font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = ACCENT
    for style, id_ in (
        (sign, "FootnoteReference"),
        (link, "Hyperlink"),
        (styles["footnote text"], "FootnoteText"),
    ):
        style.element.set(qn("w:styleId"), id_)


def _language(styles: Any, lang: str) -> None:
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for known in defaults.findall(qn("w:lang")):
        defaults.remove(known)
    locale = _LOCALES.get(lang, lang)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{locale}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'))


def thin_lines() -> Any:
    """Return thin grey lines between the rows of a table."""
    line = 'w:val="single" w:sz="2" w:space="0" w:color="C9D0D8"'
    return parse_xml(f"<w:tblBorders {nsdecls('w')}><w:bottom {line}/><w:insideH {line}/></w:tblBorders>")
