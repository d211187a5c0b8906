//! The SQLite file: telling a ledger from anything else, bringing it forward, handing out connections.
//!
//! Whether the file is ours and which version wrote it stands in its first hundred bytes
//! (`application_id`, `user_version`), and is read from there before SQLite opens it: a ledger from a
//! newer onrecord, or somebody's other database, is refused without a byte of it changing.

use std::fs::File;
use std::io::Read;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::{Result, StoreError};

/// "onrc", in the header of every ledger.
const APPLICATION_ID: u32 = u32::from_be_bytes(*b"onrc");

/// Each brings a ledger one version forward; the first makes it.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_ledger.sql"),
    include_str!("migrations/0002_links.sql"),
    include_str!("migrations/0003_retellings.sql"),
    include_str!("migrations/0004_added.sql"),
];

/// The schema version this program writes.
pub(crate) const VERSION: u32 = MIGRATIONS.len() as u32;

/// The SQLite file's name in its folder.
pub(crate) const FILE: &str = "ledger.sqlite";

/// What a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing: a ledger may be made here.
    Nothing,
    /// A ledger, or the beginning of one.
    Ledger,
}

/// Looks at a folder without changing it.
pub(crate) fn look(dir: &Path) -> Result<Found> {
    let not = |reason: &str| StoreError::NotALedger { path: dir.to_owned(), reason: reason.to_owned() };
    match std::fs::metadata(dir) {
        Ok(found) if !found.is_dir() => return Err(not("it is a file")),
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            return Err(not("it is in a file"));
        }
        Err(error) => return Err(error.into()),
    }
    let mut header = Vec::new();
    match File::open(dir.join(FILE)) {
        Ok(file) => file.take(100).read_to_end(&mut header)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return look_without(dir),
        Err(error) => return Err(error.into()),
    };
    if header.is_empty() {
        return Ok(Found::Ledger);
    }
    if !header.starts_with(b"SQLite format 3\0") || header.len() < 100 {
        return Err(not("its ledger.sqlite is no SQLite file"));
    }
    let number = |at: usize| header[at..at + 4].iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte));
    check(dir, number(68), number(60))?;
    Ok(Found::Ledger)
}

/// A folder without `ledger.sqlite`.
fn look_without(dir: &Path) -> Result<Found> {
    for entry in std::fs::read_dir(dir)? {
        let name = entry?.file_name();
        if name == "captures" {
            // Beginning anew here would overwrite what a lost ledger still points to.
            return Err(StoreError::Damaged("ledger.sqlite is missing; its captures are there".to_owned()));
        }
        if name != "lock" && name != "index" {
            let reason = format!("it holds other files ({})", name.to_string_lossy());
            return Err(StoreError::NotALedger { path: dir.to_owned(), reason });
        }
    }
    Ok(Found::Nothing)
}

/// Refuses other programs' databases and newer ledgers. Zeros are a ledger whose maker died before the
/// first checkpoint, or an empty file.
fn check(dir: &Path, application: u32, version: u32) -> Result<()> {
    if application != APPLICATION_ID && (application, version) != (0, 0) {
        let reason = "its ledger.sqlite belongs to another program".to_owned();
        return Err(StoreError::NotALedger { path: dir.to_owned(), reason });
    }
    if version > VERSION {
        return Err(StoreError::Newer { found: version, known: VERSION });
    }
    Ok(())
}

/// The versions in an open file, with what the write-ahead log adds to its header.
fn version(connection: &Connection, dir: &Path) -> Result<u32> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    check(dir, application, version)?;
    let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application == 0 && tables > 0 {
        let reason = "its ledger.sqlite belongs to another program".to_owned();
        return Err(StoreError::NotALedger { path: dir.to_owned(), reason });
    }
    Ok(version)
}

/// Whether a ledger has the tables that this program keeps what joins documents in: one of an older version that nobody
/// has written to since does not.
pub(crate) fn has_links(connection: &Connection) -> Result<bool> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0))? == VERSION)
}

/// Opens for writing and brings the ledger forward. The caller holds the lock.
pub(crate) fn open_writer(dir: &Path) -> Result<Connection> {
    let mut connection = Connection::open(dir.join(FILE))?;
    configure(&connection)?;
    let version = version(&connection, dir)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Digests and names are looked up all over the file; and the fewer checkpoints, the fewer times the
    // same page is written back.
    connection.pragma_update(None, "cache_size", -64_000)?;
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    if version < VERSION {
        let change = connection.transaction()?;
        for migration in &MIGRATIONS[version as usize..] {
            change.execute_batch(migration)?;
        }
        change.pragma_update(None, "application_id", APPLICATION_ID)?;
        change.pragma_update(None, "user_version", VERSION)?;
        change.commit()?;
        // The header is what `look` reads, so it must not wait in the log.
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    }
    Ok(connection)
}

fn configure(connection: &Connection) -> Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "cache_size", -16_000)?;
    Ok(())
}

/// Connections for asking, opened as they are needed and kept.
#[derive(Debug)]
pub(crate) struct Pool {
    dir: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Pool {
    const KEPT: usize = 8;

    pub(crate) fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned(), idle: Mutex::default() }
    }

    /// A connection, back in the pool when dropped.
    pub(crate) fn get(&self) -> Result<Pooled<'_>> {
        let idle = self.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.open()?,
        };
        Ok(Pooled { pool: self, connection: Some(connection) })
    }

    fn open(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let path = self.dir.join(FILE);
        let try_open = |connection: Connection| -> Result<Connection> {
            configure(&connection)?;
            version(&connection, &self.dir)?;
            Ok(connection)
        };
        let first = Connection::open_with_flags(&path, flags).map_err(Into::into).and_then(try_open);
        match first {
            // On a medium that cannot be written SQLite cannot make the files beside a write-ahead log;
            // without a log the file is all there is, and cannot change.
            Err(StoreError::Io(_) | StoreError::ReadOnly(_)) if !self.has_log() => {
                let uri = url::Url::from_file_path(std::path::absolute(&path)?)
                    .map_err(|()| StoreError::Io("the path cannot be written as an address".to_owned()))?;
                let flags = flags | OpenFlags::SQLITE_OPEN_URI;
                let uri = format!("{uri}?immutable=1");
                Connection::open_with_flags(uri, flags).map_err(Into::into).and_then(try_open)
            }
            other => other,
        }
    }

    fn has_log(&self) -> bool {
        std::fs::metadata(self.dir.join(format!("{FILE}-wal"))).is_ok_and(|log| log.len() > 0)
    }
}

/// A connection on loan.
#[derive(Debug)]
pub(crate) struct Pooled<'p> {
    pool: &'p Pool,
    connection: Option<Connection>,
}

impl Deref for Pooled<'_> {
    type Target = Connection;

    #[allow(clippy::expect_used, reason = "taken only by drop")]
    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a loan holds its connection until it is dropped")
    }
}

impl Drop for Pooled<'_> {
    fn drop(&mut self) {
        let mut idle = self.pool.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if idle.len() < Pool::KEPT {
            idle.extend(self.connection.take());
        }
    }
}
