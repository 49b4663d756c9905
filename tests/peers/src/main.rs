//! The same job by different means: the bytes of a JSON event to a typed value that has been checked. See README.md.
#![forbid(unsafe_code)]

mod build;
mod documents;
mod environment;
mod marked;
mod options;
mod promises;
mod rows;
mod speed;
mod stream;
mod timing;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use documents::workload;
use options::{Options, Part};
use speed::{Results, chart, scripts, table};

/// Where the accounts are.
const HERE: &str = "tests/peers/README.md";
const TOP: &str = "README.md";
const CHART: &str = "polar-event-core/docs/speed.svg";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["profile", row, workload, times] => profile(row, workload, times),
        ["measure", what, number] => measure_alone(what, number),
        ["generated-code"] => generated_code(),
        words => Options::parse(words).and_then(|options| compare(&options)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn note(text: &str) {
    eprintln!("… {text}");
}

/// Measures the parts that are asked for, and prints or writes what came out.
fn compare(options: &Options) -> Result<(), String> {
    println!("{}\n", environment::machine());
    let mut missed = Vec::new();
    let mut results = None;
    if options.does(Part::Speed) {
        results = Some(speed(options)?);
    }
    if options.does(Part::Promises) {
        let promises = promises::measure(results.as_ref(), options.rounds, note)?;
        let text = promises::table(&promises);
        println!("### Promises\n\n{text}");
        missed.extend(promises::missed(&promises).into_iter().map(str::to_owned));
        if options.write {
            marked::put(HERE, "promises", &format!("{}.\n\n{text}", environment::machine()))?;
        }
    }
    if options.does(Part::Build) {
        let outcome = build::measure(options.rounds.div_ceil(10))?;
        let text = build::table(&outcome);
        println!("### Building\n\n{text}");
        missed.extend(build::missed(&outcome));
        if options.write {
            marked::put(HERE, "build", &format!("{}.\n\n{text}", environment::machine()))?;
            marked::put(TOP, "build", &build::short(&outcome))?;
        }
    }
    if options.check && !missed.is_empty() {
        return Err(format!("missed by more than a tenth:\n    {}", missed.join("\n    ")));
    }
    Ok(())
}

fn speed(options: &Options) -> Result<Results, String> {
    let rows: Vec<&str> = options.rows.iter().map(String::as_str).collect();
    let mut results = speed::measure(&options.workloads, &rows, options.rounds, note)?;
    if options.scripts {
        scripts::add(&mut results, options.rounds, note)?;
    }
    let text = table::tables(&results);
    println!("### Speed\n\n{text}");
    if options.write {
        let machine = environment::machine();
        let about = format!("{machine}; the best of {} rounds. {}.", results.rounds, table::versions(&results));
        marked::put(HERE, "speed", &format!("{about}\n\n{text}"))?;
        let workloads = ["minimal", "typical", "full", "escaped", "batch", "faults-3"].map(workload);
        let workloads = workloads.into_iter().collect::<Result<Vec<_>, _>>()?;
        marked::put(TOP, "speed", &format!("{}\n{about}\n", table::short(&results, &workloads)))?;
        let typical = results.workloads.iter().find(|(workload, _)| workload.id == "typical");
        if let Some((typical, bytes)) = typical {
            marked::write(CHART, &chart::chart(&results, typical, *bytes))?;
        }
    }
    Ok(results)
}

/// Runs one row on its own, for a profiler or a counter of instructions to look at.
fn profile(row: &str, name: &str, times: &str) -> Result<(), String> {
    let workload = workload(name)?;
    let decode = rows::row(row)?.decodes(workload).ok_or_else(|| format!("{row} does not do {name}"))?;
    let documents = workload.documents();
    for number in 0..times.parse().map_err(|_| options::USAGE)? {
        let document = &documents[number % documents.len()];
        assert_eq!(decode(document) == 0, workload.faults == 0);
    }
    Ok(())
}

/// One measurement that needs a process of its own.
fn measure_alone(what: &str, number: &str) -> Result<(), String> {
    println!("{}", promises::measure_alone(what, number.parse().map_err(|_| options::USAGE)?)?);
    Ok(())
}

/// Fails if the derive makes more code than serde's and garde's for the same structs.
fn generated_code() -> Result<(), String> {
    let [ours, theirs] = build::lines_of_a_struct()?;
    println!("{ours} lines of LLVM IR for a struct, at most {theirs}, which serde_derive and garde make");
    if ours <= theirs { Ok(()) } else { Err("the derive, or what it calls, makes more code than serde's and garde's".to_owned()) }
}

/// A directory beside this program, for what is generated or installed.
fn scratch(name: &str) -> Result<PathBuf, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    Ok(program.parent().ok_or("a program has a directory")?.join(name))
}
