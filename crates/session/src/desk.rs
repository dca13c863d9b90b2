//! What the page holds besides answers: self-checks that are looked at and not kept, files that were opened, and what became
//! of the last thing handed out. Nothing of it is stored.

use std::rc::Rc;

use selfcheck_core::{
    Catalogue, Date, Response,
    catalogue::MeasureIx,
    changes::Changes,
    code::{self, NotPlaced},
    format::{Problem, ReadError},
    keyed::Keyed,
    lists::sort,
    response::{Entry, WorkState},
};
use selfcheck_embedding::Options;

use crate::{
    Action, Edit, Field, Model, Screen, Stamp, Step,
    keeping::{KeepAction, Keeping},
    look::{Look, LookAction},
    store::{self, Loaded},
};

/// Everything of the kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// What the page around this one has set.
    pub options: Options,
    /// The page is an element of somebody else's document.
    pub inside: bool,
    /// What is kept on this device besides.
    pub keeping: Keeping,
    /// How the page looks to this person.
    pub look: Look,
    /// The page is being read aloud.
    pub aloud: bool,
    /// The screen that sums up (result, all answers, a paper) from which a question was gone to: the way back.
    pub from: Option<Step>,
    /// The question that was gone to from there: back on that screen, the keyboard is on the link to it.
    pub left: Option<Step>,
    /// Self-checks to look at: read-only, and gone with the page.
    pub guests: Vec<Rc<Guest>>,
    /// What was opened, the last first.
    pub opened: Vec<Rc<Opened>>,
    /// What became of the last thing that was handed out.
    pub told: Option<Told>,
    /// The name of the self-check that others are compared with, as far as the person chose.
    pub last: Option<String>,
    /// What has changed in the content since this device last saw it, until the person has taken note.
    pub changes: Option<Rc<Changes>>,
    /// Whether the message for the work group is the long one.
    pub long: bool,
    /// The day that is to be filled in for several gaps at once, as it is in its field.
    pub day: String,
    /// What a ledger held before several of its rows were filled in at once, until anything else is changed.
    pub before: Option<Before>,
    /// The result code that is being typed.
    pub typed: String,
    /// What was typed when the person last asked for its result, which could not be shown.
    pub tried: Option<String>,
}

/// What a ledger held before, to be had back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The name of its self-check.
    pub id: Rc<str>,
    /// What was entered.
    pub entries: Rc<Keyed<MeasureIx, Entry>>,
}

/// A self-check to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// The self-check. As soon as it is on the desk, its name begins with [`FROM_CODE`] or [`NEWER`].
    pub response: Response,
    /// Where it comes from.
    pub from: Source,
}

/// Where a self-check to look at comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A result code.
    Code {
        /// Whether it was made with this content.
        same_content: bool,
        /// What of it found no place here.
        not_placed: Vec<NotPlaced>,
    },
    /// A file of a newer format.
    Newer {
        /// The number of the format.
        format: u32,
        /// Where in the file something stands that was not understood.
        left_out: Vec<String>,
    },
}

/// What came of opening something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The name of the file.
    pub file: String,
    /// What is in it. On the desk a self-check has the name under which it is kept, which may be another than in the file.
    pub outcome: Result<Found, ReadError>,
    /// How it stands to what was here before.
    pub kept: Kept,
}

/// How something that was opened stands to what was here before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing of it was here.
    #[default]
    New,
    /// The very same is here already; nothing was added.
    AlreadyHere,
    /// Something else of that name is here; both stay.
    Beside,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A self-check, with what of it has no question here.
    Check(Box<Response>, Vec<Problem>),
    /// One of a newer format, to look at.
    Guest(Box<Guest>),
}

/// What became of something that was handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// On the clipboard.
    Copied,
    /// The browser let nothing be put on the clipboard.
    NotCopied,
    /// The browser was given a file. Whether it saved it cannot be known.
    Offered,
    /// The browser takes no files.
    NotOffered,
    /// A part of the page that is loaded when asked for did not come.
    Unreachable,
    /// The browser gave no sign of printing.
    NotPrinted,
    /// The workbook could not be made.
    NotMade,
    /// The browser has no voice after all.
    NoVoice,
    /// The page around was given the answers. What it does with them cannot be known.
    Given,
}

