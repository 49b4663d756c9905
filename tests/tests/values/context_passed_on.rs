//! A type around others requires what they require: no rule goes without the context that it needs, whatever the value is in.
//!
//! `AROUND` has a row for each generic type that the library implements its traits for; rustdoc says which these are.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo};
use std::path::Path;
use std::process::Command;
use std::rc::Rc;
use std::sync::{Arc, Mutex, RwLock};
use std::{borrow::Cow, cmp::Reverse, marker::PhantomData, num::Saturating, num::Wrapping};

use polar_event_core::{Decode, Event, OptionalNullable, SatisfiedBy, Validate, json::PerItem};
use serde_json::Value;

/// Without a default: whoever decodes must bring one.
struct Tenant;

#[derive(Event, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[event(context = Tenant)]
struct Item {
    id: u8,
}

/// The same, for types around a `Copy` type.
#[derive(Event, Debug, Clone, Copy)]
#[event(context = Tenant)]
struct Copied {
    id: u8,
}

/// Whether the compiler takes a type where no context is given: a method of a type goes before one of a trait.
struct Without<C>(PhantomData<C>);

impl<C: SatisfiedBy> Without<C> {
    fn compiles(&self) -> bool {
        true
    }
}

trait Otherwise {
    fn compiles(&self) -> bool {
        false
    }
}

impl<C> Otherwise for Without<C> {}

struct Around {
    /// The type as the impl has it.
    implemented_for: &'static str,
    decodes: bool,
    validates: bool,
}

macro_rules! around {
    ($($implemented_for:literal: $type:ty;)+) => {
        [$(Around {
            implemented_for: $implemented_for,
            decodes: Without::<<$type as Decode<'static>>::Requires>(PhantomData).compiles(),
            validates: Without::<<$type as Validate>::Requires>(PhantomData).compiles(),
        }),+]
    };
}

fn types_around_an_item() -> Vec<Around> {
    around! {
        "Option<T>": Option<Item>;
        "Box<T>": Box<Item>;
        "OptionalNullable<T>": OptionalNullable<Item>;
        "PerItem<T>": PerItem<Item>;
        "Wrapping<T>": Wrapping<Item>;
        "Saturating<T>": Saturating<Item>;
        "Reverse<T>": Reverse<Item>;
        "Rc<T>": Rc<Item>;
        "Arc<T>": Arc<Item>;
        "Vec<T>": Vec<Item>;
        "VecDeque<T>": VecDeque<Item>;
        "LinkedList<T>": LinkedList<Item>;
        "BinaryHeap<T>": BinaryHeap<Item>;
        "BTreeSet<T>": BTreeSet<Item>;
        "HashSet<T, S>": HashSet<Item>;
        "IndexSet<T, S>": indexmap::IndexSet<Item, std::hash::RandomState>;
        "[T; N]": [Item; 2];
        "Box<[T]>": Box<[Item]>;
        "Cow<[T]>": Cow<'static, [Item]>;
        "Rc<[T]>": Rc<[Item]>;
        "Arc<[T]>": Arc<[Item]>;
        "BTreeMap<K, V>": BTreeMap<String, Item>;
        "HashMap<K, V, S>": HashMap<String, Item>;
        "IndexMap<K, V, S>": indexmap::IndexMap<String, Item, std::hash::RandomState>;
        "(A)": (Item,);
        "(A, B)": (u8, Item);
        "(A, B, C)": (u8, u8, Item);
        "(A, B, C, D)": (u8, u8, u8, Item);
        "(A, B, C, D, E)": (u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F)": (u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G)": (u8, u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G, H)": (u8, u8, u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G, H, I)": (u8, u8, u8, u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G, H, I, J)": (u8, u8, u8, u8, u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G, H, I, J, K)": (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G, H, I, J, K, L)": (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G, H, I, J, K, L, M)": (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G, H, I, J, K, L, M, N)": (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G, H, I, J, K, L, M, N, O)": (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, Item);
        "(A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P)": (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, Item);
        "Cow<T>": Cow<'static, Item>;
        "Cell<T>": Cell<Copied>;
        "RefCell<T>": RefCell<Item>;
        "Mutex<T>": Mutex<Item>;
        "RwLock<T>": RwLock<Item>;
        "Range<T>": Range<Item>;
        "RangeInclusive<T>": RangeInclusive<Item>;
        "RangeFrom<T>": RangeFrom<Item>;
        "RangeTo<T>": RangeTo<Item>;
        "Result<T, E>": Result<u8, Item>;
        "Bound<T>": Bound<Item>;
    }
    .into()
}

