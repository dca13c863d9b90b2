//! The grammar, case by case, and negation against plain evaluation.

use proptest::prelude::*;
use selfcheck_core::Catalogue;
use selfcheck_core::catalogue::{Atom, Condition, Place};
use selfcheck_core::catalogue::{
    CityIx, CountyIx, Entity, EntityIx, EntitySet, Fact, FactIx, FactOption, Text,
};
use selfcheck_core::logic::{Question, Situation, Truth};

use super::*;
use crate::diagnostics::Code;
use crate::source::Source;
use crate::validate::divisions::Divisions;

const CSV: &str = "code,name,pinyin,city_code,city,city_pinyin\n\
    330106,西湖区,xi hu,330100,杭州市,hang zhou\n\
    330109,萧山区,xiao shan,330100,杭州市,hang zhou\n\
    330205,江北区,jiang bei,330200,宁波市,ning bo\n\
    330211,镇海区,zhen hai,330200,宁波市,ning bo\n\
    330305,江北区,jiang bei,330300,温州市,wen zhou\n";

fn fact(word: &str, ordered: bool, options: &[&str]) -> Fact {
    let text = |zh: &str| Text { zh: zh.to_owned(), en: String::new() };
    let ids = if options == ["有", "没有"] { ["yes", "no"].to_vec() } else { options.to_vec() };
    Fact {
        id: word.to_owned(),
        word: word.to_owned(),
        name: Text::default(),
        question: Text::default(),
        question_for: Vec::new(),
        help: Text::default(),
        ask_whom: Text::default(),
        ordered,
        options: ids
            .iter()
            .zip(options)
            .map(|(id, name)| FactOption {
                id: (*id).to_owned(),
                name: text(name),
                hint: Text::default(),
                what_if: Text::default(),
            })
            .collect(),
        given: Vec::new(),
    }
}

fn facts() -> Vec<Fact> {
    let mut facts = vec![
        fact("甲", false, &["有", "没有"]),
        fact("有物业", false, &["有", "没有"]),
        fact("社区类别", true, &["未发现", "出现", "传播"]),
        fact("天气", false, &["晴", "雨", "雪", "雾"]),
    ];
    // For the kind in second place the first fact is given.
    facts[0].given.push((EntitySet(0b10), 1));
    facts
}

fn divisions() -> Divisions {
    let source = Source::new("").with("divisions.csv", CSV);
    let file = source.find("divisions.csv").unwrap();
    let problems = Problems::default();
    let divisions = Divisions::read(&source, file, &problems);
    assert!(problems.is_empty());
    divisions
}

fn catalogue() -> Catalogue {
    let (cities, counties) = divisions().into_parts();
    let entity = |id: &str| Entity {
        id: id.to_owned(),
        name: Text::default(),
        hint: Text::default(),
        group: None,
        whole_city: false,
    };
    Catalogue {
        entities: vec![entity("free"), entity("given")],
        facts: facts(),
        cities,
        counties,
        ..Catalogue::default()
    }
}

fn compiled(text: &str) -> Result<Condition, Vec<Fault>> {
    compile_text(text, Scope { facts: &facts(), divisions: &divisions() })
}

/// A condition as text: every value that makes it true.
fn shown(condition: &Condition) -> String {
    let joined = |parts: &[Condition], joint: &str| {
        format!("({})", parts.iter().map(shown).collect::<Vec<_>>().join(joint))
    };
    match condition {
        Condition::Always => "always".to_owned(),
        Condition::All(parts) => joined(parts, " & "),
        Condition::Any(parts) => joined(parts, " | "),
        Condition::Is(Atom::Fact { fact, options }) => {
            let fact = &facts()[fact.ix()];
            let names = fact.options.iter().enumerate().filter(|(ix, _)| options >> ix & 1 == 1);
            let names: Vec<_> = names.map(|(_, option)| option.name.zh.clone()).collect();
            format!("{}={}", fact.word, names.join("/"))
        }
        Condition::Is(Atom::Place { counties, outside, divisions: named, except }) => {
            let divisions = divisions();
            let names: Vec<_> = divisions
                .counties()
                .filter(|(ix, _)| counties.contains(*ix))
                .map(|(ix, _)| divisions.full_name(ix))
                .collect();
            let sign = if *outside { "outside" } else { "in" };
            format!("{sign}{named:?}-{except:?}={}", names.join("/"))
        }
    }
}