impl Told {
    /// From the words of `static/papers.js`.
    pub fn parse(words: &str) -> Option<Self> {
        Some(match words {
            "copied" => Self::Copied,
            "not-copied" => Self::NotCopied,
            "offered" => Self::Offered,
            "not-offered" => Self::NotOffered,
            "unreachable" => Self::Unreachable,
            "not-printed" => Self::NotPrinted,
            "not-made" => Self::NotMade,
            "no-voice" => Self::NoVoice,
            "given" => Self::Given,
            _ => return None,
        })
    }
}

/// What the name of a self-check begins with that was read from a result code; the digits follow.
pub const FROM_CODE: &str = "code-";

/// What the name of a self-check begins with that was saved by a newer version.
pub const NEWER: &str = "newer-";

/// The longest name that is taken over from a file; ours have some twenty characters.
const LONGEST_NAME: usize = 64;

/// Whether a file's name for its self-check can stand in an address, and is not one that the page itself gives to what is only
/// looked at.
fn is_name(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=LONGEST_NAME).contains(&id.len())
        && id.bytes().all(fits)
        && ![FROM_CODE, NEWER].iter().any(|start| id.starts_with(start))
}

/// A change of one self-check that is made with papers and the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskEdit {
    /// How far the work on a gap is.
    Work(MeasureIx, WorkState),
    /// Everything that is entered in the ledger: several rows at once, or as it was before.
    Ledger(Rc<Keyed<MeasureIx, Entry>>),
    /// The answers that were copied from the last self-check have all been gone through.
    GoneThrough,
}

/// Where a text goes that is written on papers and in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskField {
    /// Who checked.
    Checker,
    /// The day of the check; empty or a day.
    Checked,
    /// Who puts a gap right.
    Owner(MeasureIx),
    /// What is to be done about a gap; empty where the measure's own words are meant.
    Plan(MeasureIx),
    /// By when; empty or a day.
    Due(MeasureIx),
    /// When it was put right; empty or a day.
    Done(MeasureIx),
}

impl From<DeskEdit> for Edit {
    fn from(edit: DeskEdit) -> Self {
        Self::Desk(edit)
    }
}

impl From<DeskField> for Field {
    fn from(field: DeskField) -> Self {
        Self::Desk(field)
    }
}

impl DeskEdit {
    pub(crate) fn apply(self, response: &mut Response, stamp: &Stamp) {
        match self {
            Self::Work(measure, state) => {
                let entry = entry(response, measure);
                entry.state = state;
                // The day on which it was put right is noted once, and forgotten when the work goes on.
                match (state.is_done(), entry.done) {
                    (true, None) => entry.done = Date::in_china(&stamp.now),
                    (true, Some(_)) => {}
                    (false, _) => entry.done = None,
                }
            }
            Self::Ledger(entries) => response.ledger = Keyed::clone(&entries),
            Self::GoneThrough => response.copied.clear(),
        }
    }
}

impl DeskField {
    pub(crate) fn write(self, response: &mut Response, text: String) {
        match self {
            Self::Checker => response.checker = text,
            Self::Checked => response.checked = Date::parse(&text),
            Self::Owner(measure) => entry(response, measure).owner = text,
            Self::Plan(measure) => entry(response, measure).plan = text,
            Self::Due(measure) => entry(response, measure).due = Date::parse(&text),
            Self::Done(measure) => entry(response, measure).done = Date::parse(&text),
        }
    }
}

/// What is entered for a measure in the ledger.
fn entry(response: &mut Response, measure: MeasureIx) -> &mut Entry {
    if !response.ledger.contains_key(&measure) {
        response.ledger.insert(measure, Entry::default());
    }
    #[expect(clippy::expect_used, reason = "it was put there if it was not")]
    response.ledger.get_mut(&measure).expect("the entry is there")
}

