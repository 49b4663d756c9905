//! Whatever is to be done with both of a pair of types, and not only with what they read from JSON and write as JSON.

use polar_event_core::Report;
use polar_event_core::describe::Shape;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What both derive of one definition.
#[derive(Debug, Clone, Copy)]
pub struct Sides<Ours> {
    pub name: &'static str,
    pub shape: &'static Shape,
    /// Reads ours from JSON with the library's own reader.
    pub read: fn(&str) -> Result<Ours, Report>,
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
            }

            $visitor.borrowing::<Both>();
        })*
    };
}
