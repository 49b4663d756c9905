//! Instructions and memory of a case, and what is allowed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::cases::Case;
use crate::counting::peak_bytes;

/// What valgrind may take for one document. The slowest case that keeps its bounds takes a few seconds.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(120);

/// The name of no case, for what a process takes that decodes nothing.
pub(crate) const NOTHING: &str = "nothing";

/// What was measured: instructions and bytes.
pub(crate) struct Measured {
    /// For 1, 10 and 100 times the text. The last is missing where the others have shown enough.
    work: Vec<u64>,
    /// For a valid text of the size of the largest that was measured.
    valid: u64,
    /// The most bytes in use at once, for the largest document, beside it.
    memory: usize,
    /// How many bytes that has.
    text: usize,
}

impl Measured {
    pub(crate) const TITLE: &'static str =
        "case                                       instructions a byte: 1×, 10×, 100×   valid, times it   memory a byte";

    /// By how much the work for ten times the text is more.
    fn growths(&self) -> impl Iterator<Item = f64> {
        self.work.windows(2).map(|pair| pair[1] as f64 / pair[0] as f64)
    }

    fn times_valid(&self) -> f64 {
        *self.work.last().expect("something was measured") as f64 / self.valid as f64
    }

    fn memory_a_byte(&self) -> f64 {
        self.memory as f64 / self.text as f64
    }

    pub(crate) fn line(&self, case: &Case) -> String {
        let mut bytes = case.bytes;
        let mut work = String::new();
        for some in &self.work {
            work += &format!("{:9.1}", *some as f64 / bytes as f64);
            bytes *= 10;
        }
        let valid = self.valid as f64 / (bytes / 10) as f64;
        format!("{:<48} {work:<27} {valid:10.1} {:10.1} {:15.1}", case.name, self.times_valid(), self.memory_a_byte())
    }

    /// Which bounds are not kept.
    pub(crate) fn faults(&self, case: &Case) -> Vec<String> {
        let mut faults = Vec::new();
        if let Some(growth) = self.growths().find(|growth| *growth > case.growth) {
            faults.push(format!("ten times the text takes {growth:.1} times the work, at most {}", case.growth));
        }
        if self.times_valid() > case.times {
            faults.push(format!("takes {:.1} times what valid text takes, at most {}", self.times_valid(), case.times));
        }
        if self.memory_a_byte() > case.memory {
            faults.push(format!("takes {:.1} bytes of memory for one of text, at most {}", self.memory_a_byte(), case.memory));
        }
        faults
    }
}

/// The instructions of a process that decodes nothing.
pub(crate) fn base() -> Result<u64, String> {
    instructions(NOTHING, b"")?.ok_or_else(|| "not even nothing is done in time".to_owned())
}

/// Measures a case. `None` if a document took longer than there is patience for.
pub(crate) fn case(case: &Case, base: u64) -> Result<Option<Measured>, String> {
    let mut work = Vec::new();
    let mut text = String::new();
    for bytes in [case.bytes, 10 * case.bytes, 100 * case.bytes] {
        text = (case.worst)(bytes);
        // Texts are made of parts, so that they are of nearly this size.
        let scale = bytes as f64 / text.len() as f64;
        if !(0.5..2.0).contains(&scale) {
            return Err(format!("its document of {bytes} bytes has {}", text.len()));
        }
        let Some(taken) = instructions(case.name, text.as_bytes())? else { return Ok(None) };
        let taken = taken.saturating_sub(base).max(1);
        work.push((taken as f64 * scale) as u64);
        if work.windows(2).any(|pair| pair[1] as f64 > case.growth * pair[0] as f64) {
            break;
        }
    }
    let bytes = text.len();
    let valid = (case.valid)(bytes);
    if !(case.run)(valid.as_bytes()) {
        return Err("its valid document is refused".to_owned());
    }
    let Some(taken) = instructions(case.name, valid.as_bytes())? else { return Ok(None) };
    let taken = taken.saturating_sub(base).max(1);
    let scale = bytes as f64 / valid.len() as f64;
    let memory = peak_bytes(|| (case.run)(text.as_bytes()));
    Ok(Some(Measured { work, valid: (taken as f64 * scale) as u64, memory, text: bytes }))
}

/// A file that is removed when it is of no more use.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &[u8]) -> Result<Self, String> {
        let name: String = name.chars().map(|char| if char.is_ascii_alphanumeric() { char } else { '-' }).collect();
        let path = std::env::temp_dir().join(format!("polar-event-growth-{}-{name}.json", std::process::id()));
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// How many instructions a process takes that decodes this text, if it ends in time.
fn instructions(name: &str, text: &[u8]) -> Result<Option<u64>, String> {
    let file = File::new(name, text)?;
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let Some(said) = run(&program, name, &file.0)? else { return Ok(None) };
    let counted = said.lines().find_map(|line| line.split_once("I   refs:")).map(|(_, number)| number.replace(',', ""));
    counted.and_then(|number| number.trim().parse().ok()).map(Some).ok_or_else(|| format!("valgrind did not count:\n{said}"))
}

/// What valgrind says of a process, if it ends in time.
fn run(program: &Path, name: &str, file: &Path) -> Result<Option<String>, String> {
    let mut valgrind = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", "--main-stacksize=16777216"])
        .arg(program)
        .args(["run", name])
        .arg(file)
        .env("RAYON_NUM_THREADS", "2")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("valgrind, which counts the instructions, does not start: {error}"))?;
    let start = Instant::now();
    // It says a few lines only, which fit into the pipe.
    while valgrind.try_wait().map_err(|error| error.to_string())?.is_none() {
        if start.elapsed() > TIMEOUT {
            let _ = valgrind.kill();
            let _ = valgrind.wait();
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = valgrind.wait_with_output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(Some(said)) } else { Err(format!("does not end well:\n{said}")) }
}
