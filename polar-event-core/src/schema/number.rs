//! Numbers: limits and steps.

use serde_json::{Value, json};

use super::build::{Builder, Form};
use super::gap::SchemaGap;
use super::node::Node;
use crate::rule::{Bound, Rule, Rules};
use crate::value::Number;

/// 2^127 and 2^128, which floats represent exactly.
const TWO_127: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;
const TWO_128: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;

/// The smallest number that rounds to infinity as an `f32`: 2^128 - 2^103.
const SINGLE: f64 = 340_282_356_779_733_661_637_539_395_458_142_568_448.0;

/// A number in JSON. Beyond 64 bits it is the nearest float.
pub(super) fn value(number: Number) -> Value {
    serde_json::to_value(number).unwrap_or_default()
}

/// The range of an integer type.
fn of_type(name: &str) -> (Bound, Bound) {
    let between = |min: i128, max: i128| (Bound::Inclusive(Number::Integer(min)), Bound::Inclusive(Number::Integer(max)));
    match name {
        "i8" => between(i8::MIN.into(), i8::MAX.into()),
        "i16" => between(i16::MIN.into(), i16::MAX.into()),
        "i32" => between(i32::MIN.into(), i32::MAX.into()),
        "u8" => between(0, u8::MAX.into()),
        "u16" => between(0, u16::MAX.into()),
        "u32" => between(0, u32::MAX.into()),
        "u64" => between(0, u64::MAX.into()),
        "usize" => between(0, usize::MAX as i128),
        "isize" => between(isize::MIN as i128, isize::MAX as i128),
        "i128" => (Bound::Inclusive(Number::Float(-TWO_127)), Bound::Exclusive(Number::Float(TWO_127))),
        "u128" => (Bound::Inclusive(Number::Integer(0)), Bound::Exclusive(Number::Float(TWO_128))),
        _ => between(i64::MIN.into(), i64::MAX.into()),
    }
}

fn parts(bound: Bound) -> (Number, bool) {
    match bound {
        Bound::Inclusive(number) => (number, false),
        Bound::Exclusive(number) => (number, true),
    }
}

/// The tighter of two bounds; `upper` tells whether they are upper bounds.
pub(super) fn tighter(a: Option<Bound>, b: Option<Bound>, upper: bool) -> Option<Bound> {
    let (Some(one), Some(other)) = (a, b) else { return a.or(b) };
    let ((x, x_exclusive), (y, _)) = (parts(one), parts(other));
    let first = if x == y { x_exclusive } else { (x < y) == upper };
    Some(if first { one } else { other })
}

/// The limits of a number, from its type and its rules.
pub(super) fn limits(of_type: (Option<Bound>, Option<Bound>), rules: Rules) -> (Option<Bound>, Option<Bound>) {
    let facts = rules.iter().map(Rule::facts);
    facts.fold(of_type, |(min, max), facts| (tighter(min, facts.min, false), tighter(max, facts.max, true)))
}

/// The range of an integer of this type with these rules.
pub(super) fn integer_limits(name: &str, rules: &[Rules]) -> (Option<Bound>, Option<Bound>) {
    let (min, max) = of_type(name);
    rules.iter().fold((Some(min), Some(max)), |so_far, rules| limits(so_far, rules))
}

fn add_limits(node: &mut Node, (min, max): (Option<Bound>, Option<Bound>)) {
    match min.map(parts) {
        Some((min, false)) => node.add("minimum", value(min)),
        Some((min, true)) => node.add("exclusiveMinimum", value(min)),
        None => {}
    }
    match max.map(parts) {
        Some((max, false)) => node.add("maximum", value(max)),
        Some((max, true)) => node.add("exclusiveMaximum", value(max)),
        None => {}
    }
}

impl Builder<'_> {
    /// The schema of an integer of this type with all of these rules.
    pub(super) fn integer(&mut self, name: &'static str, rules: &[Rules]) -> Node {
        self.add_gap(SchemaGap::Integer);
        let mut node = Node::of_type("integer");
        if self.form() == Form::OpenApi && matches!(name, "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64") {
            node.add("format", name.replacen('i', "int", 1).replacen('u', "uint", 1));
        }
        add_limits(&mut node, integer_limits(name, rules));
        // Integers are exact.
        rules.iter().for_each(|rules| self.add_rules(&mut node, rules, |gap| gap != SchemaGap::Steps));
        node
    }

    pub(super) fn float(&mut self, name: &'static str, rules: Rules) -> Node {
        let mut node = Node::of_type("number");
        let mut of_type = (None, None);
        if name == "f32" {
            self.add_gap(SchemaGap::Single);
            of_type = (Some(Bound::Exclusive(Number::Float(-SINGLE))), Some(Bound::Exclusive(Number::Float(SINGLE))));
        }
        if self.form() == Form::OpenApi {
            node.add("format", if name == "f32" { "float" } else { "double" });
        }
        add_limits(&mut node, limits(of_type, rules));
        self.add_rules(&mut node, rules, |_| true);
        node
    }

    /// The schema of a decimal. The limits apply to numbers only, since a schema cannot compare strings.
    pub(super) fn decimal(&mut self, rules: Rules) -> Node {
        self.add_gap(SchemaGap::Decimal);
        let mut number = Node::of_type("number");
        add_limits(&mut number, limits((None, None), rules));
        // Decimals are exact, too.
        self.add_rules(&mut number, rules, |gap| gap != SchemaGap::Steps);
        let mut text = Node::of_type("string");
        text.add("pattern", r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$");
        Node::with("anyOf", json!([number, text]))
    }
}
