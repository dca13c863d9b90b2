//! The root of the page: holds the model, follows the address, and saves what changed.
//!
//! A struct component, because everything that follows an action (saving, the address, focus) then
//! stands in one place and in order.

use std::rc::Rc;

use selfcheck_core::{Date, Lang, Response, format, lists::part};
use selfcheck_embedding::{Request, Start};
use yew::prelude::*;

use crate::{
    content,
    draw::{Out, Tap, View},
    host::{
        BrowserHost, Host, Listening, arrive,
        embedding::{is_element, recipient},
        listen, title,
    },
    outputs,
    parts::frame::frame,
    piece::Piece,
    screens,
};
use selfcheck_session::{
    Action, Model, Release, Saving, Screen, Stamp, Step, Storage,
    desk::{DeskAction, Told},
    expiry::Expiry,
    keeping::KeepAction,
    look::Look,
    opening, saving, store,
};

/// The whole page.
pub struct App {
    host: BrowserHost,
    model: Rc<Model>,
    /// The screen has changed and its heading has not been given focus yet.
    new_screen: bool,
    /// English texts were asked for.
    fetching: bool,
    /// Told of every change of the address, and of storage by other tabs, as long as the page lives.
    _listeners: [Option<Listening>; 3],
    /// Told of files that were chosen or dropped, of what became of what was handed out, and of what the page around asks.
    _more: [Option<Listening>; 4],
    /// What the page around was told last.
    site_knows: Vec<selfcheck_embedding::Told>,
    /// What this device has seen of the content is noted, or waits for the person to take note of what changed.
    seen: bool,
}

impl App {
    /// The page as it begins.
    pub fn create(context: &Context<Piece>) -> Self {
        let host = BrowserHost;
        let catalogue = content::catalogue();
        let options = host.options(catalogue);
        let chosen = host.get(store::LANGUAGE_KEY).ok().flatten();
        let chosen = chosen.or(options.lang.map(|lang| lang.tag().to_owned()));
        let lang = match chosen.or_else(|| host.preferred_language()) {
            Some(tag) if tag.starts_with("en") => Lang::En,
            _ => Lang::Zh,
        };
        let screen = screen_at(&host.fragment());
        let mut loaded = store::load(&host, catalogue);
        let expiry = Expiry::load(&host);
        let today = Date::in_china(&host.now());
        let is_over = |it: &Response| today.is_some_and(|today| expiry.is_over(&it.updated, today));
        let expired = store::expire(&host, &mut loaded, is_over);
        let mut model = Model::new(loaded, screen, lang, catalogue);
        model.desk.look = Look::load(&host, options.elder);
        host.wear(options.theme);
        model.desk.options = options;
        model.desk.inside = is_element();
        model.desk.keeping.expiry = expiry;
        model.desk.keeping.expired = expired;
        host.dress(model.desk.look);
        let link = context.link().clone();
        let address = listen("hashchange", move |_| {
            let screen = screen_at(&BrowserHost.fragment());
            link.send_message(Tap::Act(Action::Show(screen)));
        });
        let link = context.link().clone();
        let storage = listen("storage", move |_| {
            let action =
                KeepAction::Adopt(Rc::new(store::load(&BrowserHost, content::catalogue())));
            link.send_message(Tap::Act(action.into()));
        });
        let link = context.link().clone();
        let release = listen("selfcheck-release", move |what| {
            let release = match what.as_str() {
                "offline" => Release::Offline,
                "waiting" => Release::Waiting,
                "replaced" => Release::Replaced,
                "damaged" => Release::Damaged,
                _ => return,
            };
            link.send_message(Tap::Act(Action::Release(release)));
        });
        let mut app = Self {
            seen: model.is_changed(),
            host,
            model: Rc::new(model),
            new_screen: false,
            fetching: false,
            _listeners: [address, storage, release],
            _more: desk_listeners(context),
            site_knows: Vec::new(),
        };
        // The address may name a result code; where it names nothing, the page around may have set where to begin.
        let screen = app.model.screen.clone();
        match app.model.desk.options.start {
            start if app.host.fragment().is_empty() && start != Start::Home => {
                app.open(context, start);
            }
            _ => {
                app.act(context, Action::Show(screen));
            }
        }
        if recipient().is_some() {
            // Whoever opens the page around has not asked for this part of it yet.
            app.new_screen = false;
        }
        app.speak(context);
        app
    }

