//! Adding files, links or a text, and how reading them goes on.
//!
//! Files go to the disk as they come, in pieces; a text may be as long as a document may be. At most a few senders are
//! listened to at once, so that memory is bounded whoever sends what.

use std::path::Path;
use std::sync::Arc;

use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path as Named};
use axum::http::StatusCode;
use axum::{Extension, Json};
use onrecord_ingest::{Limits, check_address, is_date};
use onrecord_store::{Page, Store};
use onrecord_text::Code;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;
use tokio::sync::Semaphore;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Answer;
use crate::problem::Problem;
use crate::reading::{Coming, Order, ReadingView, Readings, trouble};

/// How many senders are listened to at once; the others wait.
static SENDERS: Semaphore = Semaphore::const_new(4);

/// The longest title, name, date or address.
const LONGEST_FIELD: usize = 4 << 10;

/// The most files and links at once; more go into an archive or a second turn.
const MOST_FILES: usize = 1000;

/// What can be added at once: any number of `file` and `link`, or a `text`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is the form's description; the form itself is read part by part")]
pub(super) struct Upload {
    /// Files of any kind that `onrecord read` reads, each under its name.
    #[schema(value_type = Option<Vec<String>>, content_media_type = "application/octet-stream")]
    file: Option<Vec<u8>>,
    /// Addresses (http or https) that are fetched, from the public web unless `serve` was told otherwise.
    link: Option<Vec<String>>,
    /// A text.
    text: Option<String>,
    /// Its headline.
    title: Option<String>,
    /// Who published it; also of files and links.
    outlet: Option<String>,
    /// When: `2031-04-12`, or any common form; also of files and links.
    published: Option<String>,
    /// Its address.
    url: Option<String>,
}

/// The part of the API in which bodies may be of any size, because they are not held in memory.
pub(super) fn unlimited() -> OpenApiRouter<Arc<Store>> {
    OpenApiRouter::new().routes(routes!(list, add)).layer(DefaultBodyLimit::disable())
}

