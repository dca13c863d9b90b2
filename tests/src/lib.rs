//! Whole-product tests: the built page in real browsers.
