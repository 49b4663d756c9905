//! Whether each row does the job at all, before it is measured. What it does not do becomes its footnote.

use crate::documents::{Job, WORKLOADS, Workload, bad};
use crate::rows::{ROWS, Row};

/// What a row does with the documents, found by running it.
#[derive(Debug, Default, Clone)]
pub struct Findings {
    /// The workloads with documents that it should accept and does not.
    pub refuses: Vec<&'static str>,
    /// The bad documents that it accepts.
    pub accepts: Vec<String>,
    /// How many faults it reports of the documents that have some, by workload.
    pub faults: Vec<(&'static str, usize)>,
}

impl Findings {
    /// Whether the row can be measured on the workload.
    pub fn does(&self, workload: &Workload) -> bool {
        let finds = self.faults.iter().find(|(id, _)| *id == workload.id);
        !self.refuses.contains(&workload.id) && finds.is_none_or(|(_, found)| *found > 0)
    }
}

/// All rows, in their order.
pub fn verify() -> Result<Vec<Findings>, String> {
    let bad = bad();
    ROWS.iter().map(|row| findings(row, &bad)).collect()
}

fn findings(row: &Row, bad: &[(&str, Vec<u8>)]) -> Result<Findings, String> {
    let mut findings = Findings::default();
    for workload in WORKLOADS.iter().filter(|workload| row.does(workload.job) && workload.job != Job::Write) {
        let Some(decode) = row.decodes(workload) else { continue };
        let documents = workload.documents();
        if workload.faults > 0 {
            findings.faults.push((workload.id, decode(&documents[0])));
        } else if documents.iter().any(|document| decode(document) != 0) {
            findings.refuses.push(workload.id);
        }
    }
    if let Some(decode) = row.event {
        let accepted = bad.iter().filter(|(_, document)| decode(document) == 0);
        findings.accepts = accepted.map(|(fault, _)| (*fault).to_owned()).collect();
        if findings.refuses.contains(&"typical") {
            return Err(format!("{} refuses typical events", row.title));
        }
    }
    Ok(findings)
}
