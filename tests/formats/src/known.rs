//! The differences that there are, each with its reason.

/// Formats, a type, and why they differ there.
pub(crate) struct Known {
    pub(crate) formats: &'static [&'static str],
    pub(crate) name: &'static str,
    pub(crate) reason: &'static str,
}

/// JSON by `serde_json`'s own errors, where all faults are collected.
const JSON: &[&str] = &["json", "json, &Value", "serde_path_to_error, json"];

/// MessagePack without names.
const MESSAGE_PACK: &[&str] = &["rmp-serde", "rmp-serde, from_read", "serde_path_to_error, rmp-serde", "erased-serde, rmp-serde"];

/// Of what goes one way, this library leaves out what is not both written and read; serde's derive reads other fields than it writes, which comes
/// right by chance.
const ONE_WAY: &str = "fields that are only read or only written shift the others for serde, and are left out by us";

/// Without `None`, a record has other columns.
const LEFT_OUT: &str = "`None` is left out in formats for people, also where each field has its column";

const ARRAY: &str = "an array is no struct in JSON";

const NULL: &str = "`null` is no value of an `Option` in JSON unless the field is `nullable`";

const RON: &str = "ron knows the copies that serde's derive makes by the names of their types, and tells others less";

const COPIED_TWICE: &str = "what serde's derive copies twice may be `[]` for a unit struct, what it copies once may not";

const TEXTS: &str = "strings of serde's own deserializers are no options, but where serde's derive has copied them for `flatten`";

const UNTAGGED: &str = "a value of an untagged enum is of the first variant that can be read from the text, whereas serde's derive is given a string or nothing";

const EMPTY: &str = "a name without text is the same as one with an empty text, which serde_qs tells apart as `None` and `Some`";

const COLUMNS: &str = "a record has the names of its header, and serde's derive reads a number from the first column, whatever its name";

const UNITS: &str = "csv writes the name of a unit struct, and any text is one; here, only an empty text is";

const LENT: &str = "records of a stream and variables are gone after they are read, so that nothing can be borrowed from them";

macro_rules! known {
    ($($formats:expr, $name:literal: $reason:expr;)+) => { &[$(Known { formats: $formats, name: $name, reason: $reason }),+] };
}

pub(crate) const KNOWN: &[Known] = known! {
    JSON, "structs::Into": ARRAY;
    JSON, "enums::Enums": NULL;
    &["csv", "csv, without headers", "ron::Value", "csv (ours), csv"], "formats::Optional": LEFT_OUT;
    &["csv", "csv, without headers", "ron::Value", "csv (ours), csv"], "formats::OptionalWide": LEFT_OUT;
    &["csv, without headers"], "structs::Cased": LEFT_OUT;
    &["csv, without headers"], "structs::Borrowed": LEFT_OUT;
    &["csv, without headers"], "formats::Colored": LEFT_OUT;
    &["csv, without headers"], "formats::Untaggeds": LEFT_OUT;
    &["ron", "ron, pretty"], "enums::Mixed": RON;
    &["ron", "ron, pretty"], "enums::Enums": RON;
    MESSAGE_PACK, "structs::OneWay": ONE_WAY;
    &["postcard", "bincode"], "structs::OneWay": ONE_WAY;
    MESSAGE_PACK, "enums::ExternalFields": ONE_WAY;
    &["postcard", "bincode", "bincode, owned"], "enums::ExternalFields": ONE_WAY;
    MESSAGE_PACK, "enums::InternalFields": ONE_WAY;
    &["rmp-serde, named, untagged by serde", "rmp-serde, named, flattened by serde"], "enums::Internal": COPIED_TWICE;
    &["serde, map of texts"], "formats::PagedTexts": TEXTS;
    &["form (ours), serde_urlencoded", "form (ours), serde_html_form", "form (ours), serde_qs", "env (ours), envy"], "formats::Columns": UNTAGGED;
    &["form (ours), serde_qs"], "enums::GenericOfScalars": EMPTY;
    &["form (ours), serde_qs"], "enums::Holder": UNTAGGED;
    &["form (ours), serde_qs"], "structs::Borrowed": EMPTY;
    &["form (ours), serde_qs"], "formats::Optional": EMPTY;
    &["form (ours), serde_qs"], "formats::PagedTexts": EMPTY;
    &["form (ours), serde_qs"], "formats::Adjacent": EMPTY;
    &["form (ours), serde_qs"], "formats::Externals": EMPTY;
    &["form (ours), serde_qs"], "formats::Adjacents": EMPTY;
    &["csv (ours), csv"], "structs::From": COLUMNS;
    &["csv (ours), csv"], "structs::SurplusOfBare": UNITS;
    &["csv (ours), csv"], "formats::Units": UNITS;
    &["csv (ours), csv"], "structs::Borrowed": LENT;
    &["csv (ours), csv"], "enums::BorrowedAdjacent": LENT;
    &["csv (ours), csv"], "formats::Borrowed": LENT;
    &["env (ours), envy"], "enums::BorrowedInternal": LENT;
};
