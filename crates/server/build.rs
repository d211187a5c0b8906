//! Says when the embedded page has to be embedded again; building it is xtask's work, not ours.

#![allow(clippy::print_stdout, reason = "printing is how a build script speaks")]

fn main() {
    println!("cargo::rerun-if-changed=../../web/dist");
}
