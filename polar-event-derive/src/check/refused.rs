//! serde's attributes that the derive does not support, with the reason and the alternative.

/// The error for an attribute of any type.
pub(super) fn of_any_type(name: &str) -> Option<&'static str> {
    Some(match name {
        "crate" => "this is where serde's derive finds serde: say where this library is by `#[event(crate = some::path)]`",
        "remote" => {
            "`Event` is for types of your own: for a type of another crate, mark the fields that have it `via_serde`, or read them by `with = \"module\"`, \
             or write a newtype with `from = \"…\"`"
        }
        "expecting" => "what was due is said by a violation's code and parameters, so there is no such text: a `check` can say more",
        "variant_identifier" | "field_identifier" => {
            "`Event` is for documents, and this is for parts of a `Deserialize` written by hand: derive serde's `Deserialize` for this enum"
        }
        _ => return None,
    })
}

/// The error for an attribute of an enum.
pub(super) fn of_enum(name: &str) -> Option<&'static str> {
    Some(match name {
        "default" => "an absent enum is a matter of the field that has it: write `#[event(default)]` there",
        "transparent" => "this is for a struct around one value: an enum with one variant around a value can be `untagged`",
        _ => return of_any_type(name),
    })
}

/// The error for an attribute of a variant.
pub(super) fn of_variant(name: &str) -> Option<&'static str> {
    Some(match name {
        "with" | "serialize_with" | "deserialize_with" => {
            "a function reads and writes one value: this is for a variant around one, `Variant(Type)`"
        }
        "borrow" | "bound" => "write it before the field that it is about",
        "flatten" => "this is for fields: write it before the field whose keys shall be among those of the variant",
        _ => return None,
    })
}

/// The error for an attribute of a struct.
pub(super) fn of_struct(name: &str) -> Option<&'static str> {
    Some(match name {
        "tag" => "this is for enums, and for structs with named fields",
        "content" | "untagged" | "rename_all_fields" => "this is for enums",
        "transparent" => "this is for a struct around one value: all other fields are skipped, or `PhantomData`",
        "default" => "this is for structs with fields, whose absent ones it stands for",
        "deny_unknown_fields" => {
            "this is for structs with named fields: elsewhere there are no unknown ones, and an array that is too long is refused"
        }
        "rename_all" => "this is for structs with named fields and for enums: nothing here has a name",
        _ => return of_any_type(name),
    })
}

/// The error for an attribute of a field.
pub(super) fn of_field(name: &str) -> Option<&'static str> {
    Some(match name {
        "getter" => "this is for `remote` types, which `Event` does not take: write the field by `serialize_with = \"function\"`",
        "other" | "untagged" | "tag" => "this is for enums and their variants",
        "rename_all" => "this is for the whole type: write it before the `struct`",
        _ => return None,
    })
}

/// The error for an attribute of the value of a newtype.
pub(super) fn of_value(name: &str) -> Option<&'static str> {
    Some(match name {
        "rename" | "alias" => "the value of a newtype has no name in the document",
        "default" | "skip" | "skip_serializing" | "skip_deserializing" | "skip_serializing_if" => {
            "the value of a newtype is always there, so serde's derive ignores this: remove it; a default is for the field that has the newtype"
        }
        "flatten" => "a newtype is its value already",
        _ => return of_field(name),
    })
}
