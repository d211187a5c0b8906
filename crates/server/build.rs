//! Says when the embedded page has to be embedded again; building it is xtask's work, not ours.

fn main() {
    println!("cargo::rerun-if-changed=../../web/dist");
}
