//! The differences that there are, each with its reason.

/// A format, a type and why they differ there.
pub(crate) const KNOWN: &[(&str, &str, &str)] = &[];
