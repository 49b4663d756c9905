//! JSON as Python's `json` reads it: `NaN` and infinities are numbers, surrogates may stand alone, integers have at most 4300 digits.

use super::tape::{Kind, Node, Tape};
use crate::error::{Code, Violation};
use crate::value::Number;

/// How many arrays and objects may be in each other. See [the module's documentation](super#what-is-left-to-the-services-interpreter).
pub const MAX_DEPTH: usize = 10_000;

/// The digits of an integer that Python converts: `sys.get_int_max_str_digits()`.
const MAX_DIGITS: usize = 4300;

/// No field of an event is deeper; what is deeper is read, but not kept.
const KEPT_DEPTH: usize = 6;

/// Reads a text in generalized UTF-8.
pub(super) fn read(text: &[u8]) -> Result<Tape<'_>, Violation> {
    let mut reader = Reader { text, at: 0, nodes: Vec::new(), open: Vec::new() };
    match reader.document() {
        Ok(()) => Ok(Tape { text, nodes: reader.nodes }),
        Err(Fault::Depth) => Err(Violation::new(Code::JsonDepth).param("max_depth", Number::from(MAX_DEPTH))),
        Err(Fault::Syntax(error)) => {
            let before = text.get(..reader.at).unwrap_or(text);
            // Each character has one byte that does not continue another.
            let offset = before.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
            Err(Violation::new(Code::JsonInvalid).param("error", error).param("offset", Number::from(offset)))
        }
    }
}

enum Fault {
    Depth,
    /// The name of the mistake, as the strict reader calls it.
    Syntax(&'static str),
}

/// An array or object that is not closed yet.
struct Open {
    is_object: bool,
    /// Its node, if it is kept.
    node: Option<usize>,
}

struct Reader<'t> {
    text: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
    open: Vec<Open>,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<(), Fault> {
        loop {
            if self.begin_value()? {
                continue;
            }
            if self.end_values()? {
                return Ok(());
            }
        }
    }

    /// Reads a scalar or an empty array or object, or opens one. Whether a value of the opened one follows.
    fn begin_value(&mut self) -> Result<bool, Fault> {
        self.skip_space();
        let start = self.at;
        let Some(first) = self.peek() else { return Err(Fault::Syntax(self.end_of_text())) };
        let kind = match first {
            b'{' | b'[' => return self.open(first == b'{'),
            b'"' => return self.string().map(|()| false),
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.literal(&[
                ("null", Kind::Null),
                ("true", Kind::Boolean(true)),
                ("false", Kind::Boolean(false)),
                ("NaN", Kind::NaN),
                ("Infinity", Kind::Infinity),
            ])?,
        };
        self.keep(kind, start..self.at);
        Ok(false)
    }

    /// Whether all is read; otherwise a value follows.
    fn end_values(&mut self) -> Result<bool, Fault> {
        loop {
            self.skip_space();
            let Some(open) = self.open.last() else {
                return if self.peek().is_none() { Ok(true) } else { Err(Fault::Syntax("text after the end of the document")) };
            };
            let is_object = open.is_object;
            match self.peek() {
                Some(b',') => {
                    self.at += 1;
                    if is_object {
                        self.skip_space();
                        self.key()?;
                    }
                    return Ok(false);
                }
                Some(b'}') if is_object => self.close(),
                Some(b']') if !is_object => self.close(),
                Some(b']' | b'}') => return Err(Fault::Syntax("closing bracket of the wrong kind")),
                Some(_) => return Err(Fault::Syntax("missing comma")),
                None => return Err(Fault::Syntax(self.end_of_text())),
            }
        }
    }

