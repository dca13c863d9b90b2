//! How a site sends its files.

/// How a site sends its files to clients that take it so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Compress {
    /// As they are.
    #[default]
    None,
    /// With gzip, as nearly every site can.
    Gzip,
    /// With brotli 11, as a site does that takes the compressed files of a release.
    Brotli,
}

impl Compress {
    /// The name of the coding in HTTP, and the ending of files that are compressed so.
    pub(super) fn names(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::None => None,
            Self::Gzip => Some(("gzip", "gz")),
            Self::Brotli => Some(("br", "br")),
        }
    }
}
