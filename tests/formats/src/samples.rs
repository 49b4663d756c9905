//! The values that are written and read.

use erased_serde::Serialize;
use polar_event_core::describe::Shape;
use polar_event_tests::random::Random;
use polar_event_tests::tree::Doc;
use polar_event_tests::zoo::document::valid;
use polar_event_tests::zoo::pair::leave_out_nulls;
use serde_json::Value;

use crate::erased::value_of;

/// How many documents are made for a type, of which not all are good.
const DOCUMENTS: usize = 2000;

/// How many values of a type are written and read.
const SAMPLES: usize = 60;

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

/// A value of ours and the same of theirs.
pub(crate) struct Sample<'a> {
    pub(crate) ours: Box<dyn Serialize + 'a>,
    pub(crate) theirs: Box<dyn Serialize + 'a>,
    pub(crate) in_ours: Value,
    pub(crate) in_theirs: Value,
    /// Whether serde writes a `null` that ours leaves out.
    pub(crate) has_none: bool,
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

/// Both values, if what is in them is the same and can be written.
pub(crate) fn sample<'a>(ours: impl Serialize + 'a, theirs: impl Serialize + 'a) -> Option<Sample<'a>> {
    let (in_ours, in_theirs) = (value_of(&ours).ok()?, value_of(&theirs).ok()?);
    let mut same = in_theirs.clone();
    leave_out_nulls(&mut same, &in_ours);
    let has_none = in_ours != in_theirs;
    (in_ours == same).then(|| Sample { ours: Box::new(ours), theirs: Box::new(theirs), in_ours, in_theirs, has_none })
}

/// As many of them as are written and read.
pub(crate) fn enough<'a>(samples: impl Iterator<Item = Sample<'a>>) -> Vec<Sample<'a>> {
    samples.take(SAMPLES).collect()
}
