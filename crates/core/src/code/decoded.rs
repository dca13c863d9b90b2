//! What a code says, as values.

use crate::response::Response;

/// What stands for the reason of an exemption (不适用) in a response read from a code, which does not carry it.
pub const REASON: &str = "（理由见原自查表）";

/// What a code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The response, answered on the day of the check. It is assessed as the one that the code was made from; names,
    /// remarks and reasons are not in it.
    pub response: Response,
    /// Whether it was made with this content, as far as 16 bits of a digest tell.
    pub same_content: bool,
    /// What this content has no place for, in the order of the code.
    pub not_placed: Vec<NotPlaced>,
}

/// Part of a code for which the content has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotPlaced {
    /// A kind of respondent with a number that is not in this register yet.
    NewerEntity(u16),
    /// A kind of respondent that is gone, by id.
    GoneEntity(String),
    /// A place that is not among the divisions, by administrative code.
    Place(u32),
    /// A fact with a number that is not in this register yet.
    NewerFact(u16),
    /// A fact that is gone, by id.
    GoneFact(String),
    /// An option with a number that is not in this register yet, with the id of its fact.
    NewerOption(String, u16),
    /// An option that is gone, by the ids of its fact and of itself.
    GoneOption(String, String),
    /// A measure with a number that is not in this register yet.
    NewerMeasure(u16),
    /// A measure that is gone, by id.
    GoneMeasure(String),
}