#[test]
fn what_is_around_an_item_does_not_compile_without_the_item_s_context() {
    assert!(!Without::<<Item as Decode<'static>>::Requires>(PhantomData).compiles());
    assert!(Without::<<Vec<u8> as Decode<'static>>::Requires>(PhantomData).compiles(), "the probe itself");
    for around in types_around_an_item() {
        assert!(!around.decodes && !around.validates, "`{}` forgets what its part requires", around.implemented_for);
    }
}

#[derive(Event)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(Event)]
struct New<T>(Box<[T]>);

#[derive(Event)]
struct Pair<T, U>(T, u8, U);

#[derive(Event)]
#[event(tag = "type")]
enum Union<T> {
    One { one: Box<[T]> },
    Two {},
}

#[derive(Event)]
#[event(untagged)]
enum Untagged<T> {
    One(Vec<T>),
    Two(u8),
}

/// A flattened `T` that requires a context does not compile at all.
#[test]
fn a_generic_type_of_one_s_own_does_not_compile_without_it_either() {
    let around = around! {
        "Page<T>": Page<Item>;
        "New<T>": New<Item>;
        "Pair<T, U>": Pair<u8, Item>;
        "Union<T>": Union<Item>;
        "Untagged<T>": Untagged<Item>;
    };
    for around in around {
        assert!(!around.decodes && !around.validates, "`{}` forgets what its part requires", around.implemented_for);
    }
}

/// rustdoc's description of the library, with all features.
fn described() -> Value {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| here.join("../target"), Into::into).join("tests/rustdoc");
    let status = Command::new(env!("CARGO"))
        .current_dir(here)
        .args(["rustdoc", "--quiet", "--locked", "--lib", "--package", "polar-event-core", "--all-features", "--target-dir"])
        .arg(&target)
        .args(["--", "-Zunstable-options", "--output-format", "json", "--cap-lints", "allow"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTFLAGS")
        .status();
    assert!(status.unwrap().success(), "rustdoc could not describe the library");
    serde_json::from_slice(&std::fs::read(target.join("doc/polar_event_core.json")).unwrap()).unwrap()
}

/// A type of rustdoc's, as in `AROUND`.
fn name(ty: &Value) -> String {
    let (kind, of) = ty.as_object().and_then(|ty| ty.iter().next()).unwrap_or_else(|| panic!("{ty}: another form of rustdoc's JSON"));
    match kind.as_str() {
        "generic" | "primitive" => of.as_str().unwrap().to_owned(),
        "slice" => format!("[{}]", name(of)),
        "array" => format!("[{}; {}]", name(&of["type"]), of["len"].as_str().unwrap()),
        "tuple" => format!("({})", of.as_array().unwrap().iter().map(name).collect::<Vec<_>>().join(", ")),
        "borrowed_ref" => format!("&{}", name(&of["type"])),
        "qualified_path" => format!("<{}>::{}", name(&of["self_type"]), of["name"].as_str().unwrap()),
        "resolved_path" => {
            let path = of["path"].as_str().unwrap().rsplit("::").next().unwrap();
            let arguments = of["args"]["angle_bracketed"]["args"].as_array().cloned().unwrap_or_default();
            let arguments: Vec<_> = arguments.iter().filter_map(|argument| argument.get("type")).map(name).collect();
            if arguments.is_empty() { path.to_owned() } else { format!("{path}<{}>", arguments.join(", ")) }
        }
        _ => panic!("{kind}: a kind of type that this test does not know"),
    }
}

/// The bounds of type parameters: each with the trait's name and the associated types that it fixes.
fn bounds(generics: &Value) -> Vec<(String, String, Vec<String>)> {
    let parameters = generics["params"].as_array().unwrap().iter().filter(|parameter| parameter["kind"].get("type").is_some());
    let parameters = parameters.map(|parameter| (parameter["name"].as_str().unwrap().to_owned(), &parameter["kind"]["type"]["bounds"]));
    let clauses = generics["where_predicates"].as_array().unwrap().iter().filter_map(|clause| clause.get("bound_predicate"));
    let clauses = clauses.map(|clause| (name(&clause["type"]), &clause["bounds"]));
    let bound = |(of, bounds): (String, &Value)| {
        let bounds = bounds.as_array().unwrap().iter().filter_map(|bound| bound.get("trait_bound")).map(|bound| &bound["trait"]);
        let named = |bound: &Value| {
            let fixed = bound["args"]["angle_bracketed"]["constraints"].as_array().cloned().unwrap_or_default();
            let fixed = fixed.iter().map(|constraint| constraint["name"].as_str().unwrap().to_owned()).collect();
            (of.clone(), bound["path"].as_str().unwrap().rsplit("::").next().unwrap().to_owned(), fixed)
        };
        bounds.map(named).collect::<Vec<_>>()
    };
    parameters.chain(clauses).flat_map(bound).collect()
}

fn is_ours(name: &str) -> bool {
    matches!(name, "Decode" | "Validate")
}

#[test]
fn every_generic_type_and_every_function_of_the_library_is_looked_at() {
    let described = described();
    let index = described["index"].as_object().unwrap();
    let rows: BTreeSet<_> = types_around_an_item().iter().map(|around| around.implemented_for.to_owned()).collect();
    let mut implemented: HashMap<String, BTreeSet<String>> = HashMap::new();
    for item in index.values() {
        if let Some(is_trait) = item["inner"].get("trait").filter(|_| is_ours(item["name"].as_str().unwrap_or_default())) {
            for id in is_trait["implementations"].as_array().unwrap() {
                let implementation = &index[&id.to_string()]["inner"]["impl"];
                let bounds = bounds(&implementation["generics"]);
                // `PhantomData` has no value of the type in it, so it has no bounds; `serde_json::Map` has no parameters.
                let is_generic = implementation["generics"]["params"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|parameter| parameter["kind"].get("type").is_some());
                if is_generic && bounds.iter().any(|(_, bound, _)| bound != "Sized") {
                    implemented.entry(item["name"].as_str().unwrap().to_owned()).or_default().insert(name(&implementation["for"]));
                }
            }
        }
        if let Some(function) = item["inner"].get("function").filter(|_| item["visibility"] == "public") {
            // A step of decoding has a context already, by reference; what begins it has none, or owns it.
            let inputs = function["sig"]["inputs"].as_array().unwrap().iter().map(|input| &input[1]);
            let is_step = inputs.filter_map(|input| input.get("borrowed_ref")).any(|input| {
                input["is_mutable"] == true
                    && input["type"].get("resolved_path").is_some_and(|_| name(&input["type"]).starts_with("ValidationState"))
            });
            for (of, bound, fixed) in bounds(&function["generics"]) {
                let asks = fixed.iter().any(|fixed| fixed == "Requires");
                assert!(is_step || asks || !is_ours(&bound), "`{}` does not ask what `{of}` requires", item["name"].as_str().unwrap());
            }
        }
    }
    assert_eq!(implemented["Decode"], rows);
    assert_eq!(implemented["Validate"], rows);
}
