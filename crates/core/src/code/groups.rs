//! Groups of six digits, each with a check digit that depends on where the group stands.
//!
//! The check digit is H. Michael Damm's ("Total anti-symmetrische Quasigruppen", thesis, Marburg 2004), with the table
//! of order ten given there: it finds every single wrong digit and every two neighbours that changed places. The
//! table is entered in the row of the group's position, so that a group that is right in one place is wrong in
//! another, unless the two are ten apart, or twenty, and so on.

/// The digits of a group without its check digit.
pub(super) const DATA: usize = 5;
/// The digits of a group.
pub(super) const GROUP: usize = DATA + 1;

const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// Where the table leads from the row of a position, counted from 0. From where it leads, that digit leads to 0.
fn row(position: usize, digits: &[u8]) -> u8 {
    let start = (position % DAMM.len()) as u8;
    digits.iter().fold(start, |row, digit| DAMM[usize::from(row)][usize::from(*digit)])
}

/// Whether a group with its check digit is right at a position, counted from 0.
pub(super) fn is_right(position: usize, group: &[u8]) -> bool {
    group.len() == GROUP && row(position, group) == 0
}

/// The digits in groups with their check digits. Their number is a multiple of [`DATA`].
pub(super) fn with_checks(data: &[u8]) -> Vec<u8> {
    let mut digits = Vec::with_capacity(data.len() / DATA * GROUP);
    for (position, group) in data.chunks(DATA).enumerate() {
        digits.extend_from_slice(group);
        digits.push(row(position, group));
    }
    digits
}

/// The digits without the check digits of their groups.
pub(super) fn without_checks(digits: &[u8]) -> Vec<u8> {
    digits.chunks(GROUP).flat_map(|group| group.iter().take(DATA)).copied().collect()
}

/// The positions, from 0, at which the groups are not right. A group that is cut short is not.
pub(super) fn wrong(digits: &[u8]) -> Vec<usize> {
    let groups = digits.chunks(GROUP).enumerate();
    groups.filter(|(position, group)| !is_right(*position, group)).map(|(at, _)| at).collect()
}

/// The positions, from 0, at which digits may have been left out (`by` above 0) or added (below), so that everything
/// before is right as it stands, and everything after is right if it is moved by so many digits. More than one where a
/// group happens to be right either way; none where that does not explain what is wrong.
pub(super) fn slips(digits: &[u8], by: isize) -> std::ops::Range<usize> {
    let right = digits.chunks(GROUP).enumerate().take_while(|(at, group)| is_right(*at, group));
    let before = right.count();
    let groups = digits.len().saturating_add_signed(by) / GROUP;
    let mut after = groups;
    while after > 0 {
        let start = ((after - 1) * GROUP).checked_add_signed(-by);
        let moved = start.and_then(|start| digits.get(start..start + GROUP));
        if !moved.is_some_and(|group| is_right(after - 1, group)) {
            break;
        }
        after -= 1;
    }
    // The groups in which nothing is right: where digits are missing, as many as those make; where there are more, the
    // one that they stand in, unless they are whole groups.
    let broken = match by {
        1.. => by.unsigned_abs().div_ceil(GROUP),
        _ => usize::from(!by.unsigned_abs().is_multiple_of(GROUP)),
    };
    let last = before.min(groups.saturating_sub(broken));
    after.saturating_sub(broken)..last + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_a_totally_anti_symmetric_quasigroup() {
        let next = |row: u8, digit: u8| DAMM[usize::from(row)][usize::from(digit)];
        for a in 0..10 {
            assert_eq!(next(a, a), 0, "a check digit leads to 0");
            for x in 0..10 {
                for y in (0..10).filter(|y| *y != x) {
                    assert_ne!(next(a, x), next(a, y), "a wrong digit leads elsewhere");
                    assert_ne!(next(x, a), next(y, a), "a wrong row is never made good");
                    assert_ne!(next(next(a, x), y), next(next(a, y), x), "nor do two exchanged");
                }
            }
        }
    }

    #[test]
    fn the_example_of_the_thesis() {
        assert_eq!(row(0, &[5, 7, 2]), 4);
    }
}
