//! Types that borrow from the document.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::suite::suite;

suite! {
    borrowing:
    { pub(super) struct Cows<'a, 'b> { copied: Cow<'a, str>, #[serde(borrow)] borrowed: Cow<'b, str> } }
    { pub(super) struct Wrap<'a, 'b> { #[serde(borrow = "'a + 'b")] cows: Cows<'a, 'b> } }
    { pub(super) struct NewtypeCow<'a>(Cow<'a, str>); }
    { pub(super) struct OfCow<'a> { text: Cow<'a, str>, list: Cow<'a, [u8]>, maybe: Option<Cow<'a, str>> } }
    { pub(super) struct Map<'a> { #[serde(borrow)] map: BTreeMap<Cow<'a, str>, u32> } }
    { pub(super) struct FlatMap<'a> { id: u8, #[serde(flatten, borrow)] map: BTreeMap<Cow<'a, str>, u32> } }
    { #[serde(tag = "tag")] pub(super) enum Input<'a> { Package { #[serde(borrow)] name: Cow<'a, str> } } }
    { #[serde(untagged)] pub(super) enum OneOrMany<'a> { Single(#[serde(borrow)] Related<'a>), Many(#[serde(borrow)] Vec<Related<'a>>) } }
    { pub(super) struct Related<'a> { #[serde(borrow)] ty: Cow<'a, str>, id: String } }
    { pub(super) struct Option1<'a> { option: std::option::Option<&'a str>, text: &'a str } }
    also {}
    cases {
        Cows [r#"{"copied":"x","borrowed":"y"}"#]
        Wrap [r#"{"cows":{"copied":"x","borrowed":"y"}}"#]
        NewtypeCow [r#""x""#]
        OfCow [r#"{"text":"x","list":[1],"maybe":null}"#]
        Map [r#"{"map":{"x":1}}"#]
        FlatMap [r#"{"id":1,"x":2}"#]
        Input [r#"{"tag":"Package","name":"x"}"#]
        OneOrMany [r#"{"ty":"x","id":"y"}"#, r#"[{"ty":"x","id":"y"}]"#]
        Option1 [r#"{"option":"x","text":"y"}"#, r#"{"option":null,"text":"y"}"#]
    }
}
