//! A range coder that writes decimal digits.
//!
//! Range coding is G. N. N. Martin's ("Range encoding: an algorithm for removing redundancy from a digitised message",
//! 1979), where the digits may be of any base; with ten as the base nothing is lost between bits and digits. Bits are
//! coded by chances that learn, as LZMA does, but counted, because there are few of them. Integers only, so that
//! every machine writes the same digits.

/// The range at the start, and one more than what the low end may be: 18 digits, the most that leave room for a carry.
const WHOLE: u64 = 1_000_000_000_000_000_000;
/// A digit is settled when the range is no larger than this.
const SETTLED: u64 = WHOLE / 10;
/// Chances are given in parts of this.
const PARTS_BITS: u32 = 16;
/// When so many were counted, they count half, so that the latest count most.
const COUNTED: u16 = 255;

/// How often a bit was 0 and 1 so far, which says how likely it is to be so next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chance {
    zeros: u16,
    ones: u16,
}

impl Chance {
    /// A chance that begins as if a bit had been 0 and 1 so many times.
    pub(super) const fn new(zeros: u16, ones: u16) -> Self {
        Self { zeros, ones }
    }

    /// How much of a range is for 0: the estimate of Krichevsky and Trofimov, each count half a time more than seen.
    fn of_zero(self, range: u64) -> u64 {
        let zeros = u64::from(2 * self.zeros + 1);
        let all = u64::from(2 * (self.zeros + self.ones) + 2);
        (range >> PARTS_BITS) * ((zeros << PARTS_BITS) / all)
    }

    fn learn(&mut self, bit: bool) {
        *(if bit { &mut self.ones } else { &mut self.zeros }) += 1;
        if self.zeros + self.ones > COUNTED {
            self.zeros /= 2;
            self.ones /= 2;
        }
    }
}

/// Writes values or reads them. What is written and what is read is described once, for both: a writer takes the value
/// and gives it back, a reader passes over the value that it is given and gives back the one that it read.
pub(super) trait Coder {
    /// A bit with its chance, which learns from it.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;

    /// One of so many equally likely values. There are at most 2³² of them.
    fn one_of(&mut self, count: u64, value: u64) -> u64;
}

/// Writes digits.
pub(super) struct Writer {
    digits: Vec<u8>,
    low: u64,
    range: u64,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { digits: Vec::new(), low: 0, range: WHOLE }
    }

    /// Takes a part of the range, and gives out the digits that it settles.
    fn narrow(&mut self, start: u64, range: u64) {
        self.low += start;
        self.range = range;
        if self.low >= WHOLE {
            self.low -= WHOLE;
            self.carry();
        }
        while self.range <= SETTLED {
            self.digits.push((self.low / SETTLED) as u8);
            self.low = self.low % SETTLED * 10;
            self.range *= 10;
        }
    }

    /// Adds one to what was given out.
    fn carry(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
    }

    /// The digits, from 0 to 9: the fewest that lie in the range whatever zeros follow.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let mut unit = WHOLE;
        let mut end = self.low.div_ceil(unit) * unit;
        while end - self.low >= self.range {
            unit /= 10;
            end = self.low.div_ceil(unit) * unit;
        }
        if end >= WHOLE {
            end -= WHOLE;
            self.carry();
        }
        while end > 0 {
            self.digits.push((end / SETTLED) as u8);
            end = end % SETTLED * 10;
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        self.digits
    }
}

impl Coder for Writer {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let zero = chance.of_zero(self.range);
        if bit {
            self.narrow(zero, self.range - zero)
        } else {
            self.narrow(0, zero)
        }
        chance.learn(bit);
        bit
    }

    fn one_of(&mut self, count: u64, value: u64) -> u64 {
        let part = self.range / count;
        self.narrow(part * value, part);
        value
    }
}

/// Reads digits. After their end it reads zeros, so that any digits can be read to any length; whether they were
/// written so is found out by writing again what was read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    /// How far the digits read lie above the low end of the range.
    above: u64,
    range: u64,
}

