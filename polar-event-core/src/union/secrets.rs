//! What no text may show, whichever variant a document means.

use crate::describe::secrets::{Secrets, is_secret};
use crate::describe::{Enum, Tagging};
use crate::error::{Segment, Violation};
use crate::reader::kind_of;
use crate::state::{Checkpoint, ValidationState};

use super::taken::takes;

/// To be called when a value of an enum has been read from `start` on: keeps back what is sensitive in any of the variants, since the document may mean
/// another one than was chosen.
#[cold]
#[inline(never)]
pub(super) fn keep_back(of: &'static Enum, checkpoint: Checkpoint, start: Option<usize>, cx: &mut ValidationState<'_>) {
    let has_ended = cx.place().is_some_and(|place| place.is_halted());
    if (!cx.keeps_since(checkpoint) && !has_ended) || cx.is_known_open(of) {
        return;
    }
    let secrets = Secrets::of_enum(of);
    if secrets.is_empty() {
        cx.remember_open(of);
        return;
    }
    let is_named = |violation: &Violation| {
        let is_name = |segment: &Segment| matches!(segment, Segment::Key(key) if secrets.names.contains(&&**key));
        violation.path().segments().any(is_name)
    };
    cx.redact_if(checkpoint, is_named);
    if of.catch_all_variants().iter().any(is_secret) {
        // The document may mean this variant wherever it is wrong.
        return cx.redact_if(checkpoint, |_| true);
    }
    match (of.tagging, start) {
        (Tagging::Untagged, Some(start)) => {
            if has_ended {
                if let Some(place) = cx.place() {
                    place.set_secret(start);
                }
            }
            let kind = cx.place().and_then(|place| kind_of(place.from(start)));
            let may_be = |index: usize| kind.is_none_or(|kind| takes(of, index, kind));
            let is_none = !(0..of.variants.len()).any(may_be);
            let mut variants = of.variants.iter().enumerate();
            if variants.any(|(index, variant)| (is_none || may_be(index)) && is_secret(variant)) {
                cx.redact_if(checkpoint, |_| true);
            }
        }
        (Tagging::Untagged, None) if secrets.is_whole => cx.redact_if(checkpoint, |_| true),
        // What should be the content may stand in place of the whole.
        _ if of.variants.iter().any(is_secret) => cx.redact_if(checkpoint, |violation| violation.path().is_root()),
        _ => {}
    }
}
