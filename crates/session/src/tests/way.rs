//! The way back to the screen that sums up from which a question was gone to.

use super::*;

/// From a screen to the next: what is on the page then says where the way back leads, and which link is returned to.
fn ways(screens: &[Step]) -> Vec<(Option<Step>, Option<Step>)> {
    let mut model = model().after(Action::Begin(None), stamp("a"), catalogue());
    let show = |model: &Model, step| {
        model.after(Action::Show(Screen::Check("a".to_owned(), step)), stamp("-"), catalogue())
    };
    let ways = screens.iter().map(|step| {
        model = show(&model, *step);
        (model.came_from, model.left_for)
    });
    ways.collect()
}

#[test]
fn a_question_that_was_gone_to_from_a_sum_leads_back_there() {
    let [question, other] = [0, 1].map(|ix| Step::Measure(MeasureIx(ix)));
    let fact = Step::Fact(FactIx(0));
    for sum in [Step::Result, Step::Overview, Step::Output("form")] {
        assert_eq!(
            ways(&[Step::Facts, sum, question, sum, Step::Facts]),
            [
                (None, None),
                (None, None),
                (Some(sum), Some(question)),
                (None, Some(question)),
                (Some(sum), None),
            ],
            "{sum:?}"
        );
    }
    // Whoever goes on from question to question still has the way back.
    assert_eq!(
        ways(&[Step::Result, question, other, fact]).pop(),
        Some((Some(Step::Result), Some(question)))
    );
    // From one sum to the other there is no question in between.
    assert_eq!(ways(&[Step::Result, Step::Overview]).pop(), Some((None, None)));
    // Whoever answers for the first time has come from nowhere.
    assert_eq!(ways(&[Step::Who, Step::Where, fact, question]).pop(), Some((None, None)));
}

#[test]
fn the_way_back_is_that_of_one_self_check_and_ends_with_it() {
    let mut model = model().after(Action::Begin(None), stamp("a"), catalogue());
    let question = |id: &str| Screen::Check(id.to_owned(), Step::Measure(MeasureIx(0)));
    let result = Screen::Check("a".to_owned(), Step::Result);
    for (screen, from) in [
        (result.clone(), None),
        (question("b"), None),
        (question("a"), None),
        (result, None),
        (question("a"), Some(Step::Result)),
        (Screen::Home, None),
        (question("a"), None),
    ] {
        model = model.after(Action::Show(screen), stamp("-"), catalogue());
        assert_eq!(model.came_from, from, "{:?}", model.screen);
    }
}
