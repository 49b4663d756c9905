//! The derive macro.
use proc_macro::TokenStream;
/// Event.
#[proc_macro_derive(Event, attributes(event, serde))]
pub fn event(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
