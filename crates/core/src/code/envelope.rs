//! What stands around the content of a code: version, count of groups, number of the pack, checksum, and the check digits of
//! the groups.

use super::{
    error::CodeError,
    groups::{self, DATA, GROUP},
    pack::{self, Packed},
};
use crate::{catalogue::Catalogue, checksum::checksum};

/// The version of the format that this build writes, and the newest that it reads. Version 1 did not say of which pack a
/// code is.
pub const VERSION: u8 = 2;

/// The digits of the checksum, and one more than it may be.
const CHECK: usize = 8;
const CHECKS: u32 = 100_000_000;
/// The digits before the content: the version, and the count of groups.
const HEAD: usize = 3;
/// The most groups that their count has two digits for. Of more, two zeros and six digits tell.
pub(super) const FEW: usize = 99;
const LONG_HEAD: usize = HEAD + 6;
/// The most groups that there may be. The most that 65 535 measures can take is a third of it.
pub(super) const MOST: usize = 999_999;

/// The first version that says of which pack a code is.
const NAMES_PACK: u8 = 2;
/// The digits in which it says so.
const PACK: usize = 4;

/// By what number a code says of which pack it is: four digits, made from the name of the pack.
#[must_use]
pub fn pack_number(id: &str) -> u16 {
    (checksum(id) % 10_000) as u16
}

/// 16 bits that tell contents apart.
pub(super) fn digest(catalogue: &Catalogue) -> u16 {
    checksum(&catalogue.version) as u16
}

/// What a code has to do with the pack that it is of.
pub(super) struct Pack {
    number: u16,
    takes_unnamed: bool,
    province: u32,
}

impl Pack {
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        Self {
            number: pack_number(&catalogue.id),
            takes_unnamed: catalogue.takes_unnamed,
            province: catalogue.province.code.into(),
        }
    }
}

/// The digits of a code.
pub(super) fn written(packed: &Packed, version: u8, of: &Pack) -> String {
    let mut content = Vec::new();
    if version >= NAMES_PACK {
        push(&mut content, of.number.into(), PACK);
    }
    content.extend(pack::pack(packed, of.province));
    let count = |head: usize| (head + content.len() + CHECK).div_ceil(DATA);
    let mut data = vec![version];
    let groups = match count(HEAD) {
        few @ ..=FEW => {
            push(&mut data, few, HEAD - 1);
            few
        }
        _ => {
            push(&mut data, count(LONG_HEAD), LONG_HEAD - 1);
            count(LONG_HEAD)
        }
    };
    data.extend(content);
    data.resize(groups * DATA - CHECK, 0);
    let check = check(&data);
    push(&mut data, check, CHECK);
    text(&groups::with_checks(&data))
}

/// How many digits there should be, as the first group tells, or the first two.
pub(super) fn expected(digits: &[u8]) -> Option<usize> {
    let sure = |groups: usize| {
        (0..groups).all(|at| {
            let group = digits.get(at * GROUP..(at + 1) * GROUP);
            group.is_some_and(|group| groups::is_right(at, group))
        })
    };
    if !digits.first().is_some_and(|version| (1..=VERSION).contains(version)) || !sure(1) {
        return None;
    }
    let groups = match number(&digits[1..HEAD]) {
        0 if sure(2) => number(&groups::without_checks(&digits[..2 * GROUP])[HEAD..LONG_HEAD]),
        0 => return None,
        few => few,
    };
    Some(groups * GROUP)
}

/// Reads digits in which every group is right.
pub(super) fn whole(digits: &[u8], of: &Pack) -> Result<Packed, CodeError> {
    let version = match digits.first().copied().unwrap_or_default() {
        0 => return Err(CodeError::Damaged),
        version @ ..=VERSION => version,
        newer => return Err(CodeError::NewerVersion(newer)),
    };
    let data = groups::without_checks(digits);
    let head = match data.get(1..HEAD) {
        Some([0, 0]) => LONG_HEAD,
        _ => HEAD,
    };
    if data.len() < head + CHECK || expected(digits) != Some(digits.len()) {
        return Err(CodeError::Damaged);
    }
    let (data, sum) = data.split_at(data.len() - CHECK);
    if check(data) != number(sum) {
        return Err(CodeError::Checksum);
    }
    let (named, content) = match version {
        NAMES_PACK.. => data[head..].split_at_checked(PACK).ok_or(CodeError::Damaged)?,
        _ => data[head..].split_at(0),
    };
    if version >= NAMES_PACK && number(named) != usize::from(of.number) {
        return Err(CodeError::OtherPack(Some(number(named) as u16)));
    }
    if version < NAMES_PACK && !of.takes_unnamed {
        return Err(CodeError::OtherPack(None));
    }
    let packed = pack::unpack(content, of.province);
    // Only one code says the same. Digits that nobody wrote so are read as something, too, but written otherwise.
    if written(&packed, version, of) != text(digits) {
        return Err(CodeError::Damaged);
    }
    Ok(packed)
}

/// Appends a number in so many digits.
fn push(data: &mut Vec<u8>, number: usize, digits: usize) {
    let end = data.len() + digits;
    data.resize(end, 0);
    let mut rest = number;
    for digit in data[end - digits..].iter_mut().rev() {
        *digit = (rest % 10) as u8;
        rest /= 10;
    }
}

/// The number that digits say.
fn number(digits: &[u8]) -> usize {
    digits.iter().fold(0, |number, digit| number * 10 + usize::from(*digit))
}

fn text(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}

/// The checksum of all digits before it, check digits of groups left out.
fn check(data: &[u8]) -> usize {
    let sum = checksum(&text(data));
    // Both halves count: the lower bits of this checksum alone know little of the digits far before.
    ((sum >> 32 ^ sum) as u32 % CHECKS) as usize
}
