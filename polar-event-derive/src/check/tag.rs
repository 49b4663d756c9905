//! The tag of a struct: a key with a constant value, which is written first. It is decoded and described like a field, but the value in
//! memory has none.

use syn::parse::Parser as _;
use syn::{Data, DeriveInput, Fields, LitStr, Member};

use super::names;
use super::{attr_is_given, krate};
use crate::attr::{self, Entry};
use crate::errors::Errors;
use crate::model::Field;

/// The name of the field that stands for the tag.
const FIELD: &str = "__struct_tag";

/// The same input with a field for its tag, if it is a struct with one.
pub(crate) fn as_field(mut input: DeriveInput) -> DeriveInput {
    let Some((tag, name)) = tag(&input) else { return input };
    if attr_is_given(&input.attrs, &["transparent"]) {
        return input;
    }
    let (krate, field) = (krate(&input), syn::Ident::new(FIELD, tag.span()));
    let Data::Struct(syn::DataStruct { fields: Fields::Named(fields), .. }) = &mut input.data else { return input };
    let tokens = quote::quote_spanned!(tag.span()=> #[event(rename = #tag, one_of(#name))] #field: #krate::__private::StructTag);
    if let Ok(field) = syn::Field::parse_named.parse2(tokens) {
        fields.named.insert(0, field);
    }
    input
}

fn tag(input: &DeriveInput) -> Option<(LitStr, String)> {
    // Errors are reported when the attributes are parsed again.
    let mut unread = Errors::default();
    let entries = attr::entries(&input.attrs, &mut unread);
    _ = unread.finish();
    let tag = entry(&entries)?.text().ok()?;
    let renamed = entries.iter().filter(|entry| entry.name == "rename").find_map(|entry| names::rename(entry).ok()?.write);
    Some((tag, renamed.unwrap_or_else(|| syn::ext::IdentExt::unraw(&input.ident).to_string())))
}

fn entry(entries: &[Entry]) -> Option<&Entry> {
    entries.iter().find(|entry| entry.name == "tag")
}

/// Checks the tag of a struct, and marks the field that stands for it.
pub(super) fn check(input: &DeriveInput, fields: &mut [Field<'_>], errors: &mut Errors) {
    let mut unread = Errors::default();
    let entries = attr::entries(&input.attrs, &mut unread);
    _ = unread.finish();
    let Some(entry) = entry(&entries) else { return };
    let Some(tag) = errors.ok(entry.text()).map(|tag| tag.value()) else { return };
    for field in fields {
        if is_one(field) {
            field.tag = self::tag(input).map(|(_, name)| name);
            // These are about what absence means, and it means nothing here.
            field.nullable = false;
        } else if field.names().any(|name| *name == tag) {
            errors.push(&field.member, format_args!("the name `{tag}` is taken by the tag: rename the field, or the tag"));
        }
    }
}

/// Whether a field stands for the tag.
pub(super) fn is_one(field: &Field<'_>) -> bool {
    matches!(&field.member, Member::Named(name) if name == FIELD)
}
