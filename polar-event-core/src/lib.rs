//! Decode and validate JSON events in one pass and report all faults at once. Also serialize and describe your types.
//!
//! Derive [`Event`] for your own type. [`json::from_str`] and [`json::from_slice`] then return either a value that satisfies all rules, or
//! a [`Report`] that lists what is wrong with the document:
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! #[derive(Event, Debug)]
//! struct Payment {
//!     /// The amount in cents.
//!     #[event(range(min = 1))]
//!     amount: u64,
//!     #[event(one_of("eur", "usd"))]
//!     currency: String,
//!     #[event(length(max = 140))]
//!     note: Option<String>,
//! }
//!
//! let report = json::from_str::<Payment>(r#"{"amount": 0, "currency": "EUR", "note": 5}"#).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /amount: must be at least 1 [greater_than_equal]
//! /currency: must be one of \"eur\", \"usd\"; did you mean \"eur\"? [literal_error]
//! /note: must be a string, not an integer [string_type]");
//! ```
//!
//! # What the derive implements
//!
//! | trait | purpose |
//! | --- | --- |
//! | [`Decode`] | deserialize and validate in one pass; used by [`json`], and by [`decode::decode`] with other deserializers |
//! | [`Validate`] | validate a value in memory by the same rules |
//! | [`Describe`] | fields, types, rules and doc comments as a constant, from which [`schema`] generates JSON Schema, OpenAPI and tables |
//! | `serde::Serialize`, `serde::Deserialize` | work with code that takes serde's traits; the error's text contains the whole report |
//!
//! The type can be a struct (with named fields, a tuple struct, a unit struct, or a newtype, which is a tuple struct with one field) or an
//! enum, whose variants may hold data: see [below](#enums). Types may be generic, borrow from the input, and be recursive;
//! [`json::Limits::max_depth`] limits the nesting depth.
//!
//! A newtype such as `struct Name(#[event(length(max = 40))] String)` serializes as its inner value. Outside of its module it cannot be
//! constructed without validation: it implements `TryFrom` its value, `FromStr` if the value is a string, number, boolean or character,
//! `AsRef`, `into_inner`, and with `#[event(deref)]` also `Deref`. A tuple struct is an array in JSON, and a unit struct is `null`.
//!
//! # Container attributes
//!
//! | attribute | meaning |
//! | --- | --- |
//! | `rename_all = "camelCase"` | renames all fields, by one of serde's eight cases; `rename_all(serialize = "…", deserialize = "…")` for each direction |
//! | `deny_unknown_fields` | reports an unknown field as `extra_forbidden`; without it, unknown fields are ignored |
//! | `default`, `default = value` | absent fields are taken from `Default::default()`, or from this value |
//! | `rename = "…"` | the struct's name, for formats that write it |
//! | `check = path` | a function that gets the whole struct, for rules across fields |
//! | `transparent` | the struct is represented as its one field; all others are `skip` or `PhantomData` |
//! | `from = "T"`, `try_from = "T"` | deserializes a `T`, with all its rules, and converts it |
//! | `into = "T"` | clones the struct, converts it into a `T`, and serializes that |
//! | `bound = "T: Trait"` | bounds that replace the inferred ones |
//! | `sensitive` | on a newtype: no text shows its value, wherever it occurs |
//! | `context = Type` | what the rules require beyond the document: see [`Requires`] |
//! | `example(…)` | an example for the documentation, as JSON: `example({"name": "tea"})`; repeatable. See [`schema::wrong_examples`] |
//! | `bounded` | every field must have a maximum length, or the type does not compile: see [`schema::max_json_len`] |
//! | `arbitrary` | implements `arbitrary::Arbitrary`, with the feature of this name: valid values only, see [`testing`](#tests) |
//! | `schemars`, `utoipa` | implements `schemars::JsonSchema` or `utoipa::ToSchema`, with the feature of the same name: see [`schema`] |
//! | `crate = path` | the path of this crate, if it is re-exported or renamed |
//!
//! # Field attributes
//!
//! | attribute | meaning |
//! | --- | --- |
//! | `rename = "…"` | the name in the document; `rename(serialize = "…", deserialize = "…")` for each direction |
//! | `alias = "…"` | another name that is accepted; repeatable |
//! | `default`, `default = value` | the field may be absent, and is then `Default::default()` or this value |
//! | `nullable` | on an `Option`: `null` deserializes to `None` |
//! | `required` | on an [`OptionalNullable`] or a nullable `Option`: the field must be present |
//! | `skip` | the field is neither deserialized nor serialized; its value comes from `default` |
//! | `skip_serializing`, `skip_deserializing` | the field is only deserialized; or only serialized, in which case its value comes from `default` and its key is unknown in documents. A flattened map does not take its name |
//! | `skip_serializing_if = path` | the field is left out if this function of a reference to it returns `true` |
//! | `via_serde` | the type implements only serde's traits |
//! | `with = path` | the functions `serialize` and `deserialize` of this module serialize and deserialize the field |
//! | `serialize_with = path`, `deserialize_with = path` | only one of the two |
//! | `borrow` | the field borrows from the input. Types that can borrow do so without it |
//! | `bound = "T: Trait"` | bounds that replace the inferred ones of this field |
//! | `flatten` | the keys of the field's struct or map are keys of this struct: see [below](#flattened-fields) |
//! | `check = path` | a function that gets the whole field, absent or not |
//! | `message = "…"`, `code = "…"` | override the message and code of violations of the field's own value: see [below](#messages-codes-and-languages) |
//! | `sensitive` | no text shows the value: see [below](#sensitive-values) |
//! | `deprecated`, `deprecated = "…"` | a warning if the document has the field: see [below](#deprecation). Rust's `#[deprecated]` means the same |
//! | `example = value`, `example(…)` | a string, number or boolean for the documentation, or any JSON: `example([1, null])`; repeatable |
//! | `required_if = path` | on a field that may be absent: it must be present if this condition on the struct holds |
//! | `forbidden_if = path` | on an `Option` or [`OptionalNullable`]: it must not be present if this condition on the struct holds |
//! | `equals = field` | the value must be the same as that of the named field |
//!
//! There is also an attribute for each rule: `length`, `pattern`, `one_of`, `not_blank`, `ascii`, `alphanumeric`, `lowercase`, `uppercase`,
//! `no_control`, `no_nul`, `prefix`, `suffix`, `contains`, `not_contains`, `email`, `url`, `hostname`, `ip`, `ipv4`, `ipv6`, `range`,
//! `positive`, `negative`, `finite`, `multiple_of`, `decimal`, `uuid`, `past`, `future`, `items`, `unique`, `metadata`, `each`, `keys`,
//! `values`, `custom`. The module [`rule`] has a [table](rule#all-rules-with-examples) of them, with units, codes, parameters and examples.
//! Limits may be constants: `length(max = MAX_NAME)`.
//!
//! The rules for string formats (`email`, `url`, `hostname`, `ip`) each need the feature of the same name. Rules on a list can apply to its
//! items:
//!
//! ```
//! # #[cfg(all(feature = "email", feature = "url"))] {
//! use polar_event_core::{Event, json};
//!
//! #[derive(Event, Debug)]
//! struct Invitation {
//!     #[event(email)]
//!     to: String,
//!     #[event(url(schemes("https")))]
//!     link: Option<String>,
//!     #[event(unique, contains = "reader", each(one_of("reader", "writer", "owner")))]
//!     roles: Vec<String>,
//! }
//!
//! let text = r#"{"to": "Ada <ada@example.com>", "link": "http://example.com", "roles": ["writer", "writer"]}"#;
//! let report = json::from_str::<Invitation>(text).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /to: must be an e-mail address like name@example.com [email_parsing]
//! /link: must be a URL whose scheme is https [url_scheme]
//! /roles/1: must not be the same as the item at index 0 [duplicate_item]
//! /roles: must contain reader [missing_item]");
//! # }
//! ```
//!
//! A float must be finite, in memory and in binary formats too. The rule `finite` documents this, and lets you override the message.
//!
//! # Defaults
//!
//! A value that decodes is valid, even where the document omits fields: a default is validated against the rules of its field and its type
//! when it is used. A default that breaks a rule is an error of the service, not of the sender. Its code is `default_error`, the parameter
//! `rule` is the code of the broken rule, and [`Report::is_server_error`] returns `true`. Extractors and [`Report::problem`] then respond
//! with status 500. `message` and `code` address the sender, so they do not apply to this violation.
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! fn known_sizes() -> Vec<u32> {
//!     vec![10, 20, 500]
//! }
//!
//! #[derive(Event, Debug)]
//! struct Listing {
//!     #[event(default = 20, range(max = 100))]
//!     size: u32,
//!     #[event(default = known_sizes(), each(range(max = 100)))]
//!     sizes: Vec<u32>,
//! }
//!
//! let report = json::from_str::<Listing>(r#"{"size": 500}"#).unwrap_err();
//! assert!(report.is_server_error());
//! assert_eq!(report.to_string(), "\
//! /size: must be at most 100 [less_than_equal]
//! /sizes/2: has a default that breaks a rule of the service itself: less_than_equal [default_error]");
//! ```
//!
//! Rules do not apply to a field that is `skip` or `skip_deserializing`, not even those of its type: neither decoding nor [`Validate`]
//! looks at it. Only the struct's `check` sees it.
//!
//! # serde's attributes
//!
//! You can also write any attribute above that serde has as `#[serde(…)]`, with the same meaning. Paths and types may be strings, as in
//! serde, or plain tokens. serde's other attributes are compile errors that tell you what to write instead; none is silently ignored. The
//! module [`migration`] has a table of them, and of the attributes of validator and garde.
//!
//! If a field's names differ by direction, paths in reports use the one for deserializing.
//!
//! **Custom deserialize functions.** If a function of `deserialize_with` or `with` fails, its error is a `value_error` at the field, and
//! decoding continues, as with `via_serde` types: this library's parser continues after the value; `serde_json`'s value is buffered first,
//! so that a field can borrow only those strings that it lends; in other formats, decoding ends. The resulting value must then satisfy the
//! field's rules, for which its type must implement [`Validate`]. If the field has no rules, those of the type apply, if it implements
//! [`Validate`]. As in serde, such a field is required unless it has a `default`, even if it is an `Option`, and is always serialized.
//!
//! **Conversions.** A type with `from` or `try_from` has the description of `T`. An error of `try_from` is a `value_error` with the error's
//! text, or, if a [`Report`] can be made from it, that report. `validate` checks the rules of `T` on a value in memory if the type is also
//! serialized `into` the same `T`; otherwise it runs only the type's `check`.
//!
//! **What is left out.** Human-readable formats leave out `None`, with or without `skip_serializing_if`. Other formats may identify fields
//! by position. There, a field that is both serialized and deserialized is never left out, whatever `skip_serializing_if` returns, and a
//! field that is only one of the two does not occur.
//!
//! If an absent field may be something other than `None`, `None` is serialized as `null`, and `null` deserializes to `None`. This applies
//! to each field without a `default` of its own in a struct with `default`, and to a field with `default = value`. A plain `default` makes
//! an `Option` `None`, so such a field is left out like any other. A type with another meaning of `null`, such as [`OptionalNullable`],
//! does not compile where it would need two of them. Nor does an option within an option: use [`OptionalNullable`]. A `nullable` `Option`
//! around a type that has its own `null` reads `null` as `None`.
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! #[derive(Event, Debug, PartialEq)]
//! #[event(default)]
//! struct Retry {
//!     times: Option<u8>,
//!     #[event(default)]
//!     pause: Option<u32>,
//! }
//!
//! impl Default for Retry {
//!     fn default() -> Self {
//!         Self { times: Some(3), pause: None }
//!     }
//! }
//!
//! assert_eq!(json::to_string(&Retry { times: None, pause: None }).unwrap(), r#"{"times":null}"#);
//! assert_eq!(json::from_str::<Retry>("{}").unwrap().times, Some(3));
//! ```
//!
//! **Bounds.** As with serde, type parameters in fields are bound by the traits that their fields need. `bound` replaces these bounds: for
//! all impls, or by `bound(serialize = "…", deserialize = "…", validate = "…")` for some. `'de` is the lifetime of the input. A
//! `deserialize` bound that mentions it applies to [`Decode`] only; the others apply to [`Describe`], too. Such bounds name this library's
//! traits: `T: Decode<'de> + Describe` to deserialize, `T: Validate + Describe` to validate, and `T: serde::Serialize` to serialize, with
//! the latter two where a `T` may be absent.
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! mod cents {
//!     use serde::{Deserialize, Deserializer, Serializer, de::Error};
//!
//!     pub fn serialize<S: Serializer>(cents: &u64, serializer: S) -> Result<S::Ok, S::Error> {
//!         serializer.collect_str(&format_args!("{}.{:02}", cents / 100, cents % 100))
//!     }
//!
//!     pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
//!         let text = String::deserialize(deserializer)?;
//!         let (euros, cents) = text.split_once('.').ok_or_else(|| D::Error::custom("no point"))?;
//!         let number = |text: &str| text.parse::<u64>().map_err(D::Error::custom);
//!         Ok(number(euros)?.saturating_mul(100).saturating_add(number(cents)?))
//!     }
//! }
//!
//! #[derive(Event, Debug)]
//! #[serde(rename_all(deserialize = "camelCase"))]
//! struct Price {
//!     #[serde(with = "cents")]
//!     #[event(range(max = 100_000))]
//!     net_price: u64,
//!     #[serde(default, skip_serializing_if = "Vec::is_empty")]
//!     tags: Vec<String>,
//! }
//!
//! let price: Price = json::from_str(r#"{"netPrice": "12.50"}"#)?;
//! assert_eq!(json::to_string(&price).unwrap(), r#"{"net_price":"12.50"}"#);
//! let report = json::from_str::<Price>(r#"{"netPrice": "1000.01", "tags": 5}"#).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /netPrice: must be at most 100000 [less_than_equal]
//! /tags: must be an array, not an integer [array_type]");
//! # Ok::<(), polar_event_core::Report>(())
//! ```
//!
//! # Flattened fields
//!
//! `flatten`, on a field of a struct or of a variant, takes a struct that derives [`Event`], a map or [`Metadata`], or an `Option` or a
//! `Box` of one. A flattened map takes all keys that are not the name of another field. Nothing is buffered, so faults have their location,
//! borrowed fields borrow, and `flatten` works in all formats that have maps:
//!
//! ```
//! use polar_event_core::{Event, json};
//! use std::collections::BTreeMap;
//!
//! #[derive(Event, Debug)]
//! struct Page {
//!     #[event(range(max = 100))]
//!     limit: u32,
//!     offset: Option<u32>,
//! }
//!
//! #[derive(Event, Debug)]
//! struct Query {
//!     text: String,
//!     #[event(flatten)]
//!     page: Option<Page>,
//!     #[event(flatten, keys(length(max = 20)))]
//!     filters: BTreeMap<String, String>,
//! }
//!
//! let text = r#"{"text":"tea","limit":10,"color":"green"}"#;
//! let query: Query = json::from_str(text).unwrap();
//! assert_eq!(query.filters["color"], "green");
//! assert_eq!(json::to_string(&query).unwrap(), text);
//!
//! let report = json::from_str::<Query>(r#"{"text": "tea", "limit": 101, "color": 5}"#).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /limit: must be at most 100 [less_than_equal]
//! /color: must be a string, not an integer [string_type]");
//! ```
//!
//! It differs from serde's `flatten` where serde's has limits:
//!
//! - An `Option` is `None` if none of its keys is present. If some are, what is missing or wrong is reported; serde makes it `None`.
//! - `default` replaces a struct none of whose keys is present, if it has required fields. A field that needs no keys (an `Option`, a map,
//!   a struct of optional fields) deserializes as usual without them; an `Option` of such a map or struct does not compile.
//! - `deny_unknown_fields` on the outer struct refuses the keys that none of the structs has. An inner struct's own attribute has no effect.
//!   With a flattened map it does not compile.
//! - A field name that occurs in two of the structs does not compile, nor do two maps. A map key that is also the name of a field beside it
//!   is a violation in [`Validate::validate`], and an error in `Serialize`.
//! - In formats that are not human-readable, a struct with flattened fields is serialized as a map of known length, with its names. So it
//!   also round-trips in formats that are not self-describing, such as postcard, where serde's cannot be serialized.
//!
//! # Enums
//!
//! An enum whose variants hold no data serializes as the variant's name. With data, it has one of serde's four representations:
//!
//! | attribute | `Paid { cents: 5 }` serializes as | |
//! | --- | --- | --- |
//! | none | `{"Paid": {"cents": 5}}` | externally tagged: the name is the key. `"Paid"` if the variant holds no data |
//! | `tag = "type"` | `{"type": "Paid", "cents": 5}` | internally tagged: variants with named fields, unit variants, or newtype variants of a struct, a map, or another enum that is an object |
//! | `tag = "type", content = "data"` | `{"type": "Paid", "data": {"cents": 5}}` | adjacently tagged |
//! | `untagged` | `{"cents": 5}` | the content alone |
//!
//! The fields of variants have rules like those of structs. `rename_all` renames the variants, `rename_all_fields` their fields; a variant
//! can have `rename`, `alias`, `rename_all`, `skip`, `skip_serializing`, `skip_deserializing` and `deprecated`. `other` on a unit variant
//! makes it stand for every unknown name, whatever data comes with it. `check = path` gets the whole enum. The tag may be anywhere in the
//! object. Formats that are not self-describing, such as postcard, have neither internally tagged nor untagged enums, as in serde.
//!
//! A report has the faults of the variant that the tag names. If the tag is missing or names no variant, the report has that instead:
//! `union_tag_not_found`, or `union_tag_invalid` with the allowed names and possibly a `suggestion`.
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! #[derive(Event, Debug, PartialEq)]
//! #[event(tag = "type", rename_all = "snake_case")]
//! enum Payment {
//!     Card {
//!         #[event(length(equal = 4))]
//!         last_digits: String,
//!     },
//!     Cash,
//!     #[event(other)]
//!     Unknown,
//! }
//!
//! assert_eq!(json::from_str(r#"{"last_digits": "4242", "type": "card"}"#), Ok(Payment::Card { last_digits: "4242".to_owned() }));
//! assert_eq!(json::from_str(r#"{"type": "cheque", "number": 7}"#), Ok(Payment::Unknown));
//! assert_eq!(json::to_string(&Payment::Cash).unwrap(), r#"{"type":"cash"}"#);
//!
//! let report = json::from_str::<Vec<Payment>>(r#"[{"type": "card", "last_digits": "42"}, {"last_digits": "4242"}]"#).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /0/last_digits: must have at least 4 characters, has 2 [string_too_short]
//! /1: must say in type what it is: one of card, cash, unknown [union_tag_not_found]");
//! ```
//!
//! For an untagged enum, the document selects the variant, and the report has the faults of that variant:
//!
//! 1. The JSON type excludes the variants that do not take such a value. If none does, `union_type` lists the allowed types.
//! 2. Among several variants that are objects, the keys select the one with the fewest missing required fields and the fewest fields of
//!    other variants. A wrong value does not change the selection, so it is one fault at its own path.
//! 3. If the document has none of the fields that distinguish the variants, `missing` lists them in `one_of`. If it has those of several
//!    variants, `union_ambiguous` lists them in `fields`.
//! 4. Among several variants that are arrays, the JSON type of the first item excludes those that do not take it.
//! 5. Variants that types and keys cannot distinguish, such as two kinds of strings, are tried in order, and the first that accepts the
//!    value wins. If none does, the report has the faults of one of them: the one with the fewest mismatches in literals (`one_of`, names
//!    of enums) and array lengths that only other variants accept, and of these the one with the fewest faults. A wrong literal or length
//!    lists those of all variants.
//!
//! The variant is selected once per value, however deeply untagged enums are nested: a value is read at most once for each variant at each
//! level around it.
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! #[derive(Event, Debug, PartialEq)]
//! #[event(untagged)]
//! enum Contact {
//!     Nickname(#[event(length(max = 10))] String),
//!     Person { name: String, #[event(range(max = 150))] age: u8 },
//!     Company { name: String, employees: u32 },
//! }
//!
//! let text = r#"["Ada", {"name": "Ada", "age": 151}, {"name": 5, "employees": 3}, {"name": "Ada"}, {"name": "A", "age": 1, "employees": 1}, true]"#;
//! let report = json::from_str::<Vec<Contact>>(text).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /1/age: must be at most 150 [less_than_equal]
//! /2/name: must be a string, not an integer [string_type]
//! /3: is required: one of age, employees [missing]
//! /4: must have only one of age, employees: they belong to different kinds (Person, Company) [union_ambiguous]
//! /5: must be a string or an object, not a boolean [union_type]");
//! ```
//!
//! # Custom rules
//!
//! `custom = path` calls a function with a reference to the value (for an `Option`, to the value in it), if the value breaks no other rule.
//! The function returns `Result<(), E>`, where a [`Report`] can be made from `E`: a string, a [`Code`], a [`Violation`], or a list of
//! violations.
//!
//! `check = path` on a field calls a function with the field as it is, even if it is absent. On a struct it calls a function with the
//! struct, if all its fields are valid.
//!
//! Both take `fn(&T) -> Result<(), E>`, `fn(&T, &ValidationState<'_>) -> Result<(), E>`, or a closure: `custom = |text, cx| …`. The
//! [`ValidationState`] gives access to the clock, and to the context that you pass to [`json::Decoder::context`]. A type whose rules need a
//! context declares `#[event(context = Type)]`, and decoding it without one does not compile: see [`Requires`].
//!
//! ```
//! use polar_event_core::{Event, Violation, json};
//!
//! fn in_order(range: &Range) -> Result<(), Violation> {
//!     if range.from <= range.to { Ok(()) } else { Err(Violation::from("must not be before `from`").at("to")) }
//! }
//!
//! #[derive(Event, Debug)]
//! #[event(check = in_order)]
//! struct Range {
//!     from: u32,
//!     to: u32,
//! }
//!
//! let report = json::from_str::<Range>(r#"{"from": 5, "to": 4}"#).unwrap_err();
//! assert_eq!(report.to_string(), "/to: must not be before `from` [value_error]");
//! ```
//!
//! # Rules across fields
//!
//! `required_if`, `forbidden_if` and `equals` are attributes of the field that a violation is reported at. They run if all fields are valid
//! on their own. All of their violations are reported, each at its field: `missing`, `forbidden`, `not_equal`. If there are none, the
//! struct's `check` runs. A condition is `fn(&Struct) -> bool` or `fn(&Struct, &ValidationState<'_>) -> bool`, or a closure.
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! #[derive(Event, Debug)]
//! struct Signup {
//!     password: String,
//!     #[event(equals = password)]
//!     password_again: String,
//!     #[event(one_of("person", "company"))]
//!     kind: String,
//!     #[event(required_if = is_company)]
//!     company: Option<String>,
//!     #[event(forbidden_if = |signup| signup.kind == "company")]
//!     born: Option<u16>,
//! }
//!
//! fn is_company(signup: &Signup) -> bool {
//!     signup.kind == "company"
//! }
//!
//! let text = r#"{"password": "a", "password_again": "b", "kind": "company", "born": 1815}"#;
//! let report = json::from_str::<Signup>(text).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /password_again: must be the same as `password` [not_equal]
//! /company: is required [missing]
//! /born: must not be given here [forbidden]");
//! assert_eq!(&text[report.violations()[2].span().unwrap()], "1815");
//! ```
//!
//! # When rules run
//!
//! A fault elsewhere in the document never keeps a rule from running. A fault in the value itself does, for rules that need a valid value:
//!
//! | rule | runs |
//! | --- | --- |
//! | with limits, on a string, number, timestamp or count (`length`, `range`, `items`, …) | when the value has the right type |
//! | `unique` | on the items without faults, whatever is wrong with the other items and with their number. Of a list that is too long, only enough items are compared to establish that it is |
//! | `contains`, on a collection | when neither the items nor their number have a fault |
//! | `custom` | when neither the value nor anything in it has another fault; not for `None`, `Unset`, `Null` |
//! | `custom` in `each`, `keys`, `values` | the same for each item, key or value on its own |
//! | `check` on a field | when the field has no other fault; also on the value of an absent field |
//! | `required_if`, `forbidden_if`, `equals` | when every field of the struct is valid |
//! | `check` on a struct or enum | the same, and when all rules across its fields hold |
//!
//! An unknown or duplicate key is a fault of the key, not of the field or struct that it is in. Warnings do not keep any rule from running.
//! [`Validate`] runs the same rules.
//!
//! A field counts as given if the document has it, and its value is not that of an absent field: `null` for a nullable `Option` is not
//! given, `null` for an [`OptionalNullable`] is. In memory, and where its value comes from a default, a field counts as given if its value
//! is not that of an absent field; for `required_if` the document must have it. A `forbidden_if` that fails because of a default is a
//! `default_error`. So is an `equals` that fails if the document has neither field, and a failing `check` of a struct with a `default` if
//! the document has none of its fields.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! | --- | --- | --- |
//! | `derive` | yes | `#[derive(Event)]` |
//! | `jiff` | yes | `jiff::Timestamp`, `jiff::civil::Date` |
//! | `uuid` | yes | `uuid::Uuid`, the rule `uuid` |
//! | `annotate-snippets` | no | [`Report::snippet`]: excerpts of the source with the faults marked, for a terminal |
//! | `arbitrary` | no | `#[event(arbitrary)]`: `arbitrary::Arbitrary`, see [tests](#tests) |
//! | `axum` | no | module `axum`: extractors that respond to a bad request with all its faults |
//! | `bytes` | no | `bytes::Bytes`: an array of numbers, a byte string in binary formats |
//! | `chrono` | no | `chrono::DateTime<Utc>`, `DateTime<FixedOffset>`, `NaiveDate` |
//! | `email` | no | the rule `email` |
//! | `hostname` | no | the rule `hostname` |
//! | `indexmap` | no | `indexmap::IndexMap`, `IndexSet` |
//! | `ip` | no | the rules `ip`, `ipv4`, `ipv6` |
//! | `js` | no | JavaScript's clock on `wasm32-unknown-unknown`, which has no other: see [`UnixTime::now`] |
//! | `miette` | no | `miette::Diagnostic` for [`Report`] |
//! | `proptest` | no | `testing::valid`, `testing::one_fault`: strategies for `proptest` |
//! | `rayon` | no | `json::par_lines`, `json::par_map_lines` |
//! | `rc` | no | `Rc`, `Arc` |
//! | `regex` | no | the rule `pattern` |
//! | `rust_decimal` | no | `rust_decimal::Decimal`, read without rounding and written as a string; the rule `decimal` |
//! | `schemars` | no | `#[event(schemars)]`: `schemars::JsonSchema`, see [`schema`] |
//! | `smol_str` | no | `smol_str::SmolStr` |
//! | `testing` | no | module `testing`: see [tests](#tests) |
//! | `time` | no | `time::OffsetDateTime`, `time::Date`, in RFC 3339 format |
//! | `tracing` | no | `Report::trace`: codes and paths for metrics, without values |
//! | `unicode-segmentation` | no | `length(graphemes, …)` |
//! | `url` | no | `url::Url`, the rule `url` |
//! | `utoipa` | no | `#[event(utoipa)]`: `utoipa::ToSchema`, see [`schema`] |
//!
//! Timestamps of every crate are read as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) with an offset, dates as its
//! `full-date`, in the years 1 to 9999; leap seconds are refused. You can set the clock for `past` and `future` with any of these types:
//! see [`UnixTime`].
//!
//! serde's default representation of `time::OffsetDateTime` and `time::Date` is not RFC 3339. The derive serializes RFC 3339 where they are
//! fields or newtypes, also within `Option`, [`OptionalNullable`], `Box`, lists, arrays, sets and the values of maps. Elsewhere, wrap them
//! in a newtype.
//!
//! # Responses of services
//!
//! [`Report::fastapi`] is a response body in FastAPI's format, and [`Report::problem`] one in that of RFC 9457. Both are at most 64 KiB
//! long: see [`answer`]. With the feature `axum`, extractors respond by themselves; with the feature `tracing`, `Report::trace` emits codes
//! and paths for metrics.
//!
//! # Messages, codes and languages
//!
//! You can override the message and code of any rule in its parentheses. Rules that are otherwise written `name = value` or as a bare name
//! take parentheses for that: `pattern("…", message = "…")`, `past(code = "…")`, `custom(path, code = "…")`. On a field, `message` and
//! `code` override those of every violation of the field's own value (its type, its absence, its rules), but not of values inside it. The
//! innermost override wins: a rule's over the field's, and a newtype's over that of the field that contains it.
//!
//! `{placeholders}` stand for the parameters of the violation; the module [`messages`] documents the syntax. The compiler checks them: a
//! rule's message can use the parameters that all of its violations have. Within `[[…]]`, which is omitted if a parameter is absent, it can
//! also use those that only some have. The message of a field or of a custom rule cannot have placeholders. `{{` and `}}` are single
//! braces.
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! #[derive(Event, Debug)]
//! struct Product {
//!     #[event(length(min = 3, max = 8, code = "bad_name", message = "has {actual_length:character}[[, needs {min_length}]][[, may have {max_length}]]"))]
//!     name: String,
//!     #[event(pattern("^[A-Z]{3}$", message = "is no currency"))]
//!     # #[cfg(feature = "regex")]
//!     currency: String,
//!     #[event(message = "say how many there are, from 1 to 99", range(min = 1, max = 99))]
//!     stock: u8,
//! }
//!
//! let report = json::from_str::<Product>(r#"{"name": "x", "currency": "USD", "stock": "many"}"#).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /name: has 1 character, needs 3 [bad_name]
//! /stock: say how many there are, from 1 to 99 [int_type]");
//! ```
//!
//! The violation keeps its parameters and the library's code: [`Violation::base_code`]. [`Report::localized`] renders the report in
//! another language, [`messages::German`] or one of your own.
//!
//! # Output formats of a report
//!
//! | for | use |
//! | --- | --- |
//! | one line per fault | `Display` of [`Report`] |
//! | a terminal | `Report::snippet` (feature `annotate-snippets`) |
//! | a log, your own client | `Serialize` of [`Report`]: pointer, code, message, parameters, line and column of each fault |
//! | programs that show errors with `miette` | `miette::Diagnostic` of [`Report`] (feature `miette`) |
//!
//! [`Code::meaning`] and [`Code::help`] explain each code and how to fix it. The page `docs/codes.md` has an example of each.
//!
//! # Sensitive values
//!
//! No text of a report shows the value of a field or newtype with `#[event(sensitive)]`, nor a part of it. This covers messages,
//! parameters, paths, and the report's `Debug`.
//!
//! - Limits stay; parameters that reveal something about the value (`actual_length`) are left out. The type of value that was found
//!   (`found`) stays.
//! - Of the messages and parameters of custom rules, only static text stays: a `&'static str`. Text built at run time, and numbers, are
//!   left out. This also applies to a `check` on the struct.
//! - A path ends before the first key that comes from the input.
//! - Messages of `via_serde` types are never quoted.
//! - [`Violation::is_sensitive`] lets you redact the value if you render the source yourself. `Report::snippet` redacts the values that it
//!   knows to be sensitive; with `.of::<T>()` it knows all sensitive fields.
//!
//! A custom rule on a value *around* the sensitive one, such as a list of structs, must not put it into its message.
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! #[derive(Event, Debug)]
//! struct Login {
//!     user: String,
//!     #[event(sensitive, length(min = 12))]
//!     password: String,
//! }
//!
//! let report = json::from_str::<Login>(r#"{"user": "ada", "password": "hunter2"}"#).unwrap_err();
//! assert_eq!(report.to_string(), "/password: must have at least 12 characters [string_too_short]");
//! ```
//!
//! # Deprecation
//!
//! A field, or a variant of an enum, that is `#[event(deprecated)]` or Rust's `#[deprecated(note = "…")]` is accepted with a warning: see
//! [`Warnings`]. You get warnings from [`Decoder::from_str_with_warnings`](json::Decoder::from_str_with_warnings),
//! [`Line::warnings`](json::Line::warnings) and [`Report::warnings`].
//!
//! # Tests
//!
//! With the feature `testing` among your dev-dependencies, one line in a test checks that decoding, validation in memory, the JSON Schema
//! and serialization of a type agree on documents at both sides of every rule: `testing::assert_consistent::<Signup>()`. The module also
//! generates random valid documents and values, and documents with exactly one known fault. With the features `proptest` and `arbitrary`,
//! property tests and fuzzers can use them.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[macro_use]
mod tri;

pub mod answer;
#[cfg(feature = "axum")]
pub mod axum;
pub mod decode;
pub mod describe;
pub mod json;
pub mod messages;
#[cfg(all(feature = "derive", feature = "jiff", feature = "uuid"))]
pub mod polar;
pub mod rule;
pub mod schema;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
pub mod testing;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

/// The README's examples, compiled and run with the tests.
#[cfg(all(doctest, feature = "derive", feature = "jiff", feature = "uuid"))]
#[doc = include_str!("../../README.md")]
struct Readme;

// For documentation only: there is nothing to import.
#[cfg(any(doc, all(doctest, feature = "derive")))]
#[doc = include_str!("../docs/migration.md")]
pub mod migration {}

mod error;
mod metadata;
mod reader;
mod render;
mod serialize;
mod state;
mod types;
mod union;
mod validate;
mod value;

/// A string that stores up to 24 bytes inline, from the crate `compact_str`. [`Metadata`] and the ready-made models use it.
#[doc(no_inline)]
pub use compact_str::CompactString;
pub use decode::Decode;
pub use describe::Describe;
pub use error::{
    Code, CustomCode, Literal, Location, MAX_KEY_BYTES, MAX_REPORT_BYTES, MAX_VIOLATIONS, Param, Params, Path, Report, Segment,
    Translation, Violation, Warnings,
};
pub use metadata::{Iter as MetadataIter, Metadata, MetadataKey, MetadataRef, MetadataValue, MetadataValueRef};
#[cfg(feature = "derive")]
pub use polar_event_derive::Event;
#[cfg(feature = "annotate-snippets")]
pub use render::Snippet;
pub use rule::MetadataRules;
pub use state::{Checkpoint, NoContext, Requires, SatisfiedBy, ValidationState};
pub use types::{OptionalNullable, Scalar};
pub use validate::Validate;
pub use value::{Number, UnixTime};
