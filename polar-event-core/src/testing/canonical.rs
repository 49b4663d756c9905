//! Whether two values are equal for their type, regardless of notation.

use super::tree::{Node, Tree};
use crate::describe::Shape;

/// A text that is the same for equal values.
pub(super) fn canonical(shape: &'static Shape, tree: &Tree) -> String {
    let shape = if let Shape::Nullable(inner) = shape { inner() } else { shape };
    match (shape.inside_newtypes(), &tree.node) {
        (Shape::Decimal, Node::Number(text) | Node::String(text)) | (_, Node::Number(text)) => {
            text.parse::<f64>().map_or(text.clone(), |number| (number + 0.0).to_string())
        }
        // A space may replace the T between date and time.
        (Shape::Timestamp, Node::String(text)) => text.to_lowercase().replace(' ', "t"),
        (Shape::Formatted(_), Node::String(text)) => text.to_lowercase().replace(' ', "t"),
        (Shape::Enum(of), Node::String(name)) => {
            let is_it = |variant: &&crate::describe::Variant| variant.has_name(name);
            of.named_variants().iter().find(is_it).map_or(name.as_str(), |variant| variant.name).to_owned()
        }
        (Shape::String | Shape::Character, Node::String(text)) => text.clone(),
        (_, Node::String(text)) => text.to_lowercase(),
        _ => tree.to_string(),
    }
}
