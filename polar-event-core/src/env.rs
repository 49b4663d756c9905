//! Environment variables: the settings of a service, with all faults at its start.
//!
//! See [`text`](crate::text) for how values are read. A field is the variable of its name in capital letters behind a prefix: `PORT` for
//! `port`. Reports name variables, and never repeat their values.
//!
//! ```
//! use polar_event_core::text::{Decoder, Names};
//! use polar_event_core::{Event, env};
//!
//! #[derive(Event, Debug)]
//! struct Settings {
//!     #[event(range(min = 1024))]
//!     port: u16,
//!     database: Database,
//!     #[event(default)]
//!     verbose: bool,
//! }
//!
//! #[derive(Event, Debug)]
//! struct Database {
//!     url: String,
//! }
//!
//! // In earnest: `env::from_env::<Settings>("APP_")`.
//! let variables = [("APP_PORT", "80"), ("APP_VERBOSE", "maybe"), ("HOME", "/root")];
//! let report = Decoder::new().from_variables::<Settings, _>("APP_", variables).unwrap_err();
//! let lines: Vec<_> = report.violations().iter().map(ToString::to_string).collect();
//! assert_eq!(lines, [
//!     "/APP_PORT: must be at least 1024 [greater_than_equal]",
//!     "/APP_VERBOSE: must be true or false [bool_parsing]",
//!     "/APP_DATABASE: is required [missing]",
//! ]);
//!
//! let decoder = Decoder::new().names(Names::Separated("__"));
//! let variables = [("APP_PORT", "8080"), ("APP_DATABASE__URL", "postgres:")];
//! assert!(decoder.from_variables::<Settings, _>("APP_", variables).is_ok());
//! ```

use crate::decode::DecodeOwned;
use crate::error::{Report, Segment, Violation};
use crate::text::{Decoder, Names, Pair};

/// Decodes and validates the environment variables of this process whose names begin with `prefix`. Names have no parts: for structs
/// within structs, use [`Decoder::from_env`] with [`Names::Separated`].
///
/// # Errors
///
/// A report of everything that is wrong with them.
pub fn from_env<T: DecodeOwned>(prefix: &str) -> Result<T, Report> {
    Decoder::new().from_env(prefix)
}

impl<C> Decoder<C> {
    /// Decodes and validates the environment variables of this process whose names begin with `prefix`: see [`env`](crate::env). A variable
    /// that is not Unicode is `string_unicode`.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with them.
    pub fn from_env<T: DecodeOwned<C>>(&self, prefix: &str) -> Result<T, Report> {
        let variables = std::env::vars_os().filter_map(|(name, value)| {
            let is_unicode = value.to_str().is_some();
            Some(Pair::from((name.into_string().ok()?, value.to_string_lossy().into_owned())).lossy(!is_unicode))
        });
        self.from_variables(prefix, variables)
    }

    /// Decodes and validates variables from elsewhere, such as a file, as those of the environment.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with them.
    pub fn from_variables<'a, T, I>(&self, prefix: &str, variables: I) -> Result<T, Report>
    where
        T: DecodeOwned<C>,
        I: IntoIterator<Item: Into<Pair<'a>>>,
    {
        let pairs = variables.into_iter().filter_map(|pair| {
            let pair: Pair<'a> = pair.into();
            let name = pair.name.strip_prefix(prefix)?.to_lowercase();
            Some(Pair { name: name.into(), ..pair })
        });
        let separator = match self.names {
            Names::Separated(separator) => separator,
            _ => "_",
        };
        match self.decode(pairs.collect(), None) {
            Ok((value, _)) => Ok(value),
            Err(report) => Err(report.map_violations(|violation| Some(name_variable(violation, prefix, separator)))),
        }
    }
}

/// Gives a violation the name of the variable instead of the path of the field.
fn name_variable(mut violation: Violation, prefix: &str, separator: &str) -> Violation {
    let mut name = String::new();
    let mut items = Vec::new();
    for segment in violation.path().segments() {
        match segment {
            Segment::Key(key) if name.is_empty() => name = key.to_uppercase(),
            Segment::Key(key) => name = format!("{name}{separator}{}", key.to_uppercase()),
            Segment::Index(index) => items.push(*index),
        }
    }
    if !name.is_empty() {
        let items = items.into_iter().map(Segment::from);
        violation.set_path(core::iter::once(Segment::from(format!("{prefix}{name}"))).chain(items));
    }
    violation
}
