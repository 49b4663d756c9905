//! UUIDs as strings, for second opinions, independent of the crate `uuid`.

use super::opinion::Opinion;
use crate::error::Code;

/// UUIDs and nearly valid strings.
pub(crate) const SAMPLES: &[&str] = &[
    "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
    "1DBFC517-0BBF-4301-9BA8-555CA42B9737",
    "018f4d2e-8a7b-7c3d-9e1f-0123456789ab",
    "00000000-0000-1000-8000-000000000000",
    "00000000-0000-2000-8000-000000000000",
    "00000000-0000-3000-9000-000000000000",
    "00000000-0000-5000-a000-000000000000",
    "00000000-0000-6000-b000-000000000000",
    "00000000-0000-8000-8000-000000000000",
    // Version 4 with a different variant.
    "00000000-0000-4000-c000-000000000000",
    "00000000-0000-0000-0000-000000000000",
    "1dbfc5170bbf43019ba8555ca42b9737",
    "{1dbfc517-0bbf-4301-9ba8-555ca42b9737}",
    "urn:uuid:1dbfc517-0bbf-4301-9ba8-555ca42b9737",
    "1dbfc517-0bbf-4301-9ba8-555ca42b973",
    "1dbfc517-0bbf-4301-9ba8-555ca42b973g",
];

/// Checks the hyphenated form, 8-4-4-4-12 hexadecimal digits, and in it the digits of version and variant.
pub(crate) fn opinion(text: &str, version: Option<u8>) -> Opinion {
    let groups: Vec<&str> = text.split('-').collect();
    let is_group = |(group, length): (&&str, usize)| group.len() == length && group.chars().all(|it| it.is_ascii_hexdigit());
    if groups.len() != 5 || !groups.iter().zip([8, 4, 4, 4, 12]).all(is_group) {
        return Opinion::Breaks(Code::UuidParsing);
    }
    let digit = |group: usize| groups.get(group).and_then(|group| group.chars().next()).and_then(|it| it.to_digit(16));
    let is_it = |version: u8| digit(2) == Some(u32::from(version)) && digit(3).is_some_and(|digit| (8..=11).contains(&digit));
    Opinion::unless(version.is_none_or(is_it), Code::UuidVersion)
}
