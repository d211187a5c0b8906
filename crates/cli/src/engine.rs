//! The engines that ship with the program.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use onrecord_text::{Aliases, Code, Engine, Gazetteer, VagueWords};

use crate::error::CommandError;

static FAST: &[u8] = include_bytes!("../../../models/fast.safetensors");
static ACCURATE: &[u8] = include_bytes!("../../../models/accurate.safetensors");
static GAZETTEER: &[u8] = include_bytes!("../../../models/gazetteer.bin");

/// Which engine reads.
#[derive(Debug, Default, Args)]
pub(crate) struct EngineArgs {
    /// Which engine reads: quickly, as well as it can, or by rules alone.
    ///
    /// docs/quality.md says how good and how fast each is. The ledger notes which one read a document.
    #[arg(long, value_enum, value_name = "ENGINE", default_value_t)]
    pub(crate) engine: EngineName,

    /// Read with the model in this file instead.
    #[arg(long, value_name = "FILE", conflicts_with = "engine")]
    pub(crate) model: Option<PathBuf>,

    /// Names that mean one entity, one entity a line: `Northern Accord Front ; NAF ; the Accord`.
    ///
    /// A line that begins with `person:` is a person's; `#` begins a comment. They go before the names that onrecord
    /// knows by itself (UN, IS and Daesh …).
    #[arg(long, value_name = "FILE")]
    pub(crate) aliases: Option<PathBuf>,

    /// What vague words stand for, one a line: `dozens 24 99`; `*` for no most.
    ///
    /// Instead of the table that ships with the program, which is in the book under "Figures".
    #[arg(long, value_name = "FILE")]
    pub(crate) vague_words: Option<PathBuf>,
}

/// The names of the engines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum EngineName {
    /// A small trained model: over a hundred articles a second on each core.
    #[default]
    Fast,
    /// A large trained model: it finds a little more, about six articles a second on each core.
    Accurate,
    /// Rules alone.
    Rules,
}

impl EngineArgs {
    /// Loads the engine.
    pub(crate) fn load(&self) -> Result<Arc<Engine>, CommandError> {
        let bad = |detail: String| CommandError::new(Code::BadModel, detail);
        let engine = match (&self.model, self.engine) {
            (Some(file), _) => {
                let bytes = std::fs::read(file).map_err(|e| bad(format!("{}: {e}", file.display())))?;
                Engine::trained(&bytes).map_err(|e| bad(format!("{}: {e}", file.display())))?
            }
            (None, EngineName::Fast) => Engine::trained(FAST).map_err(|e| bad(e.to_string()))?,
            (None, EngineName::Accurate) => Engine::trained(ACCURATE).map_err(|e| bad(e.to_string()))?,
            (None, EngineName::Rules) => Engine::rules(),
        };
        let gazetteer = Gazetteer::load(GAZETTEER).map_err(|e| bad(e.to_string()))?;
        let mut engine = engine.with_gazetteer(gazetteer);
        if let Some(file) = &self.aliases {
            engine = engine.with_aliases(table(file, Code::BadAliases, Aliases::parse)?);
        }
        if let Some(file) = &self.vague_words {
            engine = engine.with_vague_words(table(file, Code::BadVagueWords, VagueWords::parse)?);
        }
        Ok(Arc::new(engine))
    }
}

/// A user's table, out of its file.
fn table<T, E: Display>(
    file: &Path,
    code: Code,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<T, CommandError> {
    let bad = |detail: String| CommandError::new(code, format!("{}: {detail}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|e| bad(e.to_string()))?;
    parse(&text).map_err(|e| bad(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_models_that_ship_load() {
        for engine in [EngineName::Fast, EngineName::Accurate, EngineName::Rules] {
            assert!(EngineArgs { engine, ..EngineArgs::default() }.load().is_ok(), "{engine:?}");
        }
    }

    #[test]
    fn one_wrong_byte_is_noticed() {
        let mut bytes = FAST.to_vec();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        assert_eq!(Engine::trained(&bytes).err(), Some(onrecord_text::attribution::ModelError::Damaged));
        assert!(Engine::trained(&FAST[..middle]).is_err());
        assert!(Engine::trained(b"").is_err());
    }
}
