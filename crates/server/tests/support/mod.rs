//! A small ledger of fictional reports, and asking the router without a network.

#![allow(dead_code, unreachable_pub, reason = "each test uses its part")]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::Timestamp;
use onrecord_server::Serving;
use onrecord_store::{Failure, Incoming, RunCounts, Store};
use onrecord_text::{
    Act, Bound, Capture, Captured, Certainty, Charset, Code, CodePoints, Document, Entity, EntityType, Field,
    Figure, Kind, Meta, OffsetMap, Place, PlaceKind, Precision, PublishedBasis, Record, Statement,
    TimeExpression, TimeType,
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tower::ServiceExt;

/// The clock of the tests.
pub fn clock() -> Timestamp {
    "2031-05-01T08:00:00Z".parse().unwrap()
}

/// A ledger that lives as long as its folder.
pub struct Served {
    router: Router,
    store: Arc<Store>,
    folder: TempDir,
}

/// What came back.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub const HOSTILE: &str = "𝄞 <script>alert(1)</script> & “never” again";

impl Served {
    /// Two documents, the second in two versions, and a file that could not be read.
    pub fn new() -> Self {
        Self::with(|serving| serving)
    }

    /// The same, served in some other way.
    pub fn with(served: impl FnOnce(Serving) -> Serving) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = clock();
        let store = Store::create_or_open(&folder.path().join("ledger")).unwrap();
        let run = store.begin_run(&["read".to_owned()], now).unwrap();
        for (id, outlet, published, words) in [
            ("lantern-1", Some("Harrowmere Lantern"), Some("2031-04-12"), HOSTILE),
            ("undated", None, None, "The sluice was shut before the flood."),
            ("undated", None, None, "The sluice was shut on Monday, before the flood."),
        ] {
            let (captured, record) = report(id, outlet, published, words);
            let incoming = Incoming { captured: &captured, record: &record, engine_version: "test" };
            store.add(&[incoming], now).unwrap();
        }
        let message = "the file has 0 bytes".to_owned();
        let failure = Failure { place: "reports/empty.txt".to_owned(), code: Code::EmptyFile, message };
        store.add_failures(run, &[failure], now).unwrap();
        store.finish_run(run, &RunCounts::default(), now).unwrap();
        let store = Arc::new(store);
        let router = served(Serving::new(Arc::clone(&store), clock)).router();
        Self { router, store, folder }
    }

    /// Two reports of a flood in the fictional Harrowmere, with numbers that cannot both be true.
    pub fn add_flood(&self) {
        let now = clock();
        for (id, outlet, number, least) in [
            ("flood-1", "Harrowmere Lantern", "at least 12 people", 12.0),
            ("flood-2", "Fen Echo", "four people", 4.0),
        ] {
            let words = format!("The flood in Harrowmere on April 11, 2031 killed {number}.");
            let (captured, mut record) = report(id, Some(outlet), Some("2031-04-12"), &words);
            let points = CodePoints::new(&captured.document.text);
            let span = |words: &str| {
                let at = captured.document.text.find(words).unwrap();
                points.span(&(at..at + words.len()))
            };
            let exact = least < 12.0;
            record.places = vec![Place {
                span: span("Harrowmere"),
                name: "Harrowmere".to_owned(),
                geonames_id: Some(7),
                lat: 1.0,
                lon: 2.0,
                country: None,
                within: Vec::new(),
                kind: PlaceKind::Town,
                precision: Precision::Town,
                metonym: false,
                confidence: 1.0,
                runner_up: None,
            }];
            record.dates = vec![TimeExpression {
                span: span("April 11, 2031"),
                kind: TimeType::Date,
                value: "2031-04-11".to_owned(),
                modifier: None,
            }];
            record.figures = vec![Figure {
                id: "f1".to_owned(),
                span: span(number),
                measure: "killed".to_owned(),
                low: Some(least),
                high: exact.then_some(least),
                bound: if exact { Bound::Exact } else { Bound::AtLeast },
                unit: "people".to_owned(),
                subgroup: None,
                part_of: None,
                counting: None,
                implicit: false,
                retracted: false,
                background: false,
                statement: None,
                place: None,
                date: None,
            }];
            record.statements.clear();
            let incoming = Incoming { captured: &captured, record: &record, engine_version: "test" };
            self.store.add(&[incoming], now).unwrap();
        }
    }

    pub async fn ask(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Reply { status: parts.status, headers: parts.headers, body }
    }

    /// Served no more; what stays.
    pub fn stopped(self) -> TempDir {
        self.folder
    }

    /// The ledger's folder.
    pub fn ledger(&self) -> std::path::PathBuf {
        self.folder.path().join("ledger")
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.ask(Request::get(path).header("host", "127.0.0.1:7777").body(Body::empty()).unwrap()).await
    }
}

fn report(id: &str, outlet: Option<&str>, published: Option<&str>, words: &str) -> (Captured, Record) {
    let text = format!("Mara Tollen said: “{words}”\n\nIt rained in Harrowmere.");
    let points = CodePoints::new(&text);
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        points.span(&(at..at + words.len()))
    };
    let meta = Meta {
        title: Some(format!("Report {id}")),
        outlet: outlet.map(str::to_owned),
        url: Some(format!("https://lantern.example/{id}")),
        published: published.map(str::to_owned),
        published_basis: if published.is_some() { PublishedBasis::Given } else { PublishedBasis::Unknown },
        ..Meta::default()
    };
    let statement = Statement {
        id: "s1".to_owned(),
        field: Field::Text,
        kind: Kind::Direct,
        source: vec![span("Mara Tollen")],
        cue: vec![span("said")],
        content: vec![span(words)],
        speaker: Some("e1".to_owned()),
        via: Vec::new(),
        addressee: None,
        authority: None,
        act: Act::Assert,
        certainty: Certainty::Stated,
        said_on: None,
        said_in: None,
    };
    let speaker = Entity {
        id: "e1".to_owned(),
        name: "Mara Tollen".to_owned(),
        kind: EntityType::Person,
        role: Some("warden of the sluices".to_owned()),
        roles: Vec::new(),
        mentions: vec![span("Mara Tollen")],
    };
    let bytes: Arc<[u8]> = text.as_bytes().into();
    let captured = Captured {
        capture: Arc::new(Capture {
            sha256: Sha256::digest(&bytes).into(),
            bytes,
            media_type: "text/plain".to_owned(),
            target: id.to_owned(),
            captured_at: None,
        }),
        offsets: OffsetMap::identity(text.len()),
        document: Document { id: id.to_owned(), text: text.clone(), meta: meta.clone(), raw_layout: true },
        member: None,
        charset: Charset("UTF-8".to_owned()),
        layers: Vec::new(),
        diagnostics: Vec::new(),
    };
    let record = Record {
        doc: id.to_owned(),
        meta,
        statements: vec![statement],
        entities: vec![speaker],
        ..Record::default()
    };
    (captured, record)
}
