//! Generic types have the bounds that they need and no others, and recursive types go as deep as the reader lets them.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use polar_event_core::{Code, Decode, Describe, Event, Validate, json};
use polar_event_tests::places;
use serde::{Deserialize, Deserializer, Serialize};

/// Has none of the traits.
#[derive(Debug, PartialEq, Clone, Default)]
struct Bare;

/// Has serde's traits only.
#[derive(Serialize, Deserialize, Debug, PartialEq, Clone, Copy)]
struct Foreign(u8);

trait Family {
    type Id;
}

impl Family for Bare {
    type Id = u8;
}

fn all_traits<T: for<'de> Decode<'de> + Describe + Validate + Serialize + for<'de> Deserialize<'de>>() {}

#[derive(Event, Debug, PartialEq)]
struct NoBounds<T, U, V> {
    phantom: PhantomData<T>,
    #[event(skip)]
    skipped: Vec<U>,
    #[event(skip, default = Vec::new())]
    made: Vec<V>,
}

#[derive(Event, Debug, PartialEq)]
struct Associated<T: Family> {
    id: T::Id,
    list: Vec<T::Id>,
    by_trait: Option<<T as Family>::Id>,
}

#[derive(Event, Debug, PartialEq)]
struct ForeignFields<T> {
    #[event(via_serde)]
    value: Vec<T>,
}

fn anything<'de, T: Default, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    serde::de::IgnoredAny::deserialize(deserializer).map(|_| T::default())
}

#[derive(Event, Debug, PartialEq)]
struct ByFunction<T> {
    #[event(deserialize_with = anything, skip_serializing, bound(deserialize = "T: Default"))]
    value: T,
}

#[derive(Event, Debug, PartialEq)]
#[event(bound = "")]
struct Unbounded<T: Family<Id = u8>> {
    id: T::Id,
}

#[derive(Event, Debug, PartialEq)]
#[serde(bound(deserialize = "T: Decode<'de> + Describe, Vec<T>: Default"))]
struct Bound<T> {
    value: T,
}

#[derive(Event, Debug, PartialEq)]
#[serde(transparent, bound(serialize = "T: Serialize"))]
struct Transparent<T> {
    value: T,
    #[serde(skip)]
    of: PhantomData<Bare>,
}

#[derive(Event, Debug, PartialEq, Clone)]
#[serde(from = "Vec<T>", into = "Vec<T>")]
struct Converted<T: Clone> {
    all: Vec<T>,
}

impl<T: Clone> From<Vec<T>> for Converted<T> {
    fn from(all: Vec<T>) -> Self {
        Self { all }
    }
}

impl<T: Clone> From<Converted<T>> for Vec<T> {
    fn from(converted: Converted<T>) -> Self {
        converted.all
    }
}

#[derive(Event, Debug, PartialEq, Default)]
struct Defaults<T> {
    #[event(default)]
    option: Option<T>,
    #[event(default)]
    value: Box<T>,
}

#[derive(Event, Debug, PartialEq)]
#[event(bound(
    serialize = "T: Serialize + Validate + Describe",
    deserialize = "T: Decode<'de> + Describe + Sized",
    validate = "T: Validate + Describe"
))]
struct AllBounds<T> {
    value: T,
}

/// Compiles only without a bound on the parameter of the `Option`, which serde's derive would write.
#[derive(Event, Debug, PartialEq)]
struct NoDefault<T> {
    #[event(default)]
    option: Option<T>,
}

#[derive(Event, Debug, PartialEq)]
struct OneWay<T, U> {
    #[event(skip_serializing, via_serde)]
    read: T,
    #[event(skip_deserializing)]
    written: U,
}

