//! Running cargo, and what that took.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A workspace with a package for each stack, in a directory below the target directory.
pub struct Project {
    directory: PathBuf,
}

/// What a run of cargo took.
#[derive(Clone, Copy)]
pub struct Cost {
    pub wall: Duration,
    /// The time of all processors, which the rest of the machine disturbs less.
    pub processor: Duration,
}

impl Project {
    /// Makes an empty workspace.
    pub fn create(directory: PathBuf, packages: &[&str]) -> Result<Self, String> {
        let project = Self { directory };
        let members: Vec<String> = packages.iter().map(|name| format!("\"{name}\"")).collect();
        project.write("Cargo.toml", &format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", ")))?;
        // The same versions as in the rest of the suite.
        project.write("Cargo.lock", include_str!("../../Cargo.lock"))?;
        Ok(project)
    }

    pub fn write(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.directory.join(path);
        let parent = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(parent).and_then(|()| std::fs::write(&path, text)).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let path = self.directory.join(path);
        std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Runs cargo without incremental compilation, which would hide what a change costs.
    pub fn cargo(&self, arguments: &[&str]) -> Result<Cost, String> {
        let (begin, before) = (Instant::now(), processor_time_of_children());
        let output = Command::new("cargo")
            .arg("--quiet")
            .args(arguments)
            .current_dir(&self.directory)
            .env("CARGO_TARGET_DIR", self.directory.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("CARGO_PROFILE_DEV_DEBUG")
            .stdin(Stdio::null())
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        let cost = Cost { wall: begin.elapsed(), processor: processor_time_of_children().saturating_sub(before) };
        if output.status.success() {
            Ok(cost)
        } else {
            Err(format!("cargo {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr)))
        }
    }
}

/// What all finished children have used so far: fields 16 and 17 of `/proc/self/stat`, in hundredths of a second. Zero elsewhere than on Linux.
fn processor_time_of_children() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field, the name, is in parentheses and may have spaces.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = fields.iter().skip(13).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
