//! A document as a flat list of nodes: no value contains another, so that neither walking nor dropping it recurses.

use std::borrow::Cow;
use std::ops::Range;

use super::string::unescape;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean(bool),
    Integer,
    Float,
    NaN,
    Infinity,
    NegativeInfinity,
    String { escaped: bool },
    Array,
    Object,
}

impl Kind {
    /// Its name in the parameter `found`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "boolean",
            Self::Integer => "integer",
            Self::Float | Self::NaN | Self::Infinity | Self::NegativeInfinity => "number",
            Self::String { .. } => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

pub(super) struct Node {
    pub(super) kind: Kind,
    /// Where a number or the content of a string is in the text.
    span: Range<u32>,
    /// The index of the node after this value.
    next: u32,
}

impl Node {
    /// A node that contains no other yet. Texts are short enough for 32 bits.
    pub(super) fn new(kind: Kind, span: Range<usize>, at: usize) -> Self {
        Self { kind, span: short(span.start)..short(span.end), next: short(at + 1) }
    }

    pub(super) fn end_before(&mut self, next: usize) {
        self.next = short(next);
    }
}

fn short(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn long(position: u32) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// A document that was read.
pub(super) struct Tape<'t> {
    pub(super) text: &'t [u8],
    /// Each value, and before it its key, if it has one. What an array or object contains follows it.
    pub(super) nodes: Vec<Node>,
}

/// A value of a document.
#[derive(Clone, Copy)]
pub struct Value<'t> {
    tape: &'t Tape<'t>,
    at: usize,
    pub(super) kind: Kind,
}

impl<'t> Value<'t> {
    fn new(tape: &'t Tape<'t>, at: usize) -> Option<Self> {
        tape.nodes.get(at).map(|node| Self { tape, at, kind: node.kind })
    }

    /// The document's outermost value.
    pub(super) fn root(tape: &'t Tape<'t>) -> Option<Self> {
        Self::new(tape, 0)
    }

    pub(super) fn is_null(self) -> bool {
        self.kind == Kind::Null
    }

    fn next(self) -> usize {
        self.tape.nodes.get(self.at).map_or(usize::MAX, |node| long(node.next))
    }

    /// The text of a number, or of a string as it is written.
    pub(super) fn source(self) -> &'t [u8] {
        self.tape.nodes.get(self.at).and_then(|node| self.tape.text.get(long(node.span.start)..long(node.span.end))).unwrap_or_default()
    }

    /// The text of a number.
    pub(super) fn number(self) -> &'t str {
        std::str::from_utf8(self.source()).unwrap_or_default()
    }

    /// The content of a string, as generalized UTF-8.
    pub(super) fn string(self) -> Option<Cow<'t, [u8]>> {
        match self.kind {
            Kind::String { escaped: false } => Some(Cow::Borrowed(self.source())),
            Kind::String { escaped: true } => Some(Cow::Owned(unescape(self.source()))),
            _ => None,
        }
    }

    /// The items of an array, or the keys and values of an object in turn.
    fn children(self) -> impl Iterator<Item = Self> {
        let (mut at, end) = (self.at + 1, self.next());
        std::iter::from_fn(move || {
            let child = Self::new(self.tape, at).filter(|_| at < end)?;
            at = child.next();
            Some(child)
        })
    }

    /// The items of an array.
    pub(super) fn items(self) -> Option<impl Iterator<Item = Self>> {
        (self.kind == Kind::Array).then(|| self.children())
    }

    /// The keys and values of an object; a key that comes twice is in it twice.
    pub(super) fn members(self) -> Option<impl Iterator<Item = (Cow<'t, [u8]>, Self)>> {
        let mut children = self.children();
        (self.kind == Kind::Object).then(|| std::iter::from_fn(move || Some((children.next()?.string()?, children.next()?))))
    }

    /// The values of these keys; the last one counts.
    pub(super) fn fields<const N: usize>(self, names: [&str; N]) -> Option<[Option<Self>; N]> {
        let mut fields = [None; N];
        for (key, value) in self.members()? {
            if let Some((_, field)) = names.iter().zip(&mut fields).find(|(name, _)| name.as_bytes() == &*key) {
                *field = Some(value);
            }
        }
        Some(fields)
    }
}
