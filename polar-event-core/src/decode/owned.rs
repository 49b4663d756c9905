//! Types that borrow nothing.

use super::Decode;
use crate::state::{NoContext, SatisfiedBy};

/// A type that can be decoded from input that is gone afterwards, as serde's `DeserializeOwned`: it borrows nothing. A bound for functions
/// that read the input themselves.
///
/// There is nothing to implement. `C` is the type of the context that the rules may require, as for a [`Decoder`](crate::json::Decoder).
///
/// ```
/// use polar_event_core::{DecodeOwned, Report, json};
///
/// fn config<T: DecodeOwned>(name: &str) -> Result<T, Report> {
///     let text = std::fs::read(name).unwrap_or_else(|_| b"{}".to_vec());
///     json::from_slice(&text)
/// }
///
/// let config: std::collections::BTreeMap<String, u8> = config("there-is-none.json")?;
/// assert!(config.is_empty());
/// # Ok::<(), Report>(())
/// ```
pub trait DecodeOwned<C = NoContext>: for<'de> Decode<'de, Requires: SatisfiedBy<C>> {}

impl<T: for<'de> Decode<'de, Requires: SatisfiedBy<C>>, C> DecodeOwned<C> for T {}
