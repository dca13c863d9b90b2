//! Words that the static text and the running page both show: one copy, so that nothing changes when the one gives way to
//! the other. Each pair is Chinese and English.

/// A text of the page in both languages.
pub type Pair = (&'static str, &'static str);

/// The name of the page.
pub const NAME: Pair = ("疫情防控措施自查", "Epidemic-control self-check");

/// What it does, in a sentence.
pub const LEAD: Pair = (
    "对照浙江省民政厅的两份通知，逐项查：哪些措施适用于本单位，哪些还没有落实，为什么，先做什么。",
    "Check yourself against two notices of Zhejiang's civil-affairs department: which measures apply to you, which are missing, why, and what to do first.",
);

/// How old the notices are.
pub const AGE: Pair = (
    "两份通知针对 2021 年的疫情；现在的工作以现行规定为准。",
    "The notices speak of the epidemic in 2021; today's work follows the rules now in force.",
);

/// How long it takes, and where the answers are.
pub const KEEPING: Pair = (
    "大约十分钟，可以随时停下，下次接着填。填写的内容只保存在这台设备的这个浏览器里，不会发送到任何地方。浏览器可能会自动清理长期不用的数据，重要的结果请打印或保存为文件。",
    "It takes about ten minutes. Stop whenever you like and go on later. What you enter stays in this browser on this device and is sent nowhere. Browsers may clear data that is long unused: print or save what matters.",
);

/// Heading over the kinds of respondent with their numbers of measures.
pub const LISTS: Pair = ("先看看有哪些措施", "See the measures first");

/// Before a condition.
pub const APPLIES_IF: Pair = ("适用条件：", "Applies if: ");

/// Before the evidence of a measure.
pub const LOOK_AT: Pair = ("看什么：", "Look at: ");

/// Before the reason why a sentence has no measure.
pub const NO_MEASURE: Pair = ("没有措施：", "No measure: ");

/// The label of matter from outside the notices.
pub const REFERENCE: Pair = ("参考，不计入结果", "Reference, not counted");

/// Boxes to tick on paper.
pub const TICKS: Pair = (
    "□ 已落实　□ 部分落实　□ 未落实　□ 待核实　□ 不适用（理由：　　　　　　）",
    "□ Done   □ Partly done   □ Not done   □ To be checked   □ Exempt (reason:                )",
);
