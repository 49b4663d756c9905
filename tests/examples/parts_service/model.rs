//! What is sent and answered.

use polar_event_core::Event;

/// Which orders to list.
#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
pub(crate) struct Search {
    /// Orders of these states only.
    #[event(items(max = 3))]
    state: Option<Vec<State>>,
    /// Orders of at least so many cents.
    min_cents: Option<u32>,
    /// Whether the newest come first.
    newest_first: Option<bool>,
    /// How many to list.
    #[event(range(min = 1, max = 100), default = 20)]
    pub(crate) limit: u8,
}

/// The state of an order.
#[derive(Event, Debug, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    Open,
    Paid,
}

/// An order in the path.
#[derive(Event, Debug)]
pub(crate) struct Named {
    #[event(range(min = 1, max = 1_000_000))]
    pub(crate) id: u32,
}

/// A new order.
#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
pub(crate) struct NewOrder {
    /// The product.
    #[event(length(min = 1, max = 20), ascii, no_control)]
    pub(crate) product: String,
    #[event(range(min = 1, max = 1000), default = 1)]
    pub(crate) amount: u16,
    note: Option<Note>,
}

/// Something about an order.
#[derive(Event, Debug)]
struct Note(#[event(length(max = 100))] String);

/// An order.
#[derive(Event, Debug)]
pub(crate) struct Order {
    pub(crate) id: u32,
    pub(crate) product: String,
    #[event(default = 1)]
    pub(crate) amount: u16,
    pub(crate) state: State,
}

/// What somebody thinks of an order.
#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
pub(crate) struct Feedback {
    #[event(range(min = 1, max = 5))]
    pub(crate) stars: u8,
    #[event(length(max = 200))]
    text: Option<String>,
}

/// The order with this number.
pub(crate) fn order(id: u32) -> Order {
    Order { id, product: "tea".to_owned(), amount: 1, state: State::Open }
}
