//! What needs a process of its own: how much memory it took at most, and how many cores it may use.

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use polar_event_core::json::{self, Decoder, Limits, Line};
use polar_event_core::polar::{EventCreateCustomer, EventsIngest};

use super::Promise;
use super::Target::{AtLeast, AtMost};
use crate::documents::{faulty_events, workload};
use crate::stream::{self, Stream};

/// How often each is measured. The best counts.
const TIMES: usize = 5;

pub fn promises() -> Result<Vec<Promise>, String> {
    let megabytes = |what: &str, one: f64, other: f64, most: f64| Promise {
        what: format!("memory: {what}"),
        measured: (one - other) / 1024.0,
        unit: " MB",
        target: AtMost(most),
    };
    let run = |what: &str, number: usize, threads: usize| best(|| ask(what, number, threads));
    let mut promises = Vec::new();
    for (what, name) in [("lines", "`json::lines`"), ("par-lines", "`json::par_lines` on two cores")] {
        let (short, long) = (run(what, 1_000, 2)?, run(what, 1_000_000, 2)?);
        promises.push(megabytes(&format!("{name}, 1,000,000 events more than 1,000"), long, short, 8.0));
    }
    let (none, quarter, whole) = (run("faults", 0, 1)?, run("faults", 256, 1)?, run("faults", 1024, 1)?);
    // Of the text itself, too. What is less than this is below the steps in which memory is taken.
    let measured = (whole - none) / (4.0 * (quarter - none).max(256.0));
    promises.push(Promise::ratio(
        "memory: 1 MB of faulty events, all reported, against a quarter of it four times",
        measured,
        AtMost(1.25),
    ));
    // In turns, so that both have the same of what else goes on.
    let mut times = [f64::MAX; 3];
    for _ in 0..TIMES {
        let runs = [("time-lines", 1), ("time-par-lines", 2), ("time-par-map-lines", 2)];
        for (time, (what, threads)) in times.iter_mut().zip(runs) {
            *time = time.min(ask(what, 200_000, threads)?);
        }
    }
    let [one, two, mapped] = times;
    promises.push(Promise::ratio("speed of `par_map_lines` on two cores, against `lines` on one", one / mapped, AtLeast(1.8)));
    promises.push(Promise::ratio("speed of `par_lines` on two cores, against `lines` on one", one / two, AtLeast(1.8)));
    Ok(promises)
}

/// The least of a few runs.
fn best(run: impl Fn() -> Result<f64, String>) -> Result<f64, String> {
    (0..TIMES).try_fold(f64::MAX, |least, _| Ok(least.min(run()?)))
}

/// Starts this program again for one measurement, with so many threads.
fn ask(what: &str, number: usize, threads: usize) -> Result<f64, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let answer = Command::new(program)
        .args(["measure", what, &number.to_string()])
        .env("RAYON_NUM_THREADS", threads.to_string())
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&answer.stdout);
    text.trim().parse().map_err(|_| format!("measure {what} {number}: {text}{}", String::from_utf8_lossy(&answer.stderr)))
}

/// The measurement itself: kilobytes, or nanoseconds for an event.
pub fn measure(what: &str, number: usize) -> Result<f64, String> {
    if what == "faults" {
        let text = faulty_events(number * 1024);
        let decoder = Decoder::new().limits(Limits::new().max_violations(usize::MAX).max_report_bytes(usize::MAX));
        black_box(decoder.from_str::<EventsIngest>(&text)).err();
        return peak();
    }
    // A thousand different events, again and again.
    let documents = workload("typical")?.first(1_000);
    let text = stream::lines(&documents);
    let reader = Stream::new(&text, number / documents.len());
    let begin = Instant::now();
    let good = match what {
        "lines" | "time-lines" => json::lines::<EventCreateCustomer, _>(reader).filter(is_good).count(),
        "par-lines" | "time-par-lines" => json::par_lines::<EventCreateCustomer, _>(reader).filter(is_good).count(),
        "time-par-map-lines" => {
            let map = |line: Line<EventCreateCustomer>| black_box(line).result.is_ok();
            json::par_map_lines(reader, map).filter(|good| good.as_ref().is_ok_and(|good| *good)).count()
        }
        _ => return Err(format!("no such measurement: {what}")),
    };
    let time = begin.elapsed();
    if good != number {
        return Err(format!("{good} good events of {number}"));
    }
    if what.starts_with("time") { Ok(time.as_secs_f64() * 1e9 / number as f64) } else { peak() }
}

fn is_good(line: &std::io::Result<json::Line<EventCreateCustomer>>) -> bool {
    black_box(line).as_ref().is_ok_and(|line| line.result.is_ok())
}

/// The most memory that this process ever had, in kilobytes. Linux tells.
fn peak() -> Result<f64, String> {
    let status = std::fs::read_to_string("/proc/self/status").map_err(|error| error.to_string())?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    line.trim().trim_end_matches(" kB").parse().map_err(|_| line.to_owned())
}
