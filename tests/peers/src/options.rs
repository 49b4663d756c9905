//! The command line.

use crate::documents::{WORKLOADS, Workload, workload};
use crate::rows;

pub const USAGE: &str =
    "usage: polar-event-peers [speed|promises|build]… [--rounds N] [--workload ID]… [--row ID]… [--no-scripts] [--write] [--check]
       polar-event-peers profile ROW WORKLOAD TIMES
       polar-event-peers generated-code";

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Speed,
    Promises,
    Build,
}

pub struct Options {
    /// All, where none is named.
    parts: Vec<Part>,
    pub rounds: usize,
    pub workloads: Vec<&'static Workload>,
    /// All, where none is named.
    pub rows: Vec<String>,
    /// Whether the rows in other languages are measured.
    pub scripts: bool,
    /// Whether the results go into the files of the repository.
    pub write: bool,
    /// Whether a promise that is missed is a failure.
    pub check: bool,
}

impl Options {
    pub fn parse(mut words: &[&str]) -> Result<Self, String> {
        let (workloads, rows) = (Vec::new(), Vec::new());
        let mut options = Self { parts: Vec::new(), rounds: 40, workloads, rows, scripts: true, write: false, check: false };
        loop {
            words = match words {
                [] => break,
                ["speed", rest @ ..] => options.part(Part::Speed, rest),
                ["promises", rest @ ..] => options.part(Part::Promises, rest),
                ["build", rest @ ..] => options.part(Part::Build, rest),
                ["--rounds", number, rest @ ..] => {
                    options.rounds = number.parse().map_err(|_| USAGE)?;
                    rest
                }
                ["--workload", id, rest @ ..] => {
                    options.workloads.push(workload(id)?);
                    rest
                }
                ["--row", id, rest @ ..] => {
                    options.rows.push(rows::row(id)?.id.to_owned());
                    rest
                }
                ["--no-scripts", rest @ ..] => {
                    options.scripts = false;
                    rest
                }
                ["--write", rest @ ..] => {
                    options.write = true;
                    rest
                }
                ["--check", rest @ ..] => {
                    options.check = true;
                    rest
                }
                _ => return Err(USAGE.to_owned()),
            }
        }
        let chosen = !options.workloads.is_empty() || !options.rows.is_empty();
        if options.write && chosen {
            return Err("--write writes down a whole run: no --workload, no --row".to_owned());
        }
        options.scripts &= options.rows.is_empty();
        if options.workloads.is_empty() {
            options.workloads = WORKLOADS.iter().collect();
        }
        Ok(options)
    }

    fn part<'a, 'b>(&mut self, part: Part, rest: &'a [&'b str]) -> &'a [&'b str] {
        self.parts.push(part);
        rest
    }

    pub fn does(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }
}
