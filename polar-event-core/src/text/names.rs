//! Names with parts.

use std::borrow::Cow;

/// How names that have parts are written: those of items and fields within a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Names {
    /// A name has no parts: brackets and dots are characters like others. A name that is given several times is a list.
    #[default]
    Plain,
    /// Parts in brackets, as in HTML forms of PHP, Rails and `qs`: `tags[]`, `tags[0]`, `address[city]`, `items[0][name]`. `[]` can only be the
    /// last part. A name whose brackets do not match has no parts.
    Brackets,
    /// Parts behind a separator, such as `.` (`address.city`, `tags.0`) or, for environment variables, `__`.
    Separated(&'static str),
}

/// A name in its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Steps<'a> {
    pub(super) keys: Vec<Cow<'a, str>>,
    /// Whether `[]` came last: the text is an item of a list.
    pub(super) is_item: bool,
}

impl Names {
    /// The parts of a name. A name of more than `max` parts has one more, so that it is too deep, whatever its length.
    pub(super) fn split<'a>(self, name: &Cow<'a, str>, max: usize) -> Steps<'a> {
        let parts = match self {
            Self::Plain => None,
            Self::Brackets => in_brackets(name, max),
            Self::Separated("") => None,
            Self::Separated(separator) => Some(name.splitn(max.saturating_add(1), separator).collect()),
        };
        let mut parts = parts.unwrap_or_else(|| vec![&**name]);
        let is_item = self == Self::Brackets && parts.len() > 1 && parts.last().is_some_and(|last| last.is_empty());
        if is_item {
            parts.pop();
        }
        let keys = parts.into_iter().map(|part| part_of(name, part)).collect();
        Steps { keys, is_item }
    }
}

/// A part of a name, which lives as long as the name if that is borrowed.
fn part_of<'a>(name: &Cow<'a, str>, part: &str) -> Cow<'a, str> {
    if let Cow::Borrowed(name) = *name {
        let start = part.as_ptr().addr() - name.as_ptr().addr();
        if let Some(part) = name.get(start..start + part.len()) {
            return Cow::Borrowed(part);
        }
    }
    Cow::Owned(part.to_owned())
}

/// `a[b][]` as `a`, `b` and an empty part, if the brackets match.
fn in_brackets(name: &str, max: usize) -> Option<Vec<&str>> {
    let (first, mut rest) = name.split_at(name.find('[').filter(|at| *at > 0)?);
    let mut parts = vec![first];
    while let Some(inner) = rest.strip_prefix('[') {
        let (part, after) = inner.split_once(']')?;
        if part.contains('[') || (part.is_empty() && !after.is_empty()) {
            return None;
        }
        parts.push(part);
        rest = after;
        if parts.len() > max {
            return Some(parts);
        }
    }
    rest.is_empty().then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::{Names, Steps};

    fn steps(names: Names, name: &'static str) -> (Vec<String>, bool) {
        let Steps { keys, is_item } = names.split(&name.into(), 4);
        (keys.into_iter().map(Into::into).collect(), is_item)
    }

    fn keys(names: Names, name: &'static str) -> Vec<String> {
        let (keys, is_item) = steps(names, name);
        assert!(!is_item, "{name}");
        keys
    }

    #[test]
    fn brackets_are_parts_where_they_match() {
        assert_eq!(keys(Names::Brackets, "a[b][0]"), ["a", "b", "0"]);
        assert_eq!(steps(Names::Brackets, "a[b][]"), (vec!["a".to_owned(), "b".to_owned()], true));
        for whole in ["a", "", "[a]", "[]", "a[", "a]", "a[b", "a[b]c", "a[[b]]", "a[][b]", "a[b]]"] {
            assert_eq!(keys(Names::Brackets, whole), [whole]);
        }
    }

    #[test]
    fn separators_are_between_parts() {
        assert_eq!(keys(Names::Separated("."), "a.b.0"), ["a", "b", "0"]);
        assert_eq!(keys(Names::Separated("__"), "a__b_c"), ["a", "b_c"]);
        assert_eq!(keys(Names::Separated("."), "a..b"), ["a", "", "b"]);
        assert_eq!(keys(Names::Separated(""), "a.b"), ["a.b"]);
        assert_eq!(keys(Names::Plain, "a.b[c]"), ["a.b[c]"]);
    }

    #[test]
    fn too_many_parts_are_not_all_looked_at() {
        assert_eq!(keys(Names::Separated("."), "a.b.c.d.e.f").len(), 5);
        assert_eq!(keys(Names::Brackets, "a[b][c][d][e][f]").len(), 5);
    }
}
