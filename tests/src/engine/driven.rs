//! How a browser is driven, whichever it is.

use serde_json::Value;

/// What every engine can do. All of it fails loudly.
pub(super) trait Driven {
    /// Opens an address and waits until it is loaded.
    fn open(&self, address: &str);

    /// Loads the page anew and waits until it is loaded.
    fn reload(&self);

    /// Runs the body of a function with these arguments and returns what it returns, or what its promise comes to.
    fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, String>;

    /// What is on screen, as PNG.
    fn picture(&self) -> Vec<u8>;

    /// The page as it is printed on A4, as PDF.
    fn paper(&self) -> Vec<u8>;

    /// The errors that pages have made so far.
    fn errors(&self) -> Vec<String>;

    /// The address of everything that pages have asked for so far, if the browser tells.
    fn requests(&self) -> Vec<String>;

    /// Switches the network off or on, if the browser can.
    fn offline(&self, off: bool);

    /// Closes the browser as a person does. What it has stored is on disk afterwards.
    fn close(self: Box<Self>);
}
