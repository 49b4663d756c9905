//! What a newtype asks for in `derive(…)`, and cannot have, as the compiler finds out.

use polar_event_core::Event;

#[derive(Event)]
enum Plan {
    Pro,
}

#[derive(Event)]
#[event(derive(Display))]
struct NoText(Plan);

#[derive(Event)]
#[event(derive(TryFrom))]
struct ByHand(String);

impl From<String> for ByHand {
    fn from(text: String) -> Self {
        Self(text)
    }
}

#[derive(Event)]
#[event(derive(FromStr))]
struct Parsed(String);

impl std::str::FromStr for Parsed {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(Self(text.to_owned()))
    }
}

#[derive(Event)]
#[event(derive(IntoInner))]
struct Inner(String);

impl Inner {
    fn into_inner(self) -> String {
        self.0
    }
}

fn main() {}