    /// Whether the array or object has a value.
    fn open(&mut self, is_object: bool) -> Result<bool, Fault> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Fault::Depth);
        }
        let node = self.keep(if is_object { Kind::Object } else { Kind::Array }, self.at..self.at + 1);
        self.at += 1;
        self.open.push(Open { is_object, node });
        self.skip_space();
        match self.peek() {
            Some(b'}') if is_object => self.close(),
            Some(b']') if !is_object => self.close(),
            _ if is_object => {
                self.key()?;
                return Ok(true);
            }
            _ => return Ok(true),
        }
        Ok(false)
    }

    fn close(&mut self) {
        self.at += 1;
        let next = self.nodes.len();
        if let Some(node) = self.open.pop().and_then(|open| open.node).and_then(|node| self.nodes.get_mut(node)) {
            node.end_before(next);
        }
    }

    fn key(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b'"') => self.string()?,
            Some(_) => return Err(Fault::Syntax("missing key")),
            None => return Err(Fault::Syntax("the text ends within an object")),
        }
        self.skip_space();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return Err(Fault::Syntax("missing colon")),
            None => return Err(Fault::Syntax("the text ends within an object")),
        }
        Ok(())
    }

    fn string(&mut self) -> Result<(), Fault> {
        let start = self.at + 1;
        self.at = start;
        let mut escaped = false;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(0..=0x1f) => return Err(Fault::Syntax("control character within a string")),
                Some(_) => self.at += 1,
                None => return Err(Fault::Syntax("the text ends within a string")),
            }
        }
        self.keep(Kind::String { escaped }, start..self.at);
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Fault> {
        match self.text.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => match self.text.get(self.at + 2..self.at + 6) {
                Some(digits) if digits.iter().all(u8::is_ascii_hexdigit) => self.at += 6,
                _ => return Err(Fault::Syntax("\\u without four hexadecimal digits")),
            },
            _ => return Err(Fault::Syntax("escape that JSON does not have")),
        }
        Ok(())
    }

    /// Reads as much as is a number: what follows is no comma or bracket then, and is refused as such.
    fn number(&mut self) -> Result<Kind, Fault> {
        let start = self.at;
        let digits = start + usize::from(self.peek() == Some(b'-'));
        match self.text.get(digits) {
            Some(b'0') => self.at = digits + 1,
            Some(b'1'..=b'9') => self.at = self.past_digits(digits),
            _ => {
                return self
                    .literal(&[("-Infinity", Kind::NegativeInfinity)])
                    .map_err(|_| Fault::Syntax("minus sign without a digit after it"));
            }
        }
        let integer = self.at;
        if self.peek() == Some(b'.') {
            let end = self.past_digits(self.at + 1);
            self.at = if end > self.at + 1 { end } else { self.at };
        }
        if let Some(b'e' | b'E') = self.peek() {
            let digits = self.at + 1 + usize::from(matches!(self.text.get(self.at + 1), Some(b'+' | b'-')));
            let end = self.past_digits(digits);
            self.at = if end > digits { end } else { self.at };
        }
        if self.at > integer {
            return Ok(Kind::Float);
        }
        if integer - digits > MAX_DIGITS {
            self.at = start;
            return Err(Fault::Syntax("integer of more than 4300 digits"));
        }
        Ok(Kind::Integer)
    }

    fn past_digits(&self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        start + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    }

    fn literal(&mut self, literals: &[(&str, Kind)]) -> Result<Kind, Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let found = literals.iter().find(|(literal, _)| rest.starts_with(literal.as_bytes()));
        let &(literal, kind) = found.ok_or(Fault::Syntax("missing value"))?;
        self.at += literal.len();
        Ok(kind)
    }

    /// Adds a node, unless it is too deep to be of use.
    fn keep(&mut self, kind: Kind, span: std::ops::Range<usize>) -> Option<usize> {
        let node = self.nodes.len();
        (self.open.len() < KEPT_DEPTH).then(|| {
            self.nodes.push(Node::new(kind, span, node));
            node
        })
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn end_of_text(&self) -> &'static str {
        match self.open.last() {
            None => "the text is empty",
            Some(Open { is_object: true, .. }) => "the text ends within an object",
            Some(Open { is_object: false, .. }) => "the text ends within an array",
        }
    }
}
