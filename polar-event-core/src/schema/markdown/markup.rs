//! Markdown formatting.

/// A JSON text formatted over several lines.
pub(super) fn pretty(text: &str) -> String {
    let pretty = serde_json::from_str::<serde_json::Value>(text).and_then(|value| serde_json::to_string_pretty(&value));
    pretty.unwrap_or_else(|_| text.to_owned())
}

/// A text for a table cell, on one line.
pub(super) fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A name with its markup characters escaped.
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
