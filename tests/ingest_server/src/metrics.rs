//! What the service counts, for Prometheus. No label has anything of the input.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use polar_event_core::Report;
use polar_event_core::polar::EventsIngestResponse;
use prometheus_client::encoding::{EncodeLabelSet, prometheus_text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// The upper bounds of the histogram, in seconds.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Fault {
    code: &'static str,
    path: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Handled {
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

pub(crate) struct Metrics {
    registry: Registry,
    events: Family<Outcome, Counter>,
    violations: Family<Fault, Counter>,
    requests: Family<Handled, Counter>,
    durations: Family<Route, Histogram>,
    write_failures: Counter,
    writable: Gauge,
    known_ids: Gauge,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("ingest"),
            events: Family::default(),
            violations: Family::default(),
            requests: Family::default(),
            durations: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            write_failures: Counter::default(),
            writable: Gauge::default(),
            known_ids: Gauge::default(),
        };
        let Self { registry, events, violations, requests, durations, write_failures, writable, known_ids } = &mut metrics;
        registry.register("events", "Events of accepted batches: stored, or known already", events.clone());
        registry.register("violations", "Violations in refused batches", violations.clone());
        registry.register("requests", "Requests that were answered", requests.clone());
        registry.register_with_unit("request_duration", "From the head of a request to its answer", Unit::Seconds, durations.clone());
        registry.register("write_failures", "Failed writes, each of the events of several requests", write_failures.clone());
        registry.register("writable", "Whether the last write succeeded", writable.clone());
        registry.register("known_ids", "External ids in memory", known_ids.clone());
        writable.set(1);
        metrics
    }

    pub(crate) fn accepted(&self, counts: EventsIngestResponse) {
        self.events.get_or_create(&Outcome { outcome: "inserted" }).inc_by(counts.inserted);
        self.events.get_or_create(&Outcome { outcome: "duplicate" }).inc_by(counts.duplicates);
    }

    pub(crate) fn refused(&self, report: &Report) {
        for violation in report.violations() {
            let fault = Fault { code: violation.code().as_str(), path: violation.path().pattern() };
            self.violations.get_or_create(&fault).inc();
        }
    }

    pub(crate) fn wrote(&self, is_good: bool) {
        self.writable.set(i64::from(is_good));
        if !is_good {
            self.write_failures.inc();
        }
    }

    /// All metrics, in the text format of Prometheus.
    pub(crate) fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        prometheus_text::encode(&mut text, &self.registry)?;
        Ok(text)
    }

    pub(crate) fn known_ids(&self, count: usize) {
        self.known_ids.set(i64::try_from(count).unwrap_or(i64::MAX));
    }
}

/// Counts requests, by the routes that there are.
pub(crate) async fn measure(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    metrics.durations.get_or_create(&Route { route: route.clone() }).observe(started.elapsed().as_secs_f64());
    metrics.requests.get_or_create(&Handled { route, status: response.status().as_u16() }).inc();
    response
}
