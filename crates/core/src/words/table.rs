//! Every word that the page and its files say of themselves, in both languages: one table. What the content says is not here.

use super::lang::Lang;

macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        /// A text of the table, by its name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Word {
            $(#[doc = $zh] $name,)*
        }

        /// The texts by the position of their names, Chinese and English.
        const TEXTS: &[[&str; 2]] = &[$([$zh, $en]),*];
    };
}

words! {
    Keeping:
        "大约十分钟，可以随时停下，下次接着填。填写的内容只保存在这台设备的这个浏览器里，不会发送到任何地方。浏览器可能会自动清理长期不用的数据，重要的结果请打印或保存为文件。",
        "It takes about ten minutes. Stop whenever you like and go on later. What you enter stays in this browser on this device and is sent nowhere. Browsers may clear data that is long unused: print or save what matters.";
    Lists: "先看看有哪些措施", "See the measures first";
    ListsIntro:
        "不用填写，也可以先看完整清单、打印空白表：",
        "You can read the whole list before answering anything, and print it as a blank form:";
    LookAt: "看什么：", "Look at: ";
    Reference: "参考，不计入结果", "Reference, not counted";

    // Around every screen.
    TextsChecked:
        "通知原文已于 {} 核对，不表示现在仍有效；现在的工作以现行规定为准。内容版本：{}",
        "Texts checked on {}, which does not say that they are in force: today's work follows the rules now in force. Content {}.";
    TheNotices: "通知原文", "The notices";
    AboutAndPrivacy: "说明和隐私", "About and privacy";
    OpenAFile: "打开文件或结果码", "Open a file or a code";
    DisplaySettings: "显示设置", "Display";
    ElderView: "长辈版", "Large view";
    BasedOn: "依据：", "Based on: ";

    // Saving.
    SavedHere: "已保存在本机的这个浏览器里（{}）", "Saved in this browser on this device ({})";
    NotSaved: "没有保存", "Not saved";
    StorageBlocked:
        "这个浏览器不让本页保存数据（例如开了无痕窗口，或者本页嵌在别的网页里）。您可以照常填写，但关闭页面后内容就没有了。",
        "This browser does not let the page save (a private window, perhaps, or a page inside another). You can go on, but what you enter is gone when the page closes.";
    StorageFull:
        "浏览器的存储空间满了，最近的改动没有存进去。之前存好的内容还在。",
        "The browser's storage is full and your last changes were not stored. What was stored before is still there.";
    SaveAsAFileInstead:
        "请到“结果”页点“保存为文件”，把内容存下来。",
        "On the result page, choose “Save as a file” to keep your answers.";

    // Releases.
    NewVersion:
        "本页有新版本。现在更新，或者下次打开时自动更新，已填的内容都会保留。",
        "There is a new version of this page. Update now, or it updates itself when you next open it. Your answers stay.";
    ChangeOver: "更新", "Update";
    AnotherWindowChangedOver:
        "另一个窗口已经更新到新版本。请重新打开本页，已填的内容都会保留。",
        "Another window has updated to a new version. Please open this page again. Your answers stay.";
    OpenAgain: "重新打开", "Open again";
    OpensOffline: "没有网络也能打开本页。", "This page opens without network.";

    // Steps and ways.
    Who: "单位", "Who";
    Where: "所在地", "Where";
    Facts: "情况", "Facts";
    Measures: "措施", "Measures";
    ResultStep: "结果", "Result";
    Steps: "步骤", "Steps";
    StepOf: "第 {} 步，共 {} 步：{}", "Step {} of {}: {}";
    BackAndOn: "上一步和下一步", "Back and on";
    Back: "上一步", "Back";

    // The start.
    StartACheck: "开始自查", "Start a self-check";
    CountInBrackets: "（最多 {} 项）", " (up to {})";
    BetweenItems: "、", ", ";

    // First step: who.
    NameOfUnit:
        "单位名称（可以不填；填了会写在结果上）",
        "Name of the organisation (optional, shown on the result)";
    ChooseAKindFirst: "请先选择单位类型。", "Please choose a kind first.";
    SeeAllMeasures: "先看看这类单位的全部措施", "See all measures for this kind first";
    NextPlace: "下一步：所在地", "Next: place";
    KindOfRespondent: "单位类型", "Kind of respondent";
    WhatKind: "您的单位是哪一类？", "What kind of organisation are you?";

    // Second step: where.
    FindPlace:
        "输入地名，也可以用拼音或首字母（如 zhenhai、zh）",
        "Type the place in Chinese, in pinyin or by its initials (zhenhai, zh)";
    PlacesFound: "找到 {} 个，点一下就选定。", "Found: {}. Tap the one you mean.";
    NoPlaceFound: "没有找到。可以在下面选择。", "Not found. You can choose below.";
    PlaceNotChosen:
        "还没有选定所在地：请点找到的一个，或者把输入的字删掉再往下填。",
        "The place is not chosen yet: tap one of those found, or clear what you typed and go on.";
    OrFromTheLists: "或者从列表里选", "Or choose from the lists";
    PlaceMayWait:
        "不选也可以先往下填，但有些措施是否适用就定不下来。",
        "You can go on without it, but whether some measures apply then stays open.";
    PleaseChoose: "请选择", "Please choose";
    PlaceDoesNotMatter:
        "这类单位在哪里，适用的措施都一样；所在地只写在表头上。",
        "For this kind of respondent the place does not change what applies; it only heads the form.";
    NextFacts: "下一步：情况", "Next: facts";
    WhereIsIt: "单位在哪里？", "Where is it?";
    City: "设区市", "City";
    TheWholeCity: "全市（市级部门选这个）", "The whole city (for a city bureau)";
    CountyOrDistrict: "县（市、区）", "County or district";

    // Third step: the facts.
    NothingToAsk:
        "这一步没有要填的：适用哪些措施已经确定。",
        "There is nothing to ask: what applies is settled.";
    NextMeasures: "下一步：措施", "Next: measures";
    HowDoThingsStand: "目前情况怎样？", "How do things stand?";
    FactsText:
        "这些情况决定哪些措施适用。不清楚的选“不清楚”，不会被当成“没有”。",
        "These facts decide which measures apply. Choose “not known” when you do not know; it never counts as a no.";
    NotKnown: "不清楚", "Not known";
    Ask: "可以问：{}", "Ask: {}";
    SettledGoOn:
        "适用哪些措施已经全部确定，一共 {} 项，可以往下填了。",
        "Which measures apply is settled: {}. You can go on.";
    ToBeDoneImmediately: "按通知要立即做的", "To be done immediately, says the notice";
    StillOpen:
        "还有 {} 项措施不能确定是否适用。也可以先往下填，回头再补。",
        "Measures of which it is open whether they apply: {}. You can go on and come back to this.";

    // Fourth step: the measures.
    PartLeft: "这一部分 {} 项，还剩 {} 项没填。", "Measures here: {}; to answer: {}.";
    PartDone: "这一部分 {} 项，都填了。", "Measures here: {}, all answered.";
    WholeLeft: "整份还剩 {} 项，大约 {} 分钟。", "{} to answer in all, about {} min.";
    WholeDone: "整份都填了，可以看结果。", "All answered: go on to the result.";
    NothingHereForCertain:
        "按现在填的情况，这一部分还没有确定适用的措施。",
        "As things stand, nothing in this section applies for certain.";
    Next: "下一部分：{}", "Next: {}";
    ToTheResult: "看结果", "To the result";
    PartOf: "第 {} 部分，共 {} 部分", "Part {} of {}";
    PartIsDone: "（已填完）", " (all answered)";
    LeftInBrackets: "（还剩 {} 项）", " ({} to answer)";
    AllAnswers: "全部回答", "All answers";
    MoreMayApply: "还有 {} 项不能确定是否适用", "{} more may apply";
    Exempt: "不适用", "Exempt";
    TakeThisReason:
        "把回答改成“不适用”，理由写：{}",
        "Change the answer to “exempt”, with the reason: {}";
    UsuallyDoneBy: "（通常由{}负责）", " (usually: {})";
    StillToDo: "接着做（做过的不用重来）：", "What is left to do: ";
    WhatToDoNow: "现在怎么做：", "What to do now: ";
    NoReasonDoesNotCount:
        "不写理由，“不适用”不算数，这一项仍算没有查清。",
        "Without a reason it does not count, and stays open.";
    WhyExempt: "为什么不适用（必填）", "Why it does not apply (required)";
    RemarkField:
        "备注（不要写服务对象的姓名等个人信息）",
        "Remark (no names or personal data of the people you serve)";
    AddARemark: "写备注", "Add a remark";

    // How far, how strongly, how soon.
    Done: "已落实", "Done";
    PartlyDone: "部分落实", "Partly done";
    NotDone: "未落实", "Not done";
    ToBeChecked: "待核实", "To be checked";
    ExemptReasonGiven: "不适用（已填理由）", "Exempt (reason given)";
    ExemptReasonMissing: "不适用（缺理由）", "Exempt (reason missing)";
    NotAnswered: "未填写", "Not answered";
    Undetermined: "是否适用待定", "Undetermined";
    DoesNotApply: "现在用不上", "Does not apply";
    Required: "必须做到", "required";
    Encouraged: "倡导做到", "encouraged";
    AtYourDiscretion: "可视情况落实", "at your discretion";
    Immediately: "立即", "immediately";
    Daily: "每天", "daily";
    Regularly: "定期或每次都做", "regularly, or each time";
    AtAllTimes: "持续落实", "at all times";

    // Why.
    AppliesBecause: "适用，因为：", "It applies because:";
    NotAppliesBecause: "不适用，因为：", "It does not apply because:";
    NameAndAnswer: "{}：{}", "{}: {}";
    WouldNotApplyIf: "如果{}，就不适用。", "It would not apply if: {}.";
    WouldApplyIf: "如果{}，就适用。", "It would apply if: {}.";
    AppliesInAnyCase:
        "只要是这类单位，这项措施就适用。",
        "It applies to this kind of respondent in any case.";
    NotAskedOfThisKind: "这项措施不是对这类单位的要求。", "It is not asked of this kind of respondent.";
    HangsOn: "还不能确定是否适用，要看：", "Whether it applies is not certain yet. It depends on:";
    WhomToAsk: "（可以问：{}）", " (ask: {})";
    Why: "为什么要查这一项", "Why this is asked";
    AsLead: "{}：", "{}: ";

    // Places in the notices, conditions and reasons.
    Place: "所在地", "Place";
    Preamble: "前言", "Preamble";
    ClosingParagraph: "结语", "Closing paragraph";
    Section: "第{}条", "Section {}";
    SentenceOf: "{}第{}句", "{}, sentence {}";
    PlaceIn: "所在地在{}", "the place is in {}";
    PlaceInExcept: "所在地在{}（{}除外）", "the place is in {} (except {})";
    PlaceNotIn: "所在地不在{}", "the place is not in {}";
    PlaceOutsideOrIn: "所在地在{}以外，或者在{}", "the place is outside {}, or in {}";
    IsNot: "{}不是“{}”", "{}: not “{}”";
    OrQuoted: "”或“", "” or “";
    Is: "{}是“{}”", "{}: “{}”";
    InBrackets: "（{}）", "({})";
    And: "，并且", "; and ";
    Or: "，或者", "; or ";
    HowWeReadIt: "对原文的理解", "How we read the text";
    SaveAsAFile: "保存为文件", "Save as a file";

    // How the page is to look.
    StandardView: "标准版", "Usual view";
    ElderViewHint:
        "字大、按钮大，一次只问一题，能朗读。功能和标准版一样。",
        "Large text and buttons, one question at a time, read aloud. It can do all that the usual view can.";
    DisplayText:
        "选了马上生效，下次打开还是这样。",
        "It takes effect at once and is kept on this device.";
    ViewOfPage: "版面", "View";
    SizeOfText: "字的大小", "Size of the text";
    SizeLarge: "大", "Large";
    SizeLarger: "更大", "Larger";
    SizeLargest: "最大", "Largest";
    ColoursOfPage: "颜色", "Colours";
    ColoursOfDevice: "跟手机、电脑的设置一样", "As the device is set";
    ColoursLight: "浅色", "Light";
    ColoursDark: "深色", "Dark";
    ColoursContrast: "高对比度（黑底）", "High contrast (on black)";
    LanguageOfPage: "语言", "Language";
    ReadAloud: "朗读", "Read aloud";
    StopReading: "停止", "Stop";
    NoVoice:
        "这台设备的浏览器没有朗读的声音，读不出来。",
        "The browser of this device has no voice to read with.";

    // One question at a time, and every answer.
    QuestionOf: "第 {} 题，共 {} 题", "Question {} of {}";
    BackTo: "回到{}", "Back to: {}";
    NextQuestion: "下一题", "Next question";
    PreviousQuestion: "上一题", "Previous question";
    QuestionsLeft: "还剩 {} 题没填，大约 {} 分钟。", "Questions left: {}, about {} min.";
    NotAskedAnyMore: "这一题现在不用填了", "This is not asked any more";
    ReasonsMissing:
        "有 {} 项选了“不适用”，还没有写理由",
        "Marked “exempt” without a reason: {}";

    // A self-check that is not here.
    NotOnThisDevice: "这份自查不在这台设备上", "This self-check is not on this device";
    MayHaveBeenDeleted:
        "它可能已被删除，或者保存在别的设备、别的浏览器里。",
        "It may have been deleted, or it was saved on another device or in another browser.";
    ToTheStartPage: "回到首页", "To the start page";
    KindNotChosenYet: "还没有选择单位类型", "Kind not chosen yet";

    // The self-checks on this device.
    DeleteEveryCheck:
        "删除本机上的全部 {} 份自查？",
        "Delete all {} self-checks on this device?";
    DeleteAll: "全部删除", "Delete all";
    ChecksOnThisDevice: "本机上的自查", "Self-checks on this device";
    Delete: "删除", "Delete";
    DeleteThisCheck: "删除这份自查？", "Delete this self-check?";
    CheckDeleted: "已删除“{}”。离开这个页面以前还能恢复。", "“{}” is deleted. You can have it back until you leave this screen.";
    ChecksDeleted: "已删除 {} 份自查。离开这个页面以前还能恢复。", "{} self-checks are deleted. You can have them back until you leave this screen.";
    ItemDeleted: "已删除。离开这个页面以前还能恢复。", "Deleted. You can have it back until you leave this screen.";
    PutBack: "恢复", "Put back";
    SeeTheResult: "看结果", "See the result";
    StartAnother: "开始新的自查", "Start a new self-check";
    GoOn: "继续填这一份", "Go on with this one";
    GoOnHere: "接着填", "Go on";
    CopyAsANewOne: "复制一份，做新的自查", "Copy as a new one";
    NoMeasureAnsweredYet: "措施还没有填", "no measure answered yet";
    GapsInDetails: "缺口 {} 项", "gaps: {}";
    LeftInDetails: "还有 {} 项没填", "to answer: {}";
    LastChanged: "最后修改 {}", "last changed {}";
    BetweenDetails: "，", " · ";
    DoNotDelete: "不删除", "Keep";

    // The list before answering.
    AppliesIf: "适用条件：", "Applies if: ";
    Ticks:
        "□ 已落实　□ 部分落实　□ 未落实　□ 待核实　□ 不适用（理由：　　　　　　）",
        "□ Done   □ Partly done   □ Not done   □ To be checked   □ Exempt (reason:                )";
    StartWithThisList: "按这份清单开始自查", "Start a self-check with this list";
    PrintTheBlankForm: "打印空白表", "Print the blank form";
    AllMeasuresOf: "{}：全部措施", "{}: all measures";
    ListText:
        "可能适用于这类单位的措施共 {} 项。写有“适用条件”的，符合条件才适用。",
        "{} measures can apply to this kind of respondent. Where a condition is given, the measure applies only when it holds.";

    NoMeasure: "这一句没有列措施：", "No measure from this sentence: ";

    // What it is.
    WhatItDoes: "本页做什么", "What this page does";
    WhatItDoesText:
        "本页按通知的原文逐句整理出措施，根据您填的情况算出哪些适用，再汇总您填的落实情况。通知没有写明、按我们的理解补上的，都标有“对原文的理解”，并说明理由。",
        "The page takes the notices sentence by sentence, works out from your answers which measures apply, and sums up how far you say they are done. What the text does not say outright is marked as our reading, with the reason.";
    NoScoreText:
        "结果只反映您自己填的内容，不打分，不排名，也不代替主管部门的检查和解释。",
        "The result reflects your own answers only. There is no score and no ranking, and it does not replace an inspection or the department's own reading.";
    WhereYourAnswersAre: "您填的内容在哪里", "Where your answers are";
    WhereYourAnswersAreText:
        "都在这台设备的这个浏览器里，本页不会把它们发送到任何地方。换一台设备就看不到；清理浏览器数据，或者长时间不打开（有的浏览器是七天），可能会丢失。重要的结果请打印或保存为文件。",
        "In this browser on this device; the page sends them nowhere. They cannot be seen on another device, and may be lost when the browser's data is cleared or the page is not opened for long (seven days in some browsers). Print or save what matters.";
    CheckForYourself:
        "想自己核对：断开网络再用本页，照样能填、能打印；在浏览器的“网站数据”里，能看到本站存了什么。",
        "To check it yourself: use the page with the network off, and everything still works; the browser's “site data” shows what is stored.";
    SharedComputer: "公用电脑：没有改动的自查留多久？", "Shared computer: how long do self-checks stay that nobody changes?";
    SharedComputerHint:
        "到了时间，下次打开本页时自动删除，不能恢复。",
        "When the time is over they are deleted as the page is next opened, and cannot be had back.";
    StayForever: "一直保留，自己删除", "Until somebody deletes them";
    StayADay: "到第二天", "Until the next day";
    StayAWeek: "7 天", "7 days";
    StayAMonth: "30 天", "30 days";
    Expired: "按您的设置，已自动删除 {} 份到期的自查。", "As you have set it, self-checks deleted because their time was over: {}.";
    ClearEverything: "清除本页在这台设备上的全部内容", "Clear everything of this page from this device";
    ClearEverythingSure:
        "全部清除？自查、台账和设置都会删掉，不能恢复。",
        "Clear everything? Self-checks, ledgers and settings are deleted and cannot be had back.";
    EverythingCleared: "本页在这台设备上的内容已经全部清除。", "Everything of this page is cleared from this device.";
    AsOfWhen: "通知的时效", "As of when";
    AsOfWhenText:
        "通知发布以后另有文件，部分要求已经改变：",
        "Later documents changed some of what the notices ask:";

    // The notices.
    NoticesText:
        "逐句对照：每一句下面列出据此整理的措施；没有列的，写明原因。",
        "Every sentence is accounted for: by the measures drawn from it, or by the reason why there are none.";
    AboutNotice:
        "{}，成文日期 {}，{} 发布，主送{}",
        "{}, dated {}, published {}, sent to {}";
    InBracketsAfter: "（{}）", " ({})";
    CountMeasures: "{} 项措施", "measures: {}";

    RulesInForce: "现在的工作以现行规定为准", "today's work follows the rules now in force";

    // The result.
    Result: "自查结果", "Result";
    NotGiven: "未填写", "not given";
    FillIn: " 去填", " Fill it in";
    Respondent: "自查单位", "Respondent";
    Kind: "单位类型", "Kind";
    CheckedOn: "自查日期", "Checked on";
    Print: "打印这一页（不是台账）", "Print this page (not the ledger)";
    NoGaps:
        "没有缺口：适用的措施都已落实，或者已填写不适用的理由。",
        "No gaps: everything that applies is done, or exempt with a reason.";
    AllGapsCertain: "{} 项缺口都已确定，没有还要弄清的。", "{} certain, none open.";
    SomeGapsCertain:
        "{} 项已经确定；没填的、待核实的、不清楚的都弄清以后，最多到 {} 项。",
        "{} certain; once the rest is answered and known, there may be up to {}.";
    WhatAGapIs:
        "缺口就是：适用，但没有落实或只落实了一部分的措施。",
        "A gap is a measure that applies and is not, or only partly, done.";
    AppliesCount: "要查的措施 {} 项：", "Measures that apply: {}; ";
    DoneOfThem: "已落实 {} 项", "done: {}";
    GapsOfThem: "缺口 {} 项，其中必须做到的 {} 项", "gaps: {}, of these required: {}";
    ExemptOfThem: "选“不适用”并写了理由 {} 项", "exempt with a reason: {}";
    OpenOfThem: "还没有查清 {} 项", "not clear yet: {}";
    NotAnsweredYet: "还有 {} 处没有填。", "{} still to answer.";
    SettledForGood:
        "按现在填的情况，适用哪些措施已经全部确定。",
        "As things stand, which measures apply is settled.";
    GapsHeadline: "缺口 {} 项", "Gaps: {}";
    HangsOnThis:
        "有 {} 项措施是否适用，要看这一项：{}",
        "Measures that hang on it: {} ({})";
    StillToBeFoundOut: "还要弄清的情况", "Still to be found out";
    OtherGaps: "其他缺口（{} 项）", "Other gaps ({})";
    Gaps: "缺口（{} 项）", "Gaps ({})";
    RemarkLead: "备注：", "Remark: ";
    ChangeTheAnswer: "修改", "Change the answer";
    Usually: "通常由谁负责：", "Usually: ";
    NameAndCount: "{}（{} 项）", "{} ({})";
    Unanswered: "落实情况还没有查清的措施（{} 项）", "Measures without a settled answer ({})";
    IfThingsChange: "情况变了会怎样", "If things change";
    WouldBeMore: "{}：增加 {} 项", "{}: {} more";
    DoneCount: "已落实（{} 项）", "Done ({})";
    ExemptCount: "不适用，已填理由（{} 项）", "Exempt, with a reason ({})";
    OffCount: "按现在的情况用不上的措施（{} 项）", "Do not apply as things stand ({})";
    Reason: "理由：", "Reason: ";

    // What has changed.
    MeasuresChanged:
        "措施清单有更新。已填的内容都还在；新增和改动的，请到“措施”里再看一遍。",
        "The list of measures has changed. Your answers are still there; please look at what is new or changed.";
    NewMeasures: "新增 {} 项：{}", "New ({}): {}";
    ChangedMeasures: "改动 {} 项：{}", "Changed ({}): {}";
    GoneMeasures: "不再列出 {} 项：{}", "Gone ({}): {}";
    BetweenNames: "、", "; ";
    Noted: "知道了", "Noted";
    CopyNotWhole:
        "本页的文件不完整，缺了末尾的一部分（不能用英文和 Excel 表格）。其他功能照常；请重新复制或下载一份。",
        "This file is damaged: its end is missing (the English texts, the Excel tables). The rest works. Please copy or download it again.";

    // What was found in storage and is not used.
    AnswersWithoutQuestion:
        "本页更新后，您填过的下面几处没有对应的题目了。内容仍然保存着，不计入结果：",
        "The content has changed, and these answers no longer have a question. They are kept, and not counted:";
    ItemsThatCannotBeOpened: "打不开的数据", "Items that cannot be opened";
    ItemsSetAside:
        "下面的数据打不开，已单独放在一边，没有改动。其他自查不受影响。",
        "These items cannot be opened. They were set aside and not touched; nothing else is affected.";
    DeleteThisItem: "删除这份打不开的数据？", "Delete this unreadable item?";
    SaveAsItIs: "原样保存为文件", "Save as it is";
    ShowAsItIs: "看原始内容", "Show as it is";

    // What is wrong with a response file.
    SavedByNewer:
        "这份数据是用较新的网页保存的（格式 {}，本页只能打开到格式 {}）。请更新本页后再打开。",
        "it was saved by a newer version (format {}; this one reads up to {}); update, then open it again";
    NoSuchFormat:
        "没有格式 {} 这一种，本页只能打开到格式 {}。",
        "there is no format {}; this version reads up to {}";
    OfAnotherPack:
        "这份数据属于另一项自查（{}），请到那项自查的网页里打开。",
        "it is of another self-check ({}); open it where that one is";
    Misshapen: "这份数据不完整，或者不是自查数据。", "{}";
    TooLarge:
        "这份数据太大（{} 字节，最多 {} 字节）。",
        "it is too large ({} bytes; at most {} are read)";
    BetweenProblems: "；", "; ";
    NoSuchEntity: "{}：没有“{}”这种单位类型", "{}: there is no entity “{}”";
    NoSuchPlace:
        "{}：没有代码为“{}”的县（市、区）",
        "{}: there is no county or city with the code “{}”";
    NoSuchFact: "{}：没有“{}”这项情况", "{}: there is no fact “{}”";
    NoSuchValue:
        "{}：没有“{}”这个选项（可以用：{}、{}）",
        "{}: there is no value “{}” (use one of {}, {})";
    NoSuchMeasure: "{}：没有“{}”这项措施", "{}: there is no measure “{}”";
    StrayReason: "{}：只有“不适用”才填理由", "{}: a reason goes only with “exempt”";
    MeasureGone: "本页已没有这项措施（{}）", "the page no longer has this measure ({})";
    FactGone: "本页已没有这项情况（{}）", "the page no longer has this fact ({})";
    ValueGone:
        "这项情况已没有当时选的答案（{}）",
        "the answer chosen then is no longer there ({})";
}

impl Word {
    /// The text in this language.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        let [zh, en] = TEXTS[self as usize];
        lang.pick(zh, en)
    }
}
