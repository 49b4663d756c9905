//! The decimal digits of Unicode, which Python's `Decimal` reads.

/// The characters whose value is zero, of Unicode 16, which Python 3.14 has; each is followed by its digits one to nine.
const ZEROS: &[char] = &[
    '\u{30}',
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{10d40}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{116d0}',
    '\u{116da}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11bf0}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{11f50}',
    '\u{16130}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{16d70}',
    '\u{1ccf0}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e4f0}',
    '\u{1e5f1}',
    '\u{1e950}',
    '\u{1fbf0}',
];

/// The value of a digit in any script.
pub(super) fn decimal_digit(character: char) -> Option<u8> {
    let before = ZEROS.partition_point(|&zero| zero <= character);
    let zero = *ZEROS.get(before.checked_sub(1)?)?;
    u8::try_from(u32::from(character) - u32::from(zero)).ok().filter(|&value| value < 10)
}

/// White space as Python's `str.isspace` has it.
pub(super) fn is_python_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::{ZEROS, decimal_digit, is_python_space};

    #[test]
    fn digits_of_all_scripts() {
        assert!(ZEROS.is_sorted());
        let digits = ('\0'..=char::MAX).filter_map(decimal_digit).count();
        assert_eq!(digits, 760);
        assert_eq!(['7', '\u{666}', '\u{1d7ff}', '\u{1d7ce}'].map(decimal_digit), [Some(7), Some(6), Some(9), Some(0)]);
        assert_eq!(['a', '/', ':', '\u{bd}', '\u{b2}', '\u{1d800}'].map(decimal_digit), [None; 6]);
    }

    #[test]
    fn white_space() {
        // `sum(map(str.isspace, map(chr, range(0x110000))))`
        assert_eq!(('\0'..=char::MAX).filter(|&character| is_python_space(character)).count(), 29);
    }
}
