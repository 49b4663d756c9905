//! A tree of JSON values whose objects have their keys in an order, and any key as often as they like.
//!
//! What the values without parts are, and what the keys, is for each use to say: JSON as it is written, what a deserializer says, or characters each
//! with its spelling.

/// See the [module](self).
#[derive(Debug, Clone, PartialEq)]
pub enum Tree<Plain, Key = String> {
    /// A value without parts.
    Plain(Plain),
    Array(Vec<Tree<Plain, Key>>),
    Object(Vec<(Key, Tree<Plain, Key>)>),
}

impl<Plain, Key> Tree<Plain, Key> {
    /// Writes the tree as JSON: its values without parts and its keys as these functions do, and whatever `space` writes between all tokens.
    pub fn write(
        &self,
        out: &mut String,
        space: &mut impl FnMut(&mut String),
        plain: &impl Fn(&mut String, &Plain),
        key: &impl Fn(&mut String, &Key),
    ) {
        match self {
            Self::Plain(value) => plain(out, value),
            Self::Array(items) => write_parts(out, space, ['[', ']'], items, |out, space, item| item.write(out, space, plain, key)),
            Self::Object(entries) => write_parts(out, space, ['{', '}'], entries, |out, space, (name, value)| {
                key(out, name);
                space(out);
                out.push(':');
                space(out);
                value.write(out, space, plain, key);
            }),
        }
    }

    /// The same tree of other values and keys.
    pub fn map<P, K>(&self, plain: &impl Fn(&Plain) -> P, key: &impl Fn(&Key) -> K) -> Tree<P, K> {
        match self {
            Self::Plain(value) => Tree::Plain(plain(value)),
            Self::Array(items) => Tree::Array(items.iter().map(|item| item.map(plain, key)).collect()),
            Self::Object(entries) => Tree::Object(entries.iter().map(|(name, value)| (key(name), value.map(plain, key))).collect()),
        }
    }

    /// How many parts there are in all, the whole tree included.
    pub fn size(&self) -> usize {
        1 + match self {
            Self::Plain(_) => 0,
            Self::Array(items) => items.iter().map(Self::size).sum(),
            Self::Object(entries) => entries.iter().map(|(_, value)| value.size()).sum(),
        }
    }

    /// The part of this number, where the whole tree has 0 and each value comes before its parts.
    pub fn part(&mut self, number: usize) -> Option<&mut Self> {
        self.part_after(&mut { number })
    }

    fn part_after(&mut self, number: &mut usize) -> Option<&mut Self> {
        if *number == 0 {
            return Some(self);
        }
        *number -= 1;
        match self {
            Self::Plain(_) => None,
            Self::Array(items) => items.iter_mut().find_map(|item| item.part_after(number)),
            Self::Object(entries) => entries.iter_mut().find_map(|(_, value)| value.part_after(number)),
        }
    }
}

fn write_parts<T, S: FnMut(&mut String)>(
    out: &mut String,
    space: &mut S,
    [open, close]: [char; 2],
    parts: &[T],
    write: impl Fn(&mut String, &mut S, &T),
) {
    out.push(open);
    space(out);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push(',');
            space(out);
        }
        write(out, space, part);
        space(out);
    }
    out.push(close);
}

/// A document as it is written: each value without parts as JSON, keys by their names.
pub type Doc = Tree<String>;

impl Doc {
    /// The document as JSON, without a space.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let key = |out: &mut String, name: &String| *out += &serde_json::to_string(name).unwrap();
        self.write(&mut text, &mut |_| {}, &|out, plain| *out += plain, &key);
        text
    }
}