    /// Does what a tap asks for. Whether to draw.
    pub fn update(&mut self, context: &Context<Piece>, tap: Tap) -> bool {
        match tap {
            Tap::Act(action) => self.act(context, action),
            Tap::Asked(Request::Open(start)) => self.open(context, start),
            Tap::Asked(Request::Reset) => self.open(context, self.model.desk.options.start),
            Tap::Out(Out::ToSite(response)) => {
                let file = format::write(content::catalogue(), &response);
                self.host.tell_site(&selfcheck_embedding::Told::Answers(file));
                self.act(context, DeskAction::Told(Told::Given).into())
            }
            Tap::Out(out) => {
                let draw = self.act(context, DeskAction::HandsOut.into());
                self.host.put_out(out);
                draw
            }
            Tap::TakeRelease => {
                self.host.tell("selfcheck-take");
                false
            }
            Tap::SaveDamaged(item) => {
                self.host.offer_file(&[&item.key, ".txt"].concat(), "text/plain", &item.raw);
                false
            }
        }
    }

    /// Draws the page.
    pub fn view(&self, context: &Context<Piece>) -> Html {
        let view = self.drawing(context);
        frame(&view, screens::draw(&view)).done()
    }

    /// Everything that drawing reads.
    fn drawing<'a>(&'a self, context: &'a Context<Piece>) -> View<'a> {
        View {
            model: &self.model,
            link: context.link(),
            catalogue: content::catalogue(),
            lang: self.model.lang,
            local_time: &|time| BrowserHost.local_time(time),
            today: selfcheck_core::Date::in_china(&self.host.now()),
        }
    }

    /// Does what has to wait until the page is drawn.
    pub fn rendered(&mut self, first: bool) {
        title();
        if first {
            self.host.tell("selfcheck-ready");
            self.host.tell_site(&selfcheck_embedding::Told::Ready {
                content: content::catalogue().version.clone(),
                lang: self.model.lang,
            });
        }
        if std::mem::take(&mut self.new_screen) {
            arrive(&self.asked_for());
            self.host.tell("selfcheck-screen");
        }
    }

    /// The id of the question that the address names, or the address of the link by which this screen was left; empty if
    /// there is none.
    fn asked_for(&self) -> String {
        if let Screen::Check(id, step) = &self.model.screen {
            let catalogue = content::catalogue();
            return match (step, self.model.desk.left) {
                (Step::Fact(fact), _) => ["f-", &catalogue.fact(*fact).id].concat(),
                (Step::Measure(measure), _) => ["m-", &catalogue.measure(*measure).id].concat(),
                (Step::Result | Step::Overview | Step::Output(_), Some(left)) => {
                    ["#", &Screen::Check(id.clone(), left).fragment(catalogue)].concat()
                }
                _ => String::new(),
            };
        }
        String::new()
    }

    /// Opens a screen that the page around names.
    fn open(&mut self, context: &Context<Piece>, start: Start) -> bool {
        let screen = match start {
            Start::Home => Screen::Home,
            Start::Notices => Screen::Notices,
            Start::Open => Screen::Open,
            Start::About => Screen::About,
            Start::List => match self.model.desk.options.entity {
                Some(entity) => Screen::List(entity),
                None => Screen::Home,
            },
            Start::Check => match self.model.shelf.first() {
                Some(response) => screens::resume(&self.drawing(context), response),
                None => return self.act(context, Action::Begin(None)),
            },
        };
        self.act(context, Action::Show(screen))
    }

    /// Tells the page around what is new to it: counts, never answers.
    fn report(&mut self, context: &Context<Piece>) {
        if recipient().is_none() {
            return;
        }
        let told = screens::told(&self.drawing(context));
        for news in told.iter().filter(|news| !self.site_knows.contains(news)) {
            self.host.tell_site(news);
        }
        self.site_knows = told;
    }

