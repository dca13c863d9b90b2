//! The positions by which the items of a catalogue refer to each other.

macro_rules! position {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// The position as an index.
            #[must_use]
            pub fn ix(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

position!(
    /// Position of a measure in [`Catalogue::measures`](super::Catalogue::measures).
    MeasureIx
);
position!(
    /// Position of a fact in [`Catalogue::facts`](super::Catalogue::facts).
    FactIx
);
position!(
    /// Position of an entity in [`Catalogue::entities`](super::Catalogue::entities).
    EntityIx
);
position!(
    /// Position of a city in [`Catalogue::cities`](super::Catalogue::cities).
    CityIx
);
position!(
    /// Position of a county in [`Catalogue::counties`](super::Catalogue::counties).
    CountyIx
);
