//! E-mail addresses.

use core::net::{Ipv4Addr, Ipv6Addr};

use email_address::EmailAddress;

use super::hostname::is_hostname;

/// The most bytes of an address: a path of RFC 5321 (section 4.5.3.1.3) has 256, with `<` and `>`.
const MAX_ADDRESS: usize = 254;

/// Whether this is a `Mailbox` of RFC 5321, section 4.1.2.
pub(super) fn is_email(address: &str) -> bool {
    // The crate takes display names and anything in brackets, so it is asked for the local part only. Unquoted, that has no `@`.
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    address.len() <= MAX_ADDRESS && local.is_ascii() && EmailAddress::is_valid_local_part(local) && is_domain(domain)
}

/// A host name, or an address in brackets (section 4.1.3).
fn is_domain(domain: &str) -> bool {
    let Some(literal) = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { return is_hostname(domain) };
    match literal.split_at_checked("IPv6:".len()) {
        Some((tag, address)) if tag.eq_ignore_ascii_case("IPv6:") => address.parse::<Ipv6Addr>().is_ok(),
        _ => literal.parse::<Ipv4Addr>().is_ok(),
    }
}
