//! Renderings of a report for people.

#[cfg(feature = "annotate-snippets")]
mod clip;
#[cfg(feature = "annotate-snippets")]
mod excerpt;
#[cfg(any(feature = "annotate-snippets", feature = "miette"))]
mod help;
#[cfg(feature = "annotate-snippets")]
mod line;
#[cfg(feature = "miette")]
mod miette;
#[cfg(feature = "annotate-snippets")]
mod picture;
#[cfg(feature = "annotate-snippets")]
mod secrets;
#[cfg(feature = "annotate-snippets")]
mod snippet;
#[cfg(feature = "tracing")]
mod trace;
#[cfg(feature = "annotate-snippets")]
mod visible;

#[cfg(feature = "annotate-snippets")]
pub use snippet::Snippet;
