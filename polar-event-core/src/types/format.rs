//! The formats of strings that types of dates, times and addresses have, for their descriptions.

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub(super) use of_times::{DATE_TIME, TIME};
#[cfg(feature = "jiff")]
pub(super) use of_times::{DURATION, SPAN, ZONED};

use crate::describe::TextFormat;
use crate::error::Code;
use crate::rule::SchemaGap;

/// A port, without leading zeros.
macro_rules! port {
    () => {
        ":(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0)"
    };
}

/// A part of an IPv4 address.
macro_rules! octet {
    () => {
        "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
    };
}

/// An IPv4 address.
macro_rules! ipv4 {
    () => {
        concat!("(?:", octet!(), "\\.){3}", octet!())
    };
}

/// The characters of an IPv6 address with brackets and a zone.
macro_rules! ipv6 {
    () => {
        "\\[[0-9A-Fa-f:.]{2,45}(?:%[0-9]{1,10})?\\]"
    };
}

const NO_SOCKET: &[&str] =
    &["", "192.0.2.1", "192.0.2.1:", "192.0.2.1:65536", "192.0.2.1:080", "192.0.2:80", "::1", "[::1]", "localhost:80"];
const SOCKETS_V4: &[&str] = &["0.0.0.0:0", "192.0.2.1:443", "255.255.255.255:65535"];
const SOCKETS_V6: &[&str] = &["[::]:0", "[::1%5]:80", "[2001:db8::8a2e:370:7334]:65535"];
const SOCKETS: &[&str] = &["[::]:0", "0.0.0.0:0", "192.0.2.1:443", "[2001:db8::1]:65535"];

/// An IP address with a port.
pub(super) const SOCKET: TextFormat = TextFormat {
    name: "socket-address",
    title: "IP address with a port",
    pattern: concat!("^(?:", ipv4!(), "|", ipv6!(), ")", port!(), "$"),
    gap: Some(SchemaGap::SocketAddress),
    max_len: Some(64),
    type_code: Code::StringType,
    good: SOCKETS,
    instants: &[],
    bad: &[(Code::SocketAddress, NO_SOCKET)],
};

/// An IPv4 address with a port.
pub(super) const SOCKET_V4: TextFormat = TextFormat {
    name: "socket-v4-address",
    title: "IPv4 address with a port",
    pattern: concat!("^", ipv4!(), port!(), "$"),
    gap: None,
    max_len: Some(21),
    good: SOCKETS_V4,
    bad: &[(Code::SocketV4Address, NO_SOCKET), (Code::SocketV4Address, SOCKETS_V6)],
    ..SOCKET
};

/// An IPv6 address in brackets with a port.
pub(super) const SOCKET_V6: TextFormat = TextFormat {
    name: "socket-v6-address",
    title: "IPv6 address with a port",
    pattern: concat!("^", ipv6!(), port!(), "$"),
    good: SOCKETS_V6,
    bad: &[(Code::SocketV6Address, NO_SOCKET), (Code::SocketV6Address, SOCKETS_V4)],
    ..SOCKET
};

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
mod of_times {
    use super::{Code, TextFormat};
    #[cfg(feature = "jiff")]
    use crate::rule::SchemaGap;

    /// A date in the years 1 to 9999, with the days that each month has.
    macro_rules! date {
        () => {
            concat!(
                "(?:(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
                "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))",
                "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)"
            )
        };
    }

    macro_rules! time {
        () => {
            "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?"
        };
    }

    /// A date and a time without an offset.
    pub(in super::super) const DATE_TIME: TextFormat = TextFormat {
        name: "local-date-time",
        title: "date and time without offset",
        pattern: concat!("^", date!(), "[Tt ]", time!(), "$"),
        gap: None,
        max_len: Some(29),
        type_code: Code::DatetimeType,
        good: &[
            "2020-02-29T12:30:00",
            "2000-02-29t00:00:00",
            "0001-01-01 00:00:00",
            "2020-04-30T23:59:59.5",
            "9999-12-31T23:59:59.999999999",
        ],
        instants: &[],
        bad: &[
            (
                Code::DatetimeParsing,
                &[
                    "",
                    "2020-01-01",
                    "2019-02-29T00:00:00",
                    "1900-02-29T00:00:00",
                    "2020-04-31T00:00:00",
                    "2020-13-01T00:00:00",
                    "2020-01-01T24:00:00",
                    "2016-12-31T23:59:60",
                    "0000-12-31T23:59:59",
                    "2020-01-01T00:00",
                    "2020-01-01T00:00:00.",
                    "2020-01-01T00:00:00.1234567890",
                ],
            ),
            (Code::TimezoneNaive, &["2020-01-01T00:00:00Z", "2020-01-01T00:00:00+01:00"]),
        ],
    };