    /// Changes the model, then does what follows from the change. Whether to draw.
    fn act(&mut self, context: &Context<Piece>, action: Action) -> bool {
        let stamp = Stamp { now: self.host.now(), new_id: self.host.new_id() };
        let adopted = match &action {
            Action::Desk(DeskAction::Keep(KeepAction::Adopt(loaded))) => Some(Rc::clone(loaded)),
            _ => None,
        };
        // What the page around sets is no choice of the person's.
        let set = matches!(action, Action::Desk(DeskAction::Configure(_)));
        let noted = matches!(action, Action::Desk(DeskAction::ChangesNoted));
        let mut next = self.model.after(action, stamp, content::catalogue());
        let (catalogue, now) = (content::catalogue(), self.host.now());
        match adopted {
            Some(loaded) => saving::save_joined(&self.host, catalogue, &loaded, &mut next, &now),
            None => saving::save(&self.host, catalogue, &self.model, &mut next, &now),
        }
        // Other elements on the same page share the storage, and no browser tells them.
        if next.saving != self.model.saving && matches!(next.saving, Saving::Saved(_)) {
            self.host.tell("selfcheck-saved");
        }
        self.clear(&mut next);
        let before = std::mem::replace(&mut self.model, Rc::new(next));
        if noted {
            self.seen = false;
        }
        if !self.seen && (noted || matches!(self.model.saving, Saving::Saved(_))) {
            // Not stored: the person is told of the same changes once more, which is no harm.
            self.seen = store::note_seen(&self.host, content::catalogue()).is_ok();
        }
        if before.screen != self.model.screen {
            self.new_screen = true;
            let fragment = self.model.screen.fragment(content::catalogue());
            let here = self.host.fragment();
            // An address that begins something is left for good: the way back must not begin it again.
            match screen_at(&here) {
                Screen::Begin(_) => self.host.go_instead(&fragment),
                _ if here != fragment => self.host.go(&fragment),
                _ => {}
            }
        }
        if before.lang != self.model.lang && !set {
            // A choice that cannot be stored still holds for this visit.
            let _ = self.host.set(store::LANGUAGE_KEY, self.model.lang.tag());
        }
        self.keep_choices(&before, set);
        self.report(context);
        if before.lang != self.model.lang || before.english != self.model.english {
            self.speak(context);
        }
        true
    }

    /// Clears this device if that was asked for.
    fn clear(&self, next: &mut Model) {
        if next.desk.keeping.cleared && !self.model.desk.keeping.cleared {
            let cleared = store::clear(&self.host, content::catalogue());
            next.desk.keeping.cleared = cleared.is_ok();
            next.saving = cleared.map_or_else(Saving::Failed, |()| Saving::Idle);
        }
    }

    /// Keeps what was chosen, unless it was just cleared, and has the page look so.
    fn keep_choices(&self, before: &Model, set: bool) {
        let (before, now) = (&before.desk, &self.model.desk);
        if before.options.theme != now.options.theme {
            self.host.wear(now.options.theme);
        }
        if before.look != now.look {
            if !now.keeping.cleared && !set {
                now.look.save(&self.host);
            }
            self.host.dress(now.look);
        }
        if before.keeping.expiry != now.keeping.expiry && !now.keeping.cleared {
            now.keeping.expiry.save(&self.host);
        }
    }

    /// Tells the browser the language, and fetches the English texts the first time they are needed.
    fn speak(&mut self, context: &Context<Piece>) {
        let waits = self.model.lang == Lang::En && !content::has_english();
        // As long as English waits for its texts, the page is in Chinese.
        self.host.speak(if waits { Lang::Zh } else { self.model.lang });
        if waits && !self.fetching {
            self.fetching = true;
            let link = context.link().clone();
            self.host.fetch_texts(
                self.model.lang,
                Box::new(move |bytes| {
                    if bytes.is_some_and(|bytes| content::add_english(&bytes)) {
                        link.send_message(Tap::Act(Action::EnglishArrived));
                    }
                }),
            );
        }
    }
}

/// The screen at an address.
fn screen_at(fragment: &str) -> Screen {
    Screen::parse(fragment, content::catalogue(), &outputs::names())
}

/// Listens to what `static/papers.js` tells.
fn desk_listeners(context: &Context<Piece>) -> [Option<Listening>; 4] {
    let link = context.link().clone();
    let files = listen("selfcheck-file", move |came| {
        let (name, text) = part(&came, 0x1e);
        for opened in opening::open(content::catalogue(), name, text.unwrap_or_default()) {
            link.send_message(Tap::Act(DeskAction::Opened(Rc::new(opened)).into()));
        }
    });
    let link = context.link().clone();
    let done = listen("selfcheck-done", move |what| {
        if let "aloud" | "silent" = &*what {
            link.send_message(Tap::Act(DeskAction::Aloud(what == "aloud").into()));
        } else if let Some(told) = Told::parse(&what) {
            link.send_message(Tap::Act(DeskAction::Told(told).into()));
        }
    });
    let link = context.link().clone();
    let options = listen("selfcheck-options", move |_| {
        let options = BrowserHost.options(content::catalogue());
        link.send_message(Tap::Act(DeskAction::Configure(Box::new(options)).into()));
    });
    let link = context.link().clone();
    let asked = listen("selfcheck-asked", move |text| {
        link.send_message_batch(BrowserHost.request(&text).map(Tap::Asked).into_iter().collect());
    });
    [files, done, options, asked]
}
