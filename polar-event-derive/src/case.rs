//! `rename_all`: serde's eight cases.

/// A case for names. The conversions are exactly serde's, so that a migrated struct keeps its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const CASES: [(&str, Case); 8] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
];

impl Case {
    /// The names of all cases, as in the attribute.
    pub(crate) fn names() -> [&'static str; 8] {
        CASES.map(|(name, _)| name)
    }

    /// The case with this name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        CASES.iter().find_map(|(known, case)| (*known == name).then_some(*case))
    }

    /// Converts a variant's name, which is Pascal case in Rust.
    pub(crate) fn apply_to_variant(self, variant: &str) -> String {
        match self {
            Self::Pascal => variant.to_owned(),
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Camel => {
                let mut chars = variant.chars();
                chars.next().map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + chars.as_str())
            }
            Self::Snake => snake(variant),
            Self::ScreamingSnake => snake(variant).to_ascii_uppercase(),
            Self::Kebab => snake(variant).replace('_', "-"),
            Self::ScreamingKebab => snake(variant).to_ascii_uppercase().replace('_', "-"),
        }
    }

    /// Converts a field's name, which is snake case in Rust.
    pub(crate) fn apply(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => field.split('_').map(capitalized).collect(),
            Self::Camel => {
                let pascal = Self::Pascal.apply(field);
                let mut chars = pascal.chars();
                chars.next().map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + chars.as_str())
            }
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn snake(variant: &str) -> String {
    let mut snake = String::new();
    for (index, char) in variant.char_indices() {
        if index > 0 && char.is_uppercase() {
            snake.push('_');
        }
        snake.push(char.to_ascii_lowercase());
    }
    snake
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::Case;

    #[test]
    fn names_of_variants_are_serdes() {
        let all = |variant| Case::names().map(|name| Case::parse(name).map(|case| case.apply_to_variant(variant)).unwrap_or_default());
        assert_eq!(
            all("VeryTasty"),
            ["verytasty", "VERYTASTY", "VeryTasty", "veryTasty", "very_tasty", "VERY_TASTY", "very-tasty", "VERY-TASTY"]
        );
        assert_eq!(all("A"), ["a", "A", "A", "a", "a", "A", "a", "A"]);
        assert_eq!(all("Z42"), ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"]);
    }

    #[test]
    fn names_are_serdes() {
        let all = |field| Case::names().map(|name| Case::parse(name).map(|case| case.apply(field)).unwrap_or_default());
        assert_eq!(
            all("very_tasty2"),
            ["very_tasty2", "VERY_TASTY2", "VeryTasty2", "veryTasty2", "very_tasty2", "VERY_TASTY2", "very-tasty2", "VERY-TASTY2"]
        );
        assert_eq!(all("z42"), ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"]);
        assert_eq!(all("_a"), ["_a", "_A", "A", "a", "_a", "_A", "-a", "-A"]);
    }
}
