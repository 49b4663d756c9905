//! Multipart forms.

use ::axum::body::Bytes;
use ::axum::extract::multipart::{Field, MultipartError};
use ::axum::extract::{FromRequest, Multipart as Fields, Request};

use crate::http::{BodyError, Reason};
use crate::text::{Pair, lossy};

/// A multipart form (`multipart/form-data`): `Valid<Multipart<T>>`. Its texts are the fields of `T`, read as those of any form; its files are
/// as they came. Feature `axum-multipart`.
///
/// ```
/// use axum::Router;
/// use axum::routing::post;
/// use polar_event_core::Event;
/// use polar_event_core::axum::{Multipart, Valid};
///
/// #[derive(Event)]
/// struct Upload {
///     #[event(length(min = 1))]
///     title: String,
///     public: bool,
/// }
///
/// async fn upload(Valid(form): Valid<Multipart<Upload>>) -> String {
///     let sizes: Vec<_> = form.files.iter().map(|file| file.bytes.len()).collect();
///     format!("{}: {sizes:?}", form.value.title)
/// }
///
/// let app: Router = Router::new().route("/uploads", post(upload));
/// ```
///
/// The whole form is held in memory: axum's `DefaultBodyLimit` (2 MB) limits it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Multipart<T> {
    /// What was read from the texts.
    pub value: T,
    /// The files, in their order.
    pub files: Vec<File>,
}

/// A file of a multipart form: a part with a file name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct File {
    /// The name of the field.
    pub name: String,
    /// The name of the file, as the sender has it: it is no safe path.
    pub file_name: String,
    /// The media type that the sender says it has.
    pub content_type: Option<String>,
    /// The content.
    pub bytes: Bytes,
}

/// The texts and the files of a form.
pub(super) async fn parts<S: Send + Sync>(request: Request, state: &S) -> Result<(Vec<Pair<'static>>, Vec<File>), Reason> {
    let fields = Fields::from_request(request, state).await;
    let mut fields = fields.map_err(|_| Reason::ContentType("multipart/form-data"))?;
    let (mut texts, mut files) = (Vec::new(), Vec::new());
    while let Some(field) = fields.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(ToOwned::to_owned) {
            Some(file_name) => files.push(file(name, file_name, field).await?),
            None => {
                let bytes = field.bytes().await.map_err(broken)?;
                let (text, is_lossy) = lossy(&bytes);
                texts.push(Pair::from((name, text.into_owned())).lossy(is_lossy));
            }
        }
    }
    Ok((texts, files))
}

async fn file(name: String, file_name: String, field: Field<'_>) -> Result<File, Reason> {
    let content_type = field.content_type().map(ToOwned::to_owned);
    Ok(File { name, file_name, content_type, bytes: field.bytes().await.map_err(broken)? })
}

fn broken(error: MultipartError) -> Reason {
    Reason::Body(BodyError::new(error.status().as_u16(), error))
}
