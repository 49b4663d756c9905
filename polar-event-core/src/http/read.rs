//! Reading the parts of a request.

use super::given::{Contexts, Given};
use super::part::Part;
use super::rejection::Reason;
use super::settings::Settings;
use crate::decode::Decode;
use crate::describe::Describe;
use crate::error::{Code, Report, Segment};
use crate::state::Data;
use crate::text::{Pair, lossy};

/// Reads a value with the contexts that its rules require.
fn read<T: for<'de> Decode<'de, Requires: Given>>(
    part: Part,
    contexts: &impl Contexts,
    read: impl FnOnce(Option<Data<'_>>) -> Result<T, Report>,
) -> Result<T, Reason> {
    match <T as Decode<'_>>::Requires::given(contexts, None, read) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(report)) => Err(Reason::Reports(vec![(part, report)])),
        Err(name) => Err(Reason::ContextMissing(name)),
    }
}

pub(crate) fn json<T>(settings: &Settings, body: &[u8], contexts: &impl Contexts) -> Result<T, Reason>
where
    T: for<'de> Decode<'de, Requires: Given>,
{
    read(Part::Body, contexts, |data| settings.decoder.decode_given(body, data))
}

pub(crate) fn query<T>(settings: &Settings, query: &str, contexts: &impl Contexts) -> Result<T, Reason>
where
    T: for<'de> Decode<'de, Requires: Given>,
{
    read(Part::Query, contexts, |data| urlencoded(settings, query, data))
}

pub(crate) fn form<T>(settings: &Settings, body: &[u8], contexts: &impl Contexts) -> Result<T, Reason>
where
    T: for<'de> Decode<'de, Requires: Given>,
{
    read(Part::Body, contexts, |data| match core::str::from_utf8(body) {
        Ok(form) => urlencoded(settings, form, data),
        Err(_) => Err(Code::StringUnicode.into()),
    })
}

fn urlencoded<'de, T: Decode<'de>>(settings: &Settings, text: &'de str, data: Option<Data<'_>>) -> Result<T, Report> {
    settings.texts.decode_given(crate::form::pairs(text)?, Some(text.as_bytes()), data).map(|(value, _)| value)
}

/// Reads pairs of texts.
#[cfg(feature = "axum-multipart")]
pub(crate) fn texts<T>(part: Part, settings: &Settings, pairs: Vec<Pair<'_>>, contexts: &impl Contexts) -> Result<T, Reason>
where
    T: for<'de> Decode<'de, Requires: Given>,
{
    read(part, contexts, |data| settings.texts.decode_given(pairs, None, data).map(|(value, _)| value))
}

/// Reads the parameters of a path: a struct or a map by their names, a tuple in their order, any other value from the only one.
pub(crate) fn path<T>(settings: &Settings, params: Vec<Pair<'_>>, contexts: &impl Contexts) -> Result<T, Reason>
where
    T: for<'de> Decode<'de, Requires: Given> + Describe,
{
    read(Part::Path, contexts, |data| settings.texts.decode_params(params, data))
}

/// Reads headers; their names are in lower case with `_` for `-`.
pub(crate) fn headers<'h, T>(
    settings: &Settings,
    headers: impl Iterator<Item = (&'h str, &'h [u8])>,
    contexts: &impl Contexts,
) -> Result<T, Reason>
where
    T: for<'de> Decode<'de, Requires: Given>,
{
    let pairs = headers.map(|(name, value)| Pair::of_bytes(name.to_ascii_lowercase().replace('-', "_"), value)).collect();
    read(Part::Header, contexts, |data| {
        let decoded = settings.texts.decode_given(pairs, None, data).map(|(value, _)| value);
        // Violations name the header, not the field.
        decoded.map_err(|report| {
            report.map_violations(|mut violation| {
                let mut path: Vec<_> = violation.path().segments().cloned().collect();
                if let Some(Segment::Key(name)) = path.first_mut() {
                    *name = name.replace('_', "-").into();
                }
                violation.set_path(path.into_iter());
                Some(violation)
            })
        })
    })
}

/// Reads the cookies of these headers, as RFC 6265 writes them: `name=value; name=value`.
pub(crate) fn cookies<'h, T>(settings: &Settings, headers: impl Iterator<Item = &'h [u8]>, contexts: &impl Contexts) -> Result<T, Reason>
where
    T: for<'de> Decode<'de, Requires: Given>,
{
    let mut pairs = Vec::new();
    for header in headers {
        for cookie in header.split(|byte| *byte == b';').map(<[u8]>::trim_ascii).filter(|cookie| !cookie.is_empty()) {
            let at = cookie.iter().position(|byte| *byte == b'=').unwrap_or(cookie.len());
            let (name, value) = (cookie.get(..at).unwrap_or_default(), cookie.get(at + 1..).unwrap_or_default());
            let value = value.strip_prefix(b"\"").and_then(|value| value.strip_suffix(b"\"")).unwrap_or(value);
            pairs.push(Pair::of_bytes(lossy(name).0, value));
        }
    }
    read(Part::Cookie, contexts, |data| settings.texts.decode_given(pairs, None, data).map(|(value, _)| value))
}

/// The report on a part of a request that is not UTF-8.
#[cfg(feature = "axum")]
pub(crate) fn not_unicode(part: Part) -> Reason {
    Reason::Reports(vec![(part, Code::StringUnicode.into())])
}
