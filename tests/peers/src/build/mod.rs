//! What the derive costs whoever builds a program with it: 200 structs with rules, against serde_derive and garde.

mod cargo;
mod source;

use std::time::Duration;

use crate::timing;
use cargo::{Cost, Project};
use source::{FIELDS, GARDE, OURS, Stack};

const STRUCTS: usize = 200;

const STACKS: [&Stack; 2] = [&OURS, &GARDE];

const COMMANDS: [&str; 3] = ["check", "build", "build --release"];

/// The median cost of each command, in the order of `COMMANDS`, and the size of the code of the release build.
pub struct Outcome {
    costs: Vec<Cost>,
    /// Bytes of machine code that the structs add to a program without them.
    code: u64,
    /// Lines of LLVM's language before its optimizer has seen them, for the same.
    lines: u64,
}

/// The promise: no longer, and no larger.
const MOST: f64 = 1.0;

/// What is compared, ours, theirs, and the unit.
fn lines(outcomes: &[Outcome]) -> Vec<(String, f64, f64, &'static str)> {
    let [ours, theirs] = outcomes else { return Vec::new() };
    let each = |sum: u64| sum as f64 / STRUCTS as f64;
    let mut lines = Vec::new();
    for (place, command) in COMMANDS.iter().enumerate() {
        let (ours, theirs) = (ours.costs[place], theirs.costs[place]);
        lines.push((format!("`cargo {command}`, wall clock"), ours.wall.as_secs_f64(), theirs.wall.as_secs_f64(), " s"));
        lines.push((format!("`cargo {command}`, processors"), ours.processor.as_secs_f64(), theirs.processor.as_secs_f64(), " s"));
    }
    lines.push(("machine code of a release build, a struct".to_owned(), each(ours.code) / 1024.0, each(theirs.code) / 1024.0, " KiB"));
    lines.push(("lines of LLVM IR before it is optimized, a struct".to_owned(), each(ours.lines), each(theirs.lines), ""));
    lines
}

pub fn table(outcomes: &[Outcome]) -> String {
    let mut text = format!(
        "| {STRUCTS} structs of {FIELDS} fields with rules | {} | {} | ratio |\n| --- | ---: | ---: | ---: |\n",
        OURS.title, GARDE.title
    );
    for (name, ours, theirs, unit) in lines(outcomes) {
        let digits = if unit.is_empty() { 0 } else { 1 };
        text += &format!("| {name} | {ours:.digits$}{unit} | {theirs:.digits$}{unit} | {:.2} |\n", ours / theirs);
    }
    text
}

/// The ratios in a sentence.
pub fn short(outcomes: &[Outcome]) -> String {
    let ratios: Vec<String> = lines(outcomes).iter().map(|(name, ours, theirs, _)| format!("{name}: {:.2}", ours / theirs)).collect();
    format!("Ratios to {}, for {STRUCTS} structs of {FIELDS} fields with rules: {}.", GARDE.title, ratios.join("; "))
}

/// What is missed by more than a tenth.
pub fn missed(outcomes: &[Outcome]) -> Vec<String> {
    let missed = lines(outcomes).into_iter().filter(|(_, ours, theirs, _)| ours / theirs > MOST * 1.1);
    missed.map(|(name, ours, theirs, _)| format!("{name}: {:.2}", ours / theirs)).collect()
}

/// Builds everything several times. The median counts.
pub fn measure(rounds: usize) -> Result<Vec<Outcome>, String> {
    let project = project("build-time")?;
    let mut baselines = Vec::new();
    // The dependencies, and a program that has them and nothing else.
    for stack in STACKS {
        COMMANDS.iter().try_for_each(|command| run(&project, stack, command).map(drop))?;
        baselines.push((code(&project, stack)?, ir_lines(&project, stack)?));
        put(&project, stack, STRUCTS)?;
    }
    let mut costs = vec![vec![Vec::new(); COMMANDS.len()]; STACKS.len()];
    for _ in 0..rounds.max(1) {
        for (place, command) in COMMANDS.iter().enumerate() {
            for (number, stack) in STACKS.iter().enumerate() {
                put(&project, stack, STRUCTS)?;
                costs[number][place].push(run(&project, stack, command)?);
            }
        }
    }
    let mut outcomes = Vec::new();
    for ((stack, costs), before) in STACKS.iter().zip(costs).zip(baselines) {
        let (code, lines) = (code(&project, stack)?, ir_lines(&project, stack)?);
        let costs = costs.iter().map(|costs| median(costs)).collect();
        outcomes.push(Outcome { costs, code: code.saturating_sub(before.0), lines: lines.saturating_sub(before.1) });
    }
    Ok(outcomes)
}

