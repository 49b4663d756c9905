//! `Decimal.normalize` in Python's default context.

/// Its `prec`.
const PRECISION: usize = 28;
/// Its `Emax`, and the least exponent that is left after `Emin` and `prec`.
const MAX_EXPONENT: i64 = 999_999;
const MIN_EXPONENT: i64 = -1_000_026;

/// How many digits are left of a decimal, and its exponent, after rounding it half to even and removing trailing zeros. `None` if that overflows.
pub(super) fn normalized(digits: &str, exponent: i64) -> Option<(usize, i64)> {
    const ZERO: (usize, i64) = (1, 0);
    if digits == "0" {
        return Some(ZERO);
    }
    let surplus = digits.len().saturating_sub(PRECISION);
    let least = exponent.checked_add(i64::try_from(surplus).ok()?)?.max(MIN_EXPONENT);
    let dropped = usize::try_from(least - exponent).ok()?;
    let Some(kept) = digits.len().checked_sub(dropped) else { return Some(ZERO) };
    let (kept, rest) = digits.split_at_checked(kept)?;
    let mut kept = kept.as_bytes().to_vec();
    let mut exponent = least;
    if rounds_up(&kept, rest.as_bytes()) {
        // Nines carry on; zeros at the end do not count.
        while kept.last() == Some(&b'9') {
            kept.pop();
            exponent += 1;
        }
        match kept.last_mut() {
            Some(digit) => *digit += 1,
            None => kept.push(b'1'),
        }
    }
    let zeros = kept.iter().rev().take_while(|&&digit| digit == b'0').count();
    let left = kept.len() - zeros;
    if left == 0 {
        return Some(ZERO);
    }
    let exponent = exponent.checked_add(i64::try_from(zeros).ok()?)?;
    let adjusted = exponent.checked_add(i64::try_from(left).ok()? - 1)?;
    (adjusted <= MAX_EXPONENT).then_some((left, exponent))
}

fn rounds_up(kept: &[u8], rest: &[u8]) -> bool {
    let is_odd = kept.last().is_some_and(|digit| digit % 2 == 1);
    match rest {
        [] | [b'0'..=b'4', ..] => false,
        [b'5', more @ ..] => is_odd || more.iter().any(|&digit| digit != b'0'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::normalized;

    /// Each as `Decimal(…).normalize().as_tuple()` of CPython 3.13.
    #[test]
    fn as_python() {
        let ones = "1".repeat(29);
        let nines = "9".repeat(30);
        type Bounds = Option<(usize, i64)>;
        let cases: [(&str, i64, Bounds); 16] = [
            ("1", -1_000_026, Some((1, -1_000_026))),
            ("9", -1_000_027, Some((1, -1_000_026))),
            ("5", -1_000_027, Some((1, 0))),
            ("51", -1_000_028, Some((1, -1_000_026))),
            ("1", -9_999_999, Some((1, 0))),
            ("123", -1_000_027, Some((2, -1_000_026))),
            ("1", 999_999, Some((1, 999_999))),
            ("10", 999_999, None),
            ("15", 999_998, Some((2, 999_998))),
            (&nines, 999_970, None),
            ("0", 1_000_000, Some((1, 0))),
            ("1", -1_999_999_999_999_999_997, Some((1, 0))),
            (&ones, 0, Some((28, 1))),
            (&nines, 0, Some((1, 30))),
            ("1000000000000000000000000000000", 5, Some((1, 35))),
            ("100", 0, Some((1, 2))),
        ];
        for (digits, exponent, expected) in cases {
            assert_eq!(normalized(digits, exponent), expected, "{digits}e{exponent}");
        }
    }
}
