//! Parameters in an order: those of a path.

use super::decoder::Decoder;
use super::pair::Pair;
use crate::decode::Decode;
use crate::decode::buffer::{Buffer, BufferDeserializer};
use crate::decode::raw_text::{RawError, RawText};
use crate::describe::{Describe, Shape, Tagging};
use crate::error::{Code, Report, Segment, Violation};
use crate::rule::ITEM_RULES;
use crate::state::Data;

impl<C> Decoder<C> {
    /// Decodes parameters: by their names if the type has fields or keys, in their order if it is a tuple, otherwise from the only one.
    pub(crate) fn decode_params<'de, T: Decode<'de> + Describe>(
        &self,
        params: Vec<Pair<'de>>,
        data: Option<Data<'_>>,
    ) -> Result<T, Report> {
        let is_tuple = is_tuple(T::SHAPE);
        if !is_tuple && (has_keys(T::SHAPE) || params.len() != 1) {
            return self.decode_given(params, None, data).map(|(value, _)| value);
        }
        let mut cx = self.new_state(data);
        for (index, _) in params.iter().enumerate().filter(|(_, pair)| pair.is_lossy) {
            cx.extend(if is_tuple { Violation::new(Code::StringUnicode).at(index) } else { Violation::new(Code::StringUnicode) });
        }
        let mut texts = params.iter().map(|pair| Buffer::Raw(RawText { text: pair.text.clone(), options: self.options }));
        let values = if is_tuple { Buffer::Array(texts.collect()) } else { texts.next_back().unwrap_or(Buffer::Null) };
        let value = T::decode(BufferDeserializer::<RawError>::new(&values, true), ITEM_RULES, &mut cx).unwrap_or_else(|error| {
            Self::give_up(&error, &mut cx);
            None
        });
        let name = |index: usize| params.get(index).map(|pair| Segment::from_input(&pair.name));
        cx.into_result(value).map_err(|report| {
            report.map_violations(|mut violation| {
                let mut path: Vec<_> = violation.path().segments().cloned().collect();
                match path.first_mut() {
                    Some(Segment::Index(index)) if is_tuple => *path.first_mut()? = name(*index).unwrap_or(Segment::Index(*index)),
                    _ if is_tuple => {}
                    _ => path.splice(0..0, name(0)).for_each(drop),
                }
                violation.set_path(path.into_iter());
                Some(violation)
            })
        })
    }
}

fn is_tuple(shape: &'static Shape) -> bool {
    matches!(shape.inside_newtypes(), Shape::Tuple(_) | Shape::TupleStruct(_) | Shape::Array(_))
}

/// Whether a type is read by names.
fn has_keys(shape: &'static Shape) -> bool {
    match shape.inside_newtypes() {
        Shape::Object(_) | Shape::Map(_) | Shape::Metadata | Shape::Any | Shape::ViaSerde(_) => true,
        Shape::Enum(of) => match of.tagging {
            Tagging::External => of.variants.iter().any(|variant| !matches!(variant.content, Shape::Null)),
            Tagging::Internal { .. } | Tagging::Adjacent { .. } => true,
            Tagging::Untagged => of.variants.iter().any(|variant| has_keys(&variant.content)),
        },
        _ => false,
    }
}
