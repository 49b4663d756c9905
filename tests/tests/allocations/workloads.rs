//! A budget for each workload of the benchmarks, on their own documents.

#[path = "../../peers/src/documents/mod.rs"]
#[expect(dead_code, unreachable_pub, unused_imports, reason = "the benchmarks need more of them, in other places")]
mod documents;

use polar_event_core::json;
use polar_event_core::polar::{EventCreateCustomer, EventsIngest};

use super::Borrowed;
use super::counting::{allocations, peak_bytes};
use documents::{Job, WORKLOADS, Workload};

/// What a workload may take: the most of its documents.
struct Budget {
    workload: &'static str,
    /// Allocations with borrowed fields, where there are such.
    borrowed: usize,
    /// Allocations with owned fields.
    owned: usize,
    /// Bytes in use at once, with owned fields; what the value itself takes on the stack is not among them.
    peak: usize,
}

const fn budget(workload: &'static str, borrowed: usize, owned: usize, peak: usize) -> Budget {
    Budget { workload, borrowed, owned, peak }
}

const BUDGETS: [Budget; 15] = [
    budget("minimal", 0, 0, 0),
    budget("typical", 1, 1, 384),
    budget("full", 4, 60, 29_644),
    budget("alike", 4, 60, 29_644),
    budget("escaped", 8, 4, 549),
    budget("non-ascii", 1, 3, 460),
    budget("pretty", 1, 1, 384),
    budget("reversed", 1, 1, 384),
    budget("shuffled", 1, 1, 384),
    budget("batch", 0, 1_009, 621_568),
    budget("ndjson", 0, 102, 1_062),
    budget("writing", 0, 3, 768),
    budget("faults-1", 4, 4, 792),
    budget("faults-3", 8, 8, 1_309),
    budget("faults-50", 159, 159, 19_506),
];

/// So many documents of each are looked at, or one batch.
const DOCUMENTS: usize = 100;

/// How often memory is asked for, and the most bytes in use at once.
fn measured<T>(run: impl Fn() -> T) -> (usize, usize) {
    (allocations(&run), peak_bytes(&run))
}

impl Budget {
    /// What one document of a workload takes, or all of them as lines.
    fn of(workload: &Workload, text: &[u8]) -> Self {
        let (owned, peak) = match workload.job {
            Job::Event => measured(|| json::from_slice::<EventCreateCustomer>(text)),
            Job::Batch => measured(|| json::from_slice::<EventsIngest>(text)),
            Job::Lines => measured(|| json::lines::<EventCreateCustomer, _>(text).for_each(drop)),
            Job::Write => {
                let event: EventCreateCustomer = json::from_slice(text).unwrap();
                measured(|| json::to_vec(&event))
            }
        };
        let borrowed = if workload.job == Job::Event { allocations(|| json::from_slice::<Borrowed<'_>>(text)) } else { 0 };
        Self { workload: workload.id, borrowed, owned, peak }
    }

    /// The most that some documents of a workload take.
    fn of_all(workload: &Workload) -> Self {
        let mut documents = workload.first(if workload.job == Job::Batch { 1 } else { DOCUMENTS });
        if workload.job == Job::Lines {
            documents = vec![documents.join(&b'\n')];
        }
        let most = |one: Self, other: Self| Self {
            borrowed: one.borrowed.max(other.borrowed),
            owned: one.owned.max(other.owned),
            peak: one.peak.max(other.peak),
            ..one
        };
        documents.iter().map(|text| Self::of(workload, text)).reduce(most).unwrap()
    }
}

#[test]
fn each_workload_keeps_its_budget() {
    let measure = || -> Vec<Budget> { WORKLOADS.iter().map(Budget::of_all).collect() };
    // Something is made once, at the first document.
    measure();
    let missed: Vec<String> = measure()
        .iter()
        .filter_map(|Budget { workload, borrowed, owned, peak }| {
            let budget = BUDGETS.iter().find(|budget| budget.workload == *workload).unwrap();
            let keeps = *borrowed <= budget.borrowed && *owned <= budget.owned && *peak <= budget.peak;
            (!keeps).then(|| format!("budget({workload:?}, {borrowed}, {owned}, {peak}),"))
        })
        .collect();
    assert!(missed.is_empty(), "more than the budget:\n{}", missed.join("\n"));
}
