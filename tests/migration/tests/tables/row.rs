//! A row of a table, and how it is proved.

use std::fmt::Write as _;

use polar_event_core::{Decode, Report, json};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a document becomes: the value as it is written again, or why it is refused.
pub type Outcome = Result<String, String>;

/// An attribute, and what it becomes.
pub struct Row {
    pub section: &'static str,
    /// The attribute of the other library.
    pub attribute: &'static str,
    /// What to write here, and what is different. Empty if there is nothing to be said.
    pub note: &'static str,
    /// What the compiler read of both.
    pub theirs: &'static str,
    pub mine: &'static str,
    /// What becomes of a document there and here.
    pub run: fn(&str) -> [Outcome; 2],
    /// Documents with the same outcome.
    pub same: &'static [&'static str],
    /// Documents with different outcomes: there and here.
    pub differ: &'static [(&'static str, &'static str, &'static str)],
}

/// Reads with this library and writes what was read.
pub fn here<T: for<'de> Decode<'de, Requires = ()> + Serialize>(text: &str) -> Outcome {
    read(json::from_str::<T>(text))
}

/// The same of what was read in a way of its own.
pub fn read<T: Serialize>(value: Result<T, Report>) -> Outcome {
    json::to_string(&value.map_err(|report| faults(&report))?).map_err(|error| error.to_string())
}

/// Reads with serde, checks, and writes what was read.
pub fn there<T: DeserializeOwned + Serialize, E: ToString>(text: &str, check: impl FnOnce(&T) -> Result<(), E>) -> Outcome {
    let value = serde_json::from_str::<T>(text).map_err(|error| error.to_string())?;
    check(&value).map_err(|error| error.to_string())?;
    serde_json::to_string(&value).map_err(|error| error.to_string())
}

/// `/a int_type, /b missing`
fn faults(report: &Report) -> String {
    let faults = report.violations().iter().map(|violation| format!("{} {}", violation.pointer(), violation.code()).trim().to_owned());
    faults.collect::<Vec<_>>().join(", ")
}

/// A row: its section, the attribute, a note; the items there and here, of which `T` is read; documents.
///
/// Items without a derive are `beside` these in both modules, or in `each` module others. `check` is what the other library asks of a value, `run`
/// is for values that need more than a document.
macro_rules! row {
    ($section:literal, $attribute:literal, $note:literal; both { $($both:item)+ } $($documents:tt)*) => {
        row!($section, $attribute, $note; there { $($both)+ } here { $($both)+ } $($documents)*)
    };
    ($section:literal, $attribute:literal, $note:literal; there { $($theirs:item)+ } here { $($mine:item)+ }
     beside { $($beside:item)+ } $($documents:tt)*) => {
        row!($section, $attribute, $note; there { $($theirs)+ } here { $($mine)+ }
            each there { $($beside)+ } here { $($beside)+ } $($documents)*)
    };
    ($section:literal, $attribute:literal, $note:literal; there { $($theirs:item)+ } here { $($mine:item)+ }
     $(each there { $($beside_theirs:item)+ } here { $($beside_mine:item)+ })?
     $(check $check:expr;)? $(run $run:expr;)?
     same [$($same:literal),* $(,)?] $(differ [$($text:literal => $there:literal, $here:literal;)+])?) => {{
        #[allow(dead_code, unused_imports, clippy::all)]
        mod theirs {
            use super::*;
            $(#[derive(serde::Serialize, serde::Deserialize)] $theirs)+
            $($($beside_theirs)+)?
        }
        #[allow(dead_code, unused_imports, clippy::all)]
        mod mine {
            use super::*;
            $(#[derive(polar_event_core::Event)] $mine)+
            $($($beside_mine)+)?
        }
        #[allow(unused_variables, unreachable_code)]
        fn run(text: &str) -> [crate::row::Outcome; 2] {
            $(let run: fn(&str) -> [crate::row::Outcome; 2] = $run; return run(text);)?
            crate::row::run!(text, theirs::T, mine::T $(, $check)? $(; $run)?)
        }
        crate::row::Row {
            section: $section,
            attribute: $attribute,
            note: $note,
            theirs: concat!($(stringify!($theirs)),+),
            mine: concat!($(stringify!($mine)),+),
            run,
            same: &[$($same),*],
            differ: &[$($(($text, $there, $here)),+)?],
        }
    }};
}

macro_rules! run {
    ($text:ident, $theirs:ty, $mine:ty) => {
        [crate::row::there::<$theirs, String>($text, |_| Ok(())), crate::row::here::<$mine>($text)]
    };
    ($text:ident, $theirs:ty, $mine:ty, $check:expr) => {
        [crate::row::there::<$theirs, _>($text, $check), crate::row::here::<$mine>($text)]
    };
    ($text:ident, $theirs:ty, $mine:ty; $run:expr) => {
        unreachable!()
    };
}
pub(crate) use row;
pub(crate) use run;

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

impl Row {
    /// Runs all documents, and finds the attributes in what was compiled. Answers what does not hold.
    pub fn prove(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for part in self.attribute.split("; ").filter(|part| !without_space(self.theirs).contains(&without_space(part))) {
            wrong.push(format!("`{part}` is not in {}", self.theirs));
        }
        // What the note quotes as an attribute has been compiled, too.
        let quoted = self.note.split('`').skip(1).step_by(2).filter(|quoted| quoted.starts_with(|first: char| first.is_ascii_lowercase()));
        for quoted in quoted.filter(|quoted| !NO_ATTRIBUTES.contains(quoted) && !quoted.contains("::") && !quoted.contains('…')) {
            if ![self.mine, self.theirs].iter().any(|source| without_space(source).contains(&without_space(quoted))) {
                wrong.push(format!("{}: `{quoted}` is not in {}", self.attribute, self.mine));
            }
        }
        if self.same.is_empty() && self.differ.is_empty() {
            wrong.push(format!("{}: no document", self.attribute));
        }
        for text in self.same {
            match (self.run)(text) {
                [Ok(theirs), Ok(mine)] if theirs == mine => {}
                [Err(_), Err(_)] => {}
                outcome => wrong.push(format!("{}: {text}: {outcome:?}", self.attribute)),
            }
        }
        for (text, there, here) in self.differ {
            let [theirs, mine] = (self.run)(text);
            // What other libraries say of it is theirs.
            let theirs_is = theirs.as_deref().unwrap_or("refused") == *there;
            let mine_is = mine.as_ref().unwrap_or_else(|faults| faults) == here;
            if !theirs_is || !mine_is || there == here {
                wrong.push(format!("{}: {text}: {theirs:?} {mine:?}", self.attribute));
            }
        }
        wrong
    }

    pub fn write(&self, page: &mut String) {
        let differ: Vec<String> =
            self.differ.iter().map(|(text, there, here)| format!("{}: {} → {}", code(text), outcome(there), outcome(here))).collect();
        let note = if self.note.is_empty() { "the same".to_owned() } else { self.note.replace('|', "\\|") };
        let what = core::iter::once(note).chain(differ).collect::<Vec<_>>().join("<br>");
        let attribute = self.attribute.split("; ").map(code).collect::<Vec<_>>().join(", ");
        writeln!(page, "| {attribute} | {what} |").expect("a string takes all");
    }
}

/// Words in code type that are no attributes, or those of others that are not needed here.
const NO_ATTRIBUTES: &[&str] = &["null", "value_error", "int_out_of_range", "mutable", "nest_all_fields", "skip_on_field_errors"];

fn outcome(text: &str) -> String {
    if text == "refused" { text.to_owned() } else { code(text) }
}

pub fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}
