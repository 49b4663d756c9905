//! What a request carries beyond itself.

use core::any::Any;
use core::cell::Ref;

use ::actix_web::dev::Extensions;
use ::actix_web::web::Data;
use ::actix_web::{HttpMessage as _, HttpRequest};

use crate::http::{Contexts, Settings};

/// What is in a request's extensions and in the data of its application.
pub(super) struct RequestContexts<'r> {
    request: &'r HttpRequest,
    extensions: Ref<'r, Extensions>,
}

impl<'r> RequestContexts<'r> {
    pub(super) fn by(request: &'r HttpRequest) -> Self {
        Self { request, extensions: request.extensions() }
    }
}

impl Contexts for RequestContexts<'_> {
    fn find<C: Any + Send + Sync>(&self) -> Option<&C> {
        let in_app = || self.request.app_data::<C>().or_else(|| self.request.app_data::<Data<C>>().map(|data| &***data));
        self.extensions.get().or_else(in_app)
    }
}

/// The settings of a request, or the default.
pub(super) fn settings(request: &HttpRequest) -> Settings {
    RequestContexts::by(request).find::<Settings>().cloned().unwrap_or_default()
}
