//! The yardstick: a safe decoder written by hand for this one struct, without serde, that stops at the first fault and cannot say
//! where it was. It knows no strings with escapes and no fields but these. See README.md.

mod scan;
mod timestamp;

use std::hint::black_box;

use jiff::Timestamp;
use uuid::{Uuid, Variant};

use super::{Lines, Row};
use scan::Scan;

/// Something is wrong.
struct Wrong;

type Result<T> = core::result::Result<T, Wrong>;

#[expect(dead_code, reason = "decoded, checked and dropped")]
struct Event<'a> {
    metadata: Option<Vec<(&'a str, Value<'a>)>>,
    timestamp: Option<Timestamp>,
    name: &'a str,
    organization_id: Option<Uuid>,
    customer_id: Uuid,
}

#[expect(dead_code, reason = "decoded, checked and dropped")]
enum Value<'a> {
    String(&'a str),
    Integer(i64),
    Float(f64),
    Boolean(bool),
}

pub const ROW: Row = Row {
    id: "by-hand",
    title: "a decoder by hand for this one struct",
    packages: &[],
    event: Some(|document| usize::from(black_box(&decode(document)).is_err())),
    lines: Some(Lines::Each),
    why_not: "it is for one struct, and only reads",
    ..Row::NEW
};

fn decode(document: &[u8]) -> Result<Event<'_>> {
    let mut scan = Scan::new(std::str::from_utf8(document).map_err(|_| Wrong)?);
    let event = event(&mut scan)?;
    if scan.peek() == 0 { Ok(event) } else { Err(Wrong) }
}

fn event<'a>(scan: &mut Scan<'a>) -> Result<Event<'a>> {
    let (mut name, mut customer, mut organization, mut time, mut pairs) = (None, None, None, None, None);
    scan.byte(b'{')?;
    loop {
        scan.peek();
        // In the order in which they come.
        let twice = if scan.word(b"\"name\":") {
            name.replace(text(scan.string()?, 128)?).is_some()
        } else if scan.word(b"\"customer_id\":") {
            customer.replace(uuid(scan.string()?)?).is_some()
        } else if scan.word(b"\"organization_id\":") {
            organization.replace(uuid(scan.string()?)?).is_some()
        } else if scan.word(b"\"timestamp\":") {
            time.replace(past(timestamp::parse(scan.string()?)?)?).is_some()
        } else if scan.word(b"\"metadata\":") {
            pairs.replace(metadata(scan)?).is_some()
        } else {
            return Err(Wrong);
        };
        if twice {
            return Err(Wrong);
        }
        if scan.is_last(b'}')? {
            break;
        }
    }
    Ok(Event {
        metadata: pairs,
        timestamp: time,
        name: name.ok_or(Wrong)?,
        organization_id: organization,
        customer_id: customer.ok_or(Wrong)?,
    })
}

#[inline(never)]
fn metadata<'a>(scan: &mut Scan<'a>) -> Result<Vec<(&'a str, Value<'a>)>> {
    scan.byte(b'{')?;
    if scan.peek() == b'}' {
        scan.byte(b'}')?;
        return Ok(Vec::new());
    }
    let mut pairs: Vec<(&str, Value<'_>)> = Vec::with_capacity(8);
    // Keys are compared only where these are equal: that keeps 50 pairs from taking 50 × 50 comparisons of text.
    let mut prints = [0_u32; 50];
    loop {
        let key = text(scan.string()?, 40)?;
        scan.byte(b':')?;
        let print = fingerprint(key);
        if prints.iter().zip(&pairs).any(|(have, (other, _))| *have == print && *other == key) {
            return Err(Wrong);
        }
        *prints.get_mut(pairs.len()).ok_or(Wrong)? = print;
        let value = match scan.peek() {
            b'"' => Value::String(text(scan.string()?, 500)?),
            b't' if scan.word(b"true") => Value::Boolean(true),
            b'f' if scan.word(b"false") => Value::Boolean(false),
            _ => scan.number()?,
        };
        pairs.push((key, value));
        if scan.is_last(b'}')? {
            return Ok(pairs);
        }
    }
}

#[inline]
fn fingerprint(key: &str) -> u32 {
    let bytes = key.as_bytes();
    let ends = match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => u32::from_le_bytes(*first).wrapping_mul(31) ^ u32::from_le_bytes(*last),
        _ => bytes.iter().fold(0, |print, byte| print << 8 | u32::from(*byte)),
    };
    ends.wrapping_mul(31) ^ key.len() as u32
}

/// 1 to `max` characters. There is no U+0000 in what has no escapes.
#[inline]
fn text(text: &str, max: usize) -> Result<&str> {
    if text.is_empty() || (text.len() > max && text.chars().count() > max) { Err(Wrong) } else { Ok(text) }
}

#[inline]
fn uuid(text: &str) -> Result<Uuid> {
    let uuid = Uuid::try_parse(text).map_err(|_| Wrong)?;
    let good = text.len() == 36 && uuid.get_version_num() == 4 && uuid.get_variant() == Variant::RFC4122;
    if good { Ok(uuid) } else { Err(Wrong) }
}

#[inline]
fn past(timestamp: Timestamp) -> Result<Timestamp> {
    if timestamp <= Timestamp::now() { Ok(timestamp) } else { Err(Wrong) }
}
