//! Texts in the markup of Markdown.

/// A JSON text over several lines.
pub(super) fn pretty(text: &str) -> String {
    let pretty = serde_json::from_str::<serde_json::Value>(text).and_then(|value| serde_json::to_string_pretty(&value));
    pretty.unwrap_or_else(|_| text.to_owned())
}

/// A text that stays within its cell of a table.
pub(super) fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A name that is no markup.
pub(super) fn escape(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for character in name.chars() {
        if "\\`*_{}[]<>()#|".contains(character) && character != '_' {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
