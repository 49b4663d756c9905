//! The rows in other languages: scripts that get the same documents as files, and answer what they found as JSON.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::{Entry, Results, Time};
use crate::documents::{Job, WORKLOADS, bad, workload};
use crate::verify::Findings;

/// What a script says of a row, on a line of its own.
#[derive(Deserialize)]
struct Said {
    id: String,
    title: String,
    versions: Vec<String>,
    accepts: Vec<String>,
    refuses: Vec<String>,
    /// How many faults are reported, by workload.
    faults: Vec<(String, usize)>,
    /// Nanoseconds for a document, best and median, by workload.
    times: Vec<(String, f64, f64)>,
    why_not: String,
}

/// What the scripts are told to measure: one event, valid or not. Streams and batches are nothing else there.
const JOBS: [Job; 2] = [Job::Event, Job::Batch];

/// Installs what the scripts need, runs them, and adds their rows.
pub fn add(results: &mut Results, rounds: usize, note: impl Fn(&str)) -> Result<(), String> {
    let directory = crate::scratch("scripts")?;
    write_documents(&directory)?;
    let wanted: Vec<&str> =
        results.workloads.iter().filter(|(workload, _)| JOBS.contains(&workload.job)).map(|(workload, _)| workload.id).collect();
    for script in ["python", "node"] {
        note(&format!("scripts/{script}"));
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts").join(script);
        let output = Command::new(&program)
            .arg(&directory)
            .arg(rounds.to_string())
            .args(&wanted)
            .stderr(std::process::Stdio::inherit())
            .output()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        if !output.status.success() {
            return Err(format!("{} failed", program.display()));
        }
        for line in String::from_utf8_lossy(&output.stdout).lines().filter(|line| line.starts_with('{')) {
            let said: Said = serde_json::from_str(line).map_err(|error| format!("{script}: {error}: {line}"))?;
            results.entries.push(entry(said)?);
        }
    }
    Ok(())
}

fn entry(said: Said) -> Result<Entry, String> {
    let known = |id: &str| workload(id).map(|workload| workload.id);
    let faults = said.faults.iter().map(|(id, found)| Ok((known(id)?, *found))).collect::<Result<_, String>>()?;
    let refuses = said.refuses.iter().map(|id| known(id)).collect::<Result<_, String>>()?;
    let mut times = Vec::new();
    for (id, best, median) in &said.times {
        let workload = workload(id)?;
        let events = (workload.events() / workload.count) as f64;
        times.push((workload.id, Time { best: best / events, median: median / events }));
    }
    let findings = Findings { refuses, accepts: said.accepts, faults };
    Ok(Entry { id: said.id, title: said.title, versions: said.versions, findings, why_not: said.why_not, times })
}

/// Each workload in a file, one document a line as a JSON string, since some are more than a line; the bad ones as bytes in hexadecimal.
fn write_documents(directory: &PathBuf) -> Result<(), String> {
    let put = |name: String, text: String| fs::write(directory.join(&name), text).map_err(|error| format!("{name}: {error}"));
    fs::create_dir_all(directory).map_err(|error| error.to_string())?;
    for workload in WORKLOADS.iter().filter(|workload| JOBS.contains(&workload.job)) {
        let documents = workload.documents();
        // A tenth is enough for those who take ten times as long.
        let documents: Vec<String> = documents.iter().take(documents.len().div_ceil(10).max(20)).map(|document| line(document)).collect();
        put(format!("{}.{}.txt", workload.id, workload.faults), documents.join("\n"))?;
    }
    let bad = bad().into_iter().map(|(fault, document)| {
        let bytes: String = document.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{fault}\t{bytes}")
    });
    put("bad.tsv".to_owned(), bad.collect::<Vec<_>>().join("\n"))
}

fn line(document: &[u8]) -> String {
    serde_json::to_string(&String::from_utf8_lossy(document)).expect("a string is JSON")
}
