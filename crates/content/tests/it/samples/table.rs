//! The table of faults.

use selfcheck_content::Code;

use crate::base::Edit;
use Edit::{Append, Remove, Replace, Write};

/// A content with one fault.
pub struct Sample {
    pub code: Code,
    pub edits: &'static [Edit],
}

const fn sample(code: Code, edits: &'static [Edit]) -> Sample {
    Sample { code, edits }
}

pub const NOTICE: &str = "*notice.toml";
pub const TEXT: &str = "*text.txt";
pub const MEASURES: &str = "*measures/1.toml";
pub const ESTATE: &str = "*measures/2.toml";
pub const CONDITION: &str = "物业情况 不是 无人管理 且 社区类别 至少 出现病例";

/// Every fault with the code it has.
pub const SAMPLES: &[Sample] = &[
    sample(Code::FileMissing, &[Remove("catalogue.toml")]),
    sample(Code::FileMissing, &[Remove(TEXT)]),
    sample(Code::FileStray, &[Write("fact.toml", "")]),
    sample(Code::FileStray, &[Write("*measures/old/1.toml", "[[measure]]\n")]),
    sample(
        Code::TomlSyntax,
        &[Replace("entities.toml", "en = \"Rescue station\"", "en = Rescue station")],
    ),
    sample(
        Code::TomlSyntax,
        &[Replace(MEASURES, "fix = { zh = \"立即封闭\"", "fix = { zh = “立即封闭”")],
    ),
    sample(Code::TomlSyntax, &[Append(NOTICE, "[[context]\n")]),
    sample(
        Code::FieldUnknown,
        &[Replace(ESTATE, "basis = \"text\"", "basis = \"text\"\nnotes = \"…\"")],
    ),
    sample(
        Code::FieldUnknown,
        &[Replace(
            "references.toml",
            "en = \"It changed later.\"",
            "en = \"It changed later.\"\nfr = \"…\"",
        )],
    ),
    sample(Code::FieldMissing, &[Replace(ESTATE, "urgency = \"regularly\"\n", "")]),
    sample(
        Code::FieldMissing,
        &[Replace(
            "entities.toml",
            "hint = { zh = \"救助站\", en = \"A rescue station\" }",
            "hint = { zh = \"救助站\" }",
        )],
    ),
    sample(Code::FieldType, &[Replace(NOTICE, "dated = \"2021-12-07\"", "dated = 2021-12-07")]),
    sample(Code::FieldType, &[Replace(ESTATE, "for = [\"community\"]", "for = \"community\"")]),
    sample(
        Code::FieldType,
        &[Replace(
            "facts.toml",
            "name = { zh = \"社区类别\", en = \"Class\" }",
            "name = \"社区类别\"",
        )],
    ),
    sample(Code::FieldType, &[Replace(NOTICE, "number = 3", "number = 333")]),
    sample(Code::Empty, &[Replace(ESTATE, "en = \"Call the manager\"", "en = \" \"")]),
    sample(Code::Empty, &[Replace(ESTATE, "for = [\"community\"]", "for = []")]),
    sample(
        Code::Empty,
        &[Replace(
            "references.toml",
            "\n[[reference.paragraph]]\nzh = \"后来有变化。\"\nen = \"It changed later.\"\n",
            "",
        )],
    ),
    sample(Code::Empty, &[Replace("references.toml", "measures = [\"temperature\"]\n", "")]),
    sample(Code::Date, &[Replace("catalogue.toml", "2022-01-01", "2022-02-30")]),
    sample(Code::Date, &[Replace(NOTICE, "2021-12-08", "2021-12-8")]),
    sample(
        Code::DivisionLine,
        &[Replace(
            "divisions.csv",
            "330106,西湖区,xi hu,330100,杭州市,hang zhou",
            "330106,西湖区,xi hu,330100",
        )],
    ),
    sample(
        Code::DivisionLine,
        &[Append("divisions.csv", "3302,海曙区,hai shu,330200,宁波市,ning bo\n")],
    ),
    sample(
        Code::DivisionLine,
        &[Append("divisions.csv", "330302,\"鹿城区\",lu cheng,330300,温州市,wen zhou\n")],
    ),
    sample(
        Code::DivisionLine,
        &[Replace("divisions.csv", "code,name,pinyin,city_code", "code;name;pinyin;city_code")],
    ),
    sample(
        Code::DivisionTwice,
        &[Append("divisions.csv", "330305,鹿城区,lu cheng,330300,温州市,wen zhou\n")],
    ),
    sample(
        Code::DivisionTwice,
        &[Append("divisions.csv", "330306,江北区,jiang bei,330300,温州市,wen zhou\n")],
    ),
    sample(
        Code::CityScattered,
        &[Append("divisions.csv", "330203,海曙区,hai shu,330200,宁波市,ning bo\n")],
    ),
    sample(
        Code::CityScattered,
        &[Append("divisions.csv", "330306,鹿城区,lu cheng,330300,温洲市,wen zhou\n")],
    ),
    sample(
        Code::CityScattered,
        &[Append("divisions.csv", "330306,鹿城区,lu cheng,330300,温州市,weng zhou\n")],
    ),
    sample(
        Code::CountyOutside,
        &[Append("divisions.csv", "330402,鹿城区,lu cheng,330300,温州市,wen zhou\n")],
    ),
    sample(
        Code::CountyOutside,
        &[Append("divisions.csv", "330402,南湖区,nan hu,330401,嘉兴市,jia xing\n")],
    ),
    sample(
        Code::DivisionPinyin,
        &[Append("divisions.csv", "330302,鹿城区,lucheng,330300,温州市,wen zhou\n")],
    ),
    sample(
        Code::DivisionPinyin,
        &[Append("divisions.csv", "330302,鹿城区,Lu Cheng,330300,温州市,wen zhou\n")],
    ),
    sample(
        Code::DivisionPinyin,
        &[Append("divisions.csv", "330302,鹿城区,lù chéng,330300,温州市,wen zhou\n")],
    ),
    sample(
        Code::DivisionPinyin,
        &[Append("divisions.csv", "330302,鹿城区,,330300,温州市,wen zhou\n")],
    ),
    sample(
        Code::DivisionPinyin,
        &[Append("divisions.csv", "330302,鹿城区,lu cheng qu,330300,温州市,wen zhou\n")],
    ),
    sample(
        Code::DivisionPinyin,
        &[Append("divisions.csv", "330302,鹿城区,lu cheng,330300,温州市,wen  zhou\n")],
    ),
    sample(Code::TextShape, &[Replace(TEXT, "各市民政局:", "各市民政局")]),
    sample(Code::TextShape, &[Replace(TEXT, "2021年12月7日", "浙江省")]),
    sample(Code::TextShape, &[Write(TEXT, "关于疫情防控的通知\n")]),
    sample(
        Code::TextDiffers,
        &[Replace(NOTICE, "title = \"关于疫情防控的通知\"", "title = \"关于疫情防控的通告\"")],
    ),
    sample(
        Code::TextDiffers,
        &[Replace(NOTICE, "dated = \"2021-12-07\"", "dated = \"2021-12-06\"")],
    ),
    sample(
        Code::TextDiffers,
        &[Replace(NOTICE, "issuer = \"浙江省民政厅\"", "issuer = \"省民政厅\"")],
    ),
    sample(Code::SectionNumber, &[Replace(TEXT, "二、守好社区", "三、守好社区")]),
    sample(
        Code::SectionTable,
        &[Append(NOTICE, "\n[[section]]\nnumber = 4\nshort = { zh = \"附则\", en = \"Annex\" }\n")],
    ),
    sample(
        Code::SectionTable,
        &[Replace(
            NOTICE,
            "[[section]]\nnumber = 2\nshort = { zh = \"社区\", en = \"Communities\" }\n",
            "",
        )],
    ),
    sample(
        Code::SectionTable,
        &[
            Replace(NOTICE, "number = 3", "number = 1"),
            Append(
                NOTICE,
                "\n[[section]]\nnumber = 3\nshort = { zh = \"结语\", en = \"Closing\" }\n",
            ),
        ],
    ),
    sample(
        Code::Closing,
        &[
            Replace(NOTICE, "closing = \"各级要深入\"", "closing = \"各单位要\""),
            Replace(NOTICE, "sentence = \"#3.1\"", "sentence = \"#2.2\""),
            Replace(
                NOTICE,
                "[[section]]\nnumber = 3\nshort = { zh = \"结语\", en = \"Closing\" }\n",
                "",
            ),
        ],
    ),
    sample(
        Code::Closing,
        &[
            Replace(TEXT, "各级要深入指导。", "各级要深入指导。\n各级要深入检查。"),
            Append(
                NOTICE,
                "\n[[section]]\nnumber = 4\nshort = { zh = \"结语\", en = \"Closing\" }\n",
            ),
            Append(
                NOTICE,
                "\n[[context]]\nsentence = \"#4.1\"\nreason = { zh = \"同上\", en = \"The same\" }\n",
            ),
        ],
    ),
    sample(
        Code::Closing,
        &[
            Replace(TEXT, "\n各级要深入指导。\n", ""),
            Replace(TEXT, "二、守好社区", "各级要深入指导。\n\n二、守好社区"),
            Replace(ESTATE, "source = [\"#2.1\"]", "source = [\"#3.1\"]"),
            Replace(NOTICE, "sentence = \"#3.1\"", "sentence = \"#2.1\""),
        ],
    ),
    sample(Code::IdForm, &[Replace(ESTATE, "id = \"estate\"", "id = \"Estate_1\"")]),
    sample(Code::IdTwice, &[Replace(ESTATE, "id = \"estate\"", "id = \"closed\"")]),
    sample(Code::IdTwice, &[Replace("facts.toml", "id = \"owners\"", "id = \"company\"")]),
    sample(
        Code::EntityUnknown,
        &[Replace(ESTATE, "for = [\"community\"]", "for = [\"community\", \"elder-care\"]")],
    ),
    sample(
        Code::EntityUnknown,
        &[Replace(MEASURES, "for = [\"@institution\"]", "for = [\"@institutions\"]")],
    ),
    sample(
        Code::FactUnknown,
        &[Replace("references.toml", "facts = [\"class\"]", "facts = [\"社区类别\"]")],
    ),
    sample(
        Code::OptionUnknown,
        &[Replace(
            "facts.toml",
            "given = { yes = [\"eldercare\"] }",
            "given = { yse = [\"eldercare\"] }",
        )],
    ),
    sample(
        Code::MeasureUnknown,
        &[Replace(
            "references.toml",
            "measures = [\"temperature\"]",
            "measures = [\"temperatur\"]",
        )],
    ),
    sample(
        Code::SentenceUnknown,
        &[Replace(ESTATE, "source = [\"#2.1\"]", "source = [\"#2.1\", \"#2.2\"]")],
    ),
    sample(
        Code::SentenceUnknown,
        &[Replace(ESTATE, "source = [\"#2.1\"]", "source = [\"#2.1\", \"#7.1\"]")],
    ),
    sample(
        Code::SentenceUnknown,
        &[Replace(ESTATE, "source = [\"#2.1\"]", "source = [\"#2.1\", \"2-1\"]")],
    ),
    sample(
        Code::SentenceUnknown,
        &[Replace(ESTATE, "source = [\"#2.1\"]", "source = [\"#2.1\", \"2021-12-07-simple#1.1\"]")],
    ),
    sample(
        Code::ChoiceUnknown,
        &[Replace(ESTATE, "strength = \"encouraged\"", "strength = \"encourage\"")],
    ),
    sample(
        Code::ChoiceUnknown,
        &[Replace("entities.toml", "group = \"community\"", "group = \"village\"")],
    ),
    sample(
        Code::ChoiceUnknown,
        &[Replace("facts.toml", "options = \"yes-no\"", "options = \"yes/no\"")],
    ),
    sample(
        Code::GroupEmpty,
        &[Replace("entities.toml", "\"community\"]", "\"community\", \"window\"]")],
    ),
    sample(
        Code::IdTwice,
        &[Replace("entities.toml", "\"community\"]", "\"community\", \"community\"]")],
    ),
    sample(
        Code::NamedTwice,
        &[Replace(MEASURES, "for = [\"@institution\"]", "for = [\"@institution\", \"rescue\"]")],
    ),
    sample(
        Code::NamedTwice,
        &[Replace(ESTATE, "source = [\"#2.1\"]", "source = [\"#2.1\", \"#2.1\"]")],
    ),
    sample(
        Code::NamedTwice,
        &[Replace("references.toml", "facts = [\"class\"]", "facts = [\"class\", \"class\"]")],
    ),
    sample(
        Code::NamedTwice,
        &[Replace("references.toml", "places = [\"宁波市\"]", "places = [\"宁波市\", \"宁波市\"]")],
    ),
    sample(
        Code::QuoteAbsent,
        &[Replace(MEASURES, "quote = \"要封闭管理\"", "quote = \"严格消毒\"")],
    ),
    sample(
        Code::QuoteAbsent,
        &[Replace(MEASURES, "quote = \"做好体温测量\"", "quote = \"做好体温测量，严格消毒\"")],
    ),
    sample(
        Code::QuoteAbsent,
        &[Replace(ESTATE, "quote = \"指导物业做好消毒\"", "quote = \"做好消杀\"")],
    ),
    sample(
        Code::Word,
        &[
            Replace("facts.toml", "word = \"社区类别\"", "word = \"社区 类别\""),
            Replace(ESTATE, " 且 社区类别 至少 出现病例", ""),
        ],
    ),
    sample(
        Code::Word,
        &[
            Replace("facts.toml", "word = \"社区类别\"", "word = \"有人常住\""),
            Replace(ESTATE, " 且 社区类别 至少 出现病例", ""),
        ],
    ),
    sample(
        Code::Word,
        &[Replace("facts.toml", "name = { zh = \"业委会\"", "name = { zh = \"业委会（居民）\"")],
    ),
    sample(
        Code::Word,
        &[Replace("facts.toml", "name = { zh = \"业委会\"", "name = { zh = \"物业公司\"")],
    ),
    sample(
        Code::TwoForOne,
        &[Replace(
            "facts.toml",
            "given = { yes = [\"eldercare\"] }",
            "given = { yes = [\"eldercare\"], no = [\"eldercare\", \"community\"] }",
        )],
    ),
    sample(
        Code::TwoForOne,
        &[Replace(
            "facts.toml",
            "en = \"Does anyone stay here?\" },\n",
            "en = \"Does anyone stay here?\" },\n  { entities = [\"@institution\"], zh = \"有人住吗？\", en = \"Anyone?\" },\n",
        )],
    ),
    sample(
        Code::Note,
        &[Replace(
            MEASURES,
            "note = { zh = \"救助机构参照执行\", en = \"Rescue stations follow suit\" }\n",
            "",
        )],
    ),
    sample(Code::Note, &[Replace(MEASURES, "basis = \"interpretation\"", "basis = \"text\"")]),
    sample(
        Code::Note,
        &[Replace(MEASURES, "note_for = [\"rescue\"]", "note_for = [\"rescue\", \"community\"]")],
    ),
    sample(
        Code::Options,
        &[
            Replace(
                "facts.toml",
                "\n[[fact.option]]\nid = \"owners\"\nname = { zh = \"业委会\", en = \"The owners\" }\n\n[[fact.option]]\nid = \"nobody\"\nname = { zh = \"无人管理\", en = \"Nobody\" }\n",
                "",
            ),
            Replace(ESTATE, "物业情况 不是 无人管理 且 ", ""),
        ],
    ),
    sample(
        Code::Options,
        &[Replace(
            "facts.toml",
            "given = { yes = [\"eldercare\"] }",
            "given = { yes = [\"eldercare\"] }\n\n[[fact.option]]\nid = \"some\"\nname = { zh = \"部分\", en = \"Some\" }",
        )],
    ),
    sample(
        Code::ConditionSyntax,
        &[Replace(ESTATE, CONDITION, "物业情况 是 且 社区类别 至少 出现病例")],
    ),
    sample(
        Code::ConditionSyntax,
        &[Replace(ESTATE, CONDITION, "社区类别 属于 {出现病例 传播疫情} 且 物业情况 是 业委会")],
    ),
    sample(
        Code::ConditionSyntax,
        &[Replace(ESTATE, CONDITION, "(物业情况 是 业委会 且 社区类别 至少 出现病例")],
    ),
    sample(
        Code::SpaceMissing,
        &[Replace(ESTATE, CONDITION, "物业情况 不是 无人管理 且社区类别至少 出现病例")],
    ),
    sample(
        Code::AndOrMixed,
        &[Replace(
            ESTATE,
            CONDITION,
            "物业情况 是 业委会 且 社区类别 至少 出现病例 或 所在地 属于 {宁波市}",
        )],
    ),
    sample(
        Code::ConditionWord,
        &[Replace(ESTATE, CONDITION, "社区类型 至少 出现病例 且 物业情况 是 业委会")],
    ),
    sample(Code::ConditionWord, &[Replace(ESTATE, CONDITION, "传播疫情 且 镇海区 且 开学")]),
    sample(
        Code::ConditionValue,
        &[Replace(ESTATE, CONDITION, "社区类别 至少 传播疫清 且 物业情况 是 业委会")],
    ),
    sample(
        Code::ConditionValue,
        &[Replace(ESTATE, CONDITION, "社区类别 属于 {业委会, 开学} 且 物业情况 是 业委会")],
    ),
    sample(Code::NotYesNo, &[Replace(ESTATE, CONDITION, "非 社区类别 且 物业情况 是 业委会")]),
    sample(
        Code::NotOrdered,
        &[Replace(ESTATE, CONDITION, "物业情况 至多 业委会 且 社区类别 至少 出现病例")],
    ),
    sample(
        Code::SetEmpty,
        &[Replace(ESTATE, CONDITION, "物业情况 属于 {} 且 社区类别 至少 出现病例")],
    ),
    sample(
        Code::SetTwice,
        &[Replace(ESTATE, CONDITION, "物业情况 属于 {业委会, 业委会} 且 社区类别 至少 出现病例")],
    ),
    sample(Code::SetTwice, &[Replace(MEASURES, "{宁波市} 除 {镇海区}", "{镇海区, 宁波市}")]),
    sample(
        Code::FactTwice,
        &[Replace(
            ESTATE,
            CONDITION,
            "社区类别 至少 出现病例 且 (物业情况 是 业委会 或 社区类别 是 传播疫情)",
        )],
    ),
    sample(Code::PlaceUnknown, &[Replace(MEASURES, "除 {镇海区}", "除 {镇海县}")]),
    sample(
        Code::PlaceUnknown,
        &[Replace("references.toml", "places = [\"宁波市\"]", "places = [\"宁坡市\"]")],
    ),
    sample(Code::PlaceAmbiguous, &[Replace(MEASURES, "{宁波市} 除 {镇海区}", "{江北区}")]),
    sample(
        Code::PlaceAmbiguous,
        &[Replace("references.toml", "places = [\"宁波市\"]", "places = [\"江北区\"]")],
    ),
    sample(
        Code::PlaceOperator,
        &[Replace(MEASURES, "所在地 属于 {宁波市} 除 {镇海区}", "所在地 是 宁波市")],
    ),
    sample(
        Code::PlaceOperator,
        &[Replace(
            ESTATE,
            CONDITION,
            "社区类别 属于 {出现病例, 传播疫情} 除 {传播疫情} 且 物业情况 是 业委会",
        )],
    ),
    sample(Code::ExceptOutside, &[Replace(MEASURES, "除 {镇海区}", "除 {西湖区}")]),
    sample(Code::ExceptOutside, &[Replace(MEASURES, "除 {镇海区}", "除 {镇海区, 宁波市江北区}")]),
    sample(Code::ComparisonIdle, &[Replace(ESTATE, "至少 出现病例", "至少 未发现病例")]),
    sample(
        Code::ComparisonIdle,
        &[Replace(MEASURES, "{宁波市} 除 {镇海区}", "{宁波市, 杭州市, 温州市}")],
    ),
    sample(
        Code::SentenceOrphan,
        &[Replace(TEXT, "宁波市要封闭管理。", "宁波市要封闭管理。严禁外出。")],
    ),
    sample(
        Code::SentenceOrphan,
        &[Replace(
            NOTICE,
            "[[context]]\nsentence = \"#0.2\"\nreason = { zh = \"引出下文\", en = \"Leads on\" }\n",
            "",
        )],
    ),
    sample(
        Code::SentenceBoth,
        &[Append(
            NOTICE,
            "\n[[context]]\nsentence = \"#2.1\"\nreason = { zh = \"背景\", en = \"Background\" }\n",
        )],
    ),
    sample(
        Code::ContextTwice,
        &[Append(
            NOTICE,
            "\n[[context]]\nsentence = \"#0.1\"\nreason = { zh = \"背景\", en = \"Background\" }\n",
        )],
    ),
    sample(Code::FactIdle, &[Replace(ESTATE, " 且 社区类别 至少 出现病例", "")]),
    sample(
        Code::FactIdle,
        &[
            Replace(
                "facts.toml",
                "given = { yes = [\"eldercare\"] }",
                "given = { yes = [\"eldercare\"], no = [\"community\"] }",
            ),
            Replace(MEASURES, "when = \"有人常住\"\n", ""),
            Replace(
                ESTATE,
                CONDITION,
                "物业情况 不是 无人管理 且 社区类别 至少 出现病例 且 非 有人常住",
            ),
        ],
    ),
    sample(
        Code::EntityIdle,
        &[Append(
            "entities.toml",
            "\n[[entity]]\nid = \"funeral\"\nname = { zh = \"殡葬服务机构\", en = \"Funeral home\" }\nhint = { zh = \"殡仪馆\", en = \"A funeral home\" }\n",
        )],
    ),
    sample(
        Code::NeverHolds,
        &[Replace(
            "facts.toml",
            "given = { yes = [\"eldercare\"] }",
            "given = { no = [\"eldercare\"] }",
        )],
    ),
    sample(
        Code::AlwaysHolds,
        &[
            Replace(
                MEASURES,
                "所在地 属于 {宁波市} 除 {镇海区}",
                "有人常住 或 所在地 属于 {宁波市}",
            ),
            Replace(MEASURES, "for = [\"eldercare\", \"rescue\"]", "for = [\"eldercare\"]"),
            Replace(MEASURES, "note_for = [\"rescue\"]\n", ""),
        ],
    ),
    sample(
        Code::Punctuation,
        &[Replace(ESTATE, "zh = \"消毒了吗？\"", "zh = \"小区(楼道)消毒了吗?\"")],
    ),
    sample(Code::NotChinese, &[Replace(ESTATE, "zh = \"联系物业\"", "zh = \"Call the manager\"")]),
    sample(Code::NotChinese, &[Replace(ESTATE, "zh = \"联系物业\"", "zh = \"联系 the manager\"")]),
    sample(Code::NotEnglish, &[Replace(ESTATE, "en = \"Call the manager\"", "en = \"联系物业\"")]),
    sample(Code::NumberLine, &[Append("numbers.csv", "measure 5 visits-again\n")]),
    sample(Code::NumberLine, &[Append("numbers.csv", "measures,5,visits-again\n")]),
    sample(Code::NumberLine, &[Append("numbers.csv", "measure,05,visits-again\n")]),
    sample(Code::NumberLine, &[Append("numbers.csv", "measure,5,Visits again\n")]),
    sample(Code::NumberLine, &[Append("numbers.csv", "option,3,residents\n")]),
    sample(Code::NumberLine, &[Append("numbers.csv", "option,1,weather/rain\n")]),
    sample(Code::NumberLine, &[Replace("numbers.csv", "kind,number,name", "kind;number;name")]),
    sample(Code::NumberTwice, &[Append("numbers.csv", "measure,4,visits-again\n")]),
    sample(Code::NumberTwice, &[Append("numbers.csv", "option,2,residents/some\n")]),
    sample(Code::NumberedTwice, &[Append("numbers.csv", "measure,5,visits\n")]),
    sample(Code::NumberedTwice, &[Append("numbers.csv", "option,4,class/none\n")]),
    sample(Code::NumberOrder, &[Append("numbers.csv", "measure,6,visits-again\n")]),
    sample(Code::NumberOrder, &[Replace("numbers.csv", "measure,2,visits\n", "")]),
    sample(Code::NumberMissing, &[Replace(ESTATE, "id = \"estate\"", "id = \"estate-again\"")]),
    sample(
        Code::NumberMissing,
        &[
            Replace("numbers.csv", "option,3,property/nobody\n", ""),
            Replace("numbers.csv", "measure,4,estate\n", ""),
        ],
    ),
];
