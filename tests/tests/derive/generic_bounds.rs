//! Generic types need of their parameters what serde's derive would need, and nothing else: each function here has these bounds only, and does not compile
//! if the derive asks for more. What serde's derive writes is written.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use polar_event_core::{Decode, Describe, Event, Validate, json};
use serde::Serialize;
use serde::de::DeserializeOwned;

trait Family {
    type Id;
}

fn serialized<T: Serialize>() {}
fn described<T: Describe>() {}
fn validated<T: Validate>() {}
fn decoded<'de, T: Decode<'de>>() {}

/// Types by both derives, from one definition.
macro_rules! both {
    ($($(#[$attribute:meta])* $kind:ident $name:ident<$($parameter:ident),+> $body:tt)+) => {
        mod ours {
            use super::Event;

            $(
                #[derive(Event, Debug, PartialEq)]
                $(#[$attribute])*
                #[allow(dead_code)]
                pub(super) $kind $name<$($parameter),+> $body
            )+
        }
        mod serdes {
            $(
                #[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
                $(#[$attribute])*
                #[allow(dead_code)]
                pub(super) $kind $name<$($parameter),+> $body
            )+
        }
    };
}

both! {
    struct Page<T> { items: Vec<T> }
    enum External<T> { Unit, One(T), Two { two: T }, Three(T, u8) }
    #[serde(tag = "t")]
    enum Internal<T> { Unit, One(Page<T>), Two { two: T } }
    #[serde(tag = "t", content = "c")]
    enum Adjacent<T> { Unit, One(T), Two { two: T }, Three(T, u8) }
    #[serde(untagged)]
    enum Untagged<T> { One(Page<T>), Two { two: T } }
    // As in published crates: the answers of services, the watch events of Kubernetes.
    #[serde(untagged)]
    enum ApiResponse<T, E> { Ok { data: T }, Err { error: E } }
    #[serde(tag = "status", content = "body", rename_all = "lowercase")]
    enum Jsend<T, E> { Success(T), Error(E) }
    #[serde(tag = "type", content = "object", rename_all = "UPPERCASE")]
    enum WatchEvent<K> { Added(K), Modified(K), Deleted(K), Bookmark { kind: String }, Error(Box<u8>) }
    struct Paginated<T> { total: u64, page: u32, data: Vec<T> }
    struct Response<Data> { data: Data, errors: Vec<String> }
}

use ours::{Adjacent, External, Internal, Page, Untagged};

/// Each shape in a struct and in enums of all four representations.
macro_rules! shapes {
    ($($name:ident: $ty:ty;)+) => { $(
        mod $name {
            use super::*;

            #[derive(Event)]
            struct Struct<T> {
                value: $ty,
            }

            #[derive(Event)]
            enum OfNames<T> {
                A($ty),
                B { value: $ty },
                C($ty, u8),
                D,
            }

            #[derive(Event)]
            #[event(tag = "t")]
            enum OfTag<T> {
                A(Page<$ty>),
                B { value: $ty },
                D,
            }

            #[derive(Event)]
            #[event(tag = "t", content = "c")]
            enum OfContent<T> {
                A($ty),
                B { value: $ty },
                C($ty, u8),
                D,
            }

            #[derive(Event)]
            #[event(untagged)]
            enum OfNothing<T> {
                A($ty),
                B { value: $ty },
            }

            pub(super) fn serialized_by_serialize_alone<T: Serialize>() {
                serialized::<(Struct<T>, OfNames<T>, OfTag<T>, OfContent<T>, OfNothing<T>)>();
            }

            pub(super) fn described_by_describe_alone<T: Describe>() {
                described::<(Struct<T>, OfNames<T>, OfTag<T>, OfContent<T>, OfNothing<T>)>();
            }

            pub(super) fn validated_without_serialize<T: Validate + Describe>() {
                validated::<(Struct<T>, OfNames<T>, OfTag<T>, OfContent<T>, OfNothing<T>)>();
            }

            pub(super) fn decoded_without_serialize<'de, T: Decode<'de> + Validate + Describe>() {
                decoded::<(Struct<T>, OfNames<T>, OfTag<T>, OfContent<T>, OfNothing<T>)>();
            }
        }
    )+

    #[test]
    fn every_shape_has_the_bounds_of_serde() {
        $(
            $name::serialized_by_serialize_alone::<OnlySerialize>();
            $name::described_by_describe_alone::<u8>();
            $name::validated_without_serialize::<u8>();
            $name::decoded_without_serialize::<u8>();
        )+
    } };
}

shapes! {
    bare: T;
    list: Vec<T>;
    list_of: Vec<Page<T>>;
    map: BTreeMap<String, Vec<T>>;
    map_of: BTreeMap<String, Page<T>>;
    array_of: [Page<T>; 2];
    tuple_of: (Page<T>, u8);
    option: Option<T>;
    option_of: Option<Page<T>>;
    option_list: Option<Vec<Option<T>>>;
    boxed: Box<T>;
    boxed_of: Box<Page<T>>;
    external_of: External<T>;
    internal_of: Internal<T>;
    adjacent_of: Adjacent<T>;
    untagged_of: Untagged<T>;
    nested: Page<Page<T>>;
    result: Result<T, String>;
    range: std::ops::Range<T>;
    cell: std::cell::RefCell<Page<T>>;
    phantom: (PhantomData<T>, Vec<T>);
}

/// Has serde's `Serialize` and nothing else.
#[derive(serde::Serialize)]
struct OnlySerialize;

impl Family for OnlySerialize {
    type Id = OnlySerialize;
}

mod others {
    use super::*;

    #[derive(Event)]
    struct OfDefault<T> {
        #[event(default)]
        value: T,
        #[event(default)]
        list: Vec<T>,
    }

    #[derive(Event)]
    #[allow(dead_code)]
    struct Skipping<T> {
        #[event(skip)]
        value: Vec<T>,
        a: u8,
    }

    #[derive(Event)]
    enum SkippingEnum<T> {
        A {
            #[event(skip)]
            value: Vec<T>,
        },
        #[event(skip)]
        #[allow(dead_code)]
        B(T),
        C,
    }

    #[derive(Event)]
    enum Marked<T> {
        A { mark: PhantomData<T>, a: u8 },
        B(PhantomData<T>),
    }

    #[derive(Event)]
    enum Associated<F: Family> {
        A(F::Id),
        B { page: Page<F::Id>, ids: Vec<F::Id> },
    }

    #[derive(Event)]
    #[event(tag = "t")]
    enum AssociatedInternal<F: Family> {
        A(Page<F::Id>),
        B { id: F::Id },
    }

    #[derive(Event)]
    enum Where<T>
    where
        T: Clone,
        Vec<T>: Clone,
    {
        A(T),
        B { list: Vec<T> },
    }

    #[derive(Event)]
    enum Defaulted<T = u8, U = Vec<T>> {
        A(T),
        B { other: U },
    }

    #[derive(Event)]
    enum Recursive<T> {
        Leaf(T),
        Node(Vec<Recursive<T>>),
    }

    #[derive(Event)]
    #[event(tag = "kind")]
    enum RecursiveInternal<T> {
        Leaf { value: T },
        Node { nodes: Vec<RecursiveInternal<T>> },
    }

    #[derive(Event)]
    struct Keyed<K: Ord, V> {
        map: BTreeMap<K, V>,
        pages: Vec<BTreeMap<K, Vec<V>>>,
    }

    #[derive(Event)]
    struct Unsized<T: ?Sized> {
        value: Box<T>,
    }

    #[derive(Event)]
    struct Cloned<'a, T: Clone> {
        value: Cow<'a, T>,
        list: Cow<'a, [T]>,
    }

    type Alias<T> = PhantomData<T>;

    #[derive(Event)]
    #[event(bound = "")]
    struct MarkedByAlias<T> {
        mark: Alias<T>,
        a: u8,
    }

    #[derive(Event)]
    struct MarkedField<T> {
        #[event(bound = "")]
        mark: Alias<T>,
        a: u8,
    }

    #[derive(Event)]
    enum Flattened<T> {
        A {
            #[event(flatten)]
            part: T,
            b: u8,
        },
        B,
    }

    #[derive(Event)]
    struct MaybeNull<T> {
        #[event(nullable)]
        value: T,
    }

    #[derive(Event, Clone)]
    #[event(from = "Vec<T>", into = "Vec<T>")]
    struct Converted<T>(Vec<T>);

    impl<T> From<Vec<T>> for Converted<T> {
        fn from(items: Vec<T>) -> Self {
            Self(items)
        }
    }

    impl<T> From<Converted<T>> for Vec<T> {
        fn from(of: Converted<T>) -> Self {
            of.0
        }
    }

    pub(super) fn maps_by_serialize_alone<K: Serialize + Ord, V: Serialize>() {
        serialized::<Keyed<K, V>>();
    }

    /// Its keys are compared with those of the field beside it.
    pub(super) fn flattened_by_serialize_and_describe<T: Serialize + Describe>() {
        serialized::<Flattened<T>>();
    }

    pub(super) fn unsized_by_serialize_alone<T: Serialize + ?Sized>() {
        serialized::<Unsized<T>>();
    }

    pub(super) fn unsized_by_validate_alone<T: Validate + Describe + ?Sized>() {
        validated::<Unsized<T>>();
    }

    pub(super) fn cloned_by_serialize_and_clone<T: Serialize + Clone>() {
        serialized::<(Cloned<'_, T>, Converted<T>)>();
    }

    /// As with serde, what is cloned is not borrowed from the input.
    pub(super) fn cloned_is_owned<T: for<'de> Decode<'de, Requires = ()> + Validate + Describe + Clone + 'static>() {
        fn owned<T: DeserializeOwned>() {}
        owned::<Cloned<'static, T>>();
    }

    pub(super) fn by_serialize_alone<T: Serialize>() {
        serialized::<(Defaulted<T, T>, Recursive<T>, RecursiveInternal<T>, OfDefault<T>, MaybeNull<T>)>();
    }

    pub(super) fn without_any<T>() {
        serialized::<(Skipping<T>, SkippingEnum<T>, Marked<T>, MarkedByAlias<T>, MarkedField<T>)>();
        validated::<(Skipping<T>, SkippingEnum<T>, Marked<T>, MarkedByAlias<T>, MarkedField<T>)>();
        decoded::<(MarkedByAlias<T>, MarkedField<T>)>();
    }

    pub(super) fn by_the_associated_type<F: Family<Id: Serialize>>() {
        serialized::<(Associated<F>, AssociatedInternal<F>)>();
    }

    pub(super) fn by_where<T: Serialize + Clone>() {
        serialized::<Where<T>>();
    }

    pub(super) fn by_default<'de, T: Decode<'de> + Validate + Describe + Default>() {
        decoded::<OfDefault<T>>();
    }
}

#[test]
fn other_generic_types_have_the_bounds_of_serde() {
    others::by_serialize_alone::<OnlySerialize>();
    others::without_any::<PhantomData<OnlySerialize>>();
    others::by_the_associated_type::<OnlySerialize>();
    others::by_where::<u8>();
    others::by_default::<u8>();
    others::flattened_by_serialize_and_describe::<External<u8>>();
    others::maps_by_serialize_alone::<String, OnlySerialize>();
    others::unsized_by_serialize_alone::<str>();
    others::unsized_by_validate_alone::<u8>();
    others::cloned_by_serialize_and_clone::<u8>();
    others::cloned_is_owned::<u8>();
}

/// Reads a document by both derives, and writes it as both do.
macro_rules! same {
    ($ours:ty, $theirs:ty: $($text:literal),+) => { $(
        let ours: $ours = json::from_str($text).unwrap();
        let theirs: $theirs = serde_json::from_str($text).unwrap();
        assert_eq!(serde_json::to_string(&ours).unwrap(), serde_json::to_string(&theirs).unwrap());
        assert_eq!(json::to_string(&ours).unwrap(), $text);
        assert!(ours.validate().is_ok());
    )+ };
}

#[test]
fn generic_enums_are_written_as_serde_writes_them() {
    same!(ours::External<u8>, serdes::External<u8>: r#""Unit""#, r#"{"One":1}"#, r#"{"Two":{"two":2}}"#, r#"{"Three":[3,4]}"#);
    same!(ours::External<Vec<u8>>, serdes::External<Vec<u8>>: r#"{"One":[1,2]}"#);
    same!(ours::Internal<u8>, serdes::Internal<u8>: r#"{"t":"Unit"}"#, r#"{"t":"One","items":[1]}"#, r#"{"t":"Two","two":2}"#);
    same!(ours::Adjacent<u8>, serdes::Adjacent<u8>: r#"{"t":"Unit"}"#, r#"{"t":"One","c":1}"#, r#"{"t":"Two","c":{"two":2}}"#, r#"{"t":"Three","c":[3,4]}"#);
    same!(ours::Untagged<u8>, serdes::Untagged<u8>: r#"{"items":[1]}"#, r#"{"two":2}"#);
    same!(ours::ApiResponse<u8, String>, serdes::ApiResponse<u8, String>: r#"{"data":1}"#, r#"{"error":"x"}"#);
    same!(ours::Jsend<Vec<u8>, String>, serdes::Jsend<Vec<u8>, String>: r#"{"status":"success","body":[1]}"#, r#"{"status":"error","body":"x"}"#);
    same!(ours::WatchEvent<BTreeMap<String, u8>>, serdes::WatchEvent<BTreeMap<String, u8>>: r#"{"type":"ADDED","object":{"a":1}}"#, r#"{"type":"BOOKMARK","object":{"kind":"x"}}"#);
    same!(ours::Paginated<u8>, serdes::Paginated<u8>: r#"{"total":2,"page":1,"data":[1,2]}"#);
    same!(ours::Response<BTreeMap<String, u8>>, serdes::Response<BTreeMap<String, u8>>: r#"{"data":{"a":1},"errors":[]}"#);
}

#[test]
fn a_parameter_that_is_null_is_written_in_each_representation() {
    let external = serde_json::to_string(&External::One(())).unwrap();
    assert_eq!(external, serde_json::to_string(&serdes::External::One(())).unwrap());
    let adjacent = serde_json::to_string(&Adjacent::One(())).unwrap();
    assert_eq!(adjacent, serde_json::to_string(&serdes::Adjacent::One(())).unwrap());
}
