//! `url::Url`: a URL in a string, as the WHATWG's URL Standard reads it.

use url::Url;

use super::textual::{self, Textual, keys, textual};
use crate::describe::Shape;
use crate::error::{Code, Param};
use crate::rule::{self, IsText, IsUrl, Rules};
use crate::state::ValidationState;

impl Textual for Url {
    const WRONG_TYPE: Code = Code::UrlType;
    const SHAPE: &'static Shape = &Shape::Url;

    /// Rules are for the URL as it is kept and written, not as it was spelled: in memory there is nothing else to check.
    fn read(text: &str, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        match Self::parse(text) {
            Ok(url) => rule::text(rules, url.as_str(), cx).then_some(url),
            Err(error) => {
                // One of the crate's fixed texts, none of which repeats the input.
                cx.report(Code::UrlParsing, [("error", Param::from(error.to_string()))]);
                None
            }
        }
    }

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        rule::text(rules, self.as_str(), cx);
    }

    fn text(&self) -> String {
        self.as_str().to_owned()
    }
}

textual!(Url);
keys!(Url);

impl IsText for Url {}
impl IsUrl for Url {}
