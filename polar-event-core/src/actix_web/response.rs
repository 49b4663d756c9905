//! What answers by itself.

use ::actix_web::body::BoxBody;
use ::actix_web::http::StatusCode;
use ::actix_web::{HttpResponse, ResponseError};

use super::{Rejection, Settings};
use crate::error::Report;
use crate::http::Answer;

impl ResponseError for Rejection {
    fn status_code(&self) -> StatusCode {
        status_of(self.status())
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let Answer { status, content_type, body } = Answer::to(self);
        HttpResponse::build(status_of(status)).insert_header(("content-type", content_type)).body(body)
    }
}

fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
}

/// The response in the form of the default [`Settings`]. A handler whose service has others takes them as an argument, and returns
/// [`Settings::refuse`].
impl ResponseError for Report {
    fn status_code(&self) -> StatusCode {
        Settings::default().refuse(self.clone()).status_code()
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        Settings::default().refuse(self.clone()).error_response()
    }
}
