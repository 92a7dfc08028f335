"""What must and what must not be read in the annotated bulletins, by name: values and names of bodies, none of their sentences."""

from taizhang.records import Comparator, FigureKind, InstrumentStatus

EQ, GT, GE, LE, RANGE = Comparator.EQ, Comparator.GT, Comparator.GE, Comparator.LE, Comparator.RANGE
TARGET, SCOPE, BASELINE, OUTCOME = FigureKind.TARGET, FigureKind.SCOPE, FigureKind.BASELINE, FigureKind.OUTCOME
PLANNED, ISSUED, CITED = InstrumentStatus.PLANNED, InstrumentStatus.ISSUED, InstrumentStatus.CITED

# Figures: project (0: the whole bulletin), value, upper value, comparator, and what it is (None where that is not said).
FIGURES = {
    "D1": [(0, "6", None, EQ, SCOPE), (3, "2", None, EQ, None)],
    "D2": [(4, "6", "8", RANGE, TARGET), (0, "3", None, EQ, None), (0, "100", None, EQ, None), (0, "88", None, GE, None),
           (0, "76", None, GE, None), (0, "94", None, GE, None)],
    "D3": [(4, "2", "3", RANGE, None), (3, "12", None, EQ, None)],
    "D4": [(3, "112", None, EQ, None), (6, "32", None, EQ, None), (1, "12600000", None, EQ, None), (4, "400", None, EQ, TARGET),
           (4, "98", None, GE, TARGET), (0, "4", None, EQ, None)],
    "D5": [(3, "1200", None, Comparator.LT, OUTCOME), (3, "3000", "3500", RANGE, TARGET)],
    "D6": [(3, "10000", None, GE, TARGET), (3, "20000", None, GE, TARGET), (3, "35000", None, GE, TARGET),
           (2, "45", None, LE, TARGET), (2, "50", None, LE, TARGET), (5, "15", "20", RANGE, TARGET), (5, "5", None, LE, TARGET)],
    "D7": [(1, "60", None, GT, OUTCOME), (1, "28", None, EQ, None)],
    "D8": [(2, "120", None, EQ, TARGET), (2, "96.4", None, EQ, OUTCOME), (3, "7600", None, GT, None),
           (2, "43200000", None, EQ, None), (1, "30", None, GE, TARGET), (4, "12", None, EQ, None), (5, "15", None, EQ, None),
           (4, "150000", "200000", RANGE, None)],
}
# Earlier and later values of one thing.
CHANGES = {
    "D1": [("82", "98.6"), ("198.4", "183.1"), ("91.3", "96.8")],
    "D3": [("1840", "1288")],
    "D5": [("96.1", "99.3"), ("81.5", "93.2"), ("20", "5")],
    "D8": [("650", "720"), ("520", "585")],
}
# Ranks: project and value.
RANKS = {"D3": [(3, "4")], "D6": [(5, "5")]}
# Parts: the part and its whole.
PARTS = {"D5": [("1200", "8650"), ("41", "389")]}
# What no figure stands on; a number of it that the bulletin tells elsewhere too is a figure there.
NO_FIGURE = {
    "D1": ["12345", "0792-8112388"],
    "D2": ["〔2022〕47号"],
    "D3": ["一个平台", "2024—2027年"],
    "D4": ["第十轮", "506室", "410300", "四不两直", "一卡通"],
    "D5": ["0717-12388", "2024—2026年", "第三方"],
    "D6": ["12345", "〔2022〕95号", "(1)", "(2)", "(3)"],
    "D7": ["一院一策", "第三方", "1至9月", "前三季度"],
    "D8": ["六个百分之百", "PM10", "第四纪检监察组", "①", "②", "③"],
}
# Lead units of a project, and of some projects those that take part.
LEADS = {
    "D1": {1: {"九江市教育局", "九江市市场监管局"}, 3: {"九江市卫健委", "九江市医保局"}, 5: set()},
    "D2": {5: {"青羊区综合执法局", "成都市公安局交警三分局"}, 6: set()},
    "D3": {3: {"绍兴市综合执法局", "越城区综合执法局", "柯桥区综合执法局", "上虞区综合执法局"}},
    "D4": {3: set()},
    "D5": {3: {"宜昌市住建局", "宜昌市城管委"}, 5: set()},
    "D6": {3: {"临沂市民政局", "临沂市财政局"}},
    "D7": {2: {"吴江区农业农村局"}, 3: {"昆山市教育局", "昆山市市场监管局"}, 4: {"张家港市城管局"}, 5: set()},
    "D8": {3: {"永川区民政局", "永川区乡村振兴局"}, 4: set()},
}
PARTNERS = {
    "D1": {1: set(), 2: {"九江市住建局", "九江市交通运输局", "九江市水利局"}, 3: {"九江市纪委监委驻市卫健委纪检监察组"}},
    "D2": {3: {"青羊区公建管理中心"}},
    "D5": {2: {"宜昌市公安局", "宜昌市卫健委"}},
    "D7": {6: {"太仓市市场监管局"}},
    "D8": {3: {"永川区纪委监委派驻第四纪检监察组"}, 4: {"永川区生态环境局", "永川区城市管理局"}},
}
# Bodies that neither lead nor take part anywhere.
STRANGERS = {
    "D1": {"派驻监督"},
    "D2": {"—", "青羊区纪委监委驻区住建交局纪检监察组", "区纪委监委驻区住建交局纪检监察组"},
    "D5": {"宜昌市纪委监委", "宜昌市纪委监委驻市卫健委纪检监察组", "市纪委监委驻市卫健委纪检监察组"},
    "D7": {"苏州市教育局", "苏州市城管局", "常熟市", "古里镇", "常熟市古里镇"},
}
# All time limits: project, kind, last day.
LIMITS = {
    "D1": {(5, "by", "2024-06-30")},
    "D2": {(0, "by", "2023-01-15"), (5, "by", "2023-03-31"), (0, "recurring", None)},
    "D3": {(1, "by", "2024-12-31"), (1, "by", "2025-06-30"), (2, "standing", None), (3, "recurring", None)},
    "D4": {(2, "recurring", None), (2, "standing", None), (4, "by", "2021-11-30"), (4, "standing", None)},
    "D5": {(3, "by", "2025-06-30"), (4, "by", "2024-12-31"), (4, "recurring", None)},
    "D6": {(0, "recurring", None), (1, "recurring", None), (1, "by", "2023-10-31"), (2, "by", "2023-06-30"),
           (2, "by", "2023-08-31"), (2, "by", "2023-12-31"), (3, "recurring", None), (3, "by", "2023-11-30"),
           (5, "standing", None)},
    "D7": {(1, "by", "2024-11-30"), (4, "recurring", None), (0, "during", "2025-03-31")},
    "D8": {(2, "by", "2022-12-31"), (2, "recurring", None), (2, "by", "2023-03-31"), (4, "by", "2023-06-30"),
           (5, "by", "2022-11-30")},
}
# Roles of the persons: project and role, each as often as there are persons.
PERSONS = {
    "D1": [],
    "D2": [(0, "other")],
    "D4": [(1, "section-lead"), (1, "section-lead"), (4, "deputy-head"), (6, "section-lead")],
    "D6": [(1, "deputy-head"), (1, "section-lead"), (2, "department-head"), (2, "deputy-head"), (2, "section-lead"),
           (3, "deputy-head"), (3, "deputy-head"), (4, "deputy-head"), (4, "section-lead"),
           (5, "deputy-head"), (5, "section-lead")],
    "D7": [(1, "quoted"), (1, "quoted"), (3, "quoted"), (6, "quoted")],
}
# Instruments: the end of the title, and what became of it.
INSTRUMENTS = {
    "D3": [("装修垃圾管理办法", PLANNED), ("浙江省综合行政执法条例", CITED)],
    "D5": [("保障农民工工资支付条例", CITED)],
}
STATUSES = {
    "D6": dict.fromkeys(range(1, 6), "pledged"),
    "D8": {1: "closed", 2: "in-progress", 3: "closed", 4: "in-progress", 5: "closed"},
}
# What no measure that was performed holds.
NOT_DONE = {"D1": ["约谈院长12人"], "D3": ["装修垃圾管理办法"]}