#[test]
fn conditions_mean_what_they_say() {
    let cases = [
        ("甲", "甲=有"),
        ("非 甲", "甲=没有"),
        ("非 非 甲", "甲=有"),
        ("甲 是 没有", "甲=没有"),
        ("社区类别 是 传播", "社区类别=传播"),
        ("社区类别 不是 传播", "社区类别=未发现/出现"),
        ("社区类别 属于 {未发现, 传播}", "社区类别=未发现/传播"),
        ("社区类别 属于 {传播、未发现}", "社区类别=未发现/传播"),
        ("社区类别 不属于｛未发现，传播｝", "社区类别=出现"),
        ("社区类别 至少 出现", "社区类别=出现/传播"),
        ("社区类别 至多 出现", "社区类别=未发现/出现"),
        ("非 社区类别 至多 出现", "社区类别=传播"),
        ("甲 且 有物业", "(甲=有 & 有物业=有)"),
        ("甲 或 有物业 或 天气 是 雪", "(甲=有 | 有物业=有 | 天气=雪)"),
        ("甲 且 (有物业 或 天气 是 雪)", "(甲=有 & (有物业=有 | 天气=雪))"),
        ("甲 且（有物业 且 天气 是 雪）", "(甲=有 & 有物业=有 & 天气=雪)"),
        ("((甲))", "甲=有"),
        ("  甲\u{3000}且\t有物业 ", "(甲=有 & 有物业=有)"),
        ("非 (甲 且 有物业)", "(甲=没有 | 有物业=没有)"),
        ("非 (甲 或 非 有物业)", "(甲=没有 & 有物业=有)"),
        ("甲 或 非 (有物业 且 天气 是 雪)", "(甲=有 | 有物业=没有 | 天气=晴/雨/雾)"),
        ("所在地 属于 {宁波市}", "in[330200]-[]=宁波市江北区/宁波市镇海区"),
        ("所在地 属于 {镇海区, 温州市江北区}", "in[330211, 330305]-[]=宁波市镇海区/温州市江北区"),
        ("所在地 属于 {宁波市镇海区}", "in[330211]-[]=宁波市镇海区"),
        ("所在地 属于 {宁波市} 除 {镇海区}", "in[330200]-[330211]=宁波市江北区"),
        ("所在地 不属于 {宁波市, 杭州市}", "outside[330200, 330100]-[]=温州市江北区"),
        ("非 所在地 属于 {宁波市, 杭州市}", "outside[330200, 330100]-[]=温州市江北区"),
        ("非 所在地 不属于 {温州市}", "in[330300]-[]=温州市江北区"),
        (
            "所在地 不属于 {宁波市, 杭州市} 除 {镇海区}",
            "outside[330200, 330100]-[330211]=宁波市镇海区/温州市江北区",
        ),
    ];
    for (text, expected) in cases {
        let compiled = compiled(text).unwrap_or_else(|faults| panic!("{text}: {faults:#?}"));
        assert_eq!(shown(&compiled), expected, "{text}");
    }
}

#[test]
fn faults_stand_where_they_are() {
    use Code::*;
    let cases: &[(&str, Code, &str)] = &[
        ("甲 且", ConditionSyntax, ""),
        ("且 甲", ConditionSyntax, "且"),
        ("甲 有物业", ConditionSyntax, "有物业"),
        ("甲 且 且 有物业", ConditionSyntax, "且"),
        ("甲 是", ConditionSyntax, ""),
        ("甲 是 是", ConditionSyntax, "是"),
        ("(甲", ConditionSyntax, ""),
        ("甲)", ConditionSyntax, ")"),
        ("()", ConditionSyntax, ")"),
        ("非", ConditionSyntax, ""),
        ("社区类别 属于 传播", ConditionSyntax, "传播"),
        ("社区类别 属于 {传播", ConditionSyntax, ""),
        ("社区类别 属于 {传播,}", ConditionSyntax, "}"),
        ("社区类别 属于 {传播 出现}", ConditionSyntax, "出现"),
        ("社区类别 除 {传播}", ConditionSyntax, "除"),
        ("甲 && 有物业", ConditionSyntax, "&&"),
        ("非甲", SpaceMissing, "非甲"),
        ("甲且有物业", SpaceMissing, "甲且有物业"),
        ("社区类别是传播", SpaceMissing, "社区类别是传播"),
        ("社区类别 不是传播", SpaceMissing, "不是传播"),
        ("所在地 属于 {宁波市镇海区杭州市}", SpaceMissing, "宁波市镇海区杭州市"),
        ("甲 且 有物业 或 天气 是 雪", AndOrMixed, "或"),
        ("乙", ConditionWord, "乙"),
        ("传播", ConditionWord, "传播"),
        ("镇海区", ConditionWord, "镇海区"),
        ("社区类别 是 晴", ConditionValue, "晴"),
        ("社区类别 属于 {传播, 雪}", ConditionValue, "雪"),
        ("社区类别", NotYesNo, "社区类别"),
        ("天气 至少 雪", NotOrdered, "天气 至少 雪"),
        ("天气 属于 {}", SetEmpty, "{}"),
        ("所在地 属于 {宁波市} 除 {}", SetEmpty, "{}"),
        ("天气 属于 {雪, 雪}", SetTwice, "雪"),
        ("所在地 属于 {镇海区, 宁波市}", SetTwice, "镇海区"),
        ("甲 且 非 甲", FactTwice, "甲"),
        ("所在地 属于 {镇海区} 或 所在地 属于 {西湖区}", FactTwice, "所在地"),
        ("所在地 属于 {镇海}", PlaceUnknown, "镇海"),
        ("所在地 属于 {江北区}", PlaceAmbiguous, "江北区"),
        ("所在地", PlaceOperator, "所在地"),
        ("所在地 是 宁波市", PlaceOperator, "所在地 是 宁波市"),
        ("社区类别 属于 {传播, 出现} 除 {传播}", PlaceOperator, "{传播}"),
        ("所在地 属于 {镇海区} 除 {西湖区}", ExceptOutside, "{西湖区}"),
        ("所在地 属于 {镇海区} 除 {镇海区}", ExceptOutside, "{镇海区}"),
        ("社区类别 至少 未发现", ComparisonIdle, "社区类别 至少 未发现"),
        (
            "社区类别 不属于 {未发现, 出现, 传播}",
            ComparisonIdle,
            "社区类别 不属于 {未发现, 出现, 传播}",
        ),
        (
            "所在地 不属于 {宁波市, 杭州市, 温州市}",
            ComparisonIdle,
            "所在地 不属于 {宁波市, 杭州市, 温州市}",
        ),
    ];
    for (text, code, place) in cases {
        let faults = compiled(text).expect_err(text);
        let found: Vec<_> = faults.iter().map(|f| (f.code, &text[f.span.clone()])).collect();
        assert_eq!(found, [(*code, *place)], "{text}");
    }
}

