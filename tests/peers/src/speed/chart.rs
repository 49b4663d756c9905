//! The results as a chart: SVG that can be read on light and dark ground.

use std::fmt::Write as _;

use super::Results;
use crate::documents::Workload;

const WIDTH: usize = 760;
const LABELS: usize = 330;
const BAR: usize = 14;
const STEP: usize = 22;

/// A chart of the best times for one workload, the fastest first.
pub fn chart(results: &Results, workload: &Workload, bytes: usize) -> String {
    let mut bars: Vec<(&str, &str, f64)> = Vec::new();
    let first = results.entries.first().and_then(|entry| entry.time(workload.id)).map_or(1.0, |time| time.best);
    for entry in &results.entries {
        if let Some(time) = entry.time(workload.id) {
            bars.push((&entry.id, &entry.title, time.best));
        }
    }
    bars.sort_by(|one, other| one.2.total_cmp(&other.2));
    let longest = bars.last().map_or(1.0, |bar| bar.2);
    let height = 50 + bars.len() * STEP;
    let mut text = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label="Time for an event, by means">
<style>
  text {{ font: 13px system-ui, sans-serif; fill: #6e7781; }}
  .title {{ font-weight: 600; }}
  .ours {{ fill: #1a7f5a; }}
  .theirs {{ fill: #8c959f; }}
  @media (prefers-color-scheme: dark) {{ text {{ fill: #b1bac4; }} .ours {{ fill: #3fb98a; }} .theirs {{ fill: #6e7681; }} }}
</style>
<text class="title" x="4" y="16">JSON to a checked value, {bytes} bytes: nanoseconds for an event, and the ratio. Shorter is better.</text>
"##
    );
    for (place, (id, title, time)) in bars.iter().enumerate() {
        let y = 34 + place * STEP;
        let class = if is_ours(id) { "ours" } else { "theirs" };
        let len = (time / longest * (WIDTH - LABELS - 110) as f64).max(1.0);
        let title = title.replace(['*', '`'], "").replace('&', "&amp;").replace('<', "&lt;");
        writeln!(
            text,
            r#"<text x="{x}" y="{base}" text-anchor="end">{title}</text><rect class="{class}" x="{LABELS}" y="{y}" width="{len:.0}" height="{BAR}" rx="2"/><text x="{end:.0}" y="{base}">{time:.0} · {ratio:.2}</text>"#,
            x = LABELS - 10,
            base = y + 11,
            end = LABELS as f64 + len + 8.0,
            ratio = time / first,
        )
        .expect("a string takes everything");
    }
    text + "</svg>\n"
}

fn is_ours(id: &str) -> bool {
    ["owned", "borrowed", "via-serde-json", "parallel"].contains(&id)
}
