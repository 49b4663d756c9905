//! Constants in the arguments of rules, whose types only the compiler knows.

use super::Rule;
use super::applies::{IsNumber, IsText};
use crate::error::Literal;
use crate::value::Number;

/// A constant: a string or a number. The compiler selects the method by its type.
#[derive(Debug, Clone, Copy)]
pub struct Const<C>(pub C);

impl Const<&'static str> {
    /// The constant as a literal.
    #[must_use]
    pub const fn literal(self) -> Literal {
        Literal::Text(self.0)
    }
}

macro_rules! numbers {
    ($($ty:ty => $value:ident $number:expr;)+) => { $(
        impl Const<$ty> {
            /// The constant as a number.
            #[must_use]
            pub const fn number(self) -> Number {
                let $value = self.0;
                $number
            }

            /// The constant as a literal.
            #[must_use]
            pub const fn literal(self) -> Literal {
                Literal::Number(self.number())
            }
        }

        impl<T: IsNumber + ?Sized> HasLiteral<$ty> for T {}
    )+ };
}

numbers! {
    i8 => value Number::Integer(value as i128);
    i16 => value Number::Integer(value as i128);
    i32 => value Number::Integer(value as i128);
    i64 => value Number::Integer(value as i128);
    i128 => value Number::Integer(value);
    isize => value Number::Integer(value as i128);
    u8 => value Number::Integer(value as i128);
    u16 => value Number::Integer(value as i128);
    u32 => value Number::Integer(value as i128);
    u64 => value Number::Integer(value as i128);
    u128 => value unsigned(value);
    usize => value Number::Integer(value as i128);
    f32 => value Number::Float(value as f64);
    f64 => value Number::Float(value);
}

const fn unsigned(value: u128) -> Number {
    if value > i128::MAX.unsigned_abs() { Number::Big(value) } else { Number::Integer(value as i128) }
}

/// Types that `one_of` with constants of type `C` applies to.
#[diagnostic::on_unimplemented(
    message = "the values of this rule are of the type `{C}`, which `{Self}` cannot be",
    label = "not for `{Self}`",
    note = "`one_of` takes constants of the type `&str` for strings, and numbers for numbers"
)]
pub trait HasLiteral<C> {}

impl<T: IsText + ?Sized> HasLiteral<&'static str> for T {}

/// Returns the rule, for a type that its values are for.
#[must_use]
pub const fn for_literals<T: HasLiteral<C> + ?Sized, C: Copy>(_: Const<C>, rule: Rule) -> Rule {
    rule
}
