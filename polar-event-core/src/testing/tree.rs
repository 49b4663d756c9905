//! A document as a tree that keeps duplicate keys and every digit of a number.

use core::fmt;

use crate::error::{Path, Segment};

/// The content of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Null,
    Boolean(bool),
    /// A number, as written.
    Number(String),
    String(String),
    Array(Vec<Tree>),
    /// An object, with its keys in order, including duplicates.
    Object(Vec<(String, Tree)>),
}

/// A value of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tree {
    pub(super) node: Node,
    /// Relative paths of values that functions of the type's author check, with unknown results.
    pub(super) open: Vec<Vec<Segment>>,
}

impl From<Node> for Tree {
    fn from(node: Node) -> Self {
        Self { node, open: Vec::new() }
    }
}

impl Tree {
    pub(super) fn null() -> Self {
        Node::Null.into()
    }

    pub(super) fn boolean(value: bool) -> Self {
        Node::Boolean(value).into()
    }

    pub(super) fn number(digits: impl fmt::Display) -> Self {
        Node::Number(digits.to_string()).into()
    }

    pub(super) fn string(text: impl Into<String>) -> Self {
        Node::String(text.into()).into()
    }

    pub(super) fn array(items: Vec<Self>) -> Self {
        Node::Array(items).into()
    }

    pub(super) fn object(members: Vec<(String, Self)>) -> Self {
        Node::Object(members).into()
    }

    /// Converts a JSON value.
    pub(super) fn of(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::null(),
            Value::Bool(value) => Self::boolean(*value),
            Value::Number(number) => Self::number(number),
            Value::String(text) => Self::string(text),
            Value::Array(items) => Self::array(items.iter().map(Self::of).collect()),
            Value::Object(members) => Self::object(members.iter().map(|(key, value)| (key.clone(), Self::of(value))).collect()),
        }
    }

    /// The entries of an object; none for another value.
    pub(super) fn members(&self) -> &[(String, Self)] {
        if let Node::Object(members) = &self.node { members } else { &[] }
    }

    /// The entries of an object, to be merged into another, with the open paths inside it.
    pub(super) fn into_members(self) -> (Vec<(String, Self)>, Vec<Vec<Segment>>) {
        (if let Node::Object(members) = self.node { members } else { Vec::new() }, self.open)
    }

    /// Merges the entries of another object.
    pub(super) fn merge(&mut self, other: Self) {
        let (more, open) = other.into_members();
        if let Node::Object(members) = &mut self.node {
            members.extend(more);
        }
        self.open.extend(open);
    }

    /// Adds an entry to an object.
    pub(super) fn push(&mut self, key: impl Into<String>, value: Self) {
        if let Node::Object(members) = &mut self.node {
            members.push((key.into(), value));
        }
    }

    /// A copy with another value at this index of its items or entries.
    pub(super) fn with_child(&self, index: usize, child: Self) -> Self {
        let mut tree = self.clone();
        let place = match &mut tree.node {
            Node::Array(items) => items.get_mut(index),
            Node::Object(members) => members.get_mut(index).map(|(_, value)| value),
            _ => None,
        };
        if let Some(place) = place {
            *place = child;
        }
        tree
    }

    /// A copy with another key at this index of its entries.
    pub(super) fn with_key(&self, index: usize, key: &str) -> Self {
        let mut tree = self.clone();
        if let Node::Object(members) = &mut tree.node {
            if let Some((name, _)) = members.get_mut(index) {
                key.clone_into(name);
            }
        }
        tree
    }

    /// Marks the value itself as checked by a function.
    pub(super) fn opened(mut self) -> Self {
        self.open.push(Vec::new());
        self
    }

    /// The pointers of all values that functions check.
    pub(super) fn open_places(&self) -> Vec<String> {
        let mut places = Vec::new();
        self.collect_open(&mut Vec::new(), &mut places);
        places
    }

    fn collect_open(&self, path: &mut Vec<Segment>, places: &mut Vec<String>) {
        places.extend(self.open.iter().map(|rest| pointer(path.iter().chain(rest))));
        let mut inside = |segment: Segment, tree: &Self| {
            path.push(segment);
            tree.collect_open(path, places);
            path.pop();
        };
        match &self.node {
            Node::Array(items) => items.iter().enumerate().for_each(|(index, item)| inside(Segment::from(index), item)),
            Node::Object(members) => members.iter().for_each(|(key, value)| inside(Segment::from_input(key), value)),
            _ => {}
        }
    }
}

/// The RFC 6901 pointer of a path.
pub(super) fn pointer<'s>(steps: impl DoubleEndedIterator<Item = &'s Segment>) -> String {
    let mut path = Path::default();
    steps.rev().for_each(|step| path.prefix(step.clone()));
    path.to_string()
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.node {
            Node::Null => f.write_str("null"),
            Node::Boolean(value) => value.fmt(f),
            Node::Number(digits) => f.write_str(digits),
            Node::String(text) => write_text(f, text),
            Node::Array(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Node::Object(members) => {
                f.write_str("{")?;
                for (index, (key, value)) in members.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    write_text(f, key)?;
                    write!(f, ":{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str(&serde_json::to_string(text).map_err(|_| fmt::Error)?)
}
