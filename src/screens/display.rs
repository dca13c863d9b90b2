//! How the page is to look: the elder view, the size of its text, the colours, the language.
//!
//! Contract: each choice holds at once; a language is named in itself.

use selfcheck_core::{Lang, words::Word};
use selfcheck_session::{
    Action,
    look::{Colours, LookAction, Size},
};
use yew::prelude::*;

use crate::components::{
    context::{use_content, use_page_state},
    home_link::HomeLink,
    question::{Choice, Question},
};

#[component]
pub fn Display() -> Html {
    let content = use_content();
    let look = use_page_state().look;
    let views = vec![
        Choice::new(
            "standard",
            content.tr(Word::StandardView),
            !look.elder,
            LookAction::Elder(false),
        ),
        Choice {
            hint: content.tr(Word::ElderViewHint).into(),
            ..Choice::new("elder", content.tr(Word::ElderView), look.elder, LookAction::Elder(true))
        },
    ];
    let sizes = Size::ALL.map(|(size, name, word)| {
        Choice::new(name, content.tr(word), look.size == size, LookAction::Size(size))
    });
    let colours = Colours::ALL.map(|(colours, name, word)| {
        let chosen = look.colours == colours;
        Choice::new(name, content.tr(word), chosen, LookAction::Colours(colours))
    });
    let languages = [(Lang::Zh, "中文"), (Lang::En, "English")].map(|(lang, name)| Choice {
        lang: Some(lang.tag()),
        ..Choice::new(lang.tag(), name, content.lang == lang, Action::Speak(lang))
    });
    html! {
        <div>
            <h1 tabindex="-1">{ content.tr(Word::DisplaySettings) }</h1>
            <p class="hint">{ content.tr(Word::DisplayText) }</p>
            <div class="card">
                <Question name="set-view" legend={content.tr(Word::ViewOfPage)} choices={views} />
            </div>
            if look.elder {
                <div class="card">
                    <Question name="set-size" legend={content.tr(Word::SizeOfText)} choices={sizes.to_vec()} />
                </div>
            }
            <div class="card">
                <Question name="set-colours" legend={content.tr(Word::ColoursOfPage)} choices={colours.to_vec()} />
            </div>
            <div class="card">
                <Question name="set-language" legend={content.tr(Word::LanguageOfPage)} choices={languages.to_vec()} />
            </div>
            <HomeLink />
        </div>
    }
}
