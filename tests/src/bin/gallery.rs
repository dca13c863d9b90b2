//! `gallery FOLDER`: every part of the page in all its states on one page, and pictures of it in every way to look at it.
//!
//! The pictures are made to be looked at by people; nothing is compared. That the gallery is whole, a test says.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "it stops at the first surprise and says where"
)]

use std::{env, path::PathBuf};

use selfcheck_browser::{
    Visit,
    camera::{Camera, Look},
    gallery::{self, PARTS},
};

fn main() {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: gallery FOLDER");
        std::process::exit(2);
    };
    gallery::compose().write(&folder);
    println!("{}", folder.join("index.html").display());
    Look::each(|look| {
        let page = gallery::open(&folder, Visit::new().on(look.device));
        gallery::switch(&page, look.elder, look.colours());
        let camera = Camera::new(&folder, look);
        for (number, part) in (1..).zip(PARTS) {
            let part = format!("part-{}", part.id);
            // By itself: the browser lays out and paints all that there is, for every picture.
            let alone = "document.querySelectorAll('.part').forEach(e => { e.hidden = e.id !== arguments[0] })";
            page.browser().script(alone, vec![part.as_str().into()]);
            camera.take_part(&page, &format!("#{part}"), &format!("{number:02}-{}", &part[5..]));
        }
    });
}
