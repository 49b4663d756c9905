//! Strings: their lengths, what they consist of, their forms.

use serde_json::{Value, json};

use super::build::{Builder, Form};
use super::ecma;
use super::node::Node;
use super::number::choice;
use super::unsaid::Unsaid;
use crate::rule::{Content, Length, Rule, Rules, Unit};

/// The years 1 to 9999.
const YEAR: &str = "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})";

impl Builder<'_> {
    pub(super) fn text(&mut self, rules: Rules) -> Node {
        let mut node = Node::of_type("string");
        self.text_rules(&mut node, rules);
        node
    }

    /// A string of a form that has a name in JSON Schema.
    pub(super) fn formatted(&mut self, format: &str, rules: Rules) -> Node {
        let mut node = Node::of_type("string");
        node.add("format", format);
        self.text_rules(&mut node, rules);
        node
    }

    pub(super) fn timestamp(&mut self) -> Node {
        self.note(Unsaid::Timestamp);
        let mut node = self.formatted("date-time", &[]);
        // The format tells which days a month has. It takes leap seconds and any number of digits, which the decoder does not.
        let pattern = format!(
            "^{YEAR}-[0-9]{{2}}-[0-9]{{2}}[Tt][0-9]{{2}}:[0-9]{{2}}:[0-5][0-9](?:\\.[0-9]{{1,9}})?(?:[Zz]|[+-][0-9]{{2}}:[0-9]{{2}})$"
        );
        node.add("pattern", pattern);
        node
    }

    pub(super) fn date(&mut self) -> Node {
        let mut node = self.formatted("date", &[]);
        node.add("pattern", format!("^{YEAR}-"));
        node
    }

    pub(super) fn uuid(&mut self, rules: Rules) -> Node {
        self.formatted("uuid", rules)
    }

    pub(super) fn ip(&mut self) -> Node {
        let mut node = Node::of_type("string");
        node.add("anyOf", json!([{ "format": "ipv4" }, { "format": "ipv6" }]));
        node
    }

    fn text_rules(&mut self, node: &mut Node, rules: Rules) {
        for rule in rules.iter().map(Rule::plain) {
            match rule {
                Rule::Length(length) => self.length(node, *length),
                #[cfg(feature = "regex")]
                Rule::Pattern(pattern) => match ecma::translate(pattern.text) {
                    Some(translated) => {
                        if translated.contains("\\p{") || translated.contains("\\u") {
                            self.note(Unsaid::Unicode);
                        }
                        node.add("pattern", translated);
                    }
                    None => self.note(Unsaid::Pattern),
                },
                Rule::Content(content) => self.content_rule(node, *content),
                #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
                Rule::Format(format) => self.format(node, *format),
                Rule::OneOf(one_of) => choice(node, one_of.values),
                #[cfg(feature = "uuid")]
                Rule::Uuid(version) => {
                    node.add("format", "uuid");
                    if let Some(version) = version.0 {
                        node.add("pattern", uuid_pattern(version));
                    }
                }
                _ => {}
            }
        }
    }

    fn length(&mut self, node: &mut Node, length: Length) {
        let (min, max) = match length.unit {
            Unit::Characters => (length.min, length.max),
            Unit::Bytes => {
                self.note(Unsaid::Bytes);
                // A character has one to four bytes.
                (length.min.map(|min| min.div_ceil(4)), length.max)
            }
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => {
                self.note(Unsaid::Graphemes);
                (length.min, None)
            }
        };
        if let Some(min) = min {
            node.add("minLength", min);
        }
        if let Some(max) = max {
            node.add("maxLength", max);
        }
    }

    fn content_rule(&mut self, node: &mut Node, content: Content) {
        if matches!(content, Content::Alphanumeric | Content::Lowercase | Content::Uppercase) {
            self.note(Unsaid::Unicode);
        }
        node.add("pattern", content_pattern(content));
    }

    #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
    fn format(&mut self, node: &mut Node, format: crate::rule::Format) {
        use crate::rule::Format;
        match format {
            #[cfg(feature = "email")]
            Format::Email => {
                self.note(Unsaid::Hostname);
                node.add("format", "email");
                node.add("maxLength", 254);
                // The last label of the host name is not all digits, if it is not an address in brackets.
                node.add("pattern", r"(?:\]|[A-Za-z-][A-Za-z0-9-]*)$");
            }
            #[cfg(feature = "url")]
            Format::Url { schemes } => {
                self.note(Unsaid::Url);
                node.add("format", "uri");
                if !schemes.is_empty() {
                    let schemes: Vec<String> = schemes.iter().map(|scheme| any_case(scheme)).collect();
                    node.add("pattern", format!("^(?:{}):", schemes.join("|")));
                }
            }
            #[cfg(feature = "hostname")]
            Format::Hostname => {
                self.note(Unsaid::Hostname);
                node.add("format", "hostname");
                // The last label is not all digits.
                node.add("pattern", "[A-Za-z-][A-Za-z0-9-]*$");
            }
            #[cfg(feature = "ip")]
            Format::Ip => {
                let ip = self.ip();
                node.absorb(ip);
            }
            #[cfg(feature = "ip")]
            Format::Ipv4 => node.add("format", "ipv4"),
            #[cfg(feature = "ip")]
            Format::Ipv6 => node.add("format", "ipv6"),
        }
    }

    /// The limits of [`Metadata`](crate::Metadata): of a key, and of a value.
    pub(super) fn metadata_parts(&mut self, limits: crate::rule::MetadataRules) -> (Node, Node) {
        self.note(Unsaid::Integer);
        let text = |max: usize| {
            let mut node = Node::of_type("string");
            node.add("minLength", 1);
            node.add("maxLength", max);
            if !limits.allow_nul {
                node.add("pattern", content_pattern(Content::NoNul));
            }
            node
        };
        let mut integer = Node::of_type("integer");
        if self.form() == Form::OpenApi {
            integer.add("format", "int64");
        }
        integer.add("minimum", i64::MIN);
        integer.add("maximum", i64::MAX);
        let value = Node::with("anyOf", json!([text(limits.max_value), integer, { "type": "number" }, { "type": "boolean" }]));
        (text(limits.max_key), value)
    }
}

