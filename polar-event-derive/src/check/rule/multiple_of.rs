//! `multiple_of`.

use super::super::literal::number;
use super::Parsed;
use crate::attr::Entry;
use crate::model::{Argument, Number};
use crate::types::Known;

pub(super) fn parse(entry: &Entry, known: Known<'_>) -> syn::Result<Parsed> {
    let step = number(entry.value()?, known)?;
    let is_positive = match &step {
        Number::Integer(step) => *step > 0,
        Number::Float(step) => *step > 0.0,
        Number::Big(_) | Number::Constant { .. } => true,
    };
    if is_positive {
        Ok(("MultipleOf", Argument::Number(step)))
    } else {
        Err(syn::Error::new_spanned(entry.value()?, "write a step above zero"))
    }
}
