//! Starts the page.

fn main() {
    selfcheck_page::start();
}
