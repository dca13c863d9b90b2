//! What is wrong with saving, if anything, and the way out.
//!
//! Contract: said at once, with the reason.

use selfcheck_core::words::Word;
use selfcheck_session::{Saving, StorageError};
use yew::prelude::*;

use super::context::{use_content, use_page_state};

#[component]
pub fn SavingTrouble() -> Html {
    let content = use_content();
    let why = match use_page_state().saving {
        Saving::Failed(StorageError::Blocked) => Word::StorageBlocked,
        Saving::Failed(StorageError::Full) => Word::StorageFull,
        _ => return Html::default(),
    };
    html! {
        <div id="trouble" class="banner warn" role="alert">
            <p>{ content.tr(why) }</p>
            <p>{ content.tr(Word::SaveAsAFileInstead) }</p>
        </div>
    }
}
