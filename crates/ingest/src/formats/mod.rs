//! One reader a format. Each works on bytes alone, so that each can be fuzzed alone.

pub mod feed;
pub mod html;
pub mod jsonl;
pub mod plain;
pub mod report;
pub mod warc;
