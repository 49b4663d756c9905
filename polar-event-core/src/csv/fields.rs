//! Where the fields of a record are.

use core::ops::Range;

/// Which bytes of a record's text its fields are, with their quotation marks. It only scans, as the crate `csv` does: a field that begins with a
/// quotation mark ends with the next one that is not doubled.
pub(super) fn fields(record: &[u8], delimiter: u8) -> Vec<Range<usize>> {
    let mut fields = Vec::new();
    let mut start = 0;
    loop {
        let end = field_end(record, start, delimiter);
        fields.push(start..end);
        match record.get(end) {
            Some(byte) if *byte == delimiter => start = end + 1,
            _ => return fields,
        }
    }
}

fn field_end(record: &[u8], start: usize, delimiter: u8) -> usize {
    let mut at = start;
    let mut is_quoted = record.get(at) == Some(&b'"');
    at += usize::from(is_quoted);
    while let Some(byte) = record.get(at) {
        match byte {
            b'"' if is_quoted && record.get(at + 1) == Some(&b'"') => at += 1,
            b'"' if is_quoted => is_quoted = false,
            b'\r' | b'\n' if !is_quoted => return at,
            byte if *byte == delimiter && !is_quoted => return at,
            _ => {}
        }
        at += 1;
    }
    record.len()
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn fields_are_where_they_are() {
        let texts = |record: &'static str| fields(record.as_bytes(), b',').into_iter().map(|it| &record[it]).collect::<Vec<_>>();
        assert_eq!(texts("a,b,,c\r\n"), ["a", "b", "", "c"]);
        assert_eq!(texts(r#""a,b","c ""d"", e","#), [r#""a,b""#, r#""c ""d"", e""#, ""]);
        assert_eq!(texts("\"a\nb\",c\n"), ["\"a\nb\"", "c"]);
        assert_eq!(texts("a\"b,c"), ["a\"b", "c"]);
        assert_eq!(texts("\"a"), ["\"a"]);
        assert_eq!(texts(""), [""]);
    }
}
