//! `IpAddr`, `Ipv4Addr`, `Ipv6Addr`, and `SocketAddr`, `SocketAddrV4`, `SocketAddrV6`: strings, and in formats that are not human-readable what serde has for them.

use core::marker::PhantomData;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use core::str::FromStr;
use std::borrow::Cow;

use serde_core::Deserializer;
use serde_core::de::{Deserialize, DeserializeSeed, MapAccess, Visitor};

use super::format;
use crate::decode::key::KeySeed;
use crate::decode::{Accept, Decode, DecodeKey, accept, via_serde};
use crate::describe::{Describe, Shape};
use crate::error::Code;
use crate::rule::Rules;
use crate::state::ValidationState;
use crate::validate::{Key, Validate};

/// A string that is an address.
struct Text<T>(PhantomData<T>);

/// The text of a key that is an address.
struct KeyText<'a, 'c, T>(&'a mut ValidationState<'c>, PhantomData<T>);

impl<'de, T: Deserialize<'de> + ToString> DeserializeSeed<'de> for KeyText<'_, '_, T> {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if deserializer.is_human_readable() {
            KeySeed(self.0).deserialize(deserializer)
        } else {
            T::deserialize(deserializer).map(|address| Cow::Owned(address.to_string()))
        }
    }
}

macro_rules! addresses {
    ($($address:ident $code:ident $shape:expr, |$text:ident| $parse:expr;)+) => { $(
        impl<'de> Accept<'de> for Text<$address> {
            type Value = $address;
            const WRONG_TYPE: Code = Code::StringType;

            fn visit_str(self, $text: &str, cx: &mut ValidationState<'_>) -> Option<$address> {
                let address = $parse;
                if address.is_none() {
                    cx.report(Code::$code, []);
                }
                address
            }

            fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
                deserializer.deserialize_str(visitor)
            }
        }

        impl<'de> Decode<'de> for $address {
            type Requires = ();

            fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                if deserializer.is_human_readable() {
                    accept(deserializer, Text::<$address>(PhantomData), cx)
                } else {
                    via_serde(deserializer, cx)
                }
            }
        }

        impl<'de> DecodeKey<'de> for $address {
            fn decode_key(key: &Cow<'de, str>, _: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                Text::<$address>(PhantomData).visit_str(key, cx)
            }

            fn read<A: MapAccess<'de>>(object: &mut A, cx: &mut ValidationState<'_>) -> Result<Option<Cow<'de, str>>, A::Error> {
                object.next_key_seed(KeyText::<$address>(cx, PhantomData))
            }
        }

        /// Every address is good.
        impl Validate for $address {
            type Requires = ();
            const HAS_RULES: bool = false;

            fn check(&self, _: Rules, _: &mut ValidationState<'_>) {}
        }

        impl Key for $address {
            fn key_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }

        impl Describe for $address {
            const SHAPE: &'static Shape = &$shape;
        }
    )+ };
}

/// Reads an address and a port. Ports with leading zeros, of which there may be any number, are refused.
fn socket<T: FromStr>(text: &str) -> Option<T> {
    let (_, port) = text.rsplit_once(':')?;
    if port.len() > 1 && port.starts_with('0') { None } else { text.parse().ok() }
}

addresses! {
    IpAddr IpAnyAddress Shape::IpAddress, |text| text.parse().ok();
    Ipv4Addr IpV4Address Shape::Ipv4Address, |text| text.parse().ok();
    Ipv6Addr IpV6Address Shape::Ipv6Address, |text| text.parse().ok();
    SocketAddr SocketAddress Shape::Formatted(&format::SOCKET), |text| socket(text);
    SocketAddrV4 SocketV4Address Shape::Formatted(&format::SOCKET_V4), |text| socket(text);
    SocketAddrV6 SocketV6Address Shape::Formatted(&format::SOCKET_V6), |text| socket(text);
}
