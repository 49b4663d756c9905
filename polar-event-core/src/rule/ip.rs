//! `ip`, `ipv4` and `ipv6`.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde_json::json;

use super::facts::{Alphabet, Facts};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::form;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, Text, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

macro_rules! addresses {
    ($($(#[$doc:meta])+ $name:ident = $rule:literal, $code:ident, $address:ty, $alphabet:literal, $lengths:expr, $keyword:literal: $value:expr, $phrase:literal, $form:ident;)+) => { $(
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name;

        impl $name {
            pub(crate) const fn facts(self) -> Facts {
                Facts { form: Some(Self::NAME), alphabet: Alphabet::of($alphabet), characters: $lengths, ..Facts::ANY }
            }

            pub(crate) const fn codes(self) -> &'static [Code] {
                &[Code::$code]
            }
        }

        impl RuleSpec for $name {
            const NAME: &'static str = $rule;

            fn keywords(&self) -> Keywords {
                Keywords::none().with($keyword, $value)
            }

            fn phrase(&self, _: &str) -> Option<String> {
                Some($phrase.to_owned())
            }
        }

        impl TextRule for $name {
            fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
                cx.report_unless(value.parse::<$address>().is_ok(), Code::$code)
            }
        }

        #[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
        impl TextOpinion for $name {
            fn opinion(&self, text: &str) -> Opinion {
                form::$form.opinion(text)
            }

            fn samples(&self) -> Vec<Text> {
                form::$form.samples()
            }
        }
    )+ };
}

addresses! {
    /// `ip`: an IP address of either version; JSON Schema's `ipv4` or `ipv6`.
    ///
    /// Violation: `ip_any_address`.
    Ip = "ip", IpAnyAddress, IpAddr, "0123456789abcdefABCDEF.:", (2, 45), "anyOf": json!([{ "format": "ipv4" }, { "format": "ipv6" }]), "IP address", IP;
    /// `ipv4`: four decimal numbers from 0 to 255, separated by dots, without leading zeros; JSON Schema's `ipv4`.
    ///
    /// Violation: `ip_v4_address`.
    Ipv4 = "ipv4", IpV4Address, Ipv4Addr, "0123456789.", (7, 15), "format": "ipv4", "IPv4 address", IPV4;
    /// `ipv6`: a text form of RFC 4291, without brackets and zone; JSON Schema's `ipv6`.
    ///
    /// Violation: `ip_v6_address`.
    Ipv6 = "ipv6", IpV6Address, Ipv6Addr, "0123456789abcdefABCDEF.:", (2, 45), "format": "ipv6", "IPv6 address", IPV6;
}
