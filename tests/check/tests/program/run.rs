//! Running the program.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

pub(crate) const CHECK: &str = env!("CARGO_BIN_EXE_check");
pub(crate) const NOW: &str = "2026-11-01T00:00:00Z";
pub(crate) const GOOD: &str = r#"{"name": "api.request", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737"}"#;
pub(crate) const GOOD_EXTERNAL: &str = r#"{"name": "api.request", "external_customer_id": "user_1"}"#;

pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the workspace")
}

/// What a run of the program did.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    pub(crate) fn json(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }

    /// The summary of the format `json`.
    pub(crate) fn summary(&self) -> Value {
        serde_json::from_str(self.stderr.lines().last().expect("a line")).expect("JSON")
    }

    /// How many events were read, and how many were invalid.
    pub(crate) fn counts(&self) -> (u64, u64) {
        let summary = self.summary();
        let count = |name: &str| summary[name].as_u64().expect("a number");
        assert_eq!(count("valid") + count("invalid"), count("read"));
        (count("read"), count("invalid"))
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

pub(crate) fn check(args: &[&str], stdin: impl AsRef<[u8]> + Send) -> Run {
    let mut command = Command::new(CHECK);
    command.args(args);
    run(command, stdin)
}

/// Runs a shell's command line in which `check` is the program.
pub(crate) fn shell(line: &str) -> Run {
    let mut command = Command::new("sh");
    let programs = Path::new(CHECK).parent().expect("a directory");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").expect("PATH"));
    command.args(["-c", line]).env("PATH", path);
    run(command, "")
}

fn run(mut command: Command, stdin: impl AsRef<[u8]> + Send) -> Run {
    command.current_dir(workspace());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    std::thread::scope(|scope| {
        // A run that fails early does not read its input.
        scope.spawn(move || drop(pipe.write_all(stdin.as_ref())));
        child.wait_with_output().expect("the program ends").into()
    })
}

/// The faults of a bad line in the format `json`: `/name string_type`, `/metadata/k string_too_long (key)`.
pub(crate) fn faults(bad_line: &Value) -> Vec<String> {
    let violations = bad_line["violations"].as_array().expect("violations");
    let text = |violation: &Value, name: &str| violation[name].as_str().expect("a string").to_owned();
    let key = |violation: &Value| if violation["is_key_error"] == true { " (key)" } else { "" };
    violations.iter().map(|it| format!("{} {}{}", text(it, "pointer"), text(it, "code"), key(it))).collect()
}

/// A directory for the files of a test, which is removed with it.
pub(crate) struct Directory(PathBuf);

impl Directory {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).expect("a directory");
        Self(path)
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }

    /// Writes a file, and returns its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file");
        path
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
