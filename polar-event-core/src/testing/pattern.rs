//! Strings that match a regular expression, generated from its syntax tree.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::entropy::Entropy;

/// Characters that are tried first, so that boundary cases are readable.
const PLAIN: &[char] = &['a', 'A', '0', 'b', 'Z', '9', '_', '-', '.', ' ', '@', '/', 'é', '🦀'];

/// The maximum length of a generated string.
const MAX: usize = 1 << 16;

/// A string that matches the pattern, unless its lookarounds prevent it. Each repetition is `stretch` times longer than its minimum, up to
/// its maximum.
pub(super) fn sample(pattern: &str, stretch: usize, entropy: &mut dyn Entropy) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut text = String::new();
    write(&hir, stretch, entropy, &mut text).then_some(text)
}

/// The number of choices in the pattern, so that each one of a small pattern can be tried.
pub(super) fn alternatives(pattern: &str) -> usize {
    fn count(hir: &Hir) -> usize {
        match hir.kind() {
            HirKind::Alternation(parts) => parts.len() + parts.iter().map(count).sum::<usize>(),
            HirKind::Concat(parts) => parts.iter().map(count).sum(),
            HirKind::Capture(capture) => count(&capture.sub),
            HirKind::Repetition(repetition) => count(&repetition.sub),
            _ => 0,
        }
    }
    regex_syntax::parse(pattern).map_or(0, |hir| count(&hir)).min(16)
}

fn write(hir: &Hir, stretch: usize, entropy: &mut dyn Entropy, text: &mut String) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => core::str::from_utf8(&literal.0).map(|part| text.push_str(part)).is_ok(),
        HirKind::Class(class) => choose(class, entropy).map(|character| text.push(character)).is_some(),
        HirKind::Repetition(repetition) => {
            let least = usize::try_from(repetition.min).unwrap_or(MAX);
            let most = repetition.max.map_or(usize::MAX, |max| usize::try_from(max).unwrap_or(MAX));
            let count = least.saturating_add(stretch + entropy.below(2)).min(most);
            (0..count).all(|_| text.len() <= MAX && write(&repetition.sub, stretch, entropy, text))
        }
        HirKind::Capture(capture) => write(&capture.sub, stretch, entropy, text),
        HirKind::Concat(parts) => parts.iter().all(|part| write(part, stretch, entropy, text)),
        HirKind::Alternation(parts) => parts.get(entropy.below(parts.len())).is_some_and(|part| write(part, stretch, entropy, text)),
    }
}

/// A character of a class.
fn choose(class: &Class, entropy: &mut dyn Entropy) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.ranges().iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => class.ranges().iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect(),
    };
    let has = |character: char| ranges.iter().any(|(start, end)| (*start..=*end).contains(&character));
    let mut characters: Vec<char> = PLAIN.iter().copied().filter(|character| has(*character)).collect();
    characters.extend(ranges.iter().take(8).flat_map(|(start, end)| [*start, *end]));
    characters.get(entropy.below(characters.len())).copied()
}
