//! What was measured, and on what.

use std::process::Command;

/// What cargo has built this with.
const LOCK: &str = include_str!("../Cargo.lock");

const PACKAGES: [&str; 6] = ["polar-event-core", "serde_json", "serde", "garde", "jiff", "uuid"];

/// Prints versions, compiler and processor.
pub fn print() {
    let versions: Vec<String> = PACKAGES.iter().map(|name| format!("{name} {}", version(name).unwrap_or("?"))).collect();
    println!("- {}", versions.join(", "));
    println!("- {}, release profile with `lto = \"fat\"` and one codegen unit", compiler().unwrap_or_else(|| "an unknown rustc".into()));
    println!("- {}", processor().unwrap_or_else(|| "an unknown processor".into()));
}

fn version(name: &str) -> Option<&'static str> {
    let package = LOCK.split("[[package]]").find(|package| package.contains(&format!("\nname = \"{name}\"\n")))?;
    package.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
}

fn compiler() -> Option<String> {
    let answer = Command::new("rustc").arg("--version").output().ok()?;
    Some(String::from_utf8(answer.stdout).ok()?.trim().to_owned())
}

fn processor() -> Option<String> {
    let info = std::fs::read_to_string("/proc/cpuinfo").ok()?;
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "))?;
    Some(model.1.to_owned())
}
