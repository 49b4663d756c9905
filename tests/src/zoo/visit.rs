//! Whatever is to be done with both of a pair of types, and not only with what they read from JSON and write as JSON.

use polar_event_core::describe::Shape;
use polar_event_core::text::Decoder;
use polar_event_core::{DecodeOwned, Report};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A name and a text.
pub type Variable = (String, String);

/// How ours is read by the library's decoders of texts, and what is in it then.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    pub form: fn(&Decoder, &str) -> Result<Value, String>,
    /// The first record after the header.
    pub csv: fn(&Decoder, &[u8]) -> Result<Value, String>,
    pub env: fn(&Decoder, &[Variable]) -> Result<Value, String>,
}

impl Texts {
    /// For a type that borrows nothing.
    #[must_use]
    pub fn of<T: DecodeOwned + Serialize>() -> Self {
        Self {
            form: |decoder, form| value_of(decoder.from_form::<T>(form)),
            csv: |decoder, file| {
                let record = decoder.csv::<T, _>(file).next().ok_or("there is no record")?;
                value_of(record.map_err(|error| error.to_string())?.result)
            },
            env: |decoder, variables| {
                let variables = variables.iter().map(|(name, text)| (name.as_str(), text.as_str()));
                value_of(decoder.from_variables::<T, _>("", variables))
            },
        }
    }
}

/// What is in a value that was read.
///
/// # Errors
///
/// The report, as its text.
pub fn value_of<T: Serialize>(read: Result<T, Report>) -> Result<Value, String> {
    serde_json::to_value(read.map_err(|report| report.to_string())?).map_err(|error| error.to_string())
}

/// What both derive of one definition.
#[derive(Debug, Clone, Copy)]
pub struct Sides<Ours> {
    pub name: &'static str,
    pub shape: &'static Shape,
    /// Reads ours from JSON with the library's own reader.
    pub read: fn(&str) -> Result<Ours, Report>,
    pub texts: Texts,
}

/// Types of a zoo that borrow, by what they borrow for.
pub trait Borrowing {
    const NAME: &'static str;
    const SHAPE: &'static Shape;

    type Ours<'a>: Serialize + Deserialize<'a>;
    type Theirs<'a>: Serialize + Deserialize<'a>;

    /// Reads ours from JSON with the library's own reader.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    fn read(text: &str) -> Result<Self::Ours<'_>, Report>;

    /// Reads ours from a form. Records and variables lend nothing.
    ///
    /// # Errors
    ///
    /// What is wrong with the form.
    fn read_form<'a>(decoder: &Decoder, form: &'a str) -> Result<Self::Ours<'a>, Report>;
}

/// Sees each pair of a zoo.
pub trait Visitor {
    fn owned<Ours: Serialize + DeserializeOwned, Theirs: Serialize + DeserializeOwned>(&mut self, sides: Sides<Ours>);

    fn borrowing<B: Borrowing>(&mut self);
}

/// Shows these types of a [`zoo!`](crate::zoo!) to a [`Visitor`], and then these that borrow.
#[macro_export]
macro_rules! visit {
    ($visitor:ident { $($name:ident)* } borrowing { $($borrowing:ident)* }) => {
        $($visitor.owned::<ours::$name, serdes::$name>($crate::zoo::visit::Sides {
            name: stringify!($name),
            shape: <ours::$name as polar_event_core::Describe>::SHAPE,
            read: |text| polar_event_core::json::from_str(text),
            texts: $crate::zoo::visit::Texts::of::<ours::$name>(),
        });)*
        $({
            struct Both;

            impl $crate::zoo::visit::Borrowing for Both {
                const NAME: &'static str = stringify!($borrowing);
                const SHAPE: &'static polar_event_core::describe::Shape = <ours::$borrowing<'static> as polar_event_core::Describe>::SHAPE;

                type Ours<'a> = ours::$borrowing<'a>;
                type Theirs<'a> = serdes::$borrowing<'a>;

                fn read(text: &str) -> Result<ours::$borrowing<'_>, polar_event_core::Report> {
                    polar_event_core::json::from_str(text)
                }

                fn read_form<'a>(
                    decoder: &polar_event_core::text::Decoder,
                    form: &'a str,
                ) -> Result<ours::$borrowing<'a>, polar_event_core::Report> {
                    decoder.from_form(form)
                }
            }

            $visitor.borrowing::<Both>();
        })*
    };
}
