//! The rules at their limits, decoded and in memory, and when they are checked.

mod checks;
mod content;
mod cross_field;
mod format;
mod items;
mod number;
mod on_types;
mod parts;
mod table;
mod text;
mod time;
mod when_they_run;
