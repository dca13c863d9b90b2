//! `selfcheck code`: responses in, result codes out, and the other way round with `--read`.
//!
//! What a code says, digit by digit, is `docs/result-code.md`.

use std::{
    io::{self, Read, Write},
    path::PathBuf,
};

use selfcheck_core::{
    Catalogue, Lang,
    code::{self, Decoded},
    format::ResponseFile,
};

use super::{
    evaluate::{Layout, laid_out},
    responses::responses,
};
use crate::{
    content::Choice,
    failure::Failure,
    output::print,
    read::{self, Input},
};

/// Arguments of `selfcheck code`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files with one response each, as the page saves them; `-` is standard input.
    #[arg(required_unless_present = "read", conflicts_with = "read", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read codes instead, each in quotation marks if it has blanks, and print what they say as responses. `-` is standard
    /// input, with a code on each line or, as they are printed, several lines for each with an empty line between.
    #[arg(long, num_args = 1.., value_name = "CODE")]
    read: Vec<String>,
    /// Print each code, or each response, on one line, in the order in which they were given.
    #[arg(long)]
    lines: bool,
    #[command(flatten)]
    content: Choice,
}

/// Prints codes, or what codes say, if all is sound.
///
/// # Errors
/// When a response or a code cannot be read or is refused, or the content has problems.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    read::standard_input_once(&arguments.files)?;
    read::standard_input_once(&arguments.read)?;
    let catalogue = arguments.content.catalogue()?;
    let layout = if arguments.lines { Layout::Lines } else { Layout::Pretty };
    if arguments.read.is_empty() {
        let inputs: Vec<_> = arguments.files.iter().map(|file| Input::read(file)).collect();
        return print(&encode(&catalogue, &inputs, layout)?);
    }
    let mut codes = Vec::new();
    for argument in &arguments.read {
        codes.extend(typed(argument, &catalogue)?);
    }
    let (responses, notes) = decode(&catalogue, &codes, layout)?;
    // When there is nobody to tell, the rest is still of use.
    let _ = write!(anstream::stderr(), "{notes}");
    print(&responses)
}

/// The codes that an argument stands for.
fn typed(argument: &str, catalogue: &Catalogue) -> Result<Vec<String>, Failure> {
    if argument != "-" {
        return Ok(vec![argument.to_owned()]);
    }
    let mut lines = String::new();
    io::stdin()
        .lock()
        .read_to_string(&mut lines)
        .map_err(|error| Failure::Input(format!("standard input cannot be read: {error}")))?;
    let mut codes = Vec::new();
    let lines: Vec<_> = lines.trim_start_matches('\u{feff}').lines().map(str::trim).collect();
    for together in lines.split(|line| line.is_empty()) {
        // A first line that is a code by itself is the first of several, one on each line.
        match together.first() {
            None => {}
            Some(first) if code::decode(catalogue, first).is_ok() => {
                codes.extend(together.iter().map(|line| (*line).to_owned()));
            }
            Some(_) if together.iter().all(|line| code::plain(line).len() <= 6 * code::ROW) => {
                codes.push(together.join(" "));
            }
            Some(_) => codes.extend(together.iter().map(|line| (*line).to_owned())),
        }
    }
    Ok(codes)
}

/// The codes of these responses: in groups, with a blank line between, or each on a line.
///
/// # Errors
/// All problems of all inputs, if any has one.
pub fn encode(catalogue: &Catalogue, inputs: &[Input], layout: Layout) -> Result<String, Failure> {
    let mut codes = Vec::new();
    for response in responses(catalogue, inputs, "encoded")? {
        let code = code::encode(catalogue, &response);
        codes.push(match layout {
            Layout::Pretty => code.grouped() + "\n",
            Layout::Lines => code.digits().to_owned() + "\n",
        });
    }
    Ok(codes.join(if layout == Layout::Pretty { "\n" } else { "" }))
}

/// What codes say, as responses, and a line for each part that found no place.
///
/// # Errors
/// What is wrong with each code that is, if any is.
pub fn decode(
    catalogue: &Catalogue,
    codes: &[String],
    layout: Layout,
) -> Result<(String, String), Failure> {
    let (mut files, mut notes, mut refused) = (Vec::new(), String::new(), String::new());
    for (number, typed) in (1..).zip(codes) {
        match code::decode(catalogue, typed) {
            Ok(decoded) => {
                if !decoded.same_content {
                    notes += &format!("note: code {number}: it was made with other content\n");
                }
                for part in &decoded.not_placed {
                    notes += &format!("note: code {number}: {}\n", part.message(Lang::En));
                }
                files.push(file(catalogue, typed, decoded));
            }
            Err(error) => refused += &format!("error: code {number}: {error}\n"),
        }
    }
    if codes.is_empty() {
        return Err(Failure::Input("there is no code on standard input".to_owned()));
    }
    if refused.is_empty() {
        return Ok((laid_out(&files, layout)?, notes));
    }
    if codes.len() > 1 {
        let count = codes.len() - files.len();
        refused += &format!("nothing was read: {count} of {} codes were refused\n", codes.len());
        // Groups apart by blanks are several arguments to a shell.
        if codes.iter().all(|code| code::plain(code).len() <= 6) {
            refused += "a code with blanks belongs in quotation marks\n";
        }
    }
    Err(Failure::Refused(refused))
}

/// The response in the way in which the page names what it reads from a code.
fn file(catalogue: &Catalogue, typed: &str, decoded: Decoded) -> ResponseFile {
    let mut response = decoded.response;
    response.id = format!("code-{}", code::plain(typed));
    ResponseFile::new(catalogue, &response)
}
