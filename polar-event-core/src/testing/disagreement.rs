//! Disagreements between implementations.

use core::fmt;

/// A document with different results.
#[derive(Debug, Clone)]
pub struct Disagreement {
    pub(super) document: String,
    pub(super) boundary_case: String,
    pub(super) says: Vec<(&'static str, String)>,
}

impl Disagreement {
    /// The document; empty if the disagreement is not about one.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The rule that it tests, and what it is.
    #[must_use]
    pub fn boundary_case(&self) -> &str {
        &self.boundary_case
    }

    /// The expected result, and the results that differ from it.
    #[must_use]
    pub fn says(&self) -> &[(&'static str, String)] {
        &self.says
    }
}

/// All disagreements about a type. Its `Display` shows each of them in full.
#[derive(Debug, Clone)]
pub struct Disagreements {
    pub(super) of: &'static str,
    pub(super) boundary_cases: usize,
    pub(super) disagreements: Vec<Disagreement>,
}

impl Disagreements {
    /// One for each document.
    #[must_use]
    pub fn all(&self) -> &[Disagreement] {
        &self.disagreements
    }
}

impl fmt::Display for Disagreements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.disagreements.len();
        let noun = if count == 1 { "disagreement" } else { "disagreements" };
        writeln!(f, "{}: {count} {noun} about {} boundary cases", self.of, self.boundary_cases)?;
        for disagreement in &self.disagreements {
            writeln!(f, "\n{}", disagreement.boundary_case)?;
            if !disagreement.document.is_empty() {
                writeln!(f, "    {}", shortened(&disagreement.document))?;
            }
            for (who, what) in &disagreement.says {
                writeln!(f, "    {who}: {}", shortened(what))?;
            }
        }
        Ok(())
    }
}

impl core::error::Error for Disagreements {}

/// A text that is cut in the middle if it is long.
fn shortened(text: &str) -> String {
    const ENDS: usize = 160;
    let count = text.chars().count();
    if count <= 3 * ENDS {
        return text.to_owned();
    }
    let (start, end): (String, String) = (text.chars().take(ENDS).collect(), text.chars().skip(count - ENDS).collect());
    format!("{start}… ({} more characters) …{end}", count - 2 * ENDS)
}
