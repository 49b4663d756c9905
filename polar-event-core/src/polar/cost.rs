//! What an event cost.

use polar_event_derive::Event;

use super::CostAmount;

/// What an event cost you, in its metadata: `_cost`.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::{Cost, CostAmount};
///
/// let cost: Cost = json::from_str(r#"{"amount": 0.0125, "currency": "usd"}"#)?;
/// assert_eq!(cost.amount, "0.0125".parse::<CostAmount>()?);
/// assert_eq!(json::to_string(&cost).unwrap(), r#"{"amount":"0.0125","currency":"usd"}"#);
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Event, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[event(crate = crate)]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
pub struct Cost {
    /// The amount in cents.
    pub amount: CostAmount,
    /// The currency.
    pub currency: Currency,
}

impl From<CostAmount> for Cost {
    /// In the only currency that there is.
    fn from(amount: CostAmount) -> Self {
        Self { amount, currency: Currency::Usd }
    }
}

/// The currency of a cost. Polar takes one only.
#[derive(Event, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[event(crate = crate, rename_all = "lowercase")]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
#[non_exhaustive]
pub enum Currency {
    /// US dollars, whose cents a [`CostAmount`] counts.
    #[default]
    Usd,
}
