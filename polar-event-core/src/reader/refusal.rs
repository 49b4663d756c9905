//! What a type has said against a value, and which part of it repeats nothing of the input.

use core::fmt::{self, Write as _};

use serde_core::de::{Expected, Unexpected};

/// The words of a type that refused a value.
///
/// As an error's source, it is only what was expected.
#[derive(Debug)]
pub(crate) struct Refusal {
    words: String,
    due: Due,
}

/// What was expected.
#[derive(Debug, Clone, Copy)]
enum Due {
    Unknown,
    /// The end of the words, from this byte on.
    End(usize),
    /// A field that is missing.
    Field(&'static str),
    /// A field that came twice.
    FieldOnce(&'static str),
}

impl Refusal {
    #[cold]
    pub(crate) fn new(words: &dyn fmt::Display) -> Self {
        Self { words: words.to_string(), due: Due::Unknown }
    }

    #[cold]
    pub(crate) fn of_type(found: &Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::expecting(format!("invalid type: {found}, expected "), expected)
    }

    #[cold]
    pub(crate) fn of_value(found: &Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::expecting(format!("invalid value: {found}, expected "), expected)
    }

    #[cold]
    pub(crate) fn of_length(length: usize, expected: &dyn Expected) -> Self {
        Self::expecting(format!("invalid length {length}, expected "), expected)
    }

    #[cold]
    pub(crate) fn of_variant(found: &str, names: &'static [&'static str]) -> Self {
        if names.is_empty() {
            return Self::new(&format_args!("unknown variant `{found}`, there are no variants"));
        }
        Self::one_of(format!("unknown variant `{found}`, expected "), names)
    }

    #[cold]
    pub(crate) fn of_field(found: &str, names: &'static [&'static str]) -> Self {
        if names.is_empty() {
            return Self::new(&format_args!("unknown field `{found}`, there are no fields"));
        }
        Self::one_of(format!("unknown field `{found}`, expected "), names)
    }

    #[cold]
    pub(crate) fn missing(field: &'static str) -> Self {
        Self { words: format!("missing field `{field}`"), due: Due::Field(field) }
    }

    #[cold]
    pub(crate) fn duplicate(field: &'static str) -> Self {
        Self { words: format!("duplicate field `{field}`"), due: Due::FieldOnce(field) }
    }

    /// `expected` is mostly the visitor itself. One without data cannot repeat anything of the input; a text may.
    fn expecting(mut words: String, expected: &dyn Expected) -> Self {
        let due = if size_of_val(expected) == 0 { Due::End(words.len()) } else { Due::Unknown };
        let _ = write!(words, "{expected}");
        Self { words, due }
    }

    fn one_of(mut words: String, names: &'static [&'static str]) -> Self {
        let due = Due::End(words.len());
        words.push_str(if names.len() > 2 { "one of " } else { "" });
        for (index, name) in names.iter().enumerate() {
            let separator = match index {
                0 => "",
                _ if names.len() == 2 => " or ",
                _ => ", ",
            };
            let _ = write!(words, "{separator}`{name}`");
        }
        Self { words, due }
    }

    /// All that the type has said.
    pub(crate) fn words(&self) -> &str {
        &self.words
    }

    /// Whether it is known what was expected.
    pub(crate) fn knows_due(&self) -> bool {
        !matches!(self.due, Due::Unknown)
    }
}

/// What was expected, and nothing of the input.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.due {
            Due::Unknown => f.write_str("another value"),
            Due::End(start) => f.write_str(self.words.get(start..).unwrap_or_default()),
            Due::Field(name) => write!(f, "the field `{name}`"),
            Due::FieldOnce(name) => write!(f, "the field `{name}` once"),
        }
    }
}

impl std::error::Error for Refusal {}