/// What was added since the server began, the latest first
#[utoipa::path(get, path = "/readings", operation_id = "readings", tag = "readings",
    responses((status = 200, body = Page<ReadingView>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(Extension(readings): Extension<Readings>) -> Answer<Page<ReadingView>> {
    let items = readings.all();
    Ok(Json(Page { total: items.len() as u64, items, next: None }))
}

/// How a reading goes on
#[utoipa::path(get, path = "/readings/{id}", operation_id = "reading", tag = "readings",
    params(("id" = String, Path, description = "The reading's id: `r-…`")),
    responses((status = 200, body = ReadingView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn one(
    Extension(readings): Extension<Readings>,
    Named(id): Named<String>,
) -> Answer<ReadingView> {
    let unknown = || Problem::new(Code::NotFound, format!("nothing was added here as {id}, or long ago"));
    readings.one(&id).map(Json).ok_or_else(unknown)
}

/// Adds files, links or a text; they are read in their turn
#[utoipa::path(post, path = "/readings", operation_id = "add", tag = "readings",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 202, body = ReadingView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn add(
    Extension(readings): Extension<Readings>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<ReadingView>), Problem> {
    let mut form = form.map_err(|rejected| bad(rejected.body_text()))?;
    let _turn = SENDERS.acquire().await;
    let coming = readings.coming()?;
    let mut came = Came::default();
    while let Some(part) = form.next_field().await.map_err(broken)? {
        came.part(part, &coming).await?;
    }
    came.finish(&coming).await?;
    accepted(readings, coming, came.order).await
}

/// Puts what came into the queue: an answer that says how it goes on.
pub(super) async fn accepted(
    readings: Readings,
    coming: Coming,
    order: Order,
) -> Result<(StatusCode, Json<ReadingView>), Problem> {
    let added = tokio::task::spawn_blocking(move || readings.add(coming, &order)).await;
    let view = added.map_err(|error| Problem::new(Code::Internal, error.to_string()))??;
    Ok((StatusCode::ACCEPTED, Json(view)))
}

/// What has come of a form.
#[derive(Default)]
struct Came {
    order: Order,
    text: Option<String>,
    title: Option<String>,
    url: Option<String>,
}

/// A text as it goes to the disk: a row, so that its bytes hold what is known of it.
#[derive(Serialize)]
struct Pasted<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    text: &'a str,
}

impl Came {
    async fn part(&mut self, part: Field<'_>, coming: &Coming) -> Result<(), Problem> {
        match part.name().unwrap_or_default() {
            "file" => {
                let number = self.order.names.len();
                self.room()?;
                let name = file_name(part.file_name().unwrap_or_default());
                // What a form sends for a field in which no file was chosen.
                if save(part, &coming.path(number)).await? > 0 || name != UNNAMED {
                    self.order.names.push(name);
                }
            }
            "text" => self.text = field(part, Limits::default().max_document_bytes).await?,
            "title" => self.title = field(part, LONGEST_FIELD).await?,
            "outlet" => self.order.outlet = field(part, LONGEST_FIELD).await?,
            "published" => self.order.published = field(part, LONGEST_FIELD).await?,
            "url" => self.url = field(part, LONGEST_FIELD).await?,
            "link" => {
                self.room()?;
                if let Some(link) = field(part, LONGEST_FIELD).await? {
                    check_address(&link).map_err(|(code, message)| Problem::new(code, message))?;
                    self.order.links.push(link);
                }
            }
            other => return Err(bad(format!("there is no field {other:?}"))),
        }
        Ok(())
    }

    /// Whether one more file or link may come.
    fn room(&self) -> Result<(), Problem> {
        if self.order.names.len() + self.order.links.len() < MOST_FILES {
            return Ok(());
        }
        Err(bad(format!("more than {MOST_FILES} files and links at once")))
    }

    /// A text becomes a file too; nothing at all is a mistake.
    async fn finish(&mut self, coming: &Coming) -> Result<(), Problem> {
        if let Some(date) = self.order.published.as_deref().filter(|date| !is_date(date)) {
            return Err(bad(format!("“{date}” is not a date; write it as 2031-04-12")));
        }
        if let Some(text) = self.text.take() {
            if !self.order.names.is_empty() || !self.order.links.is_empty() {
                return Err(bad("files or links and a text are added one after the other".to_owned()));
            }
            let digest: String =
                Sha256::digest(text.as_bytes())[..6].iter().map(|byte| format!("{byte:02x}")).collect();
            let name = format!("pasted-{digest}");
            let pasted = Pasted {
                id: self.url.as_deref().unwrap_or(&name),
                title: self.title.as_deref(),
                outlet: self.order.outlet.as_deref(),
                published: self.order.published.as_deref(),
                url: self.url.as_deref(),
                text: &text,
            };
            let row = serde_json::to_vec(&pasted).map_err(|error| bad(error.to_string()))?;
            write(&coming.path(0), &row).await?;
            self.order = Order { names: vec![self.title.take().unwrap_or(name)], ..Order::default() };
        } else if self.title.is_some() || self.url.is_some() {
            return Err(bad("a title and an address belong to a text".to_owned()));
        }
        if self.order.names.is_empty() && self.order.links.is_empty() {
            return Err(bad("there is no file, no link and no text in it".to_owned()));
        }
        Ok(())
    }
}

/// Writes a part to the disk as it comes; how many bytes it has.
async fn save(mut part: Field<'_>, path: &Path) -> Result<u64, Problem> {
    let mut file = tokio::fs::File::create(path).await.map_err(trouble)?;
    let mut bytes = 0;
    while let Some(piece) = part.chunk().await.map_err(broken)? {
        bytes += piece.len() as u64;
        file.write_all(&piece).await.map_err(trouble)?;
    }
    file.sync_all().await.map_err(trouble)?;
    Ok(bytes)
}

/// Writes a whole file, to stay.
pub(super) async fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let mut file = tokio::fs::File::create(path).await.map_err(trouble)?;
    file.write_all(bytes).await.map_err(trouble)?;
    file.sync_all().await.map_err(trouble)
}

/// A short part as text; `None` for one left empty.
async fn field(mut part: Field<'_>, longest: usize) -> Result<Option<String>, Problem> {
    let name = part.name().unwrap_or_default().to_owned();
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(broken)? {
        if bytes.len() + piece.len() > longest {
            return Err(Problem::new(Code::TooLarge, format!("`{name}` is longer than {longest} bytes")));
        }
        bytes.extend_from_slice(&piece);
    }
    let text = String::from_utf8(bytes).map_err(|_| bad(format!("`{name}` is not UTF-8")))?;
    Ok((!text.trim().is_empty()).then(|| if name == "text" { text } else { text.trim().to_owned() }))
}

/// What a file without a name is called.
const UNNAMED: &str = "unnamed";

/// The last part of a name, without what no file name holds.
fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    let name = name.trim();
    if name.trim_matches('.').is_empty() { UNNAMED.to_owned() } else { name.to_owned() }
}

fn bad(message: String) -> Problem {
    Problem::new(Code::BadUpload, message)
}

fn broken(error: MultipartError) -> Problem {
    bad(error.body_text())
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_files_name_is_only_a_name() {
        for (sent, name) in [
            ("report.txt", "report.txt"),
            ("C:\\clips\\report.txt", "report.txt"),
            ("../../ledger.sqlite", "ledger.sqlite"),
            ("..", "unnamed"),
            ("", "unnamed"),
            ("a\u{0}b\n.txt", "ab.txt"),
        ] {
            assert_eq!(file_name(sent), name);
        }
        assert_eq!(file_name(&"x".repeat(1000)).len(), 200);
    }
}
