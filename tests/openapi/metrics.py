"""Whether Prometheus's own client for Python reads the metrics of the ingest server, which has been tested before. It is given the URL."""

import sys
import urllib.request

from prometheus_client.parser import text_string_to_metric_families

TYPES = {
    "ingest_events": "counter",
    "ingest_violations": "counter",
    "ingest_requests": "counter",
    "ingest_request_duration_seconds": "histogram",
    "ingest_write_failures": "counter",
    "ingest_writable": "gauge",
    "ingest_known_ids": "gauge",
}
# The routes that the document has, and one for all other paths.
ROUTES = {"/v1/events/ingest", "/healthz", "/metrics", "/openapi.json", "other"}


def complaints(families):
    types = {family.name: family.type for family in families}
    if types != TYPES:
        yield f"the metrics are {types}"
    samples = [sample for family in families for sample in family.samples]
    routes = {sample.labels["route"] for sample in samples if "route" in sample.labels}
    if routes != ROUTES:
        yield f"the routes are {routes}"
    # Thousands of documents have been refused, so this is as many as there can be.
    faults = [sample.labels for sample in samples if sample.name == "ingest_violations_total"]
    if not 10 < len(faults) < 200:
        yield f"{len(faults)} kinds of violations: {faults}"
    for name in ("ingest_events_total", "ingest_request_duration_seconds_count"):
        if not any(sample.name == name and sample.value > 100 for sample in samples):
            yield f"{name} counts nothing"


def main():
    text = urllib.request.urlopen(f"{sys.argv[1]}/metrics").read().decode()
    found = list(complaints(list(text_string_to_metric_families(text))))
    print("\n".join(found) or "The metrics are those that they should be.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
