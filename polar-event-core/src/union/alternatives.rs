//! What the other variants of an untagged enum take where the chosen one found a fault.
//!
//! Where a literal or the length of a tuple tells variants apart, the variant that was chosen knows only its own. The sender has to hear of
//! all of them. They are in the descriptions, so a document without faults pays nothing for this.

use super::places::{Places, is_deep};
use crate::describe::Enum;
use crate::error::{Code, Literal, Param, Violation};
use crate::rule::suggest::nearest;
use crate::state::{Checkpoint, ValidationState};
use crate::value::Number;

/// Lists in the violations since `checkpoint` what all variants take, not only the one that was chosen.
#[cold]
pub(super) fn add_alternatives(of: &'static Enum, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    let place = cx.place();
    cx.revise_since(checkpoint, |violation| match violation.base_code() {
        _ if violation.is_key_error() || is_deep(violation) => {}
        Code::LiteralError => {
            let found = violation.span().and_then(|span| place?.source(span));
            add_literals(&Places::at(of, violation), found, violation);
        }
        Code::TooShort | Code::TooLong => add_lengths(&Places::at(of, violation), violation),
        _ => {}
    });
}

/// `found` is the value's JSON text, where it is known.
fn add_literals(places: &Places, found: Option<&str>, violation: &mut Violation) {
    let Some(Param::Literals(own)) = violation.params().get("expected") else { return };
    let all = places.literals();
    // A custom rule has a choice of its own, which is none of the variants'.
    if all.len() <= own.len() || !own.iter().all(|literal| all.contains(literal)) {
        return;
    }
    let texts = all.iter().filter_map(|literal| if let Literal::Text(text) = literal { Some(*text) } else { None });
    // Where another variant takes the value, something else has told which variant this is.
    if found.is_some_and(|found| all.iter().any(|literal| matches!(literal, Literal::Number(number) if number.to_string() == found))) {
        return;
    }
    if let Some(found) = found.and_then(|found| serde_json::from_str::<String>(found).ok()) {
        if texts.clone().any(|text| text == found) {
            return;
        }
        if let Some(near) = nearest(&found, texts).filter(|_| !violation.is_sensitive()) {
            violation.params_mut().set("suggestion", Param::from(near));
        }
    }
    violation.params_mut().set("expected", Param::from(all));
}

fn add_lengths(places: &Places, violation: &mut Violation) {
    let (Some(Param::Number(actual)), Some(lengths)) = (violation.params().get("actual_length"), places.lengths()) else { return };
    let lengths: Vec<Number> = lengths.into_iter().map(Number::from).collect();
    if lengths.len() < 2 || lengths.contains(actual) || violation.params().get("unit") != Some(&Param::from("item")) {
        return;
    }
    violation.params_mut().remove("min_length");
    violation.params_mut().remove("max_length");
    let lengths: Vec<Literal> = lengths.into_iter().map(Literal::Number).collect();
    violation.params_mut().set("expected", Param::from(lengths));
}