impl Model {
    /// Whether the content has changed and the person has not taken note of it.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.desk.changes.is_some()
    }

    /// The page begins with what was found in storage.
    pub(crate) fn lay_out(&mut self, loaded: &Loaded, catalogue: &Catalogue) {
        self.take(loaded, catalogue);
        // Whoever has no self-check here has nothing that a change could touch.
        let seen = loaded.seen.as_ref().filter(|_| !loaded.responses.is_empty());
        self.desk.changes = seen.and_then(|seen| seen.changes(catalogue)).map(Rc::new);
    }

    /// Another screen is shown: what was said on the last one is over.
    pub(crate) fn turn(&mut self, before: &Screen, catalogue: &Catalogue) {
        self.note_way(before);
        self.desk.told = None;
        self.desk.before = None;
        self.desk.keeping.confirm = None;
        self.desk.keeping.gone = None;
        if *before != self.screen {
            self.desk.keeping.expired = 0;
            self.desk.keeping.cleared = false;
        }
        self.desk.aloud = false;
        self.resolve(catalogue);
    }

    /// Notes from which screen that sums up a question was gone to.
    fn note_way(&mut self, before: &Screen) {
        let question =
            |step: Step| matches!(step, Step::Fact(_) | Step::Measure(_)).then_some(step);
        let sums_up = |step| matches!(step, Step::Result | Step::Overview | Step::Output(_));
        let desk = &mut self.desk;
        (desk.from, desk.left) = match (before, &self.screen) {
            (Screen::Check(of, was), Screen::Check(now_of, now)) if of == now_of => {
                match (sums_up(*was), sums_up(*now)) {
                    (true, false) => (Some(*was), question(*now)),
                    (false, false) => (desk.from, desk.left),
                    (false, true) => (None, desk.left),
                    (true, true) => (None, None),
                }
            }
            _ => (None, None),
        };
    }

    /// A self-check to look at, by name.
    #[must_use]
    pub fn guest(&self, id: &str) -> Option<&Rc<Guest>> {
        self.desk.guests.iter().find(|guest| guest.response.id == id)
    }

    /// Notes what an edit of several rows of a ledger replaces. Any other edit is a step on from there.
    pub(crate) fn note_before(&mut self, id: &Rc<str>, edit: &Edit) {
        let had_back = self.desk.before.take();
        if let (Edit::Desk(DeskEdit::Ledger(entries)), Some(response)) = (edit, self.find(id)) {
            let gives_back = had_back.is_some_and(|before| before.entries == *entries);
            let entries = Rc::new(response.ledger.clone());
            self.desk.before = (!gives_back).then(|| Before { id: Rc::clone(id), entries });
        }
    }

    /// A self-check of this device, or one to look at.
    #[must_use]
    pub fn any(&self, id: &str) -> Option<Rc<Response>> {
        let guest = || self.guest(id).map(|guest| Rc::new(guest.response.clone()));
        self.find(id).cloned().or_else(guest)
    }

    /// Opens what an address names that is not there yet: the self-check in a result code.
    fn resolve(&mut self, catalogue: &Catalogue) {
        let digits = match &self.screen {
            Screen::Code(digits) => digits.clone(),
            Screen::Check(id, _) if self.any(id).is_none() => match id.strip_prefix(FROM_CODE) {
                Some(digits) => digits.to_owned(),
                None => return,
            },
            _ => return,
        };
        let Ok(decoded) = code::decode(catalogue, &digits) else {
            // The screen says what is wrong with it.
            self.screen = Screen::Open;
            self.desk.tried = Some(digits.clone());
            self.desk.typed = digits;
            return;
        };
        let mut response = decoded.response;
        response.id = [FROM_CODE, &code::plain(&digits)].concat();
        if let Screen::Code(_) = self.screen {
            self.screen = Screen::Check(response.id.clone(), Step::Result);
        }
        let from =
            Source::Code { same_content: decoded.same_content, not_placed: decoded.not_placed };
        self.invite(Guest { response, from });
    }

    /// Takes in what was opened, and shows what came of it: it may have been dropped on any screen.
    pub(crate) fn open(&mut self, opened: &Opened, stamp: &Stamp) {
        let mut opened = opened.clone();
        match &mut opened.outcome {
            Err(_) => {}
            Ok(Found::Guest(guest)) => opened.kept = self.seat(guest, stamp),
            Ok(Found::Check(response, set_aside)) => {
                opened.kept = self.shelve(response, set_aside, stamp);
            }
        }
        self.screen = Screen::Open;
        self.desk.keeping.confirm = None;
        self.desk.keeping.gone = None;
        self.desk.opened.insert(0, Rc::new(opened));
    }

    /// Puts a self-check that was opened on the shelf, unless it is there already under whatever name.
    fn shelve(&mut self, response: &mut Response, set_aside: &[Problem], stamp: &Stamp) -> Kept {
        let wanted = std::mem::take(&mut response.id);
        for here in &self.shelf {
            response.id.clone_from(&here.id);
            if **here == *response {
                return Kept::AlreadyHere;
            }
        }
        // What cannot be used is stored under a name as well, and must stay as it is.
        let taken = self.find(&wanted).is_some()
            || self.desk.keeping.damaged.iter().any(|item| item.key == store::key(&wanted));
        response.id = if taken || !is_name(&wanted) { stamp.new_id.clone() } else { wanted };
        self.note_set_aside(&response.id, set_aside);
        self.shelf.push(Rc::new(response.clone()));
        self.sort_shelf();
        if taken { Kept::Beside } else { Kept::New }
    }

    /// Puts a self-check of a newer version on the desk, unless it lies there already.
    fn seat(&mut self, guest: &mut Guest, stamp: &Stamp) -> Kept {
        for here in &self.desk.guests {
            guest.response.id.clone_from(&here.response.id);
            if **here == *guest {
                return Kept::AlreadyHere;
            }
        }
        guest.response.id = [NEWER, &stamp.new_id].concat();
        self.desk.guests.push(Rc::new(guest.clone()));
        Kept::New
    }

    fn invite(&mut self, guest: Guest) {
        self.desk.guests.retain(|other| other.response.id != guest.response.id);
        self.desk.guests.push(Rc::new(guest));
    }

    /// The self-checks that one can be compared with, the likeliest first: older ones of the same kind, then the rest.
    #[must_use]
    pub fn comparable(&self, now: &Response) -> Vec<Rc<Response>> {
        let guests = self.desk.guests.iter().map(|guest| Rc::new(guest.response.clone()));
        let mut others: Vec<_> = self.shelf.iter().cloned().chain(guests).collect();
        others.retain(|other| other.id != now.id && other.entity.is_some());
        // Of several on one day, as they were begun: work in a ledger goes on after the check.
        let when = |other: &Response| (other.day(), other.created.clone(), other.updated.clone());
        let rank = |other: &Response| {
            let same = other.entity == now.entity && other.unit.trim() == now.unit.trim();
            (!same, other.entity != now.entity, when(other) > when(now))
        };
        sort(&mut others, |a, b| (rank(a), when(b)) < (rank(b), when(a)));
        others
    }
}

