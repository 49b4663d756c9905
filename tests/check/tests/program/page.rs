//! The format `html`.

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

use crate::run::{Directory, GOOD, NOW, check};

/// The page is never longer, whatever the input.
const MAX_PAGE_BYTES: usize = 512 << 10;

fn page(args: &[&str], stdin: impl AsRef<[u8]> + Send) -> String {
    let run = check(&[&["--now", NOW, "--format", "html"], args].concat(), stdin);
    assert_eq!(run.stderr, "");
    assert!(run.stdout.starts_with("<!DOCTYPE html>\n") && run.stdout.ends_with("</html>\n"));
    run.stdout
}

#[test]
fn the_page_has_everything() {
    let page = page(&["tests/data/events.ndjson"], "");
    for expected in [
        "<title>28 of 204 events are bad</title>",
        "<h1>28 of 204 events are bad</h1>",
        "<dt>Read</dt><dd>204</dd>",
        "<dt>Valid</dt><dd>176 <small>86.3 %</small></dd>",
        "<dt>Invalid</dt><dd>28 <small>13.7 %</small></dd>",
        "<caption>33 faults</caption>",
        "<th scope=\"row\"><code>json_invalid</code>",
        "28 of 51 sections have bad events",
        "<code>timezone_aware</code> at <code>/timestamp</code></h3>",
        "<p>3 events, 10.7 % of the bad ones; 3 faults. First in <code>tests/data/events.ndjson</code>:43, ",
        "error[timezone_aware]: /timestamp: must be a timestamp with an offset",
        "= help: Add the offset: Z for UTC, or +02:00.",
        "<code>string_too_long</code> at <code>/metadata/* (the key)</code></h3>",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    assert_eq!(page.matches("<article ").count(), 24);
}

#[test]
fn all_valid_is_said() {
    let page = page(&["-"], format!("{GOOD}\n"));
    assert!(page.contains("<h1>1 event, all valid</h1>") && !page.contains("<svg"), "{page}");
}

/// The values of an attribute.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    page.split(&format!(" {name}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_page_loads_and_runs_nothing() {
    let page = page(&["tests/data/events.ndjson"], "");
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    assert!(page.contains(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")), "the hash is {hash}");
    for forbidden in
        ["<script", "<link", "<img", "<iframe", "<object", " style=", " src=", " href=", " on", "url(", "@import", "http:", "https:"]
    {
        assert!(!page.replace("Content-Security", "").contains(forbidden) || forbidden == " on", "{forbidden}");
    }
    assert!(attributes(&page, "onclick").is_empty() && attributes(&page, "onload").is_empty());
}

#[test]
fn charts_have_texts_and_headings_have_an_order() {
    let page = page(&["tests/data/events.ndjson"], "");
    let ids = attributes(&page, "id");
    for reference in attributes(&page, "aria-labelledby").iter().flat_map(|ids| ids.split(' ')) {
        assert_eq!(ids.iter().filter(|id| **id == reference).count(), 1, "{reference}");
    }
    for svg in page.split("<svg ").skip(1) {
        assert!(svg.contains("aria-hidden=\"true\"") || svg.contains("role=\"img\" aria-labelledby="), "{svg}");
    }
    let levels: Vec<u32> = page.match_indices("<h").filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10)).collect();
    assert!(levels.first() == Some(&1) && levels.iter().filter(|level| **level == 1).count() == 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert_eq!(page.matches("<th ").count(), page.matches("<th scope=").count());
}

/// The contrast of two colours, by the formula of WCAG 2.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |color: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("a colour")) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_have_enough_contrast() {
    let style = include_str!("../../src/html/style.css");
    let schemes: Vec<_> = style.split(":root {").skip(1).collect();
    assert_eq!(schemes.len(), 2);
    for scheme in schemes {
        let color = |name: &str| scheme.split(&format!("--{name}: ")).nth(1).and_then(|rest| rest.split(';').next()).expect("a colour");
        for text in ["text", "muted", "bad"] {
            for background in ["page", "panel"] {
                let contrast = contrast(color(text), color(background));
                assert!(contrast >= 4.5, "{text} on {background}: {contrast:.1}");
            }
        }
    }
    assert!(style.matches('#').count() == 12, "every colour is one of these");
}

#[test]
fn nothing_of_the_input_is_markup() {
    let directory = Directory::new();
    let attack = r#"<script>alert(1)</script><b a='"onload=x">&amp;"#;
    let quoted = serde_json::to_string(attack).expect("JSON");
    let name = directory.file(
        "<script>'&quot;\".ndjson",
        format!(
            "{{{quoted}: {quoted}, \"name\": {quoted}, \"metadata\": {{{quoted}: null, \"a\": {{{quoted}: 1}}}}}}\n{attack}\n{{{attack}\n"
        ),
    );
    let missing = format!("{name}<img src=x>");
    let run = check(&["-f", "html", &name, &missing], "");
    assert_eq!(run.code, Some(2));
    let page = run.stdout;
    for markup in ["<script", "<b ", "<img", "&amp;amp;\"", "<script>'"] {
        assert!(!page.contains(markup), "{markup}");
    }
    assert!(page.contains("&lt;script&gt;") && page.contains("&lt;img src=x&gt;"));
    // Every tag is one of the page's own.
    let own = [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "code", "dl", "div", "dt", "dd",
        "small", "section",
    ];
    let more = [
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "svg",
        "rect",
        "desc",
        "figure",
        "span",
        "figcaption",
        "details",
        "summary",
        "article",
        "pre",
        "ul",
        "li",
    ];
    for tag in page.split('<').skip(1) {
        let tag: String = tag.trim_start_matches('/').chars().take_while(|char| char.is_alphanumeric() || *char == '!').collect();
        assert!(own.contains(&&*tag) || more.contains(&&*tag), "{tag}");
    }
}

#[test]
fn files_that_were_not_checked_are_named() {
    let run = check(&["-f", "html", "no-such-file.ndjson", "-"], GOOD);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stdout.contains("<h2>Not checked to the end</h2>\n<ul>\n<li><code>no-such-file.ndjson</code>: it cannot be read: "),
        "{}",
        run.stdout
    );
}

#[test]
fn the_page_is_bounded() {
    let names: Vec<_> = (0..300).map(|number| format!("{number}{}", "&".repeat(3000))).collect();
    let mut args: Vec<_> = names.iter().map(String::as_str).collect();
    args.extend(["tests/data/events.ndjson", "-"]);
    // Lines whose pictures are long: every character takes several bytes when it is escaped, and there are many faults of many kinds.
    let worst: String = (0..200)
        .map(|number| {
            let text = "\\u0026\\u0000\\u202e<&'\"".replace('"', "\\\"").repeat(number * 7 + 20);
            let raw = "&'<\u{202e}".repeat(number * 40);
            format!(
                "{{\"name\": \"{text}{raw}\", \"customer_id\": \"{raw}\", \"metadata\": {{\"{raw}\": \"{raw}\", \"\": null, \"k\": [{raw}\n"
            )
        })
        .collect();
    let run = check(&[&["-f", "html", "--now", NOW], &*args].concat(), worst);
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.len() < MAX_PAGE_BYTES && run.stdout.len() > 50_000, "{}", run.stdout.len());
    assert!(run.stdout.contains(" and 282 more files") && run.stdout.contains("<li>and 280 more</li>"));
}
