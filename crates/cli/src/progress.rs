//! How far a long command has come: a bar on a terminal, a plain line now and then elsewhere.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanCount, HumanDuration, ProgressBar, ProgressStyle};

use crate::pipeline::Meter;
use crate::reading::Follow;
use crate::ui;

const BAR: &str = "{bar:24} {percent:>3}%  {msg}  {elapsed} gone, {eta} left";
const NO_END: &str = "{spinner} {msg}  {elapsed} gone";

/// A plain line comes after this long …
const PAUSE: Duration = Duration::from_secs(5);
/// … or this many, whichever is first.
const STEP: u64 = 1000;

/// Progress of a reading.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    meter: Arc<Meter>,
    whole: Option<u64>,
    start: Instant,
    last: (Instant, u64),
    documents: u64,
    failed: u64,
}

impl Progress {
    /// `whole` is the size of all files, when it is known. `quiet` says that the terminal is taken: the
    /// answers themselves go there.
    pub(crate) fn new(meter: &Arc<Meter>, whole: Option<u64>, quiet: bool) -> Self {
        let bar = (ui::watched() && !quiet).then(|| {
            let bar = ProgressBar::new(whole.unwrap_or(0));
            let style = ProgressStyle::with_template(if whole.is_some() { BAR } else { NO_END });
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("█▉▊▋▌▍▎▏ "));
            bar.enable_steady_tick(Duration::from_millis(200));
            bar
        });
        let start = Instant::now();
        Self { bar, meter: Arc::clone(meter), whole, start, last: (start, 0), documents: 0, failed: 0 }
    }

    /// More documents are done.
    pub(crate) fn add(&mut self, documents: u64, failed: u64) {
        self.documents += documents;
        self.failed += failed;
        self.tick();
    }

    /// Shows how far it is.
    pub(crate) fn tick(&mut self) {
        let bytes = self.meter.bytes.load(Ordering::Relaxed);
        if let Some(bar) = &self.bar {
            bar.set_position(bytes.min(self.whole.unwrap_or(u64::MAX)));
            bar.set_message(self.count());
            return;
        }
        let (when, documents) = self.last;
        if when.elapsed() >= PAUSE || self.documents >= documents + STEP {
            let share = match self.whole {
                Some(whole) if whole > 0 => {
                    let percent = (bytes.min(whole) as f64 / whole as f64 * 100.0).floor();
                    format!(", {percent}% of {}", HumanBytes(whole))
                }
                _ => format!(", {} taken", HumanBytes(bytes)),
            };
            ui::tell(&format!("{}{share}, {} gone", self.count(), HumanDuration(self.start.elapsed())));
            self.last = (Instant::now(), self.documents / STEP * STEP);
        }
    }

    fn count(&self) -> String {
        let failed =
            if self.failed > 0 { format!(", {} failed", HumanCount(self.failed)) } else { String::new() };
        format!("{} documents{failed}, {}/s", HumanCount(self.documents), self.rate())
    }

    /// Documents a second, so far.
    pub(crate) fn rate(&self) -> String {
        rate(self.documents, self.start.elapsed())
    }

    /// Since it began.
    pub(crate) fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// Prints a line above the bar.
    pub(crate) fn say(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| ui::tell(text)),
            None => ui::tell(text),
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Follow for Progress {
    fn took(&mut self, documents: u64, failures: u64) {
        self.add(documents, failures);
    }

    fn tick(&mut self) {
        Progress::tick(self);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// So many a second, with one decimal where it matters.
pub(crate) fn rate(count: u64, time: Duration) -> String {
    let rate = count as f64 / time.as_secs_f64().max(0.001);
    if rate < 10.0 { format!("{rate:.1}") } else { format!("{rate:.0}") }
}

/// A time in words as short as its precision.
pub(crate) fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        s if s < 60.0 => format!("{s:.1} s"),
        s if s < 3600.0 => format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60),
        _ => format!("{} h {:02} min", time.as_secs() / 3600, time.as_secs() % 3600 / 60),
    }
}