/// Something that happens to the desk.
#[derive(Debug, Clone, PartialEq)]
pub enum DeskAction {
    /// The page around sets something.
    Configure(Box<Options>),
    /// Something happens to what is kept on this device.
    Keep(KeepAction),
    /// The page is to look otherwise.
    Look(LookAction),
    /// Reading aloud has begun, or is over.
    Aloud(bool),
    /// A file was opened.
    Opened(Rc<Opened>),
    /// Something is being handed out: what became of the last thing does not matter any more.
    HandsOut,
    /// Something became of what was handed out.
    Told(Told),
    /// The self-check to compare with was chosen.
    CompareWith(String),
    /// The person has taken note of what changed in the content.
    ChangesNoted,
    /// The short or the long message.
    Long(bool),
    /// The day to be filled in for several gaps at once is being chosen.
    Day(String),
    /// A result code is being typed.
    Typed(String),
    /// The typed code is to be shown.
    ShowTyped,
}

impl From<DeskAction> for Action {
    fn from(action: DeskAction) -> Self {
        Self::Desk(action)
    }
}

impl DeskAction {
    pub(crate) fn apply(self, model: &mut Model, stamp: &Stamp, catalogue: &Catalogue) {
        match self {
            Self::Configure(options) => model.configure(*options),
            Self::Keep(action) => action.apply(model, stamp, catalogue),
            Self::Look(action) => action.apply(&mut model.desk.look),
            Self::Aloud(aloud) => model.desk.aloud = aloud,
            Self::Opened(opened) => model.open(&opened, stamp),
            Self::HandsOut => model.desk.told = None,
            Self::Told(told) => {
                model.desk.told = Some(told);
                model.desk.aloud &= told != Told::NoVoice;
            }
            Self::CompareWith(id) => model.desk.last = Some(id),
            Self::ChangesNoted => model.desk.changes = None,
            Self::Long(long) => {
                model.desk.long = long;
                // What was copied is the other one.
                model.desk.told = None;
            }
            Self::Day(day) => model.desk.day = day,
            Self::Typed(typed) => model.desk.typed = typed,
            Self::ShowTyped => {
                model.screen = Screen::Code(model.desk.typed.clone());
                model.resolve(catalogue);
            }
        }
    }
}
