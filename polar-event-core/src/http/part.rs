//! The parts of a request.

/// The part of a request that a value is read from: the first step of `loc` in FastAPI's form, and `in` of a problem document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Part {
    /// The body, JSON or a form.
    Body,
    /// The query string.
    Query,
    /// The parameters of the path.
    Path,
    /// The headers.
    Header,
    /// The cookies.
    Cookie,
}

impl Part {
    /// `"body"`, `"query"`, `"path"`, `"header"` or `"cookie"`, as in FastAPI and OpenAPI.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Query => "query",
            Self::Path => "path",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}
