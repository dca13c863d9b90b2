//! Diagnostics as people read them, and as programs do.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostics::{Diagnostic, Label};
use crate::source::{Source, line_and_column};

/// Columns of a rendered line. Longer source lines are cut around the place.
const WIDTH: usize = 120;

/// How to render.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text only.
    Plain,
    /// With the colour codes of terminals.
    Colour,
}

/// Renders each problem with the lines it is about.
#[must_use]
pub fn full(source: &Source, found: &[Diagnostic], style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    }
    .term_width(WIDTH);
    found.iter().fold(String::new(), |mut text, diagnostic| {
        text += &renderer.render(&[group(source, diagnostic)]);
        text += "\n\n";
        text
    })
}

/// Renders each problem as one line: `path:line:column: E0501 message`.
#[must_use]
pub fn short(source: &Source, found: &[Diagnostic]) -> String {
    found.iter().fold(String::new(), |mut text, diagnostic| {
        let Label { path, span, .. } = &diagnostic.primary;
        let (line, column) =
            source.text_of_shown(path).map_or((1, 1), |text| line_and_column(text, span.start));
        // What is quoted in a message may hold line breaks; a line stays a line.
        let message = diagnostic.message.replace(char::is_control, " ");
        text += &format!("{path}:{line}:{column}: {} {message}\n", diagnostic.code);
        text
    })
}

fn group<'a>(source: &'a Source, diagnostic: &'a Diagnostic) -> Group<'a> {
    let mut group = Level::ERROR
        .primary_title(&*diagnostic.message)
        .id(diagnostic.code.as_str())
        .elements(std::iter::empty::<Origin<'_>>());
    // One snippet a file, so that places in the same file are shown together.
    let mut labels: Vec<&Label> = vec![&diagnostic.primary];
    labels.extend(&diagnostic.secondary);
    let mut shown: Vec<&str> = Vec::new();
    for label in &labels {
        if shown.contains(&label.path.as_str()) {
            continue;
        }
        shown.push(&label.path);
        let here = labels.iter().filter(|other| other.path == label.path);
        group = match source.text_of_shown(&label.path) {
            // A file that is empty has no line to show.
            Some(text) if !text.is_empty() => group.element(
                Snippet::source(text).path(&*label.path).annotations(here.map(|place| {
                    annotation(text, place, std::ptr::eq(*place, &raw const diagnostic.primary))
                })),
            ),
            _ => group.element(Origin::path(&*label.path)),
        };
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(&**help)),
        None => group,
    }
}

fn annotation<'a>(text: &str, label: &'a Label, primary: bool) -> Annotation<'a> {
    let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let start = text.floor_char_boundary(label.span.start);
    let end = text.ceil_char_boundary(label.span.end).max(start);
    let annotation = kind.span(start..end);
    if label.text.is_empty() { annotation } else { annotation.label(&*label.text) }
}
