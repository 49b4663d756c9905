//! Which JSON types a type accepts, and values of all others.

use super::case::Case;
use super::shapes::{DEPTH, is_number, is_unit};
use super::tree::{Node, Tree};
use crate::describe::{Catches, Enum, Shape, Tagging, Variant};
use crate::error::Code;

/// A value of each JSON type.
pub(super) fn of_each_kind() -> [Tree; 7] {
    [
        Tree::null(),
        Tree::boolean(true),
        Tree::number(1),
        Tree::number("1.5"),
        Tree::string("1"),
        Tree::array(Vec::new()),
        Tree::object(Vec::new()),
    ]
}

/// Whether a type accepts any value of this JSON type.
pub(super) fn takes(shape: &'static Shape, node: &Node, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return true };
    let kind = node.kind();
    match shape {
        Shape::Boolean => kind == "a boolean",
        Shape::Integer(_) => kind == "an integer",
        Shape::Float(_) => kind == "an integer" || kind == "a float",
        Shape::Decimal => kind == "an integer" || kind == "a float" || kind == "a string",
        Shape::String
        | Shape::Character
        | Shape::IpAddress
        | Shape::Ipv4Address
        | Shape::Ipv6Address
        | Shape::Uuid
        | Shape::KeyText(_)
        | Shape::Url
        | Shape::Timestamp
        | Shape::Date
        | Shape::Formatted(_) => kind == "a string",
        Shape::Null => kind == "null",
        Shape::Array(_) | Shape::Tuple(_) | Shape::TupleStruct(_) => kind == "an array",
        Shape::Map(_) | Shape::Metadata | Shape::Object(_) => kind == "an object",
        Shape::Newtype(newtype) => takes((newtype.shape)(), node, depth),
        Shape::Nullable(inner) => kind == "null" || takes(inner(), node, depth),
        Shape::Enum(of) => takes_enum(of, node, depth),
        Shape::Any | Shape::ViaSerde(_) => true,
    }
}

/// Whether an enum accepts any value of this JSON type.
pub(super) fn takes_enum(of: &'static Enum, node: &Node, depth: usize) -> bool {
    let kind = node.kind();
    let is_caught = of.catch_all_variants().iter().any(|variant| match variant.catches {
        Catches::Value => takes_variant(variant, node, depth),
        Catches::Name { .. } => of.tagging == Tagging::External && kind == "a string",
        Catches::Nothing => false,
    });
    is_caught
        || match of.tagging {
            Tagging::External => kind == "an object" || (kind == "a string" && of.named_variants().iter().any(is_unit)),
            Tagging::Internal { .. } | Tagging::Adjacent { .. } => kind == "an object",
            Tagging::Untagged => of.variants.iter().any(|variant| takes_variant(variant, node, depth)),
        }
}

/// Whether a variant accepts any value of this JSON type.
pub(super) fn takes_variant(variant: &'static Variant, node: &Node, depth: usize) -> bool {
    (variant.nullable && *node == Node::Null) || takes(&variant.content, node, depth)
}

/// The code for a value of the wrong type; `None` for types where it depends on the variant, or that accept anything.
fn wrong_type(shape: &Shape) -> Option<Code> {
    Some(match shape {
        Shape::Boolean => Code::BoolType,
        Shape::Integer(_) => Code::IntType,
        Shape::Float(_) => Code::FloatType,
        Shape::Decimal => Code::DecimalType,
        Shape::String | Shape::Character | Shape::IpAddress | Shape::Ipv4Address | Shape::Ipv6Address | Shape::KeyText(_) => {
            Code::StringType
        }
        Shape::Uuid => Code::UuidType,
        Shape::Url => Code::UrlType,
        Shape::Timestamp => Code::DatetimeType,
        Shape::Date => Code::DateType,
        Shape::Formatted(format) => format.type_code,
        Shape::Null => Code::NullType,
        Shape::Array(_) | Shape::Tuple(_) | Shape::TupleStruct(_) => Code::ArrayType,
        Shape::Map(_) | Shape::Metadata | Shape::Object(_) => Code::ObjectType,
        Shape::Newtype(newtype) if is_number(newtype) => Code::IntType,
        Shape::Newtype(_) | Shape::Nullable(_) | Shape::Enum(_) | Shape::Any | Shape::ViaSerde(_) => return None,
    })
}

/// Values of every type except the expected one.
pub(super) fn wrong_types(shape: &'static Shape) -> Vec<Case> {
    let Some(code) = wrong_type(shape) else { return Vec::new() };
    let wrong = of_each_kind().into_iter().filter(|tree| !takes(shape, &tree.node, DEPTH));
    wrong.map(|tree| Case::wrong_type(tree, code)).collect()
}