    /// A time of day.
    pub(in super::super) const TIME: TextFormat = TextFormat {
        name: "local-time",
        title: "time of day",
        pattern: concat!("^", time!(), "$"),
        max_len: Some(18),
        type_code: Code::TimeType,
        good: &["00:00:00", "12:30:00", "23:59:59.5", "23:59:59.999999999"],
        bad: &[(
            Code::TimeParsing,
            &["", "24:00:00", "12:60:00", "23:59:60", "12:30", "1:30:00", "12:30:00.", "12:30:00.1234567890", "12:30:00Z", "T12:30:00"],
        )],
        ..DATE_TIME
    };

    /// A timestamp with a time zone.
    #[cfg(feature = "jiff")]
    pub(in super::super) const ZONED: TextFormat = TextFormat {
        name: "zoned-date-time",
        title: "date and time with a time zone, RFC 9557",
        pattern: concat!("^", date!(), "[Tt ]", time!(), "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])\\[[!-Z^-~]{1,64}\\]$"),
        gap: Some(SchemaGap::TimeZone),
        max_len: Some(101),
        good: &["2020-01-01t00:00:00z[+01:00]", "2020-02-29T12:30:00-05:00[-05:00]", "9000-01-01T00:00:00.123456789+05:30[+05:30]"],
        instants: &[1_577_836_800, 1_582_997_400, 221_845_372_200],
        bad: &[
            (
                Code::DatetimeParsing,
                &[
                    "",
                    "2020-01-01T00:00:00Z",
                    "2020-01-01T00:00:00Z[No/Where]",
                    "2020-01-01T00:00:00+02:00[+01:00]",
                    "2019-02-29T00:00:00Z[+01:00]",
                    "2016-12-31T23:59:60Z[+01:00]",
                    "2020-01-01T00:00:00Z[]",
                ],
            ),
            (Code::TimezoneAware, &["2020-01-01T00:00:00[+01:00]"]),
        ],
        ..DATE_TIME
    };

    #[cfg(feature = "jiff")]
    macro_rules! seconds {
        () => {
            "[0-9]{1,19}(?:\\.[0-9]{1,9})?S"
        };
    }

    /// At least one of hours, minutes and seconds.
    #[cfg(feature = "jiff")]
    macro_rules! clock {
        () => {
            concat!("T(?:[0-9]{1,19}H(?:[0-9]{1,19}M)?(?:", seconds!(), ")?|[0-9]{1,19}M(?:", seconds!(), ")?|", seconds!(), ")")
        };
    }

    /// At least one of years, months, weeks and days.
    #[cfg(feature = "jiff")]
    macro_rules! calendar {
        () => {
            concat!(
                "(?:[0-9]{1,19}Y(?:[0-9]{1,19}M)?(?:[0-9]{1,19}W)?(?:[0-9]{1,19}D)?",
                "|[0-9]{1,19}M(?:[0-9]{1,19}W)?(?:[0-9]{1,19}D)?|[0-9]{1,19}W(?:[0-9]{1,19}D)?|[0-9]{1,19}D)"
            )
        };
    }

    /// A span of time in hours, minutes and seconds.
    #[cfg(feature = "jiff")]
    pub(in super::super) const DURATION: TextFormat = TextFormat {
        name: "signed-duration",
        title: "duration, ISO 8601",
        pattern: concat!("^[-+]?P", clock!(), "$"),
        gap: Some(SchemaGap::Duration),
        max_len: Some(73),
        type_code: Code::TimeDeltaType,
        good: &["PT0S", "PT1M", "-PT5H", "+PT1H2M3S", "PT0.000000001S", "PT2562047788015215H30M7.999999999S"],
        bad: &[(
            Code::TimeDeltaParsing,
            &["", "P", "PT", "PT1", "PT1.5H", "PT1S1M", "1h", "pt1s", "P1D", "PT1.S", "PT1.1234567890S", "PT9223372036854775808S"],
        )],
        ..DATE_TIME
    };

    /// A span of time in units of the calendar and the clock.
    #[cfg(feature = "jiff")]
    pub(in super::super) const SPAN: TextFormat = TextFormat {
        name: "span",
        title: "duration with units of the calendar, ISO 8601",
        pattern: concat!("^[-+]?P(?:", calendar!(), "(?:", clock!(), ")?|", clock!(), ")$"),
        max_len: Some(154),
        good: &["P1D", "PT0S", "PT1M", "-P1Y", "+P2W3DT5H", "P1Y2M3W4DT5H6M7.000000008S", "P19998Y"],
        bad: &[(
            Code::TimeDeltaParsing,
            &["", "P", "PT", "P1", "P1DT", "P1.5D", "P1D1Y", "P1H", "1 day", "p1d", "PT1.S", "PT1.1234567890S", "P19999Y"],
        )],
        ..DURATION
    };
}
