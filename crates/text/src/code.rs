//! The one table of codes for command line, HTTP and logs: code, what happened, what to do.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What the table says of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    /// Stable short code, printed with every message: `I001`.
    pub code: &'static str,
    /// Readable name, used in records and the HTTP API: `empty-file`.
    pub name: &'static str,
    /// What happened, one sentence.
    pub what: &'static str,
    /// What to do about it, one sentence.
    pub what_to_do: &'static str,
}

macro_rules! codes {
    ($($variant:ident, $code:literal, $name:literal, $what:literal, $todo:literal;)*) => {
        /// One entry of the table. `I` reading input, `T` reading text, `L` ledger, `V` verifying,
        /// `Q` questions, `C` command line, `X` ourselves.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $(#[doc = $what] $variant,)* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The row of the table.
            pub const fn advice(self) -> Advice {
                match self {
                    $(Code::$variant => Advice { code: $code, name: $name, what: $what, what_to_do: $todo },)*
                }
            }
        }
    };
}

codes! {
    EmptyFile, "I001", "empty-file",
        "The file holds no text.",
        "Check that the file was saved completely, then read it again.";
    NotText, "I002", "not-text",
        "The file is binary or of a kind onrecord does not read.",
        "Give plain text, HTML, JSONL, a feed or a WARC archive; save other formats as text first.";
    TooLarge, "I003", "too-large",
        "One document is larger than the limit.",
        "Split the file into its articles, or read it as JSONL rows.";
    Unreadable, "I004", "unreadable",
        "The file or folder cannot be opened or read.",
        "Check that it exists and that you may read it.";
    BadGzip, "I005", "bad-gzip",
        "The compressed data is damaged or ends early.",
        "Fetch or copy the file again; what stood before the damage was read.";
    GzipBomb, "I006", "gzip-bomb",
        "The compressed data grows far beyond what any article needs.",
        "Do not trust this file; unpack it by hand if you must.";
    BadRow, "I007", "bad-row",
        "A JSONL row is not a JSON object with `text` or `html`.",
        "Mend the row; the other rows were read.";
    BadWarc, "I008", "bad-warc",
        "A record of a web archive is damaged.",
        "Fetch the archive again; the records before and after it were read where they could be found.";
    BadFeed, "I009", "bad-feed",
        "The feed is not well formed.",
        "Check the address or the file; nothing of it was read.";
    NoArticle, "I010", "no-article",
        "No article text was found in the page.",
        "Open the page and save its text; index pages and videos have no article.";
    BadUtf8, "I011", "bad-utf8",
        "Some bytes are not valid in the text's encoding and show as U+FFFD.",
        "Nothing to do unless the words matter: then fetch the page again.";
    CharsetMismatch, "I012", "charset-mismatch",
        "The declared encoding does not fit the bytes; another was used.",
        "Nothing to do; compare the text with the page if names look odd.";
    Unmapped, "I013", "unmapped-text",
        "Some of the article's text could not be found in the captured bytes.",
        "Quotations in it cannot be re-verified; compare with the page.";
    DeepNesting, "I014", "deep-nesting",
        "The page is nested deeper than any real page.",
        "Only its plain words were read.";
    EmptyEntry, "I015", "summary-only",
        "A feed entry holds only a summary, or no text.",
        "Read the page it links to.";
    BadMetadata, "I016", "bad-metadata",
        "A piece of metadata could not be understood and was left out.",
        "Give it by hand if it matters.";
    TangledPage, "I017", "tangled-page",
        "The page has more or more tangled markup than any real page.",
        "Only its plain words were read.";
    AddressRefused, "I018", "address-refused",
        "The address is not one that is fetched.",
        "Give an http or https address of the public web, without a password; --local-addresses lets in those of your own network.";
    RobotsForbid, "I019", "robots-forbid",
        "The site asks programs not to fetch this address.",
        "Open it in a browser, save the page and read the file.";
    NotFetched, "I020", "not-fetched",
        "The address could not be fetched.",
        "Check the address and the connection and try again, or save the page in a browser and read the file.";
    LinkTooLarge, "I021", "link-too-large",
        "More stands at the address than is fetched at once.",
        "Download the file and read that: one that holds many documents may be of any size.";
    Undated, "T001", "undated",
        "Nothing states when the document was published.",
        "Give the date with --published.";
    NoYear, "T002", "no-year",
        "The date line names a day but no year.",
        "Give the date with --published.";
    NoOutlet, "T003", "no-outlet",
        "Nothing states who published the document.",
        "Give the outlet with --outlet.";
    UnclosedQuote, "T004", "unclosed-quotation",
        "A quotation mark is opened and never closed, or closed and never opened.",
        "Check the words against the source.";
    NotEnglish, "T005", "not-english",
        "The text does not look like English, the language the engine reads.",
        "Treat its statements with care.";
    UnknownSpeaker, "T006", "unknown-speaker",
        "A statement's source could not be resolved to anyone.",
        "Read the passage and assign the speaker.";
    TooManyStatements, "T007", "too-many",
        "The text holds more statements than are kept for one document.",
        "Split the text.";
    NamesAlike, "T008", "names-alike",
        "Two names in the text differ by one letter and are kept apart.",
        "Check whether they are one; an alias file can say so.";
    NoLedger, "L001", "no-ledger",
        "There is no ledger in this folder.",
        "Name it with --ledger, or make one with `onrecord read`.";
    NotALedger, "L002", "not-a-ledger",
        "The folder exists and is not a ledger.",
        "Name another folder with --ledger.";
    NewerLedger, "L003", "newer-ledger",
        "The ledger was written by a newer onrecord.",
        "Install that version or a later one; the ledger was not touched.";
    ReadOnly, "L004", "read-only",
        "The ledger cannot be written to.",
        "Check the folder's permissions, or copy the ledger elsewhere.";
    DiskFull, "L005", "disk-full",
        "The disk is full.",
        "Free some space and run the same command again: it goes on where it stopped.";
    Busy, "L006", "busy",
        "Another onrecord is writing to this ledger.",
        "Wait until it is done, then run the same command again.";
    Damaged, "L007", "damaged-ledger",
        "The ledger is damaged.",
        "Run `onrecord verify`; restore a copy, or read the captures into a new ledger.";
    IndexRebuilt, "L008", "index-rebuilt",
        "The search index was missing or damaged and was made anew from the ledger.",
        "Nothing to do.";
    LedgerIo, "L009", "ledger-io",
        "The ledger's folder cannot be read or written.",
        "Check the disk and the folder's permissions.";
    SpanMismatch, "V001", "span-mismatch",
        "A statement's words differ from the captured bytes.",
        "Do not cite it; read the document again and report this.";
    CaptureMissing, "V002", "capture-missing",
        "The captured bytes of a document are not in the archive.",
        "Restore the captures folder from a copy.";
    CaptureChanged, "V003", "capture-changed",
        "The captured bytes do not have the recorded SHA-256.",
        "Restore the captures folder from a copy.";
    NotFound, "Q001", "not-found",
        "There is nothing with this id in the ledger.",
        "Check the id; search for it.";
    BadQuery, "Q002", "bad-query",
        "The search could not be understood.",
        "Check quotation marks, dates (YYYY-MM-DD) and the names of filters.";
    BadHost, "Q003", "bad-host",
        "The request came through a name this server does not answer to.",
        "Open the address that `onrecord serve` printed.";
    NoSuchPath, "Q004", "no-such-path",
        "The API has no such address, or not for this method.",
        "See /api/v1/openapi.json for the addresses it has.";
    BadCorrection, "Q005", "bad-correction",
        "The correction cannot be made.",
        "Say why (--reason) and who decides it (--author), and check the ids: `onrecord help correct` says what each verb takes.";
    Elsewhere, "Q006", "elsewhere",
        "The request would change the ledger and does not come from this server's own page.",
        "Make the change in the page itself, on the machine that `onrecord serve` runs on or with its token.";
    BadUpload, "Q007", "bad-upload",
        "What was sent to be read cannot be understood.",
        "Send files as parts named `file`, addresses as `link`, or a text as `text`, in multipart/form-data.";
    NoToken, "Q008", "no-token",
        "The request does not carry this server's token.",
        "Open the whole address that `onrecord serve` printed, or send `Authorization: Bearer` with its token.";
    BadReport, "Q009", "bad-report",
        "The report cannot be taken in.",
        "Mend the field it names and send the report again.";
    Usage, "C001", "usage",
        "The command line could not be understood.",
        "See `onrecord help`.";
    Port, "C002", "port-in-use",
        "The address cannot be listened on.",
        "Choose another with --listen.";
    Interrupted, "C003", "interrupted",
        "Stopped by you.",
        "Run the same command again: it goes on where it stopped.";
    Output, "C004", "output",
        "The output cannot be written.",
        "Check the folder and the free space, or name another file.";
    BadModel, "C005", "bad-model",
        "The model file cannot be used.",
        "Get the file again, or leave --model out: the program carries its own.";
    BadAliases, "C006", "bad-aliases",
        "The alias file cannot be used.",
        "Mend the line it names: one entity a line, its names between semicolons.";
    BadVagueWords, "C007", "bad-vague-words",
        "The table of vague words cannot be used.",
        "Mend the line it names: the words, the least and the most they stand for.";
    Internal, "X001", "internal",
        "onrecord met something it did not expect.",
        "Please report it with the message and the input, if you may share it.";
}

impl Code {
    /// The code with this readable name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.advice().name == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.advice().code)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.advice().name)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| serde::de::Error::custom(format!("unknown code {name}")))
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Code {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .enum_values(Some(Self::ALL.iter().map(|code| code.advice().name)))
            .description(Some("The readable name of an entry of the table of codes."))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Code {}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_and_names_are_unique_and_round_trip() {
        let (mut codes, mut names) = (HashSet::new(), HashSet::new());
        for &code in Code::ALL {
            let advice = code.advice();
            assert!(codes.insert(advice.code), "{} twice", advice.code);
            assert!(names.insert(advice.name), "{} twice", advice.name);
            assert_eq!(Code::from_name(advice.name), Some(code));
            assert!(advice.what.ends_with('.') && advice.what_to_do.ends_with('.'), "{}", advice.code);
        }
    }
}
