//! The codes of pydantic that only coerced values have.

use crate::error::{CustomCode, Translation};

/// A number with a fraction, where pydantic makes an integer of a number without one.
pub static INT_FROM_FLOAT: CustomCode = CustomCode {
    message: "must be an integer, not a number with a fraction",
    help: Some("Round it."),
    meaning: "A number with a fraction, where a number without one is taken as an integer.",
    translations: &[Translation {
        language: "de",
        message: "muss eine ganze Zahl sein, keine Zahl mit Nachkommastellen",
        help: Some("Die Zahl runden."),
    }],
    ..CustomCode::new("int_from_float")
};

/// An integer in a string of more than 4300 digits, or a number that is written as a float and beyond 64 bits.
pub static INT_PARSING_SIZE: CustomCode = CustomCode {
    message: "is an integer that is too large to be read",
    help: Some("Send at most 4300 digits, without a decimal point and an exponent."),
    meaning: "An integer in a string of more than 4300 digits, or a number that is written as a float and beyond 64 bits.",
    translations: &[Translation {
        language: "de",
        message: "ist eine ganze Zahl, die zu groß ist, um gelesen zu werden",
        help: Some("Höchstens 4300 Ziffern senden, ohne Dezimalpunkt und Exponenten."),
    }],
    ..CustomCode::new("int_parsing_size")
};

const _: () = INT_FROM_FLOAT.check();
const _: () = INT_PARSING_SIZE.check();
