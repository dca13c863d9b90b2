//! What a measure's two states say about the time between: two total functions over all of them.

use super::{Applicability, Progress, WorkState};
use crate::words::Lang;

/// How a measure stands in one self-check, as far as a comparison looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Side {
    /// Whether it applies.
    pub applicability: Applicability,
    /// How far it is done.
    pub progress: Progress,
    /// How far the work on it is by the ledger; [`WorkState::Open`] where nothing was entered.
    pub state: WorkState,
}

impl Side {
    /// Whether it is a gap: it applies and is not, or only partly, done.
    #[must_use]
    pub fn is_gap(self) -> bool {
        self.applicability == Applicability::Applies && self.progress.is_gap()
    }

    /// Whether it is known not to be missing: it applies and is done, or exempt with a reason.
    fn is_fine(self) -> bool {
        self.applicability == Applicability::Applies
            && matches!(self.progress, Progress::Met | Progress::Exempt)
    }
}

/// What has become of a gap. Each pair of sides is exactly one of these; the first four are gaps now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GapChange {
    /// 再次出现: a gap now, and the last ledger says that it had been put right ([`WorkState::Done`] or
    /// [`WorkState::Closed`]), whatever the last answer was.
    Again,
    /// 仍未整改到位: a gap then and now, and the last ledger does not say that it had been put right.
    Still,
    /// 新出现: a gap now; last time the measure applied and was done, or exempt with a reason, and the last ledger does
    /// not say that it had been a gap put right.
    New,
    /// 首次查出: a gap now; last time nobody could say, because the measure did not apply, or whether it applied was
    /// open, or how far it was done, and the last ledger does not say that it had been put right.
    FirstSeen,
    /// 已整改: a gap then; now the measure applies and is done.
    PutRight,
    /// 改为不适用: a gap then; now the measure applies and is exempt, with a reason. Nothing was put right, and whoever
    /// looks again wants to see the reason.
    Exempted,
    /// 不再要求: a gap then; now the measure does not apply.
    Lapsed,
    /// 尚不清楚: a gap then; now it is not known whether the measure applies, or how far it is done.
    Unclear,
    /// A gap neither then nor now.
    None,
}

/// What has become of a measure's applicability. Each pair is exactly one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScopeChange {
    /// 新适用: it did not apply, and does now.
    NewlyApplies,
    /// 不再适用: it applied, and does not now.
    NoLongerApplies,
    /// 转为待定: it was settled whether it applies, and is open now.
    BecameUndetermined,
    /// 已确定: it was open whether it applies, and is settled now, one way or the other.
    Settled,
    /// The same as before.
    None,
}

impl GapChange {
    /// All of them, in the order in which a paper lists them.
    pub const ALL: [Self; 9] = [
        Self::Again,
        Self::Still,
        Self::New,
        Self::FirstSeen,
        Self::Unclear,
        Self::PutRight,
        Self::Exempted,
        Self::Lapsed,
        Self::None,
    ];

    /// What has become of the gap between two sides. This time's ledger does not matter: what it says came after.
    #[must_use]
    pub fn of(last: Side, now: Side) -> Self {
        if now.is_gap() {
            return match (last.state.is_done(), last.is_gap(), last.is_fine()) {
                (true, ..) => Self::Again,
                (false, true, _) => Self::Still,
                (false, false, true) => Self::New,
                (false, false, false) => Self::FirstSeen,
            };
        }
        if !last.is_gap() {
            return Self::None;
        }
        match (now.applicability, now.progress) {
            (Applicability::DoesNotApply, _) => Self::Lapsed,
            (Applicability::Applies, Progress::Met) => Self::PutRight,
            (Applicability::Applies, Progress::Exempt) => Self::Exempted,
            (Applicability::Applies | Applicability::Undetermined, _) => Self::Unclear,
        }
    }

    /// The change in words; empty where there is none.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Again => lang.pick("再次出现", "missing again"),
            Self::Still => lang.pick("仍未整改到位", "still missing"),
            Self::New => lang.pick("新出现", "newly missing"),
            Self::FirstSeen => lang.pick("首次查出", "first seen"),
            Self::PutRight => lang.pick("已整改", "put right"),
            Self::Exempted => lang.pick("改为不适用", "now exempt"),
            Self::Lapsed => lang.pick("不再要求", "no longer asked for"),
            Self::Unclear => lang.pick("尚不清楚", "not clear now"),
            Self::None => "",
        }
    }
}

impl ScopeChange {
    /// All of them, in the order in which a paper lists them.
    pub const ALL: [Self; 5] = [
        Self::NewlyApplies,
        Self::NoLongerApplies,
        Self::BecameUndetermined,
        Self::Settled,
        Self::None,
    ];

    /// What has become of the applicability.
    #[must_use]
    pub fn of(last: Applicability, now: Applicability) -> Self {
        use Applicability::{Applies, DoesNotApply, Undetermined};
        match (last, now) {
            (DoesNotApply, Applies) => Self::NewlyApplies,
            (Applies, DoesNotApply) => Self::NoLongerApplies,
            (Applies | DoesNotApply, Undetermined) => Self::BecameUndetermined,
            (Undetermined, Applies | DoesNotApply) => Self::Settled,
            (Applies, Applies) | (DoesNotApply, DoesNotApply) | (Undetermined, Undetermined) => {
                Self::None
            }
        }
    }

    /// The change in words over several measures; empty where there is none.
    #[must_use]
    pub fn sum_words(self, lang: Lang) -> &'static str {
        match self {
            Self::NewlyApplies => lang.pick("新适用", "newly apply"),
            Self::NoLongerApplies => lang.pick("不再适用", "no longer apply"),
            Self::BecameUndetermined => lang.pick("是否适用转为待定", "open whether they apply"),
            Self::Settled => lang.pick("是否适用由待定转为确定", "settled whether they apply"),
            Self::None => "",
        }
    }

    /// The change in words, with what was settled; empty where there is none.
    #[must_use]
    pub fn words(self, now: Applicability, lang: Lang) -> &'static str {
        match (self, now) {
            (Self::NewlyApplies, _) => lang.pick("新适用", "newly applies"),
            (Self::NoLongerApplies, _) => lang.pick("不再适用", "no longer applies"),
            (Self::BecameUndetermined, _) => {
                lang.pick("是否适用转为待定", "open whether it applies")
            }
            (Self::Settled, Applicability::DoesNotApply) => {
                lang.pick("已确定不适用", "settled: does not apply")
            }
            (Self::Settled, _) => lang.pick("已确定适用", "settled: applies"),
            (Self::None, _) => "",
        }
    }
}