impl<'a> Reader<'a> {
    pub(super) fn new(digits: &'a [u8]) -> Self {
        let mut reader = Self { rest: digits, above: 0, range: 1 };
        while reader.range < WHOLE {
            reader.shift();
        }
        reader
    }

    fn shift(&mut self) {
        let next = match self.rest.split_first() {
            Some((digit, rest)) => {
                self.rest = rest;
                *digit
            }
            None => 0,
        };
        self.above = self.above * 10 + u64::from(next);
        self.range *= 10;
    }

    fn narrow(&mut self, start: u64, range: u64) {
        self.above -= start;
        self.range = range;
        while self.range <= SETTLED {
            self.shift();
        }
    }
}

impl Coder for Reader<'_> {
    fn bit(&mut self, chance: &mut Chance, _: bool) -> bool {
        let zero = chance.of_zero(self.range);
        let bit = self.above >= zero;
        if bit {
            self.narrow(zero, self.range - zero)
        } else {
            self.narrow(0, zero)
        }
        chance.learn(bit);
        bit
    }

    fn one_of(&mut self, count: u64, _: u64) -> u64 {
        let part = self.range / count;
        // What division leaves over at the end of the range is never written; read as the last value, it differs
        // when it is written again.
        let value = (self.above / part).min(count - 1);
        self.above = self.above.min(part * count - 1);
        self.narrow(part * value, part);
        value
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone, Copy)]
    enum Step {
        Bit(usize, bool),
        OneOf(u64, u64),
    }

    fn step() -> impl Strategy<Value = Step> {
        let wide = prop_oneof![1..20_u64, 1..=1_u64 << 32];
        prop_oneof![
            4 => (0..3_usize, prop::bool::weighted(0.05)).prop_map(|(chance, bit)| Step::Bit(chance, bit)),
            1 => (wide, any::<u64>()).prop_map(|(count, value)| Step::OneOf(count, value % count)),
        ]
    }

    fn walk(coder: &mut dyn Coder, steps: &[Step], reading: bool) -> Vec<u64> {
        let mut chances = [Chance::new(0, 0), Chance::new(9, 1), Chance::new(0, 200)];
        steps
            .iter()
            .map(|step| match *step {
                Step::Bit(chance, bit) => coder.bit(&mut chances[chance], bit && !reading).into(),
                Step::OneOf(count, value) => coder.one_of(count, if reading { 0 } else { value }),
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        #[test]
        fn what_is_written_is_read(steps in prop::collection::vec(step(), 0..300)) {
            let mut writer = Writer::new();
            let written = walk(&mut writer, &steps, false);
            let digits = writer.finish();
            prop_assert!(digits.iter().all(|digit| *digit < 10));
            prop_assert_eq!(walk(&mut Reader::new(&digits), &steps, true), written);
        }

        #[test]
        fn anything_can_be_read(digits in prop::collection::vec(0..10_u8, 0..60), steps in prop::collection::vec(step(), 0..300)) {
            walk(&mut Reader::new(&digits), &steps, true);
        }
    }

    #[test]
    fn as_many_digits_are_written_as_there_is_to_say() {
        let mut writer = Writer::new();
        (0..1000).for_each(|n| _ = writer.one_of(10, n % 7));
        // Each is a digit; what follows the last one costs nothing.
        assert!((999..=1000).contains(&writer.finish().len()));
        let mut writer = Writer::new();
        let mut chance = Chance::new(0, 0);
        (0..1000).for_each(|_| _ = writer.bit(&mut chance, false));
        assert!(writer.finish().len() <= 3);
    }

    #[test]
    fn a_carry_goes_through_nines() {
        // The highest value of every choice, then one that tips over into all of them.
        for tail in 0..2_000 {
            let mut writer = Writer::new();
            let mut values = vec![(7, 6); 40];
            values.push((2_000, tail));
            values.iter().for_each(|(count, value)| _ = writer.one_of(*count, *value));
            let digits = writer.finish();
            let mut reader = Reader::new(&digits);
            values.iter().for_each(|(count, value)| assert_eq!(reader.one_of(*count, 0), *value));
        }
    }
}
