//! Enums whose variants hold data, held against serde's own derive.

use std::collections::BTreeMap;

use polar_event_core::{Decode, Event, Report, Validate, ValidationState, json};
use polar_event_tests::place::marked;
use polar_event_tests::{decode_in, places};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Derives an enum twice: in `ours` with `Event`, in `serdes` with serde.
macro_rules! both {
    ($(#[$attr:meta])* enum $name:ident { $($body:tt)* }) => {
        mod ours {
            use super::*;
            #[derive(Event, Debug, PartialEq)]
            $(#[$attr])*
            pub(super) enum $name { $($body)* }
        }
        mod serdes {
            use super::*;
            #[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
            $(#[$attr])*
            pub(super) enum $name { $($body)* }
        }
    };
}

/// What a text becomes and is written as again: by our reader, by `serde_json` with our derive, by serde alone.
fn three<O, S>(text: &str) -> [Option<String>; 3]
where
    O: for<'de> Decode<'de, Requires = ()> + DeserializeOwned + Serialize,
    S: DeserializeOwned + Serialize,
{
    [
        json::from_str::<O>(text).ok().map(|value| serde_json::to_string(&value).unwrap()),
        serde_json::from_str::<O>(text).ok().map(|value| serde_json::to_string(&value).unwrap()),
        serde_json::from_str::<S>(text).ok().map(|value| serde_json::to_string(&value).unwrap()),
    ]
}

#[track_caller]
fn all_agree<O, S>(texts: &[&str])
where
    O: for<'de> Decode<'de, Requires = ()> + DeserializeOwned + Serialize,
    S: DeserializeOwned + Serialize,
{
    let mut taken = 0;
    for text in texts {
        let [ours, through, serdes] = three::<O, S>(text);
        assert_eq!(ours, serdes, "{text}: {:?}", json::from_str::<O>(text).err());
        assert_eq!(through, serdes, "{text}");
        taken += usize::from(serdes.is_some());
    }
    assert!(taken > 0 && taken < texts.len(), "{taken} of {} are taken", texts.len());
}

#[derive(Event, Debug, PartialEq)]
struct Point {
    x: i32,
    #[serde(default)]
    y: i32,
}

mod external {
    use super::*;

    both! {
        #[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
        enum Shape {
            Nothing,
            #[serde(alias = "dot")]
            At(Point),
            Maybe(Option<i32>),
            Line(i32, i32),
            Box { left_side: i32, #[serde(default)] right_side: i32 },
        }
    }

    #[test]
    fn is_as_in_serde() {
        all_agree::<ours::Shape, serdes::Shape>(&[
            r#""nothing""#,
            r#"{"nothing":null}"#,
            r#"{"nothing":1}"#,
            r#"{"at":{"x":1}}"#,
            r#"{"dot":{"x":1,"y":2}}"#,
            r#"{"at":{}}"#,
            r#""at""#,
            r#"{"maybe":null}"#,
            r#"{"maybe":5}"#,
            r#"{"line":[1,2]}"#,
            r#"{"line":[1]}"#,
            r#"{"box":{"leftSide":1}}"#,
            r#"{"box":{"leftSide":1,"rightSide":2,"z":0}}"#,
            r#"{"box":{"left_side":1}}"#,
            r#"{"other":1}"#,
            r#"{}"#,
            r#"{"at":{"x":1},"line":[1,2]}"#,
            r#""Nothing""#,
            r#"null"#,
            r#"5"#,
        ]);
    }

    #[test]
    fn faults_are_those_of_the_right_variant() {
        let fault = |text| places(&json::from_str::<ours::Shape>(text).unwrap_err());
        assert_eq!(fault(r#"{"at":{"y":"a"}}"#), ["/at/y int_type", "/at/x missing"]);
        assert_eq!(fault(r#"{"line":[1,"a"]}"#), ["/line/1 int_type"]);
        assert_eq!(fault(r#"{"other":1}"#), ["/other union_tag_invalid key"]);
        assert_eq!(fault(r#""other""#), [" union_tag_invalid"]);
        assert_eq!(fault(r#""at""#), [" object_type"]);
        assert_eq!(fault("{}"), [" variant_type"]);
        assert_eq!(fault("[]"), [" variant_type"]);
        assert_eq!(fault(r#"{"line":[1,2],"at":5,"line":2}"#), ["/at extra_forbidden key", "/line json_duplicate_key key"]);
    }

    #[test]
    fn formats_without_names_keep_them() {
        use ours::Shape::*;
        for value in [Nothing, At(Point { x: 1, y: 2 }), Maybe(None), Maybe(Some(3)), Line(1, 2), Box { left_side: 1, right_side: 2 }] {
            let bytes = postcard::to_stdvec(&value).unwrap();
            assert_eq!(postcard::from_bytes::<ours::Shape>(&bytes).unwrap(), value);
            let mut bytes = Vec::new();
            ciborium::into_writer(&value, &mut bytes).unwrap();
            assert_eq!(ciborium::from_reader::<ours::Shape, _>(&bytes[..]).unwrap(), value);
        }
    }
}

mod internal {
    use super::*;

    both! {
        #[serde(tag = "type", rename_all = "snake_case")]
        enum Shape {
            Nothing,
            At(Point),
            Map(BTreeMap<String, i32>),
            Box { left: i32, #[serde(default)] right: i32 },
            #[serde(other)]
            Unknown,
        }
    }

    #[test]
    fn is_as_in_serde() {
        all_agree::<ours::Shape, serdes::Shape>(&[
            r#"{"type":"nothing"}"#,
            r#"{"type":"nothing","x":1}"#,
            r#"{"type":"at","x":1}"#,
            r#"{"x":1,"y":[1],"type":"at"}"#,
            r#"{"x":1,"y":2,"type":"at"}"#,
            r#"{"y":2,"type":"at","x":1,"z":{"type":"map"}}"#,
            r#"{"type":"at"}"#,
            r#"{"a":1,"type":"map","b":2}"#,
            r#"{"a":1,"type":"map","b":"2"}"#,
            r#"{"type":"map"}"#,
            r#"{"type":"box","left":1}"#,
            r#"{"left":1,"type":"box","right":5,"z":0}"#,
            r#"{"type":"else","left":1}"#,
            r#"{"left":1}"#,
            r#"{}"#,
            r#"{"type":null}"#,
            r#""nothing""#,
        ]);
    }

    #[test]
    fn faults_are_those_of_the_right_variant() {
        let fault = |text| places(&json::from_str::<ours::Shape>(text).unwrap_err());
        for text in [r#"{"type":"at","y":"a"}"#, r#"{"y":"a","type":"at"}"#] {
            assert_eq!(fault(text), ["/y int_type", "/x missing"]);
            let report = json::from_str::<ours::Shape>(text).unwrap_err();
            assert_eq!(marked(text, &report.violations()[0]), "\"a\"");
        }
        assert_eq!(fault(r#"{"x":1}"#), [" union_tag_not_found"]);
        assert_eq!(fault(r#"{"type":5,"x":"\ud800"}"#), ["/type string_type", "/x string_unicode"]);
        assert_eq!(fault(r#"{"type":"at","x":1,"type":"map"}"#), ["/type json_duplicate_key key"]);
        assert_eq!(fault(r#"{"type":"at","x":1,"x":2}"#), ["/x json_duplicate_key key"]);
        assert_eq!(fault("[]"), [" object_type"]);
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(tag = "kind", deny_unknown_fields)]
    enum Strict {
        Empty,
        Named { name: String },
    }

    #[test]
    fn an_unknown_tag_lists_the_tags() {
        let text = r#"{"kind":"Nmaed","name":"a"}"#;
        let report = json::from_str::<Strict>(text).unwrap_err();
        assert_eq!(places(&report), ["/kind union_tag_invalid"]);
        assert!(report.to_string().contains("must be one of Empty, Named"), "{report}");
        assert_eq!(marked(text, &report.violations()[0]), "\"Nmaed\"");
    }

    #[test]
    fn unknown_fields_are_denied_where_asked() {
        assert_eq!(json::from_str(r#"{"kind":"Named","name":"a"}"#), Ok(Strict::Named { name: "a".to_owned() }));
        let fault = |text| places(&json::from_str::<Strict>(text).unwrap_err());
        assert_eq!(fault(r#"{"kind":"Named","name":"a","b":1}"#), ["/b extra_forbidden key"]);
        assert_eq!(fault(r#"{"b":1,"kind":"Empty"}"#), ["/b extra_forbidden key"]);
    }
}

mod adjacent {
    use super::*;

    both! {
        #[serde(tag = "t", content = "c")]
        enum Shape {
            Nothing,
            At(Point),
            Maybe(Option<i32>),
            Line(i32, i32),
            Box { left: i32, #[serde(default)] right: i32 },
            Text(String),
        }
    }

    #[test]
    fn is_as_in_serde() {
        all_agree::<ours::Shape, serdes::Shape>(&[
            r#"{"t":"Nothing"}"#,
            r#"{"t":"Nothing","c":null}"#,
            r#"{"t":"Nothing","c":1}"#,
            r#"{"t":"At","c":{"x":1}}"#,
            r#"{"c":{"x":1},"t":"At"}"#,
            r#"{"c":{"x":1},"z":0,"t":"At"}"#,
            r#"{"c":{},"t":"At"}"#,
            r#"{"t":"Maybe"}"#,
            r#"{"t":"Maybe","c":5}"#,
            r#"{"c":null,"t":"Maybe"}"#,
            r#"{"t":"Line","c":[1,2]}"#,
            r#"{"t":"Line"}"#,
            r#"{"t":"Box","c":{"left":1}}"#,
            r#"{"t":"Text","c":"a"}"#,
            r#"{"t":"Else","c":"a"}"#,
            r#"{"c":"a"}"#,
            r#"{}"#,
        ]);
    }

    #[test]
    fn faults_are_those_of_the_right_variant() {
        let fault = |text| places(&json::from_str::<ours::Shape>(text).unwrap_err());
        assert_eq!(fault(r#"{"t":"At","c":{"y":"a"}}"#), ["/c/y int_type", "/c/x missing"]);
        assert_eq!(fault(r#"{"c":{"y":"a"},"t":"At"}"#), ["/c/y int_type", "/c/x missing"]);
        assert_eq!(fault(r#"{"t":"At"}"#), ["/c missing"]);
        assert_eq!(fault(r#"{"c":1}"#), [" union_tag_not_found"]);
        assert_eq!(fault(r#"{"t":"at","c":1}"#), ["/t union_tag_invalid"]);
        assert_eq!(fault(r#"{"t":"Text","c":"a","c":"b","t":1}"#), ["/c json_duplicate_key key", "/t json_duplicate_key key"]);
    }
}

mod untagged {
    use super::*;

    both! {
        #[serde(untagged)]
        enum Scalar {
            Nothing,
            Flag(bool),
            Small(u8),
            Whole(i64),
            Real(f64),
            Letter(char),
            Text(String),
            List(Vec<i32>),
            Pair(i32, String),
            Map(BTreeMap<String, i32>),
        }
    }

    #[test]
    fn scalars_decide_by_type_as_in_serde() {
        all_agree::<ours::Scalar, serdes::Scalar>(&[
            "null",
            "true",
            "5",
            "300",
            "-5",
            "1.5",
            "1e3",
            "\"a\"",
            "\"ab\"",
            "[1,2]",
            "[1,\"a\"]",
            "[]",
            "[true]",
            "{}",
            r#"{"a":1}"#,
            r#"{"a":"b"}"#,
        ]);
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum Id {
        Number(#[event(range(min = 1))] u64),
        Name(#[event(length(max = 3))] String),
    }

    #[test]
    fn the_rules_of_the_variant_are_checked() {
        assert_eq!(json::from_str("5"), Ok(Id::Number(5)));
        let fault = |text| places(&json::from_str::<Vec<Id>>(text).unwrap_err());
        assert_eq!(
            fault(r#"[0,"abcd",true,1.5,[2],null]"#),
            ["/0 greater_than_equal", "/1 string_too_long", "/2 union_type", "/3 union_type", "/4 union_type", "/5 union_type"]
        );
        let report = json::from_str::<Id>("true").unwrap_err();
        assert_eq!(report.to_string(), "(document): must be an integer or a string, not a boolean [union_type]");
        assert_eq!(places(&Id::Number(0).validate().unwrap_err()), [" greater_than_equal"]);
    }

    /// Five events, told apart by their keys.
    #[derive(Event, Debug, PartialEq)]
    #[serde(untagged)]
    enum Five {
        Signup { user: String, email: String },
        Login { user: String, at: u64, address: String },
        Purchase { user: String, sku: String, count: u32, price: f64 },
        Refund { user: String, sku: String, reason: String },
        Logout { user: String, at: u64, seconds: u32 },
    }

    const GOOD: [&str; 5] = [
        r#"{"user":"a","email":"b"}"#,
        r#"{"user":"a","at":1,"address":"b"}"#,
        r#"{"user":"a","sku":"b","count":1,"price":2.5}"#,
        r#"{"user":"a","sku":"b","reason":"c"}"#,
        r#"{"user":"a","at":1,"seconds":2}"#,
    ];

    /// Every document with one wrong field has exactly that fault, where serde says that nothing matched.
    #[test]
    fn one_wrong_field_of_five_structs_is_one_fault_at_its_path() {
        for text in GOOD {
            let good: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap();
            assert!(json::from_str::<Five>(text).is_ok());
            for key in good.keys() {
                let mut wrong = good.clone();
                wrong.insert(key.clone(), serde_json::json!([true]));
                let wrong = serde_json::to_string(&wrong).unwrap();
                let serde = serde_json::from_str::<serdes_five::Five>(&wrong).unwrap_err().to_string();
                assert_eq!(serde, "data did not match any variant of untagged enum Five");
                let check = |report: &Report| {
                    let [violation] = report.violations() else { panic!("{wrong}: {report}") };
                    assert_eq!(violation.pointer().to_string(), format!("/{key}"), "{wrong}");
                    assert!(violation.code().as_str().ends_with("_type"), "{wrong}");
                };
                let report = json::from_str::<Five>(&wrong).unwrap_err();
                check(&report);
                assert_eq!(marked(&wrong, &report.violations()[0]), "[true]");
                let error = serde_json::from_str::<Five>(&wrong).unwrap_err().to_string();
                assert_eq!(error.lines().count(), 1, "{error}");
                assert!(error.starts_with(&format!("/{key}: ")), "{error}");
            }
        }
    }

    mod serdes_five {
        #[derive(serde::Deserialize, Debug)]
        #[serde(untagged)]
        #[expect(dead_code, reason = "read for its errors")]
        pub(super) enum Five {
            Signup { user: String, email: String },
            Login { user: String, at: u64, address: String },
            Purchase { user: String, sku: String, count: u32, price: f64 },
            Refund { user: String, sku: String, reason: String },
            Logout { user: String, at: u64, seconds: u32 },
        }
    }

    #[test]
    fn several_that_fit_and_none_that_does() {
        let fault = |text| places(&json::from_str::<Five>(text).unwrap_err());
        assert_eq!(fault("{}"), ["/user missing", " missing"]);
        assert_eq!(fault(r#"{"user":5}"#), ["/user string_type", " missing"]);
        let report = json::from_str::<Five>(r#"{"user":"a"}"#).unwrap_err();
        assert_eq!(report.to_string(), "(document): is required: one of email, at, address, sku, count, price, reason, seconds [missing]");
        assert_eq!(fault("5"), [" union_type"]);
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum Ids {
        Ours { id: u32, name: String },
        Theirs { external_id: String, name: String },
    }

    #[test]
    fn fields_of_both_are_ambiguous() {
        let text = r#"[{"id":1,"external_id":"a","name":"x"},{"id":1,"external_id":null,"name":"x"},{"id":null,"name":"x"},{"name":5}]"#;
        let report = json::from_str::<Vec<Ids>>(text).unwrap_err();
        assert_eq!(places(&report), ["/0 union_ambiguous", "/2/id int_type", "/3/name string_type", "/3 missing"]);
        assert_eq!(
            report.violations()[0].to_string(),
            "/0: must have only one of id, external_id: they belong to different kinds (Ours, Theirs) [union_ambiguous]"
        );
        // Through a copy it is the same.
        assert_eq!(places(&decode_in::<Vec<Ids>>(text, &[], ValidationState::new()).unwrap_err()), places(&report));
    }

    /// The reader guesses by the first telling key in the text; a wrong guess must not show.
    #[test]
    fn a_key_in_the_wrong_place_misleads_nobody() {
        for (text, expected) in [
            (r#"{"name":"\"external_id\"","id":1}"#, "Ours"),
            (r#"{"name":"a","x":{"external_id":"a","name":"b"},"id":1}"#, "Ours"),
            (r#"{"x":[{"id":5}],"external_id":"a","name":"b"}"#, "Theirs"),
            (r#"{"x":"\"id\"","external_id":"id","name":"\"id\":1"}"#, "Theirs"),
            (r#"{"\u0069d":1,"name":"external_id"}"#, "Ours"),
        ] {
            // Alone, and before one of the other kind.
            for text in [format!("[{text}]"), format!(r#"[{text},{{"id":1,"name":"a"}},{{"external_id":"a","name":"b"}}]"#)] {
                let values: Vec<Ids> = json::from_str(&text).unwrap_or_else(|report| panic!("{text}: {report}"));
                assert_eq!(if matches!(values[0], Ids::Ours { .. }) { "Ours" } else { "Theirs" }, expected, "{text}");
            }
        }
        let fault = |text| places(&json::from_str::<Vec<Ids>>(text).unwrap_err());
        // What the first reading has found is not said twice.
        assert_eq!(fault(r#"[{"id":"a","name":5}]"#), ["/0/id int_type", "/0/name string_type"]);
        assert_eq!(fault(r#"[{"id":1,"name":"a","x":"\ud800"}]"#), ["/0/x string_unicode"]);
        assert_eq!(fault(r#"[{"id":1,"name":"a","id":2}]"#), ["/0/id json_duplicate_key key"]);
        assert_eq!(fault(r#"[{"id":1,"name":"a"#), ["/0/name json_invalid"]);
        assert_eq!(fault(r#"[{"name":"a"},{"id":1}]"#), ["/0 missing", "/1/name missing"]);
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum Either {
        Short(#[event(length(max = 1))] String),
        Level(Level),
        Known { known: u8 },
    }

    #[derive(Event, Debug, PartialEq)]
    enum Level {
        #[event(deprecated = "use High")]
        Top,
        High,
    }

    /// What is accepted after a trial brings its warnings along; what was given up does not.
    #[test]
    fn a_trial_that_is_taken_warns() {
        let (values, warnings) = json::Decoder::new().from_str_with_warnings::<Vec<Either>>(r#"["a","Top","High"]"#).unwrap();
        assert_eq!(values, [Either::Short("a".to_owned()), Either::Level(Level::Top), Either::Level(Level::High)]);
        assert_eq!(warnings.len(), 1);
        let warning = warnings.iter().next().unwrap();
        assert_eq!((warning.pointer().to_string(), warning.code().as_str()), ("/1".to_owned(), "deprecated"));
    }

    /// Guesses that were wrong use up nothing of the report.
    #[test]
    fn wrong_guesses_do_not_fill_the_report() {
        // Each is taken for one of the other kind at first, in which the long key has a fault.
        let one = format!(r#"{{"map":{{"{}":"a"}},"x":"\"id\"","external_id":"a","name":5}}"#, "k".repeat(200));
        let two = r#"{"x":{"id":1},"external_id":"a","name":"b"}"#;
        let many = format!("[{}{one}]", format!("{two},").repeat(2000));
        let report = json::from_str::<Vec<Ids>>(&many).unwrap_err();
        assert_eq!(places(&report), ["/2000/name string_type"]);
        let limits = json::Limits::new().max_report_bytes(600);
        let text = format!("[{}{}]", format!("{},", wrongly_guessed()).repeat(100), r#"{"a":1,"m":{"k":"x"}},{"a":"x","m":{}}"#);
        let report = json::Decoder::new().limits(limits).from_str::<Vec<Maps>>(&text).unwrap_err();
        assert_eq!(places(&report), ["/100/m/k int_type", "/101/a int_type"]);
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum Maps {
        Numbers { a: u8, m: BTreeMap<String, u8> },
        Texts { b: u8, m: BTreeMap<String, String> },
    }

    /// A good one of texts, which looks like one of numbers at first, and has a fault under a key of its own as such.
    fn wrongly_guessed() -> String {
        r#"{"m":{"a":"1","long key of the input":"x"},"b":1}"#.to_owned()
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(rename_all = "snake_case")]
    enum Color {
        Red,
        #[event(alias = "azure")]
        Blue,
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum ColorOrMix {
        Color(Color),
        Mix { share: f64, with: String },
    }

    #[test]
    fn a_named_enum_among_structs_is_an_object_of_one_name() {
        for text in [r#""red""#, r#"{"red":null}"#, r#"{"azure":null}"#, r#"{"share":1,"with":"red"}"#] {
            assert!(json::from_str::<ColorOrMix>(text).is_ok(), "{text}");
            assert!(serde_json::from_str::<ColorOrMix>(text).is_ok(), "{text}");
        }
        let fault = |text| places(&json::from_str::<ColorOrMix>(text).unwrap_err());
        assert_eq!(fault(r#"{"red":1}"#), [" string_type"]);
        assert_eq!(fault(r#"{"share":"a","with":"red"}"#), ["/share float_type"]);
        assert_eq!(fault(r#"{"share":1}"#), ["/with missing"]);
        assert_eq!(fault("{}"), [" missing"]);
        assert_eq!(fault(r#""green""#), [" literal_error"]);
        assert_eq!(fault("5"), [" union_type"]);
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum Aging {
        Old {
            #[event(deprecated)]
            old: u8,
        },
        New {
            new: u8,
            #[event(deprecated)]
            old: Option<u8>,
        },
    }

    #[test]
    fn a_wrong_guess_does_not_warn() {
        let warnings = |text: &str| json::Decoder::new().from_str_with_warnings::<Aging>(text).unwrap().1;
        assert_eq!(warnings(r#"{"old":1}"#).len(), 1);
        assert_eq!(warnings(r#"{"x":{"old":1},"new":1}"#).len(), 0);
        assert_eq!(warnings(r#"{"new":1,"old":1}"#).len(), 1);
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum Json {
        Null,
        Bool(bool),
        Number(f64),
        Text(String),
        List(Vec<Self>),
        Object(BTreeMap<String, Self>),
    }

    #[test]
    fn recursion_is_bounded_by_the_depth() {
        let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        assert!(json::from_str::<Json>(&nested(128)).is_ok());
        assert_eq!(json::from_str::<Json>(&nested(129)).unwrap_err().violations()[0].code().as_str(), "json_depth");
        assert!(json::from_str::<Json>(&nested(100_000)).is_err());
        assert!(serde_json::from_str::<Json>(&nested(100_000)).is_err());
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum Twins {
        One { inner: Box<Self> },
        Two { inner: Box<Self> },
        Leaf(u8),
    }

    /// Each level has two variants that fit; were they all tried, this would take 2^100 steps.
    #[test]
    fn trials_do_not_multiply() {
        let nested = |leaf: &str| format!("{}{leaf}{}", r#"{"inner":"#.repeat(100), "}".repeat(100));
        assert!(json::from_str::<Twins>(&nested("5")).is_ok());
        let report = json::from_str::<Twins>(&nested("true")).unwrap_err();
        assert_eq!(report.violations().len(), 1);
        assert!(serde_json::from_str::<Twins>(&nested("true")).is_err());
    }
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Generic<'a, T> {
    Borrowed {
        text: &'a str,
    },
    Held {
        value: T,
    },
    #[event(skip)]
    Skipped(std::rc::Rc<u8>),
}

#[test]
fn generics_and_borrowed_fields_work() {
    let text = r#"[{"type":"Borrowed","text":"abc"},{"value":5,"type":"Held"}]"#;
    let values: Vec<Generic<'_, u8>> = json::from_str(text).unwrap();
    assert_eq!(values, [Generic::Borrowed { text: "abc" }, Generic::Held { value: 5 }]);
    assert!(json::to_string(&Generic::<u8>::Skipped(std::rc::Rc::new(1))).unwrap_err().to_string().contains("is not written"));
}

#[derive(Event, Debug, PartialEq)]
#[event(check = Payment::check)]
enum Payment {
    Card {
        #[event(length(equal = 4))]
        last: String,
    },
    Cash(#[event(range(min = 1))] u32),
    Several(#[event(items(min = 1), each(range(min = 1)))] Vec<u32>),
}

impl Payment {
    fn check(&self, _: &polar_event_core::ValidationState<'_>) -> Result<(), &'static str> {
        if *self == Self::Cash(13) { Err("brings bad luck") } else { Ok(()) }
    }
}

#[test]
fn values_in_memory_are_held_against_the_same_rules() {
    for (value, expected) in [
        (Payment::Card { last: "12345".to_owned() }, "/Card/last string_too_long"),
        (Payment::Cash(0), "/Cash greater_than_equal"),
        (Payment::Cash(13), " value_error"),
        (Payment::Several(vec![1, 0]), "/Several/1 greater_than_equal"),
    ] {
        let report = value.validate().unwrap_err();
        assert_eq!(places(&report), [expected]);
        let decoded = json::from_str::<Payment>(&json::to_string(&value).unwrap()).unwrap_err();
        assert_eq!(places(&decoded), [expected]);
    }
}

#[derive(Event, Debug, PartialEq)]
enum Expression {
    Number(i32),
    Negative(Box<Expression>),
}

#[derive(Event, Debug, PartialEq)]
#[event(rename_all = "lowercase")]
enum Color {
    Red,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Paint {
    Plain(Color),
}

/// Has no traits of fields.
#[derive(Debug, PartialEq)]
struct Bare;

#[derive(Event, Debug, PartialEq)]
enum Around<T, U> {
    One(T),
    Both(T, U),
    #[event(skip)]
    #[allow(dead_code)]
    Never(Bare),
}

#[test]
fn an_enum_may_hold_itself() {
    let text = r#"{"Negative":{"Negative":{"Number":5}}}"#;
    let value: Expression = json::from_str(text).unwrap();
    assert_eq!(value, Expression::Negative(Box::new(Expression::Negative(Box::new(Expression::Number(5))))));
    assert_eq!(json::to_string(&value).unwrap(), text);
    assert_eq!(serde_json::from_str::<Expression>(text).unwrap(), value);
}

#[test]
fn an_enum_of_names_beside_a_tag_is_read_as_it_is_written() {
    let text = r#"{"type":"Plain","red":null}"#;
    assert_eq!(json::to_string(&Paint::Plain(Color::Red)).unwrap(), text);
    assert_eq!(json::from_str(text), Ok(Paint::Plain(Color::Red)));
    assert_eq!(json::from_str(r#"{"red":null}"#), Ok(Color::Red));
    for text in [r#"{"red":1}"#, r#"{"blue":null}"#, r#"{"red":null,"blue":null}"#, "{}"] {
        assert_eq!(places(&json::from_str::<Color>(text).unwrap_err()), [" string_type"], "{text}");
    }
}

#[test]
fn a_generic_enum_asks_nothing_of_what_is_skipped() {
    let text = r#"[{"One":1},{"Both":[2,"a"]}]"#;
    let values: Vec<Around<u8, String>> = json::from_str(text).unwrap();
    assert_eq!(values, [Around::One(1), Around::Both(2, "a".to_owned())]);
    assert_eq!(json::to_string(&values).unwrap(), text);
}
