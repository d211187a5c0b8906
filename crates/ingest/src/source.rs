//! What there is to read: folders are walked in a fixed order, so that two runs over the same folder read the same
//! documents in the same sequence. An address is taken as it is, and fetched when its turn comes.

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use onrecord_text::Code;

use crate::{Failure, Items, Options, Place, fetch};

/// A file to read, standard input under the name `-`, or an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// As the user named it, or below a folder that the user named.
    pub path: PathBuf,
    /// Its size in bytes, when it has one: the whole of [`Items::consumed`].
    pub len: Option<u64>,
    /// What it is called, where that is not its path: a file that was handed over lies elsewhere for a while.
    pub name: Option<PathBuf>,
}

impl Source {
    /// A file by its path.
    fn at(path: PathBuf, len: Option<u64>) -> Self {
        Self { path, len, name: None }
    }

    /// An address, to be fetched when it is read.
    pub fn address(address: &str) -> Self {
        Self::at(PathBuf::from(address), None)
    }

    /// What messages and captures call it.
    pub fn place(&self) -> Place {
        Place::file(self.name.as_ref().unwrap_or(&self.path))
    }

    /// Opens the file or fetches the address, tells from its content what it is, and streams its documents.
    ///
    /// # Errors
    /// [`Code::Unreadable`], [`Code::EmptyFile`], [`Code::NotText`], [`Code::BadGzip`]; of an address
    /// [`Code::AddressRefused`], [`Code::RobotsForbid`], [`Code::NotFetched`], [`Code::LinkTooLarge`]: there is
    /// nothing to stream.
    pub fn items(&self, options: &Options) -> Result<Items, Failure> {
        let (place, limits) = (self.place(), &options.limits);
        if let Some(address) = address(&self.path) {
            let fetched = fetch::fetch(address, options.local_addresses, limits.max_document_bytes)
                .map_err(|(code, message)| Failure::new(&place, code, message))?;
            return Items::fetched(place, fetched, limits);
        }
        let reader: Box<dyn Read + Send> = if self.path == Path::new("-") {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(&self.path).map_err(|error| unreadable(&place, &error))?)
        };
        Items::new(place, reader, limits)
    }
}

/// The address that a path really is.
fn address(path: &Path) -> Option<&str> {
    path.to_str().filter(|named| fetch::is_address(named))
}

/// The files and addresses named, and the files in the folders named: sorted by name, hidden files and ledgers left
/// out, links followed but no folder entered twice. What cannot be looked at is a failure.
pub fn sources(paths: &[PathBuf]) -> (Vec<Source>, Vec<Failure>) {
    let mut walk = Walk::default();
    for path in paths {
        if path == Path::new("-") || address(path).is_some() {
            walk.sources.push(Source::at(path.clone(), None));
        } else {
            walk.path(path, true);
        }
    }
    (walk.sources, walk.failures)
}

#[derive(Default)]
struct Walk {
    sources: Vec<Source>,
    failures: Vec<Failure>,
    entered: HashSet<PathBuf>,
}

impl Walk {
    fn path(&mut self, path: &Path, named: bool) {
        let mut open = vec![(path.to_path_buf(), named)];
        while let Some((path, named)) = open.pop() {
            match fs::metadata(&path) {
                Ok(found) if found.is_dir() => match self.folder(&path) {
                    Ok(children) => open.extend(children.into_iter().rev().map(|child| (child, false))),
                    Err(error) => self.failures.push(unreadable(&Place::file(&path), &error)),
                },
                Ok(found) if found.is_file() => {
                    self.sources.push(Source::at(path, Some(found.len())));
                }
                // A pipe or device is read when asked for by name, and passed over in a folder.
                Ok(_) if named => self.sources.push(Source::at(path, None)),
                Ok(_) => {}
                Err(error) => self.failures.push(unreadable(&Place::file(&path), &error)),
            }
        }
    }

    /// What is in a folder, sorted. Nothing when it was entered before or is a ledger.
    fn folder(&mut self, path: &Path) -> io::Result<Vec<PathBuf>> {
        if !self.entered.insert(fs::canonicalize(path)?) || path.join("ledger.sqlite").exists() {
            return Ok(Vec::new());
        }
        let mut children = Vec::new();
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            if !entry.file_name().to_string_lossy().starts_with('.') {
                children.push(entry.path());
            }
        }
        children.sort();
        Ok(children)
    }
}

fn unreadable(place: &Place, error: &io::Error) -> Failure {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        _ => format!("it cannot be read: {error}"),
    };
    Failure::new(place, Code::Unreadable, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[PathBuf]) -> (Vec<String>, usize) {
        let (sources, failures) = sources(paths);
        let names = sources.iter().map(|s| Place::file(&s.path).file_name()).collect();
        (names, failures.len())
    }

    #[test]
    fn folders_are_walked_in_order_without_hidden_files_and_ledgers() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in
            ["b.txt", "a.txt", ".hidden", "c/d.txt", "c/.git/x", "ledger/ledger.sqlite", "ledger/l.txt"]
        {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        assert_eq!(names(&[root.to_path_buf()]), (vec!["a.txt".into(), "b.txt".into(), "d.txt".into()], 0));
        assert_eq!(names(&[root.join(".hidden"), root.join("gone")]), (vec![".hidden".into()], 1));
        let address = PathBuf::from("https://fen.example/weir");
        assert_eq!(names(&[address, root.join(".hidden")]), (vec!["weir".into(), ".hidden".into()], 0));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_go_round_in_circles_end() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(root, root.join("again")).unwrap();
        std::os::unix::fs::symlink(root.join("nowhere"), root.join("broken")).unwrap();
        assert_eq!(names(&[root.to_path_buf()]), (vec!["a.txt".into()], 1));
    }
}
