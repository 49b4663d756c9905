//! Codes that the author of a rule declares.

/// A code for your own rule, with everything that the library's codes have: parameters, a message and help, both also in other languages.
///
/// ```
/// use polar_event_core::messages::German;
/// use polar_event_core::{Code, CustomCode, Event, Translation, Violation, json};
///
/// static SOLD_OUT: CustomCode = CustomCode {
///     params: &["left"],
///     message: "is more than the {left} that are left",
///     help: Some("Order at most {left}."),
///     translations: &[Translation { language: "de", message: "ist mehr als die {left}, die es noch gibt", help: None }],
///     ..CustomCode::new("sold_out")
/// };
///
/// // A misspelled placeholder does not compile.
/// const _: () = SOLD_OUT.check();
///
/// #[derive(Event)]
/// struct Order {
///     #[event(custom = in_stock)]
///     amount: u32,
/// }
///
/// fn in_stock(amount: &u32) -> Result<(), Violation> {
///     if *amount <= 3 { Ok(()) } else { Err(Violation::new(Code::Declared(&SOLD_OUT)).param("left", 3)) }
/// }
///
/// let report = json::from_str::<Order>(r#"{"amount": 5}"#).err().unwrap();
/// assert_eq!(report.to_string(), "/amount: is more than the 3 that are left [sold_out]");
/// assert_eq!(report.localized(&German).to_string(), "/amount: ist mehr als die 3, die es noch gibt [sold_out]");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CustomCode {
    /// The stable name that a program can switch on: `"sold_out"`.
    pub name: &'static str,
    /// The names of the parameters that a violation can have. The message may use them.
    pub params: &'static [&'static str],
    /// The English message, with placeholders as in [`Code::message`](super::Code::message).
    pub message: &'static str,
    /// How to fix it, with placeholders.
    pub help: Option<&'static str>,
    /// What it means, for documentation.
    pub meaning: &'static str,
    /// The texts in other languages.
    pub translations: &'static [Translation],
}

/// The texts of a [`CustomCode`] in another language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Translation {
    /// The language as a BCP 47 tag: [`German`](crate::messages::German) looks for `"de"`.
    pub language: &'static str,
    /// The message, with placeholders.
    pub message: &'static str,
    /// How to fix it, with placeholders.
    pub help: Option<&'static str>,
}

impl CustomCode {
    /// A code with this name and the message "is not accepted".
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, params: &[], message: "is not accepted", help: None, meaning: "", translations: &[] }
    }

    /// The texts in this language, if there are any.
    #[must_use]
    pub fn translation(&self, language: &str) -> Option<&'static Translation> {
        self.translations.iter().find(|translation| translation.language == language)
    }
}
