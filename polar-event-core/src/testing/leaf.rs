//! Values without parts, and values of the wrong type.

use super::case::Case;
use super::maker::{Maker, is_number};
use super::spot::Spot;
use super::tree::{Node, Tree};
use super::{float, number, text, time};
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::Rule;

/// The cases of a value without parts under these rules, but for those of the wrong type.
pub(super) fn cases(shape: &'static Shape, rules: &[&'static Rule]) -> Vec<Case> {
    match shape {
        Shape::Boolean => [false, true].map(|value| Case::good(Tree::boolean(value), "type", value.to_string())).to_vec(),
        Shape::Integer(name) => by_simplicity(number::integers(name, rules, false)),
        Shape::Newtype(newtype) => match (newtype.shape)() {
            Shape::Integer(name) => by_simplicity(number::integers(name, rules, newtype.rules.is_empty())),
            _ => Vec::new(),
        },
        Shape::Float(name) => by_simplicity(float::floats(name, rules)),
        #[cfg(feature = "rust_decimal")]
        Shape::Decimal => super::decimal::decimals(rules),
        Shape::Timestamp => time::timestamps(rules),
        Shape::Date => time::dates(),
        Shape::Null => vec![Case::good(Tree::null(), "type", "null")],
        Shape::Any => {
            let some =
                [Tree::null(), Tree::boolean(true), Tree::number(1), Tree::number("0.5"), Tree::string("a"), Tree::array(Vec::new())];
            some.into_iter().map(|tree| Case::good(tree, "type", "anything")).collect()
        }
        Shape::String | Shape::Character | Shape::Uuid | Shape::Url | Shape::IpAddress | Shape::Ipv4Address | Shape::Ipv6Address => {
            text::texts(shape, rules)
        }
        _ => Vec::new(),
    }
}

/// The good numbers of the fewest digits first.
fn by_simplicity(mut cases: Vec<Case>) -> Vec<Case> {
    cases.sort_by_key(|case| match &case.tree.node {
        Node::Number(digits) => (digits.len(), digits.starts_with('-')),
        _ => (0, false),
    });
    cases
}

/// A good value: mostly one of the cases, of which the first is the simplest.
pub(super) fn value(maker: &mut Maker<'_>, spot: &Spot) -> Option<Tree> {
    let cases = maker.leaf(spot);
    let good: Vec<&Case> = cases.iter().filter(|case| case.is_good() && !case.flags.clock && !case.flags.exact).collect();
    let edge = maker.pick(&good).map(|case| case.tree.clone());
    super::fresh::value(maker, spot, edge)
}

/// What is said of a value of the wrong type; `None` for types that say so for each variant, or take anything.
fn wrong_type(shape: &Shape) -> Option<Code> {
    Some(match shape {
        Shape::Boolean => Code::BoolType,
        Shape::Integer(_) => Code::IntType,
        Shape::Float(_) => Code::FloatType,
        Shape::Decimal => Code::DecimalType,
        Shape::String | Shape::Character | Shape::IpAddress | Shape::Ipv4Address | Shape::Ipv6Address => Code::StringType,
        Shape::Uuid => Code::UuidType,
        Shape::Url => Code::UrlType,
        Shape::Timestamp => Code::DatetimeType,
        Shape::Date => Code::DateType,
        Shape::Null => Code::NullType,
        Shape::Array(_) | Shape::Tuple(_) | Shape::TupleStruct(_) => Code::ArrayType,
        Shape::Map(_) | Shape::Metadata | Shape::Object(_) => Code::ObjectType,
        Shape::Newtype(newtype) if is_number(newtype) => Code::IntType,
        Shape::Newtype(_) | Shape::Nullable(_) | Shape::Enum(_) | Shape::Any | Shape::Foreign(_) => return None,
    })
}

/// A value of each kind.
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

/// Values of every type but the one that is due.
pub(super) fn wrong_types(shape: &'static Shape) -> Vec<Case> {
    let Some(code) = wrong_type(shape) else { return Vec::new() };
    let wrong = of_each_kind().into_iter().filter(|tree| !takes(shape, &tree.node, DEPTH));
    wrong.map(|tree| Case::wrong_type(tree, code)).collect()
}

/// So many types are looked through, one around the other.
pub(super) const DEPTH: usize = 8;

/// Whether a type takes values of this kind at all.
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
        | Shape::Url
        | Shape::Timestamp
        | Shape::Date => kind == "a string",
        Shape::Null => kind == "null",
        Shape::Array(_) | Shape::Tuple(_) | Shape::TupleStruct(_) => kind == "an array",
        Shape::Map(_) | Shape::Metadata | Shape::Object(_) => kind == "an object",
        Shape::Newtype(newtype) => takes((newtype.shape)(), node, depth),
        Shape::Nullable(inner) => kind == "null" || takes(inner(), node, depth),
        Shape::Enum(of) => super::union::takes(of, node, depth),
        Shape::Any | Shape::Foreign(_) => true,
    }
}
