//! The results as a table in Markdown.

use crate::documents::Workload;
use crate::rows::ROWS;
use crate::timing::Times;

/// Prints the table of a workload. The first row is 1.00.
pub fn print(workload: &Workload, times: &[Times]) {
    let documents = workload.documents();
    let bytes = documents.iter().map(Vec::len).sum::<usize>() / documents.len();
    println!("\n### {}: {} ({bytes} bytes)\n", workload.name, workload.about);
    println!("| | ns per event, best | MB/s | ratio of the best | of the medians |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    let first = &times[0];
    for (row, times) in ROWS.iter().zip(times) {
        let best = times.best.as_secs_f64() / documents.len() as f64;
        println!(
            "| {} | {:.0} | {:.0} | {:.2} | {:.2} |",
            row.title,
            best * 1e9,
            bytes as f64 / best / 1e6,
            times.best.as_secs_f64() / first.best.as_secs_f64(),
            times.median.as_secs_f64() / first.median.as_secs_f64(),
        );
    }
}
