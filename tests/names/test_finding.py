"""A place is found by what people type for it; what may be two places, or is another thing, is an error."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import cache

import pymorphy3
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from graph.names.answers import taken_as
from graph.names.finding import NameIndex, find_place
from graph.names.folding import words
from graph.statements.records import Entity
from schema.errors import UsageError
from tests.shipped import shipped_workspace

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
#: Shorter names become others by one letter (Шаньси, Шэньси).
LONG = 9
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


def entities() -> list[Entity]:
    return list(shipped_workspace().statements.entities.values())


def places() -> list[Entity]:
    return [e for e in entities() if e.type in ("Region", "Province")]


@cache
def morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


def found(given: str, *types: str) -> str:
    return shipped_workspace().names.find(given, types or ("Region", "Province")).id.partition(":")[2]


def said(given: str, *types: str) -> str:
    with pytest.raises(UsageError) as caught:
        found(given, *types)
    return str(caught.value)


FORMS = {
    "RU-AMU": "RU-AMU|ru-amu|Region:ru-Amu |Амурская|амурская область|Амурская обл.|в Амурской области|"
    "Амурскую область|область Амурская|по Амурской обл|Приамурья|Амур|в амуре|Amur|Amur Region|"
    "阿穆尔|阿穆尔州",
    "RU-PRI": "Приморья|в Приморье|Приморский|Приморскому краю|Primorye|Primorye Territory|滨海|滨海边疆区",
    "RU-TA": "Татарстане|Татарстан|республике Татарстан|в Республике Татарстан|Tatarstan Republic|鞑靼斯坦",
    "RU-SPE": "СПб|спб|Питер|в Питере|санкт петербург|в Санкт-Петербурге|г. Санкт-Петербург|"
    "St. Petersburg|圣彼得堡市",
    "RU-KHM": "ХМАО|хмао-югра|Югра|в Югре|Ханты-Мансийский|Khanty-Mansi",
    "RU-YAN": "ЯНАО|Ямал|на Ямале|Ямало-Ненецкого автономного округа|Yamal",
    "RU-YEV": "EAO|JAO|Jewish AO|Jewish|Еврейская АО|ЕАО|в ЕАО|в Еврейской автономной области|犹太州|犹太",
    "RU-SA": "Якутия|в Якутии|Саха|республика Саха|Sakha|Yakutia|萨哈共和国",
    "RU-SAK": "Сахалин|с Сахалина|Сахалинской|Sakhalin Region",
    "RU-AL": "Altai Republic|республика Алтай|Горный Алтай|в Горном Алтае|阿尔泰共和国",
    "RU-ALT": "Алтайский|Алтайского края|Altai Krai|阿尔泰边疆区",
    "RU-MOW": "Москва|в Москве|Moscow|г. Москва|莫斯科|莫斯科市",
    "RU-MOS": "Московская|в Московской области|Подмосковья|Moscow region|莫斯科州",
    "RU-KHA": "Khabarovsk|Хабаровск|в Хабаровске|Хабаровского края|Khabarovsk region|哈巴罗夫斯克",
    "RU-ROS": "Ростов|в Ростове|Ростов-на-Дону|в Ростове-на-Дону|Rostov",
    "RU-PER": "Пермь|в Перми|Пермском крае|Perm|彼尔姆",
    "RU-KLU": "Калуга|из Калуги",
    "RU-BA": "Башкирия|Башкирии|Башкортостана",
    "RU-KEM": "Кузбасс|в Кузбассе|Кемеровской области|Кемерово",
    "RU-NVS": "НСО|Новосиб|新西伯利亚",
    "RU-CU": "Чувашская Республика|Чувашии",
    "RU-KC": "Карачаево-Черкесии|КЧР",
    "RU-ME": "марий-эл|в Марий Эл|Республики Марий Эл",
    "RU-SE": "Северной Осетии|Осетии|北奥塞梯",
    "CN-HL": "黑龙江|黑龙江省|黑龍江|黑龍江省|Heilongjiang|heilong jiang|heilongjiang sheng|"
    "Heilongjiang Province|"
    "провинция хэйлунцзян|в провинции Хэйлунцзян|Хэйлунцзяна|Хейлунцзян",
    "CN-NM": "neimenggu|nei menggu zizhiqu|内蒙古自治区|内蒙|内蒙古|"
    "во Внутренней Монголии|АРВМ|Inner Mongolia",
    "CN-SX": "Shanxi|shan xi|shanxi sheng|山西|山西省|Шаньси",
    "CN-SN": "Shaanxi|shaan xi|shaanxi sheng|陕西|陕西省|Шэньси|Шеньси",
    "CN-XJ": "新疆|新疆自治区|新疆维吾尔自治区|Синьцзяна|СУАР|Xinjiang Uyghur Autonomous Region",
    "CN-GX": "广西|广西自治区|Гуанси|guangxi",
    "CN-BJ": "Пекине|北京|北京市|Beijing shi|Peking",
    "CN-AH": "Аньхоя|в Аньхое|anhui",
    "CN-HB": "Хубэем|Hubei province",
    "CN-LN": "Ляонина|в Ляонине|辽宁",
    "CN-HK": "香港|Xianggang|в Гонконге",
}


@pytest.mark.parametrize(
    ("code", "given"), [(code, form) for code, forms in FORMS.items() for form in forms.split("|")]
)
def test_a_place_as_people_write_it(code: str, given: str) -> None:
    assert found(given) == code


def test_of_many_things_the_place_is_named_first() -> None:
    with pytest.raises(UsageError, match=r'^"амурская" may be Амурская область \(RU-AMU\), '):
        find_place(entities(), "амурская")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("Altay", '"Altay" may be Altai Republic (RU-AL) or Altai Krai (RU-ALT); give the id'),
        ("Altai", '"Altai" may be Altai Republic (RU-AL) or Altai Krai (RU-ALT); give the id'),
        ("Алтай", '"Алтай" may be Республика Алтай (RU-AL) or Алтайский край (RU-ALT); give the id'),
        ("на Алтае", "Республика Алтай (RU-AL) or Алтайский край (RU-ALT)"),
        ("阿尔泰", '"阿尔泰" may be 阿尔泰共和国 (RU-AL) or 阿尔泰边疆区 (RU-ALT); give the id'),
        ("Novgorod", "Novgorod Oblast (RU-NGR) or Nizhny Novgorod Oblast (RU-NIZ)"),
        ("Ненецкий", "Ненецкий автономный округ (RU-NEN) or Ямало-Ненецкий"),
        ("Красно", "Краснодарский край (RU-KDA) or Красноярский край (RU-KYA)"),
        ("республика", "Чеченская Республика (RU-CE) and 16 more; give the id"),
    ],
)
def test_what_may_be_several_places_is_asked_back(given: str, text: str) -> None:
    assert text in said(given)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (
            "амурская облость",
            'there is no region or province "амурская облость"; did you mean Амурская область (RU-AMU)?',
        ),
        ("амурский край", "did you mean Амурская область (RU-AMU)?"),
        ("Хабаровкс", "did you mean Хабаровский край (RU-KHA)?"),
        ("Shannxi", "did you mean Shaanxi (CN-SN) or Shanxi (CN-SX)?"),
        ("黑龙江州", "did you mean 黑龙江省 (CN-HL)?"),
        ("Moscow province", "did you mean Moscow Oblast (RU-MOS) or Moscow (RU-MOW)?"),
    ],
)
def test_names_near_a_slip_are_suggested_and_never_taken(given: str, text: str) -> None:
    assert text in said(given)


@pytest.mark.parametrize("given", ["zzz", "", " ", "«»", "区", "нов", "в", "x" * 10_000, "ы" * 10_000])
def test_what_is_like_no_name_leads_to_the_lists(given: str) -> None:
    assert said(given).endswith("; see the lists of regions and provinces")


@pytest.mark.parametrize(
    "given", ["КНР", "China", "中国", "в Китае", "Китайской Народной Республики", "Монголия"]
)
def test_a_country_is_no_region_and_the_error_says_so(given: str) -> None:
    assert said(given, "Region") == f'"{given}" is a country; name a region'
    assert "name a region or a province" in said(given)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("Владивосток", "Приморский край (RU-PRI)"),
        ("во Владивостоке", "Приморский край (RU-PRI)"),
        ("哈尔滨", "黑龙江省 (CN-HL)"),
        ("海参崴", "滨海边疆区 (RU-PRI)"),
        ("伯力", "哈巴罗夫斯克边疆区 (RU-KHA)"),
    ],
)
def test_a_capital_that_gives_no_name_to_its_region_leads_to_it(given: str, place: str) -> None:
    assert said(given) == f'"{given}" is a city; its region or province is {place}'


def test_another_thing_is_named_with_its_type() -> None:
    assert said("Газпром").startswith('"Газпром" is company:gazprom, of type Company; name a region')
    assert said("Росатом").startswith('"Росатом" is company:rosatom')  # and no slip of Ростов
    assert found("Газпрома", "Company") == "gazprom"
    assert find_place(entities(), "Газпром").id == "company:gazprom"


def test_only_places_of_the_kind_asked_for_are_meant() -> None:
    assert said("Амурская", "Province").startswith('there is no province "Амурская"')


@pytest.mark.parametrize("given", ["RU-AMU", "region:RU-AMU", "амурская область", "Amur Oblast", "阿穆尔州"])
def test_an_id_and_a_full_name_need_no_word_about_it(given: str) -> None:
    find_place(entities(), given, ("Region",), lambda *_: pytest.fail("nothing is to be said"))


@pytest.mark.parametrize("given", ["Амурской области", "Приамурье", "Amur", "阿穆尔"])
def test_what_is_no_full_name_is_said_to_be_taken_for_one(given: str) -> None:
    heard: list[tuple[str, Entity]] = []
    place = find_place(entities(), given, ("Region",), lambda *what: heard.append(what))
    assert heard == [(given, place)]
    assert str(taken_as(given, place, "en")) == f'"{given}" is taken as Amur Oblast (RU-AMU)'


def test_an_exact_name_loads_no_dictionary() -> None:
    code = (
        "import sys; from graph.names.finding import NameIndex, find_place\n"
        "from loaders.dataset_reader import read_statements\n"
        "entities = read_statements(()).entities.values()\n"
        "for given in ('RU-AMU', 'Амурская область', 'Приморье', 'Amur'):\n"
        "    find_place(entities, given, ('Region',))\n"
        "sys.exit(bool({'pymorphy3', 'rapidfuzz'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def names_in_russian() -> Iterator[tuple[str, str]]:
    for place in places():
        for name in (place.names["ru"], *place.aliases):
            if any("а" <= c <= "я" for c in name.casefold()):
                yield place.id.partition(":")[2], name


def inflected(name: str, case: str) -> Iterator[str]:
    """Put all words of a name, and only the first, into a case, as the dictionary does."""
    put = [
        word if (form := morphology().parse(word)[0].inflect({case})) is None else form.word
        for word in name.split()
    ]
    yield " ".join(put)
    yield " ".join([put[0], *name.split()[1:]])


def test_every_case_form_of_a_name_is_that_place_or_asked_back_and_never_another() -> None:
    wrong, known, index = [], 0, NameIndex(places())
    for code, name in names_in_russian():
        for form in {form for case in CASES for form in inflected(name, case)}:
            try:
                place = index.find(form)
            except UsageError:
                continue
            known += 1
            if place.id.partition(":")[2] != code:
                wrong.append((form, place.id))
    assert not wrong
    assert known > 1_000


def test_every_name_means_its_place_in_any_case_of_letters() -> None:
    for place in places():
        for name in (place.id, *place.names.values(), place.names["ru"].upper(), *place.aliases):
            assert found(name, place.type) == place.id.partition(":")[2]


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a place and a long name of it with one letter lost, added, changed or exchanged with the next."""
    code, name = draw(st.sampled_from([(c, n) for c, n in names_in_russian() if len(n) >= LONG]))
    at, letter = draw(st.integers(0, len(name) - 1)), draw(st.sampled_from(LETTERS))
    rest = name[at + 1 :]
    swapped = name[:at] + rest[:1] + name[at] + rest[1:]
    return code, draw(
        st.sampled_from(
            [name[:at] + rest, name[:at] + letter + name[at:], name[:at] + letter + rest, swapped]
        )
    )


@settings(deadline=None)  # the first one waits for the dictionary
@drawn(slips())
def test_one_wrong_letter_never_leads_to_another_place_unless_it_has_that_very_name(
    slip: tuple[str, str],
) -> None:
    code, typed = slip
    try:
        place = find_place(places(), typed)
    except UsageError:
        return
    assert place.id.partition(":")[2] == code or words(typed) in map(
        words, (place.names["ru"], *place.aliases)
    )
