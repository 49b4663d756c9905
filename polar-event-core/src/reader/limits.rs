//! What a reader puts up with.

/// What the reader puts up with. A limit that is hit is a violation with its code, and reading ends there.
///
/// The defaults suit a server that reads what strangers send. All sizes are in bytes of the source, escapes as written.
///
/// ```
/// use polar_event_core::{Code, json};
///
/// let decoder = json::Decoder::new().limits(json::Limits::new().max_depth(2));
/// let report = decoder.from_str::<Vec<Vec<Vec<u8>>>>("[[[1]]]").unwrap_err();
/// assert_eq!(report.violations()[0].code(), Code::JsonDepth);
/// assert_eq!(report.violations()[0].pointer().to_string(), "/0/0");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub(crate) depth: usize,
    pub(crate) input_bytes: usize,
    pub(crate) string_bytes: usize,
    pub(crate) number_bytes: usize,
    pub(crate) violations: usize,
    pub(crate) report_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

impl Limits {
    /// The defaults: 128 levels, a text of 16 MiB, strings of 1 MiB, numbers of 4096 bytes, 100 violations of 64 KiB.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            depth: 128,
            input_bytes: 16 * 1024 * 1024,
            string_bytes: 1024 * 1024,
            number_bytes: 4096,
            violations: crate::error::MAX_VIOLATIONS,
            report_bytes: crate::error::MAX_REPORT_BYTES,
        }
    }

    /// How deep objects and arrays may be nested, also in values that are skipped. One level more is `json_depth`.
    ///
    /// Types that nest in themselves are decoded by recursion, so this bounds the stack.
    #[must_use]
    pub const fn max_depth(mut self, levels: usize) -> Self {
        self.depth = levels;
        self
    }

    /// How long the text may be, and how long each line of [`lines`](crate::json::lines). A longer one is `json_size` and not read.
    #[must_use]
    pub const fn max_input_bytes(mut self, bytes: usize) -> Self {
        self.input_bytes = bytes;
        self
    }

    /// How long a string or a key may be between its quotes. A longer one is `json_size`.
    #[must_use]
    pub const fn max_string_bytes(mut self, bytes: usize) -> Self {
        self.string_bytes = bytes;
        self
    }

    /// How long a number may be. A longer one is `json_size`.
    #[must_use]
    pub const fn max_number_bytes(mut self, bytes: usize) -> Self {
        self.number_bytes = bytes;
        self
    }

    /// How many violations the report keeps. Where there are more, its last violation says so: `too_many_violations`.
    #[must_use]
    pub const fn max_violations(mut self, violations: usize) -> Self {
        self.violations = violations;
        self
    }

    /// How many bytes of the input's making (keys in paths, messages) the report keeps. Where they are used up, its last violation
    /// says so: `too_many_violations`.
    #[must_use]
    pub const fn max_report_bytes(mut self, bytes: usize) -> Self {
        self.report_bytes = bytes;
        self
    }
}
