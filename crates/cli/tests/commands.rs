//! The program as a user meets it: one module a command, each running the real binary.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "tests may"
)]

mod common;
mod press;
mod site;
mod test_adding;
mod test_annotate_command;
mod test_bad_input;
mod test_compare_command;
mod test_correct_command;
mod test_demo_command;
mod test_durability;
mod test_export_command;
mod test_failures_command;
mod test_figures_command;
mod test_help_command;
mod test_interrupt;
mod test_large_input;
mod test_ledger_trouble;
mod test_links;
mod test_origins_command;
mod test_read_command;
mod test_search_command;
mod test_serve_command;
mod test_show_command;
mod test_status_command;
mod test_threads_command;
mod test_timeline_command;
mod test_verify_command;
mod test_who_command;
