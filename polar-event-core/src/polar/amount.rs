//! Amounts of money.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use crate::decode::Decode;
use crate::describe::generated::newtype;
use crate::describe::{Describe, Shape, TypeArgs};
use crate::error::{MessageOverride, Report};
use crate::rule::{DecimalDigits, Rule, Rules};
use crate::state::ValidationState;
use crate::types::exact;
use crate::validate::Validate;
use crate::value::decimal::{Exact, Fault, from_float, from_integer, parse};

/// An amount in cents, exact: at most 17 digits, of which at most 12 are after the decimal point.
///
/// In a document it is a number or a string with one, of which no digit is lost. It is written as a string, since many readers of JSON
/// round numbers.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::CostAmount;
///
/// let amount: CostAmount = json::from_str("0.12345678901")?;
/// assert_eq!(amount, "0.12345678901".parse()?);
/// assert_eq!(json::to_string(&amount).unwrap(), "\"0.12345678901\"");
/// assert_eq!(CostAmount::try_from(250)?.to_string(), "250");
///
/// let report = json::from_str::<CostAmount>("100000").unwrap_err();
/// assert_eq!(report.to_string(), "(document): must have at most 5 digits before the decimal point [decimal_whole_digits]");
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CostAmount {
    /// Without trailing zeros of the fraction.
    mantissa: i64,
    scale: u8,
}

const DIGITS: DecimalDigits = DecimalDigits::new(Some(17), Some(12));
const RULES: Rules = &[Rule::Decimal(DIGITS)];

impl CostAmount {
    /// Nothing.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// The amount without its decimal point: 1.25 is 125, of which [`scale`](Self::scale) digits are after the point.
    #[must_use]
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// The number of digits after the decimal point, from 0 to 12. The last of them is not 0.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The float that is nearest to the amount.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or_default()
    }

    fn of(exact: Exact, cx: &mut ValidationState<'_>) -> Option<Self> {
        if !DIGITS.check_digits(exact, cx) && !cx.is_lenient() {
            return None;
        }
        let exact = exact.normalized();
        match (i64::try_from(exact.mantissa), u8::try_from(exact.scale)) {
            (Ok(mantissa), Ok(scale)) => Some(Self { mantissa, scale }),
            _ => Fault::Digits.report(cx),
        }
    }

    fn checked(exact: Result<Exact, Fault>) -> Result<Self, Report> {
        let mut cx = ValidationState::new();
        let amount = match exact {
            Ok(exact) => Self::of(exact, &mut cx),
            Err(fault) => fault.report(&mut cx),
        };
        cx.into_result(amount)
    }
}

impl FromStr for CostAmount {
    type Err = Report;

    /// Parses a decimal in the form of a JSON number.
    fn from_str(text: &str) -> Result<Self, Report> {
        Self::checked(parse(text))
    }
}

impl TryFrom<i64> for CostAmount {
    type Error = Report;

    fn try_from(cents: i64) -> Result<Self, Report> {
        Self::checked(from_integer(cents.into()).ok_or(Fault::Large))
    }
}

impl TryFrom<f64> for CostAmount {
    type Error = Report;

    /// The decimal that the float is written as, in as few digits as tell it from others: 0.1 is a tenth.
    fn try_from(cents: f64) -> Result<Self, Report> {
        Self::checked(from_float(cents))
    }
}

#[cfg(feature = "rust_decimal")]
impl From<CostAmount> for rust_decimal::Decimal {
    fn from(amount: CostAmount) -> Self {
        Self::new(amount.mantissa, amount.scale.into())
    }
}

#[cfg(feature = "rust_decimal")]
impl TryFrom<rust_decimal::Decimal> for CostAmount {
    type Error = Report;

    fn try_from(cents: rust_decimal::Decimal) -> Result<Self, Report> {
        Self::checked(Ok(cents.into()))
    }
}

impl fmt::Display for CostAmount {
    /// The digits, with a decimal point if there is a fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_u64.pow(u32::from(self.scale));
        let (digits, scale) = (self.mantissa.unsigned_abs(), usize::from(self.scale));
        let mut text = compact_str::format_compact!("{}", digits / unit);
        if scale > 0 {
            text.push_str(&compact_str::format_compact!(".{:0scale$}", digits % unit));
        }
        f.pad_integral(self.mantissa >= 0, "", &text)
    }
}

impl fmt::Debug for CostAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CostAmount({self})")
    }
}

impl Ord for CostAmount {
    fn cmp(&self, other: &Self) -> Ordering {
        // At most 17 digits times 10 to the 12.
        let aligned = |amount: &Self| i128::from(amount.mantissa) * 10_i128.pow(12_u32.saturating_sub(amount.scale.into()));
        aligned(self).cmp(&aligned(other))
    }
}

impl PartialOrd for CostAmount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'de> Decode<'de> for CostAmount {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        exact::decode(deserializer, Self::of, cx)
    }
}

impl Validate for CostAmount {
    type Requires = ();

    fn check(&self, _: Rules, cx: &mut ValidationState<'_>) {
        // Only where the rules are off is an amount made that breaks them.
        DIGITS.check_digits(Exact { mantissa: self.mantissa.into(), scale: self.scale.into() }, cx);
    }
}

impl Describe for CostAmount {
    const SHAPE: &'static Shape =
        &Shape::Newtype(newtype(("CostAmount", "An amount in cents.", TypeArgs(&[]), &[]), RULES, MessageOverride::NONE, false, || {
            &Shape::Decimal
        }));
}

impl Serialize for CostAmount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CostAmount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::decode::deserialize(deserializer)
    }
}
