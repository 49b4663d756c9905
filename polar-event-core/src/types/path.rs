//! `PathBuf`, `Box<Path>`: a path in a string.

use std::path::{Path, PathBuf};

use super::textual::{self, Textual, keys, textual};
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::{self, IsText, Rules};
use crate::state::ValidationState;

macro_rules! paths {
    ($($path:ty),+) => { $(
        impl Textual for $path {
            const WRONG_TYPE: Code = Code::StringType;
            const SHAPE: &'static Shape = &Shape::String;

            fn read(text: &str, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                rule::text(rules, text, cx).then(|| Self::from(Path::new(text)))
            }

            /// A path that is not UTF-8 cannot be written.
            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                match self.to_str() {
                    Some(text) => _ = rule::text(rules, text, cx),
                    None => cx.extend("must be UTF-8"),
                }
            }

            fn text(&self) -> String {
                self.to_string_lossy().into_owned()
            }
        }

        textual!($path);
        keys!($path);
    )+ };
}

paths!(PathBuf, Box<Path>);

impl IsText for Path {}
impl IsText for PathBuf {}
