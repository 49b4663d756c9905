//! The charts. Each has its numbers in a table beside it.

use std::fmt::{self, Write as _};

use super::escape::Escaped;
use crate::course::Course;
use crate::tally::Group;
use crate::text::{counted, grouped, percent};

/// How many codes the chart has.
const MAX_CODES: usize = 15;

/// The height of the drawing, in units of its own.
const HEIGHT: f64 = 100.0;

/// What is not nothing is seen.
const MIN_BAR: f64 = 1.0;

/// A bar for each code, in a table that has its number as well.
pub(super) fn codes(page: &mut String, groups: &[&Group]) -> fmt::Result {
    let codes = faults_by_code(groups);
    let all = codes.iter().map(|(_, faults)| faults).sum();
    let most = codes.first().map_or(1, |(_, faults)| *faults).max(1);
    writeln!(
        page,
        "<section>\n<h2>Faults by code</h2>\n<table class=\"codes\">\n<caption>{}</caption>\n\
         <thead><tr><th scope=\"col\">Code</th><th scope=\"col\" class=\"number\">Faults</th>\
         <th scope=\"col\" class=\"number\">Share</th></tr></thead>\n<tbody>",
        counted(all, "fault")
    )?;
    for (code, faults) in codes.iter().take(MAX_CODES) {
        let width = (*faults as f64 * 100.0 / most as f64).max(MIN_BAR);
        writeln!(
            page,
            "<tr><th scope=\"row\"><code>{}</code><svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 100 1\" \
             preserveAspectRatio=\"none\"><rect width=\"{width:.2}\" height=\"1\"/></svg></th><td class=\"number\">{}</td>\
             <td class=\"number\">{}</td></tr>",
            Escaped(code),
            grouped(*faults),
            Escaped(percent(*faults, all))
        )?;
    }
    writeln!(page, "</tbody>\n</table>")?;
    if let Some(more @ 1..) = codes.len().checked_sub(MAX_CODES) {
        writeln!(page, "<p>And {}.</p>", counted(more as u64, "more code"))?;
    }
    writeln!(page, "</section>")
}

/// The most frequent first.
fn faults_by_code(groups: &[&Group]) -> Vec<(&'static str, u64)> {
    let mut codes: Vec<(&'static str, u64)> = Vec::new();
    for group in groups {
        let code = group.kind.code.as_str();
        match codes.iter_mut().find(|(known, _)| *known == code) {
            Some((_, faults)) => *faults += group.faults,
            None => codes.push((code, group.faults)),
        }
    }
    codes.sort_by_key(|(_, faults)| std::cmp::Reverse(*faults));
    codes
}

/// How many events are bad in each section of the input.
pub(super) fn course(page: &mut String, course: &Course) -> fmt::Result {
    let most = course.sections.iter().map(|section| section.invalid).max().unwrap_or(0).max(1);
    let (sections, each) = (course.sections.len(), course.events_each);
    let bad = course.sections.iter().filter(|section| section.invalid > 0).count();
    let each = if each == 1 { "event".to_owned() } else { counted(each, "event") };
    writeln!(
        page,
        "<section>\n<h2>Bad events over the course of the input</h2>\n<figure>\n\
         <p class=\"axis\"><span>The highest bar: {}</span></p>\n\
         <svg class=\"course\" role=\"img\" aria-labelledby=\"course-title course-text\" viewBox=\"0 0 {} {HEIGHT}\" preserveAspectRatio=\"none\">\n\
         <title id=\"course-title\">Bad events over the course of the input</title>\n\
         <desc id=\"course-text\">{} of {} have bad events; a section has at most {}. The table below has the numbers.</desc>",
        counted(most, "bad event"),
        sections * 10,
        grouped(bad as u64),
        counted(sections as u64, "section"),
        counted(most, "bad one"),
    )?;
    for (index, section) in course.sections.iter().enumerate() {
        let height = (section.invalid as f64 * HEIGHT / most as f64).max(MIN_BAR);
        let (x, y) = (index * 10 + 1, HEIGHT - height);
        if section.invalid > 0 {
            writeln!(page, "<rect x=\"{x}\" y=\"{y:.1}\" width=\"8\" height=\"{height:.1}\"/>")?;
        }
    }
    let last: u64 = course.sections.iter().map(|section| section.events).sum();
    writeln!(
        page,
        "</svg>\n<p class=\"axis\"><span>event 1</span><span>event {}</span></p>\n\
         <figcaption>Each bar stands for {each}, in the order of the input.</figcaption>\n</figure>",
        grouped(last)
    )?;
    numbers(page, course)
}

fn numbers(page: &mut String, course: &Course) -> fmt::Result {
    writeln!(
        page,
        "<details>\n<summary>The numbers</summary>\n<table>\n<thead><tr><th scope=\"col\">Events</th>\
         <th scope=\"col\" class=\"number\">Bad ones</th></tr></thead>\n<tbody>"
    )?;
    let mut first = 1;
    for section in &course.sections {
        let last = first + section.events - 1;
        let events = if first == last { grouped(first) } else { format!("{}–{}", grouped(first), grouped(last)) };
        writeln!(page, "<tr><th scope=\"row\">{events}</th><td class=\"number\">{}</td></tr>", grouped(section.invalid))?;
        first = last + 1;
    }
    writeln!(page, "</tbody>\n</table>\n</details>\n</section>")
}
