//! What has changed in the measures since this device last saw them.
//!
//! Contract: stays until the person has taken note.

use selfcheck_core::{catalogue::MeasureIx, words::Word};
use selfcheck_session::Action;
use yew::prelude::*;

use super::context::{use_content, use_dispatch, use_page_state};

#[component]
pub fn ContentChanges() -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    let Some(changes) = &state.changes else {
        return Html::default();
    };
    let names = |measures: &[MeasureIx]| {
        let name = |ix: &MeasureIx| content.text(&content.catalogue.measure(*ix).name).to_owned();
        measures.iter().map(name).collect::<Vec<_>>()
    };
    let parts = [
        (Word::NewMeasures, names(&changes.added)),
        (Word::ChangedMeasures, names(&changes.changed)),
        (Word::GoneMeasures, changes.gone.clone()),
    ];
    let items = parts.iter().filter(|(_, names)| !names.is_empty()).map(|(word, names)| {
        let all = names.join(content.tr(Word::BetweenNames));
        html! { <li>{ content.say(*word, &[&names.len(), &all]) }</li> }
    });
    html! {
        <div id="changes" class="banner no-print" role="status">
            <p>{ content.tr(Word::MeasuresChanged) }</p>
            <ul>{ for items }</ul>
            <button type="button" class="button" id="noted" onclick={dispatch.on_click(Action::ChangesNoted)}>
                { content.tr(Word::Noted) }
            </button>
        </div>
    }
}