#[test]
fn several_faults_come_back_together() {
    let faults = compiled("乙 且 社区类别 是 雪 且 所在地 属于 {镇海, 北京}").unwrap_err();
    let codes: Vec<_> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(
        codes,
        [Code::ConditionWord, Code::ConditionValue, Code::PlaceUnknown, Code::PlaceUnknown],
    );
}

#[test]
fn absurd_nesting_is_a_fault_and_not_a_crash() {
    let text = "(".repeat(100_000) + "甲";
    assert_eq!(compiled(&text).unwrap_err()[0].code, Code::ConditionSyntax);
    let text = "非 ".repeat(100_001) + "甲";
    assert_eq!(shown(&compiled(&text).unwrap()), "甲=没有");
}

#[test]
fn words_of_facts_can_be_written_or_not() {
    for word in ["甲", "有物业", "24小时", "非机动车"] {
        assert!(is_writable(word), "{word}");
    }
    for word in ["", "非", "属于", "有 物业", "村(社区)", "村（社区）", "甲、乙"] {
        assert!(!is_writable(word), "{word}");
    }
}

/// An expression with its plain meaning, independent of the compiler.
#[derive(Debug, Clone)]
enum Plain {
    /// Position of a question, and its values that make it true.
    Leaf(usize, String, Vec<usize>),
    Not(Box<Plain>),
    Join(bool, Vec<Plain>),
}

/// Every way to compare, for each question: text and true values. Question 4 is the place.
fn leaves(question: usize) -> Vec<(&'static str, Vec<usize>)> {
    match question {
        0 => vec![("甲", vec![0]), ("甲 是 没有", vec![1])],
        1 => vec![("有物业", vec![0]), ("有物业 不是 有", vec![1])],
        2 => vec![
            ("社区类别 至少 出现", vec![1, 2]),
            ("社区类别 至多 未发现", vec![0]),
            ("社区类别 属于 {未发现, 传播}", vec![0, 2]),
        ],
        3 => vec![("天气 不属于 {雪、雾}", vec![0, 1]), ("天气 是 雨", vec![1])],
        _ => vec![
            ("所在地 属于 {宁波市, 西湖区}", vec![0, 2, 3]),
            ("所在地 不属于 {杭州市} 除 {萧山区}", vec![1, 2, 3, 4]),
            ("所在地 属于 {宁波市} 除 {镇海区}", vec![2]),
        ],
    }
}

impl Plain {
    fn text(&self) -> String {
        match self {
            Self::Leaf(_, text, _) => text.clone(),
            Self::Not(inside) => format!("非 ({})", inside.text()),
            Self::Join(all, parts) => {
                let joint = if *all { " 且 " } else { " 或 " };
                let parts: Vec<_> = parts.iter().map(|part| format!("({})", part.text())).collect();
                parts.join(joint)
            }
        }
    }

    fn holds(&self, values: &[usize; 5]) -> bool {
        match self {
            Self::Leaf(question, _, true_values) => true_values.contains(&values[*question]),
            Self::Not(inside) => !inside.holds(values),
            Self::Join(true, parts) => parts.iter().all(|part| part.holds(values)),
            Self::Join(false, parts) => parts.iter().any(|part| part.holds(values)),
        }
    }
}

