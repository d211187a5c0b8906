//! What the caller decides about reading.

/// How much of one document is taken before it is refused. Memory is bounded by these, whatever the
/// size of the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one document after unpacking: a file, a row, the payload of an archive's record.
    pub max_document_bytes: usize,
    /// How many times its size compressed data may grow to, once it is past `max_document_bytes`.
    pub max_expansion: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_document_bytes: 16 << 20, max_expansion: 200 }
    }
}

/// How documents are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Size limits.
    pub limits: Limits,
    /// When the documents were published; overrules what they say. Any common date form.
    pub published: Option<String>,
    /// Who published them; overrules what they say.
    pub outlet: Option<String>,
    /// Fetches also from this machine and its own network, not only from the public web.
    pub local_addresses: bool,
}
