//! Which types have which rules: the markers that generated code asks the compiler for, on every kind of type. That every rule asks for one is
//! held by the UI tests `rule_on_wrong_type.rs`.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{NonZero, Saturating, Wrapping};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use polar_event_core::{Event, Metadata, MetadataValue, OptionalNullable};

trait Otherwise {
    const HAS: bool = false;
}

/// Whether a type has a marker. The inherent constant, where its bound holds, comes before the trait's.
macro_rules! has {
    ($ty:ty, $marker:ident) => {{
        struct Ask<T: ?Sized>(PhantomData<T>);
        impl<T: ?Sized> Otherwise for Ask<T> {}
        #[allow(dead_code, reason = "where the bound does not hold")]
        impl<T: ?Sized + polar_event_core::rule::$marker> Ask<T> {
            const HAS: bool = true;
        }
        Ask::<$ty>::HAS
    }};
}

macro_rules! markers_of {
    ($ty:ty: $($marker:ident)+) => {
        [$((stringify!($marker), has!($ty, $marker))),+]
    };
}

/// Holds the markers of types against those that are named.
macro_rules! holds {
    ($($($ty:ty),+ => $markers:tt;)+) => { $($({
        let all = markers_of!($ty: IsText IsUuid IsUrl IsNumber IsDecimal IsTime IsCollection IsList IsMap IsMetadata IsOption);
        let found: Vec<&str> = all.into_iter().filter_map(|(name, has)| has.then_some(name)).collect();
        assert_eq!(format!("[{}]", found.join(" ")), stringify!($markers), "{}", stringify!($ty));
    })+)+ };
}

#[derive(Event)]
struct Name(String);

#[derive(Event)]
struct Point {
    x: u8,
}

#[derive(Event)]
enum Kind {
    One,
}

#[test]
fn each_type_has_its_rules_and_no_others() {
    holds! {
        str, String, &str, Box<str>, Cow<'static, str>, Rc<str>, Arc<str>, compact_str::CompactString, smol_str::SmolStr => [IsText IsUuid IsUrl];
        char, PathBuf => [IsText];
        url::Url => [IsText IsUrl];
        uuid::Uuid => [IsUuid];
        bool, (), (u8, u8), Duration, IpAddr, Ipv4Addr, Ipv6Addr, serde_json::Value, MetadataValue => [];
        Name, Point, Kind => [];
        i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64 => [IsNumber];
        NonZero<u8>, NonZero<i128>, Wrapping<u8>, Saturating<u8>, Reverse<f64> => [IsNumber];
        rust_decimal::Decimal => [IsNumber IsDecimal];
        jiff::Timestamp, chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>, time::OffsetDateTime => [IsTime];
        jiff::civil::Date, chrono::NaiveDate, time::Date => [];
        Vec<u8>, VecDeque<u8>, [u8; 2], [u8], Rc<Vec<u8>>, Arc<[u8]> => [IsCollection IsList];
        LinkedList<u8>, BinaryHeap<u8>, BTreeSet<u8>, HashSet<u8>, indexmap::IndexSet<u8>, bytes::Bytes => [IsCollection];
        BTreeMap<String, u8>, HashMap<String, u8>, indexmap::IndexMap<String, u8> => [IsCollection IsMap];
        Metadata => [IsCollection IsMetadata];
    }
}

#[test]
fn rules_look_into_what_is_around() {
    holds! {
        OptionalNullable<String>, Box<String>, Box<OptionalNullable<String>> => [IsText IsUuid IsUrl];
        Option<String>, Box<Option<String>>, Option<Box<str>> => [IsText IsUuid IsUrl IsOption];
        Option<Metadata> => [IsCollection IsMetadata IsOption];
        Option<Vec<u8>> => [IsCollection IsList IsOption];
        Option<Point> => [IsOption];
    }
}