/// Expressions that read some of the five questions once each.
fn expressions() -> impl Strategy<Value = Plain> {
    let questions = Just([0, 1, 2, 3, 4]).prop_shuffle();
    (questions, 1..=5_usize, prop::collection::vec(any::<(u8, bool, bool, bool)>(), 16)).prop_map(
        |(questions, count, shape)| {
            let mut shape = shape.into_iter().cycle();
            build(&questions[..count], &mut shape)
        },
    )
}

fn build(questions: &[usize], shape: &mut dyn Iterator<Item = (u8, bool, bool, bool)>) -> Plain {
    let (pick, all, negate, _) = shape.next().unwrap();
    let plain = match questions {
        [question] => {
            let leaves = leaves(*question);
            let (text, values) = leaves[usize::from(pick) % leaves.len()].clone();
            Plain::Leaf(*question, text.to_owned(), values)
        }
        _ => {
            let (left, right) = questions.split_at(1 + usize::from(pick) % (questions.len() - 1));
            Plain::Join(all, vec![build(left, shape), build(right, shape)])
        }
    };
    if negate { Plain::Not(Box::new(plain)) } else { plain }
}

/// How many values each question has.
const SIZES: [usize; 5] = [2, 2, 3, 4, 5];

fn states() -> impl Iterator<Item = [usize; 5]> {
    (0..SIZES.iter().product()).map(|mut n| {
        SIZES.map(|size| {
            let value = n % size;
            n /= size;
            value
        })
    })
}

fn situation<'c>(
    catalogue: &'c Catalogue,
    entity: EntityIx,
    facts: [Option<usize>; 4],
    place: Option<Place>,
) -> Situation<'c> {
    Situation::new(catalogue, entity, place, |fact: FactIx| {
        facts[fact.ix()].map(|value| u8::try_from(value).unwrap())
    })
}

fn county(value: usize) -> Option<Place> {
    Some(Place::County(CountyIx(u16::try_from(value).unwrap())))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn the_compiled_means_what_was_written(plain in expressions()) {
        let catalogue = catalogue();
        let text = plain.text();
        let compiled = compiled(&text).unwrap();
        for [a, b, c, d, place] in states() {
            let facts = [a, b, c, d].map(Some);
            let truth = situation(&catalogue, EntityIx(0), facts, county(place)).truth(&compiled);
            prop_assert_eq!(truth, plain.holds(&[a, b, c, d, place]).into(), "{}", text);
        }
    }

    #[test]
    fn unknown_is_unknown_only_if_both_can_come_of_it(plain in expressions(), known in any::<[bool; 4]>()) {
        let catalogue = catalogue();
        let compiled = compiled(&plain.text()).unwrap();
        let places = [None, county(3), Some(Place::City(CityIx(0))), Some(Place::City(CityIx(1)))];
        for [a, b, c, d, _] in states() {
            let values = [a, b, c, d];
            for place in places {
                let facts = std::array::from_fn(|ix| known[ix].then_some(values[ix]));
                let truth = situation(&catalogue, EntityIx(0), facts, place).truth(&compiled);
                let fits = |state: &[usize; 5]| {
                    let facts = (0..4).all(|ix| !known[ix] || state[ix] == values[ix]);
                    facts && match place {
                        None => true,
                        Some(Place::County(county)) => county.ix() == state[4],
                        Some(Place::City(city)) => {
                            catalogue.counties_of(city).any(|(county, _)| county.ix() == state[4])
                        }
                    }
                };
                let mut outcomes = states().filter(fits).map(|state| plain.holds(&state));
                let first = outcomes.next().unwrap();
                let expected =
                    if outcomes.all(|other| other == first) { first.into() } else { Truth::Unknown };
                prop_assert_eq!(truth, expected);
            }
        }
    }

    #[test]
    fn what_can_come_of_it_is_what_comes_of_trying(plain in expressions(), given in any::<bool>()) {
        let (catalogue, facts, divisions) = (catalogue(), facts(), divisions());
        let compiled = compiled(&plain.text()).unwrap();
        let entity = EntityIx(u16::from(given));
        let scope = Scope { facts: &facts, divisions: &divisions };
        let reasoned = outcomes(&compiled, scope, entity);
        let tried: Vec<_> = states()
            .map(|[a, b, c, d, place]| {
                situation(&catalogue, entity, [a, b, c, d].map(Some), county(place)).truth(&compiled)
            })
            .collect();
        prop_assert_eq!(reasoned.holds, tried.contains(&Truth::Yes));
        prop_assert_eq!(reasoned.fails, tried.contains(&Truth::No));
        prop_assert!(!compiled.reads().contains(Question::Entity));
    }
}
