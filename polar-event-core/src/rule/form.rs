//! String formats, given by examples instead of a function.

use super::opinion::{Opinion, Text};
use crate::error::Code;

/// Valid and nearly valid strings of a format.
pub(crate) struct Form {
    /// Valid strings, the shortest first.
    pub(crate) good: &'static [&'static str],
    /// Invalid strings, with the code of their violation.
    pub(crate) bad: &'static [(Code, &'static [&'static str])],
    /// A valid string with this number of characters, all of them ASCII, if there is one.
    pub(crate) of_length: fn(usize) -> Option<String>,
}

impl Form {
    pub(crate) fn opinion(&self, text: &str) -> Opinion {
        if self.good.contains(&text) || (self.of_length)(text.len()).as_deref() == Some(text) {
            return Opinion::Keeps;
        }
        let bad = self.bad.iter().find(|(_, texts)| texts.contains(&text));
        bad.map_or(Opinion::Unknown, |(code, _)| Opinion::Breaks(*code))
    }

    pub(crate) fn samples(&self) -> Vec<Text> {
        let bad = self.bad.iter().flat_map(|(_, texts)| *texts);
        self.good.iter().chain(bad).map(|text| Text::from(*text)).collect()
    }
}

/// A name with this number of characters, in labels of at most 63.
#[cfg(any(feature = "email", feature = "hostname"))]
pub(crate) fn labels(length: usize) -> Option<String> {
    let name: String = (1..=length).map(|at| if at % 60 == 0 && at < length { '.' } else { 'a' }).collect();
    (!name.is_empty()).then_some(name)
}

macro_rules! addresses {
    ($($(#[$doc:meta])* $name:ident: $code:ident, [$($good:literal)+] [$($bad:literal)+];)+) => { $(
        $(#[$doc])*
        pub(crate) const $name: Form = Form {
            good: &[$($good),+],
            bad: &[(Code::$code, NO_ADDRESS), (Code::$code, &[$($bad),+])],
            of_length: |length| [$($good),+].into_iter().find(|text: &&str| text.len() == length).map(str::to_owned),
        };
    )+ };
}

const NO_ADDRESS: &[&str] = &["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4:80", ":::", "fe80::1%eth0", "[::1]", "::1/64"];

addresses! {
    /// IP addresses, also for the types.
    IP: IpAnyAddress, ["::" "::1" "2001:db8::8a2e:370:7334" "::ffff:1.2.3.4" "2001:DB8:0:0:0:0:0:1" "1.2.3.4" "0.0.0.0" "255.255.255.255"] ["a"];
    /// IPv4 addresses.
    IPV4: IpV4Address, ["1.2.3.4" "0.0.0.0" "255.255.255.255"]
        ["::" "::1" "2001:db8::8a2e:370:7334" "::ffff:1.2.3.4" "2001:DB8:0:0:0:0:0:1"];
    /// IPv6 addresses.
    IPV6: IpV6Address, ["::" "::1" "2001:db8::8a2e:370:7334" "::ffff:1.2.3.4" "2001:DB8:0:0:0:0:0:1"]
        ["1.2.3.4" "0.0.0.0" "255.255.255.255"];
}
