//! The values that are written and read.

use polar_event_core::describe::Shape;
use polar_event_tests::random::Random;
use polar_event_tests::tree::Doc;
use polar_event_tests::zoo::document::valid;
use polar_event_tests::zoo::pair::leave_out_nulls;
use serde::Serialize;
use serde_json::Value;

/// How many documents there are for a type.
const DOCUMENTS: usize = 40;

/// Texts that mean something in one format or another.
const TEXTS: [&str; 16] = [
    "true",
    "null",
    "~",
    "1e3",
    "-7",
    "0x1F",
    "a b&c=d",
    "x,y",
    "\"q\"",
    "<&>",
    "- a: b",
    "# c",
    "two\nlines",
    "None",
    "a[0]=+%20",
    "日本",
];

/// Numbers that few types hold, or that few formats write.
const NUMBERS: [&str; 14] = [
    "255",
    "127",
    "-128",
    "200",
    "65535",
    "-40000",
    "4294967295",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "340282366920938463463374607431768211455",
    "0.1",
    "-1e-7",
    "3.0",
];

/// What is in a value of ours and in one of theirs, which is the same.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) ours: Value,
    pub(crate) theirs: Value,
}

/// Documents for a type: half of them as they are made from its description, half of them with special texts and numbers.
pub(crate) fn documents(shape: &Shape, random: &mut Random) -> Vec<String> {
    let document = |index: usize| {
        let mut doc = valid(shape, random, 0);
        if index % 2 == 1 {
            season(&mut doc, random);
        }
        doc.text()
    };
    (0..DOCUMENTS).map(document).collect()
}

fn season(doc: &mut Doc, random: &mut Random) {
    match doc {
        Doc::Array(items) => items.iter_mut().for_each(|item| season(item, random)),
        Doc::Object(entries) => entries.iter_mut().for_each(|(_, value)| season(value, random)),
        Doc::Plain(text) if [r#""12""#, r#""äöü""#].contains(&text.as_str()) => *text = Value::from(random.pick(&TEXTS)).to_string(),
        Doc::Plain(text) if text.parse::<f64>().is_ok() && random.one_in(3) => *text = random.pick(&NUMBERS).to_owned(),
        Doc::Plain(_) => {}
    }
}

/// What is in both values, if it is the same and can be written.
pub(crate) fn expected<O: Serialize, T: Serialize>(ours: &O, theirs: &T) -> Option<Expected> {
    let (ours, theirs) = (serde_json::to_value(ours).ok()?, serde_json::to_value(theirs).ok()?);
    let mut same = theirs.clone();
    leave_out_nulls(&mut same, &ours);
    (ours == same).then_some(Expected { ours, theirs })
}