#[test]
fn types_have_no_surplus_bounds() {
    all_traits::<NoBounds<Bare, Bare, Bare>>();
    all_traits::<Associated<Bare>>();
    all_traits::<ForeignFields<Foreign>>();
    all_traits::<ByFunction<Bare>>();
    all_traits::<Unbounded<Bare>>();
    all_traits::<Bound<u8>>();
    all_traits::<Transparent<u8>>();
    all_traits::<Converted<u8>>();
    all_traits::<Defaults<u8>>();
    all_traits::<NoDefault<Chosen>>();
    all_traits::<AllBounds<u8>>();
    all_traits::<OneWay<Foreign, u8>>();
    let value: Associated<Bare> = json::from_str(r#"{"id":1,"list":[2],"by_trait":3}"#).unwrap();
    assert_eq!(value, Associated { id: 1, list: vec![2], by_trait: Some(3) });
    let value: NoBounds<Bare, Bare, Bare> = json::from_str(r#"{"phantom":null}"#).unwrap();
    assert_eq!(json::to_string(&value).unwrap(), r#"{"phantom":null}"#);
    assert_eq!(json::from_str(r#"{"value":[{}]}"#), Ok(ByFunction { value: Bare }));
    let value: Converted<u8> = json::from_str("[1,2]").unwrap();
    assert_eq!(json::to_string(&value).unwrap(), "[1,2]");
}

/// Has no `Default`.
#[derive(Event, Debug, PartialEq)]
enum Chosen {
    One,
    Two,
}

#[derive(Event, Debug, PartialEq)]
struct Node {
    #[event(range(max = 200))]
    value: u8,
    next: Option<Box<Node>>,
    #[event(default)]
    list: Vec<Node>,
    left: Option<Box<Left>>,
}

#[derive(Event, Debug, PartialEq)]
struct Left {
    right: Option<Box<Right>>,
}

#[derive(Event, Debug, PartialEq)]
struct Right {
    lefts: BTreeMap<String, Left>,
}

#[derive(Event, Debug, PartialEq)]
struct Tree<T> {
    value: T,
    #[event(default)]
    children: Vec<Tree<T>>,
}

#[derive(Event, Debug, PartialEq)]
struct Lists(Vec<Lists>);

#[test]
fn recursive_types_are_decoded_checked_and_described() {
    all_traits::<Node>();
    all_traits::<Left>();
    all_traits::<Tree<Option<Tree<u8>>>>();
    all_traits::<Lists>();
    let text = r#"{"value":1,"next":{"value":201,"next":null},"list":[{"value":2,"list":[{"value":202}]}],"left":{"right":{"lefts":{"a":{"right":{}}}}}}"#;
    let report = json::from_str::<Node>(text).unwrap_err();
    assert_eq!(
        places(&report),
        [
            "/next/value less_than_equal",
            "/next/next object_type",
            "/list/0/list/0/value less_than_equal",
            "/left/right/lefts/a/right/lefts missing",
        ]
    );
    let leaf = |value| Node { value, next: None, list: Vec::new(), left: None };
    let value = Node { next: Some(Box::new(leaf(201))), list: vec![leaf(202)], ..leaf(1) };
    assert_eq!(places(&value.validate().unwrap_err()), ["/next/value less_than_equal", "/list/0/value less_than_equal"]);
    // A description goes round for as long as one follows it.
    let mut shape = Node::SHAPE;
    for _ in 0..1000 {
        shape = (shape.object().fields[1].shape)();
        assert_eq!(shape.object().name, "Node");
    }
    assert!(format!("{shape:?}").len() < 2000);
}

fn nested(before: &str, inner: &str, after: &str, times: usize) -> String {
    before.repeat(times) + inner + &after.repeat(times)
}

#[test]
fn recursion_ends_where_the_reader_says() {
    // The innermost object is one level more.
    let node = |levels: usize| nested(r#"{"value":1,"next":"#, r#"{"value":1}"#, "}", levels - 1);
    assert!(json::from_str::<Node>(&node(128)).is_ok());
    // `serde_json` counts to 128 and refuses there.
    assert!(serde_json::from_str::<Node>(&node(127)).is_ok());
    for levels in [129, 130, 100_000] {
        let text = node(levels);
        let report = json::from_str::<Node>(&text).unwrap_err();
        assert!(report.violations().iter().any(|violation| violation.code() == Code::JsonDepth), "{levels}: {report}");
        assert!(serde_json::from_str::<Node>(&text).unwrap_err().to_string().contains("recursion limit"), "{levels}");
    }
    for (before, after) in [("[", "]"), (r#"{"value":1,"children":["#, "]}"), (r#"{"right":{"lefts":{"a":"#, "}}}"), (r#"{"left":"#, "}")] {
        let text = nested(before, "", after, 100_000);
        for faults in [
            json::from_str::<Lists>(&text).err(),
            json::from_str::<Tree<u8>>(&text).err(),
            json::from_str::<Left>(&text).err(),
            json::from_str::<Node>(&text).err(),
        ] {
            let faults = faults.unwrap();
            assert!(faults.violations().iter().any(|violation| violation.code() == Code::JsonDepth), "{before}: {faults}");
        }
        assert!(serde_json::from_str::<Lists>(&text).is_err() && serde_json::from_str::<Tree<u8>>(&text).is_err());
        // `serde_json` skips what nobody wants to any depth, without recursion, and takes some of these. The stack is not to be used up.
        _ = serde_json::from_str::<Left>(&text);
        _ = serde_json::from_str::<Node>(&text);
    }
}

/// Generic types within each other, in functions that have only the bounds that serde's derive would need.
mod nested {
    use super::*;

    #[derive(Event, Debug, PartialEq, Clone)]
    struct Plain<T> {
        value: T,
        option: Option<T>,
        list: Vec<T>,
    }

    #[derive(Event, Debug, PartialEq, Clone)]
    struct Newtype<T>(T);

    #[derive(Event, Debug, PartialEq, Clone)]
    #[event(nullable)]
    struct Nullable<T> {
        value: T,
    }

    /// Each of them in each container.
    macro_rules! containers {
        ($($outer:ident: $inner:ident;)+) => { $(
            #[derive(Event, Debug, PartialEq)]
            struct $outer<T> {
                alone: $inner<T>,
                option: Option<$inner<T>>,
                boxed: Box<$inner<T>>,
                list: Vec<$inner<T>>,
                array: [$inner<T>; 1],
                tuple: ($inner<T>, u8),
                map: BTreeMap<String, $inner<T>>,
                twice: Vec<$inner<$inner<T>>>,
            }
        )+ };
    }

    containers! {
        PlainIn: Plain;
        NewtypeIn: Newtype;
        NullableIn: Nullable;
    }

    #[derive(Event, Debug, PartialEq)]
    struct InNewtype<T>(Vec<Plain<T>>);

    #[derive(Event, Debug, PartialEq)]
    struct InTuple<T>(Plain<T>, Newtype<T>);

    #[derive(Event, Debug, PartialEq)]
    struct Wide<T: ?Sized> {
        of: PhantomData<T>,
        value: u8,
    }

    #[derive(Event, Debug, PartialEq)]
    struct Counted<const N: usize, T = u8> {
        list: Vec<T>,
    }

    #[derive(Event, Debug, PartialEq)]
    struct List<T> {
        value: T,
        next: Option<Box<List<T>>>,
    }

    #[expect(clippy::type_complexity, reason = "each generic type once")]
    fn written<T: Serialize>(
        values: (&PlainIn<T>, &NewtypeIn<T>, &NullableIn<T>, &InNewtype<T>, &InTuple<T>, &List<T>, &Counted<2, T>),
    ) -> Result<String, serde_json::Error> {
        serde_json::to_string(&values)
    }

    fn read<T: for<'de> Decode<'de, Requires = ()> + Validate<Requires = ()> + Describe>() {
        fn is<T: for<'de> Deserialize<'de> + Validate + Describe>() {}
        is::<PlainIn<T>>();
        is::<NewtypeIn<T>>();
        is::<NullableIn<T>>();
        is::<InNewtype<T>>();
        is::<InTuple<T>>();
        is::<List<T>>();
        is::<Counted<2, T>>();
    }

    #[test]
    fn generic_types_within_each_other_have_the_bounds_of_serdes_derive() {
        _ = (written::<u8>, read::<u8>);
        all_traits::<Wide<str>>();
        all_traits::<Counted<3>>();
    }

    /// An absent value is left out although only `Serialize` is known of it.
    #[test]
    fn absent_values_of_type_parameters_are_left_out() {
        use polar_event_core::OptionalNullable;
        fn json<T: Serialize + Clone>(value: T) -> [String; 2] {
            [
                json::to_string(&Plain { value: value.clone(), option: None, list: vec![value.clone()] }).unwrap(),
                json::to_string(&Nullable { value }).unwrap(),
            ]
        }
        assert_eq!(json(None::<u8>), [r#"{"list":[null]}"#, r#"{"value":null}"#]);
        assert_eq!(json(Some(1)), [r#"{"value":1,"list":[1]}"#, r#"{"value":1}"#]);
        assert_eq!(json(Box::new(None::<u8>)), [r#"{"list":[null]}"#, r#"{"value":null}"#]);
        assert_eq!(json(OptionalNullable::<u8>::Unset), [r#"{"list":[null]}"#, "{}"]);
        assert_eq!(json(OptionalNullable::<u8>::Null)[1..], [r#"{"value":null}"#]);
    }
}