/// So few structs show how large the code of one is.
const FEW: usize = 40;

/// The lines of LLVM IR of a struct, ours and theirs, for a guard: with the same compiler, they are the same in every run.
pub fn lines_of_a_struct() -> Result<[u64; 2], String> {
    let project = project("generated-code")?;
    let mut lines = [0; 2];
    for (stack, lines) in STACKS.iter().zip(&mut lines) {
        let count = |structs| {
            put(&project, stack, structs)?;
            ir_lines(&project, stack)
        };
        let before = count(0)?;
        *lines = count(FEW)?.saturating_sub(before) / FEW as u64;
    }
    Ok(lines)
}

/// A workspace with a package for each stack, and no structs in it yet.
fn project(directory: &str) -> Result<Project, String> {
    let core = concat!(env!("CARGO_MANIFEST_DIR"), "/../../polar-event-core");
    let names: Vec<&str> = STACKS.iter().map(|stack| stack.id).collect();
    let project = Project::create(crate::scratch(directory)?, &names)?;
    for stack in STACKS {
        let manifest = format!(
            "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{}\n",
            stack.id,
            stack.dependencies.replace("CORE", core)
        );
        project.write(&format!("{}/Cargo.toml", stack.id), &manifest)?;
        put(&project, stack, 0)?;
    }
    Ok(project)
}

fn put(project: &Project, stack: &Stack, structs: usize) -> Result<(), String> {
    project.write(&format!("{}/src/main.rs", stack.id), &stack.program(structs))
}

fn run(project: &Project, stack: &Stack, command: &str) -> Result<Cost, String> {
    let mut words: Vec<&str> = command.split(' ').collect();
    words.extend(["-p", stack.id]);
    project.cargo(&words)
}

/// The machine code of the release build, in bytes.
fn code(project: &Project, stack: &Stack) -> Result<u64, String> {
    text_size(&project.read(&format!("target/release/{}", stack.id))?).ok_or_else(|| "not a 64-bit ELF program".to_owned())
}

/// The lines of LLVM IR of the release build, before it is optimized.
fn ir_lines(project: &Project, stack: &Stack) -> Result<u64, String> {
    let emit = "-Ccodegen-units=1 -Cno-prepopulate-passes --emit=llvm-ir=program.ll";
    let mut words = vec!["rustc", "--release", "-p", stack.id, "--"];
    words.extend(emit.split(' '));
    project.cargo(&words)?;
    let lines = project.read("program.ll")?;
    Ok(String::from_utf8_lossy(&lines).lines().filter(|line| line.starts_with("  ")).count() as u64)
}

/// The size of the section `.text` in an ELF file, little-endian, of 64 bits.
fn text_size(file: &[u8]) -> Option<u64> {
    let number = |at: usize, len: usize| {
        let bytes = file.get(at..at + len)?;
        Some(bytes.iter().rev().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    if !file.starts_with(b"\x7fELF\x02\x01") {
        return None;
    }
    let (table, entry, count, names) = (number(0x28, 8)?, number(0x3a, 2)?, number(0x3c, 2)?, number(0x3e, 2)?);
    let header = |section: u64| usize::try_from(table + section * entry).ok();
    let names = number(header(names)? + 0x18, 8)?;
    (0..count).find_map(|section| {
        let at = header(section)?;
        let name = usize::try_from(names + number(at, 4)?).ok()?;
        file.get(name..)?.starts_with(b".text\0").then(|| number(at + 0x20, 8))?
    })
}

/// By each measure the median of the runs.
fn median(costs: &[Cost]) -> Cost {
    let middle = |of: fn(&Cost) -> Duration| timing::median(costs.iter().map(of).collect());
    Cost { wall: middle(|cost| cost.wall), processor: middle(|cost| cost.processor) }
}
