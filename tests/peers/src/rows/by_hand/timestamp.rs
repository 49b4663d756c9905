//! A short way for the usual timestamp.

use jiff::Timestamp;

use super::{Result, Wrong};

/// `2026-01-31T09:30:00.123Z` by itself, everything else by jiff.
#[inline]
pub(super) fn parse(text: &str) -> Result<Timestamp> {
    usual(text.as_bytes()).or_else(|| text.parse().ok()).ok_or(Wrong)
}

#[inline]
fn usual(text: &[u8]) -> Option<Timestamp> {
    let (head, rest) = text.split_first_chunk::<19>()?;
    let (b'Z', fraction) = rest.split_last()? else { return None };
    let marks = [head[4], head[7], head[10], head[13], head[16]];
    let digit = |at: usize| i64::from(head[at].wrapping_sub(b'0'));
    let pair = |at: usize| digit(at) * 10 + digit(at + 1);
    let places = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18];
    if marks != *b"--T::" || places.iter().fold(false, |bad, &at| bad | (digit(at) > 9)) {
        return None;
    }
    let (year, month, day) = (pair(0) * 100 + pair(2), pair(5), pair(8));
    let (hour, minute, second) = (pair(11), pair(14), pair(17));
    // Days that not every month has are for jiff.
    if year < 1 || !(1..=12).contains(&month) || !(1..=28).contains(&day) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Timestamp::new(days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second, nanoseconds(fraction)?).ok()
}

#[inline]
fn nanoseconds(fraction: &[u8]) -> Option<i32> {
    if fraction.is_empty() {
        return Some(0);
    }
    let (b'.', digits @ [_, ..]) = fraction.split_first()? else { return None };
    let (mut nanoseconds, mut unit) = (0, 1_000_000_000);
    for digit in digits {
        unit /= 10;
        nanoseconds += unit * i32::from(char::from(*digit).to_digit(10)? as u8);
    }
    if digits.len() <= 9 { Some(nanoseconds) } else { None }
}

/// The days since 1970-01-01. Years begin in March here, so that a leap day is a year's last.
#[inline]
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let month = (month + 9) % 12;
    year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468
}
