//! Objects with flattened values whose keys only the document determines: what is no field of the object's own is kept, and given out at the
//! end.

use core::marker::PhantomData;

use serde_core::de::MapAccess;

use super::fields::{Entry, FieldSet, Fields};
use super::fill_if_some;
use super::flatten::Selection;
use super::name::{Name, NameSeed, report_unknown};
use super::object::{again, other_field};
use super::refuse::skip_value;
use crate::error::Segment;
use crate::state::ValidationState;

/// Reads an object into its place.
pub(super) fn read<'de, F: Fields<'de>, A: MapAccess<'de>>(
    mut fields: F,
    mut object: A,
    human_readable: bool,
    slot: &mut Option<F::Output>,
    cx: &mut ValidationState<'_>,
) -> Result<(), A::Error> {
    let mut seen = F::Seen::default();
    let mut selection = Selection::new(human_readable, cx);
    entries(&mut fields, &mut seen, &mut object, &mut selection, cx)?;
    selection.end(cx);
    fields.select(&mut selection, &mut object, cx)?;
    let (lacks_variant, named) = (selection.lacks_variant, core::mem::take(&mut selection.named));
    selection.each_free(&mut object, cx, |(key, is_read), entry, cx| {
        let checkpoint = cx.checkpoint();
        if F::TAKES_OTHERS && !(const { F::OBJECT.may_only_write() } && F::OBJECT.only_writes(key)) && fields.take(key, entry, cx)? {
            return Ok(());
        }
        if F::OBJECT.deny_unknown_fields && !is_read {
            let names = F::OBJECT.names_beside(&named);
            if !lacks_variant || !names.contains(&&**key) {
                report_unknown(names.into(), key, cx);
            }
        }
        if !is_read {
            cx.count_unknown_key();
        }
        let checkpoint = if cx.is_clean_since(checkpoint) { checkpoint } else { cx.checkpoint() };
        let skipped = skip_value(entry, cx);
        cx.prefix_path(checkpoint, || Segment::from_input(key));
        skipped
    })?;
    selection.finish(&mut object, cx)?;
    fields.fill_missing(&seen, cx);
    fill_if_some(slot, fields.finish(&seen, cx));
    Ok(())
}

/// Reads the object's own fields, and keeps all others.
fn entries<'de, F: Fields<'de>, A: MapAccess<'de>>(
    fields: &mut F,
    seen: &mut F::Seen,
    object: &mut A,
    selection: &mut Selection<'de, A::Error>,
    cx: &mut ValidationState<'_>,
) -> Result<(), A::Error> {
    loop {
        let checkpoint = cx.checkpoint();
        let Some(name) = object.next_key_seed(NameSeed::<F> { cx, fields: PhantomData })? else { return Ok(()) };
        match name {
            Name::Unknown(key) if cx.is_clean_since(checkpoint) => selection.keep(key, object, cx)?,
            name => {
                let mut object = selection.around(object, cx);
                match name {
                    Name::Field(index, name) if seen.insert(index) => fields.decode(index, Entry { name, object: &mut object }, cx)?,
                    Name::Field(_, name) => again(F::OBJECT, &mut object, name, cx)?,
                    // A key that is no text belongs to a map, if to anything.
                    Name::Unknown(key) => other_field(fields, &key, &mut object, checkpoint, cx)?,
                }
            }
        }
        if selection.is_read(cx) {
            return Ok(());
        }
    }
}
