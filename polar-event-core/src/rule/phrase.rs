//! Limits as phrases, for tables in Markdown.

use super::Bound;
use crate::error::Literal;
use crate::value::Number;

/// A text as Markdown code, whatever it contains.
pub(crate) fn code(text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    // In a table, a vertical bar ends the cell even in code.
    let plain = |character: char| if character.is_control() { character.escape_default().to_string() } else { character.to_string() };
    let text: String = text.chars().map(plain).collect();
    format!("{fence}{space}{}{space}{fence}", text.replace('|', "\\|"))
}

/// A count with its noun: `1 item`, `2 items`.
pub(crate) fn counted(count: usize, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// A range of lengths or numbers of items.
pub(crate) fn between(min: Option<usize>, max: Option<usize>, unit: &str) -> Option<String> {
    Some(match (min.filter(|min| *min > 0), max) {
        (None, None) => return None,
        (Some(min), None) => format!("at least {}", counted(min, unit)),
        (None, Some(max)) => format!("at most {}", counted(max, unit)),
        (Some(min), Some(max)) if min == max => format!("exactly {}", counted(min, unit)),
        (Some(min), Some(max)) => format!("{min} to {}", counted(max, unit)),
    })
}

/// A range of numbers.
pub(crate) fn range((min, max): (Option<Bound>, Option<Bound>)) -> Option<String> {
    let least = |bound| match bound {
        Bound::Inclusive(limit) => format!("at least {}", number(limit)),
        Bound::Exclusive(limit) => format!("greater than {}", number(limit)),
    };
    let most = |bound| match bound {
        Bound::Inclusive(limit) => format!("at most {}", number(limit)),
        Bound::Exclusive(limit) => format!("less than {}", number(limit)),
    };
    Some(match (min, max) {
        (None, None) => return None,
        (Some(Bound::Inclusive(min)), Some(Bound::Inclusive(max))) => format!("{} to {}", number(min), number(max)),
        (min, max) => min.map(least).into_iter().chain(max.map(most)).collect::<Vec<_>>().join(" and "),
    })
}

/// A number in JSON. Beyond 64 bits it is the nearest float.
pub(crate) fn number(number: Number) -> String {
    serde_json::to_value(number).unwrap_or_default().to_string()
}

/// A string or a number as code.
pub(crate) fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => code(text),
        Literal::Number(value) => code(&number(*value)),
        Literal::Boolean(value) => code(&value.to_string()),
    }
}