/// What a string must match to keep to a rule on what it consists of.
fn content_pattern(content: Content) -> String {
    match content {
        Content::NotBlank => format!("[^{}]", ecma::WHITE_SPACE),
        Content::Ascii => r"^[\u0000-\u007F]*$".to_owned(),
        Content::Alphanumeric => r"^[\p{Alphabetic}\p{N}]*$".to_owned(),
        Content::Lowercase => r"^[^\p{Uppercase}]*$".to_owned(),
        Content::Uppercase => r"^[^\p{Lowercase}]*$".to_owned(),
        Content::NoControl => r"^[^\u0000-\u001F\u007F-\u009F]*$".to_owned(),
        Content::NoNul => r"^[^\u0000]*$".to_owned(),
        Content::Prefix(prefix) => format!("^{}", ecma::escape(prefix)),
        Content::Suffix(suffix) => format!("{}$", ecma::escape(suffix)),
        Content::Contains(substring) => ecma::escape(substring),
    }
}

/// A UUID of this version, with the variant of RFC 9562.
#[cfg(feature = "uuid")]
fn uuid_pattern(version: u8) -> String {
    let version = match version {
        10..=15 => format!("[{:x}{version:X}]", version),
        _ => version.to_string(),
    };
    format!("^[0-9a-fA-F]{{8}}-[0-9a-fA-F]{{4}}-{version}[0-9a-fA-F]{{3}}-[89abAB][0-9a-fA-F]{{3}}-[0-9a-fA-F]{{12}}$")
}

/// A scheme in letters of either case.
#[cfg(feature = "url")]
fn any_case(scheme: &str) -> String {
    let mut pattern = String::new();
    for character in scheme.chars() {
        if character.is_ascii_alphabetic() {
            pattern.extend(['[', character.to_ascii_uppercase(), character.to_ascii_lowercase(), ']']);
        } else {
            pattern.push_str(&ecma::escape(character.encode_utf8(&mut [0; 4])));
        }
    }
    pattern
}

/// A constant of several.
pub(super) fn one_of(names: &[&str]) -> Node {
    match names {
        [only] => Node::with("const", *only),
        several => Node::with("enum", several.iter().map(|name| json!(name)).collect::<Vec<Value>>()),
    }
}
