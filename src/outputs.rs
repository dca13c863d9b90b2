//! What leaves the page by the person's own tap. Every output is a view of one response and its assessment.

pub mod file;
