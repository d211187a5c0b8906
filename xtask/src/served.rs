//! A running `onrecord serve` or `demo`, stopped when it goes out of scope.

use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long reading the dossier and opening the port may take, in a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long the program may take to stop cleanly.
const FAREWELL: Duration = Duration::from_secs(10);

/// A server of ours.
pub(crate) struct Served {
    child: Child,
    /// Where it answers, without a slash at the end.
    pub(crate) url: String,
}

impl Served {
    /// Starts `program` with `arguments` and `--listen` at a free port, and waits until it answers.
    pub(crate) fn start(program: &Path, arguments: &[&OsStr]) -> Result<Self> {
        let address = free_address()?;
        let child = Command::new(program)
            .args(arguments)
            .args(["--listen", &address])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("{} did not start", program.display()))?;
        let mut served = Self { child, url: format!("http://{address}") };
        served.wait()?;
        Ok(served)
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                bail!("onrecord ended with {status} before it served anything");
            }
            if ureq::get(&self.url).call().is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        bail!("nothing answered at {} within {} s", self.url, PATIENCE.as_secs())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Asked first: `demo` removes its temporary ledger on the way out.
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let start = Instant::now();
        while asked.is_ok() && start.elapsed() < FAREWELL {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(20));
        }
        // Nothing is left to be done about a process that cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address on this machine that nobody listens on.
fn free_address() -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
    Ok(listener.local_addr()?.to_string())
}
