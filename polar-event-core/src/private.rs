//! What generated code refers to, under one name, so that it does not depend on what is in scope where it lands.

pub use core::clone::Clone;
pub use core::convert::From;
pub use core::default::Default;
pub use core::marker::PhantomData;
pub use core::ops::Fn;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, f64, i128, str, u64, usize};
pub use core::result::Result::{self, Err, Ok};
pub use core::unreachable;
pub use std::vec::Vec;

pub use serde_core::de::{Deserialize, Deserializer};
pub use serde_core::ser::{Serialize, SerializeStruct, Serializer};

pub use crate::decode::{self, Decode, DecodeEntries, DecodeItems, Fields, Items, Map, Seen, Source};
pub use crate::describe::{Describe, Field, Object, Shape};
pub use crate::rule::{self, Rule, Rules};
pub use crate::validate::{self, Validate};
pub use crate::{Context, Literal, MetadataRules, Number};
