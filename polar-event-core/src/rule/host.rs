//! Host names, also in e-mail addresses.

/// The maximum length of a name: RFC 1035 allows 255 bytes on the wire, with a length before each label and a zero at the end.
pub(super) const MAX_NAME: usize = 253;

/// The maximum length of a label (RFC 1035).
const MAX_LABEL: usize = 63;

/// Whether this is a host name of RFC 1123, section 2.1.
pub(super) fn is_hostname(name: &str) -> bool {
    let is_label = |label: &str| {
        let bytes = label.as_bytes();
        let hyphen = |byte: Option<&u8>| byte == Some(&b'-');
        let inside = (1..=MAX_LABEL).contains(&bytes.len()) && !hyphen(bytes.first()) && !hyphen(bytes.last());
        inside && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    let is_number = |label: &str| label.bytes().all(|byte| byte.is_ascii_digit());
    name.len() <= MAX_NAME && name.split('.').all(is_label) && !name.rsplit('.').next().is_some_and(is_number)
}
