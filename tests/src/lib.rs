//! Whole-product tests: the built page in real browsers.
//!
//! A test opens a [`Page`] and speaks to it in the words of the product. Each page has a browser session, a profile and a
//! web server of its own, so that tests know nothing of each other. When the page is dropped, the test also fails if the
//! console logged an error or if anything was fetched from elsewhere, without having to ask for that.
//!
//! ```no_run
//! use selfcheck_browser::Page;
//!
//! let page = Page::open();
//! page.begin();
//! page.choose_entity("eldercare");
//! page.go_next();
//! page.place("宁波市", "镇海区");
//! page.go_to("result");
//! assert_eq!(page.measures_in("#immediate"), ["closed-named"]);
//! ```
//!
//! The page is the one in `SELFCHECK_DIST`, else in `dist/` (`cargo xtask build` makes it).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test harness stops at the first surprise and says where"
)]

pub mod axe;
pub mod browser;
pub mod camera;
pub mod checks;
pub mod content;
pub mod css;
pub mod embedded;
pub mod engine;
pub mod exchange;
pub mod files;
pub mod gallery;
pub mod lived_in;
pub mod page;
pub mod paper;
pub mod patience;
pub mod process;
pub mod reading;
pub mod release;
pub mod result;
pub mod screens;
pub mod tables;
pub mod visit;
pub mod walk;

pub use browser::Device;
pub use engine::{Engine, Session};
pub use files::{Folder, Site};
pub use page::Page;
pub use paper::Paper;
pub use visit::Visit;
pub use walk::Walk;
