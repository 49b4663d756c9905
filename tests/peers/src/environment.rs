//! What was measured, and on what.

use std::process::Command;

/// What cargo has built this with.
const LOCK: &str = include_str!("../Cargo.lock");

/// The version of a package, as the lock file has it. Of several, the newest is ours, and stands last.
pub fn version(name: &str) -> &'static str {
    let package = LOCK.split("[[package]]").filter(|package| package.contains(&format!("\nname = \"{name}\"\n"))).last();
    package.and_then(|package| package.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))).unwrap_or("?")
}

/// Day, processor and compiler, in a line.
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = [
        answer("date", &["-u", "+%Y-%m-%d"]).unwrap_or_default(),
        format!("{}, {cores} cores", processor().unwrap_or_else(|| "an unknown processor".to_owned())),
        answer("rustc", &["--version"]).unwrap_or_else(|| "an unknown rustc".to_owned()),
        "release profile with `lto = \"fat\"` and one codegen unit".to_owned(),
    ];
    parts.join("; ")
}

fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let answer = Command::new(program).args(arguments).output().ok()?;
    Some(String::from_utf8(answer.stdout).ok()?.trim().to_owned())
}

fn processor() -> Option<String> {
    let info = std::fs::read_to_string("/proc/cpuinfo").ok()?;
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "))?;
    Some(model.1.to_owned())
}
