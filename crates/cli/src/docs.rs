//! The pages of the book that are made from the code, and the tests that they are current.
//!
//! `ONRECORD_UPDATE=1 cargo test -p onrecord-cli docs` writes them anew.
