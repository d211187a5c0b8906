//! The folder where what was sent waits until it is read: `uploads/` in the ledger's.
//!
//! What comes in is written to a folder of its own, which gets its name and its order (`order.json`, written last)
//! only when all of it is on the disk. So a folder with a name is whole, and any other is what a crash left.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use super::{Asked, AskedFile};
use crate::random;

const FOLDER: &str = "uploads";
const ORDER: &str = "order.json";
/// How the folders of whole readings begin.
const NAME: &str = "r-";

/// What to read, as it is written down.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Order {
    /// What the sender calls the files, which lie beside it as `0`, `1` …
    pub(crate) names: Vec<String>,
    /// Addresses to fetch, after the files.
    #[serde(default)]
    pub(crate) links: Vec<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
}

impl Order {
    /// What its files and links are called, in their order.
    pub(super) fn all(&self) -> Vec<String> {
        self.names.iter().chain(&self.links).cloned().collect()
    }
}

/// The folder, held by this process: no other server reads what it takes in.
#[derive(Debug)]
pub(super) struct Spool {
    folder: PathBuf,
    _lock: File,
}

/// Files that are coming in. Dropped before it is whole, nothing stays of it.
#[derive(Debug)]
pub(crate) struct Coming(TempDir);

impl Spool {
    /// Where a ledger's folder would be.
    pub(super) fn folder(ledger: &Path) -> PathBuf {
        ledger.join(FOLDER)
    }

    /// Makes the folder or takes it over, with what a server before left in it.
    ///
    /// # Errors
    /// It cannot be made; `WouldBlock`: another server holds it.
    pub(super) fn open(ledger: &Path) -> io::Result<Self> {
        let folder = Self::folder(ledger);
        fs::create_dir_all(&folder)?;
        let lock = File::options().create(true).truncate(false).write(true).open(folder.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(Self { folder, _lock: lock })
    }

    /// The ids of the readings that wait here, the oldest first. What never became whole is removed.
    pub(super) fn waiting(&self) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(NAME) && entry.path().join(ORDER).is_file() {
                found.push((fs::metadata(entry.path().join(ORDER))?.modified()?, name));
            } else if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            }
        }
        found.sort();
        Ok(found.into_iter().map(|(_, name)| name).collect())
    }

    /// A place for files to come.
    pub(super) fn coming(&self) -> io::Result<Coming> {
        Ok(Coming(tempfile::Builder::new().prefix("coming-").tempdir_in(&self.folder)?))
    }

    /// Makes what came a reading with an id. On the disk when it returns.
    pub(super) fn keep(&self, coming: Coming, order: &Order) -> io::Result<String> {
        let id = format!("{NAME}{}", random::letters(16)?);
        let folder = coming.0.path();
        let mut file = File::create(folder.join(ORDER))?;
        serde_json::to_writer(&mut file, order)?;
        file.sync_all()?;
        fs::rename(folder, self.folder.join(&id))?;
        // It has another name now, under which it stays.
        let _ = coming.0.keep();
        sync(&self.folder)?;
        Ok(id)
    }

    /// What a reading is to read, as it was written down.
    pub(super) fn order(&self, id: &str) -> io::Result<Order> {
        Ok(serde_json::from_slice(&fs::read(self.folder.join(id).join(ORDER))?)?)
    }

    /// What a reading is to read.
    pub(super) fn asked(&self, id: &str) -> io::Result<Asked> {
        let folder = self.folder.join(id);
        let Order { names, links, outlet, published } = self.order(id)?;
        let file = |(n, name): (usize, String)| AskedFile { path: folder.join(n.to_string()), name };
        Ok(Asked { files: names.into_iter().enumerate().map(file).collect(), links, outlet, published })
    }

    /// Removes what was read.
    pub(super) fn remove(&self, id: &str) -> io::Result<()> {
        fs::remove_dir_all(self.folder.join(id))
    }
}

impl Coming {
    /// Where the file of this number goes.
    pub(crate) fn path(&self, number: usize) -> PathBuf {
        self.0.path().join(number.to_string())
    }
}

/// Forces a folder's names to the disk, where a folder can be opened.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_whole_outlives_a_crash_and_nothing_else_does() {
        let ledger = tempfile::tempdir().unwrap();
        let spool = Spool::open(ledger.path()).unwrap();
        assert_eq!(
            Spool::open(ledger.path()).err().map(|error| error.kind()),
            Some(io::ErrorKind::WouldBlock)
        );
        let coming = spool.coming().unwrap();
        fs::write(coming.path(0), "The mayor said so.").unwrap();
        let order = Order { names: vec!["mayor.txt".to_owned()], ..Order::default() };
        let id = spool.keep(coming, &order).unwrap();
        // Killed while a second one came.
        let lost = spool.coming().unwrap();
        fs::write(lost.path(0), "The may").unwrap();
        let _ = lost.0.keep();
        drop(spool);
        let spool = Spool::open(ledger.path()).unwrap();
        assert_eq!(spool.waiting().unwrap(), std::slice::from_ref(&id));
        let asked = spool.asked(&id).unwrap();
        assert_eq!(asked.files[0].name, "mayor.txt");
        assert_eq!(fs::read_to_string(&asked.files[0].path).unwrap(), "The mayor said so.");
        spool.remove(&id).unwrap();
        assert_eq!(fs::read_dir(&spool.folder).unwrap().count(), 1, "only the lock stays");
    }
}
