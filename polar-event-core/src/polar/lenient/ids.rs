//! Whose an event is.

use uuid::{Uuid, Variant};

use super::check::{nullable, required, text_without_nul};
use super::string::Text;
use super::tape::Value;
use crate::error::{Code, Param};
use crate::state::ValidationState;
use crate::value::Number;

/// The fields that only one kind has: how many of them are there, and their values.
pub(super) struct Ids<Id, Member> {
    pub(super) count: usize,
    pub(super) id: Id,
    pub(super) member: Option<Member>,
}

const CUSTOMER: [&str; 2] = ["customer_id", "member_id"];
const EXTERNAL: [&str; 2] = ["external_customer_id", "external_member_id"];

/// A UUID of version 4, with or without hyphens, in braces or after `urn:uuid:`.
pub(super) fn uuid(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Uuid> {
    let Some(text) = value.string() else {
        cx.report(Code::UuidType, [("found", Param::from(value.kind.name()))]);
        return None;
    };
    let code = match std::str::from_utf8(&text).map(Uuid::parse_str) {
        Ok(Ok(uuid)) if uuid.get_version_num() == 4 && uuid.get_variant() == Variant::RFC4122 => return Some(uuid),
        Ok(Ok(_)) => {
            cx.report(Code::UuidVersion, [("expected_version", Number::from(4).into())]);
            return None;
        }
        Ok(Err(_)) => Code::UuidParsing,
        Err(_) => Code::StringUnicode,
    };
    cx.report(code, []);
    None
}

pub(super) fn customer_ids(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Ids<Uuid, Uuid>> {
    let [id, member] = value.fields(CUSTOMER)?;
    let count = [id, member].iter().flatten().count();
    let id = required("customer_id", id, cx, uuid);
    let member = nullable("member_id", member, cx, uuid);
    Some(Ids { count, id: id?, member: member? })
}

pub(super) fn external_ids(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Ids<Text, Text>> {
    let [id, member] = value.fields(EXTERNAL)?;
    let count = [id, member].iter().flatten().count();
    let id = required("external_customer_id", id, cx, text_without_nul);
    let member = nullable("external_member_id", member, cx, text_without_nul);
    Some(Ids { count, id: id?, member: member? })
}
