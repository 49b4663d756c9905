//! Prints what a model takes, for documentation and for other programs:
//!
//! ```text
//! cargo run --example describe -- EventCreateCustomer --format markdown
//! ```
//!
//! The format is `markdown`, `json-schema` or `openapi`; the models are those of `polar_event_core::polar`. The pages in `docs/models` are
//! made with it.

use std::process::ExitCode;

use polar_event_core::polar::{EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::{Describe, schema};

const USAGE: &str = "usage: describe MODEL [--format markdown|json-schema|openapi]";
const MODELS: &str = "EventCreateCustomer, EventCreateExternalCustomer, EventCreate, EventsIngest";

#[derive(Debug, Clone, Copy)]
enum Format {
    Markdown,
    JsonSchema,
    OpenApi,
}

fn render<T: Describe>(format: Format) -> String {
    let json = match format {
        Format::Markdown => return schema::markdown::<T>(),
        Format::JsonSchema => schema::json_schema::<T>(),
        Format::OpenApi => schema::openapi_components::<T>(),
    };
    format!("{json:#}\n")
}

fn page(model: &str, format: Format) -> Option<String> {
    match model {
        "EventCreateCustomer" => Some(render::<EventCreateCustomer>(format)),
        "EventCreateExternalCustomer" => Some(render::<EventCreateExternalCustomer>(format)),
        "EventCreate" => Some(render::<EventCreate>(format)),
        "EventsIngest" => Some(render::<EventsIngest>(format)),
        _ => None,
    }
}

fn run() -> Result<String, String> {
    use lexopt::prelude::{Long, Short, Value, ValueExt as _};

    let (mut model, mut format) = (None, Format::Markdown);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        match argument {
            Long("format") | Short('f') => {
                let name = arguments.value().and_then(|value| value.string()).map_err(|error| error.to_string())?;
                format = match name.as_str() {
                    "markdown" => Format::Markdown,
                    "json-schema" => Format::JsonSchema,
                    "openapi" => Format::OpenApi,
                    _ => return Err(format!("no such format: {name}; there are markdown, json-schema and openapi")),
                };
            }
            Long("help") | Short('h') => return Ok(format!("{USAGE}\nmodels: {MODELS}\n")),
            Value(name) if model.is_none() => model = Some(name.string().map_err(|error| error.to_string())?),
            other => return Err(format!("{}\n{USAGE}", other.unexpected())),
        }
    }
    let model = model.ok_or_else(|| format!("{USAGE}\nmodels: {MODELS}"))?;
    page(&model, format).ok_or_else(|| format!("no such model: {model}; there are {MODELS}"))
}

fn main() -> ExitCode {
    match run() {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
