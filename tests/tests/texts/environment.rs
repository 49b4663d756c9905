//! Environment variables.

use polar_event_core::text::{Decoder, Names};
use polar_event_core::{Event, env};

#[derive(Event, Debug, PartialEq)]
#[event(deny_unknown_fields)]
struct Settings {
    #[event(range(min = 1024))]
    port: u16,
    database: Database,
    #[event(default, each(length(min = 2)))]
    hosts: Vec<String>,
    #[event(default)]
    verbose: bool,
}

#[derive(Event, Debug, PartialEq)]
struct Database {
    #[event(sensitive, length(min = 20))]
    password: String,
    pool_size: Option<u8>,
}

fn decoder() -> Decoder {
    Decoder::new().names(Names::Separated("__")).list_separator(',')
}

#[test]
fn four_faults_name_their_variables() {
    let variables = [
        ("APP_PORT", "80"),
        ("APP_DATABASE__PASSWORD", "hunter2hunter2"),
        ("APP_DATABASE__POOL_SIZE", "many"),
        ("APP_HOSTS", "a,bc"),
        ("APP_VERBOSE", "loud"),
        ("APP_COLOUR", "red"),
        ("PATH", "/bin"),
    ];
    let report = decoder().from_variables::<Settings, _>("APP_", variables).unwrap_err();
    let lines: Vec<_> = report.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "/APP_PORT: must be at least 1024 [greater_than_equal]",
            "/APP_DATABASE__PASSWORD: must have at least 20 characters [string_too_short]",
            "/APP_DATABASE__POOL_SIZE: must be an integer in digits [int_parsing]",
            "/APP_HOSTS/0: must have at least 2 characters, has 1 [string_too_short]",
            "/APP_VERBOSE: must be true or false [bool_parsing]",
            "/APP_COLOUR (the key): is not a field here; the fields are port, database, hosts, verbose [extra_forbidden]",
        ]
    );
    let text = serde_json::to_string(&report).unwrap();
    assert!(["hunter2", "many", "loud", "red", "bc"].iter().all(|value| !text.contains(value)), "{text}");
}

#[test]
fn variables_that_are_missing_are_named() {
    let report = decoder().from_variables::<Settings, _>("APP_", [("APP_DATABASE__POOL_SIZE", "5")]).unwrap_err();
    let lines: Vec<_> = report.violations().iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["/APP_DATABASE__PASSWORD: is required [missing]", "/APP_PORT: is required [missing]"]);
}

#[test]
fn the_environment_of_the_process_is_read() {
    #[derive(Event, Debug)]
    struct Cargo {
        manifest_dir: String,
    }

    let cargo: Cargo = env::from_env("CARGO_").unwrap();
    assert_eq!(cargo.manifest_dir, env!("CARGO_MANIFEST_DIR"));
}
