//! The server's process, and its file.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::client::{Client, Response};

/// An empty directory of this name.
pub(crate) fn directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(&directory).expect("a directory");
    directory
}

pub(crate) fn command(out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ingest_server"));
    command.args(["--listen", "127.0.0.1:0", "--out"]).arg(out);
    command
}

/// Runs a program that must succeed, and returns what it writes.
pub(crate) fn run(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output().unwrap_or_else(|error| panic!("{program} is needed: {error}"));
    assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) address: String,
    stderr: Arc<Mutex<String>>,
}

impl Server {
    pub(crate) fn start(out: &Path) -> Self {
        Self::spawn(&mut command(out))
    }

    pub(crate) fn spawn(command: &mut Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the server starts");
        let lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let (tell, told) = mpsc::channel();
        let stderr = Arc::new(Mutex::new(String::new()));
        let written = Arc::clone(&stderr);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(address) = line.strip_prefix("listening on http://") {
                    _ = tell.send(address.to_owned());
                }
                let mut written = written.lock().expect("no panic");
                written.push_str(&line);
                written.push('\n');
            }
        });
        match told.recv_timeout(Duration::from_secs(20)) {
            Ok(address) => Self { child, address, stderr },
            Err(_) => panic!("the server does not listen: {}", stderr.lock().expect("no panic")),
        }
    }

    /// What a server that refuses to start writes to standard error.
    pub(crate) fn refused(command: &mut Command) -> String {
        let output = command.output().expect("the server runs");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        String::from_utf8(output.stderr).expect("UTF-8")
    }

    pub(crate) fn client(&self) -> Client {
        Client::connect(&self.address).expect("a connection")
    }

    pub(crate) fn get(&self, path: &str) -> Response {
        self.client().request("GET", path, "", "").expect("an answer")
    }

    pub(crate) fn health(&self) -> u16 {
        self.get("/healthz").status
    }

    pub(crate) fn signal(&self, name: &str) {
        run("kill", &[&format!("-{name}"), &self.child.id().to_string()]);
    }

    pub(crate) fn stderr(&self) -> String {
        self.stderr.lock().expect("no panic").clone()
    }

    pub(crate) fn wait_for(&self, text: &str) {
        let until = Instant::now() + Duration::from_secs(10);
        while !self.stderr().contains(text) {
            assert!(Instant::now() < until, "`{text}` is not said: {}", self.stderr());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the end of the process.
    pub(crate) fn wait(&mut self, limit: Duration) -> ExitStatus {
        let until = Instant::now() + limit;
        loop {
            if let Some(status) = self.child.try_wait().expect("a process") {
                return status;
            }
            assert!(Instant::now() < until, "the server does not end: {}", self.stderr());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends it gracefully.
    pub(crate) fn end(mut self) -> String {
        self.signal("TERM");
        assert!(self.wait(Duration::from_secs(40)).success(), "{}", self.stderr());
        self.stderr()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended, unless the test has failed.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// The events of a file, all of whose lines are whole.
pub(crate) fn events(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("UTF-8");
    assert!(text.is_empty() || text.ends_with('\n'), "half a line at the end of {}", path.display());
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

/// How often each id is in these files.
pub(crate) fn ids<P: AsRef<Path>>(paths: &[P]) -> HashMap<String, u32> {
    let mut ids = HashMap::new();
    for event in paths.iter().flat_map(|path| events(path.as_ref())) {
        *ids.entry(event["external_id"].as_str().expect("an id").to_owned()).or_default() += 1;
    }
    ids
}
