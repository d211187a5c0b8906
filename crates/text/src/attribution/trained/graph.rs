//! One ONNX graph, run by rten on one worker at a time: callers read many documents at once, and what a
//! document yields depends neither on how many nor on how work would be shared between workers.
//!
//! rten runs a graph on a thread of its pool and lets the caller sleep. A document needs several runs, and waking two
//! threads for each leaves a processor idle for a quarter of the time; so a document moves to the pool's thread once
//! ([`Workers::on_one`]), and its runs stay there.

use std::sync::{Arc, Mutex, PoisonError};

use rten::{Model, NodeId, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::NdTensor;

use super::file::ModelError;

/// rten's pools of one worker each, as many as documents were ever read at once.
#[derive(Default)]
pub(super) struct Workers(Mutex<Vec<Worker>>);

/// One of them; graphs are run on it.
pub(super) type Worker = Arc<ThreadPool>;

impl Workers {
    /// Does `work` on a worker that nobody else uses meanwhile.
    pub(super) fn on_one<T: Send>(&self, work: impl FnOnce(&Worker) -> T + Send) -> T {
        let idle = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let worker = idle().pop().unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let done = worker.run(|| work(&worker));
        idle().push(worker);
        done
    }
}

pub(super) struct Graph {
    model: Model,
    inputs: Vec<NodeId>,
    output: NodeId,
}

impl Graph {
    /// Loads a graph whose inputs have these names.
    pub(super) fn load(bytes: &[u8], name: &str, inputs: &[&str]) -> Result<Self, ModelError> {
        let part = |why: &dyn std::fmt::Display| ModelError::Part(format!("{name}: {why}"));
        let mut options = rten::ModelOptions::with_all_ops();
        let model = options.prepack_weights(true).load(bytes.to_vec()).map_err(|e| part(&e))?;
        let id = |name: &str| model.node_id(name).map_err(|e| part(&e));
        let inputs = inputs.iter().map(|input| id(input)).collect::<Result<_, _>>()?;
        let output = id("out")?;
        Ok(Self { inputs, output, model })
    }

    /// Runs it; `None` when the graph and its inputs do not fit.
    pub(super) fn run<const N: usize>(
        &self,
        worker: &Worker,
        inputs: Vec<ValueOrView<'_>>,
    ) -> Option<NdTensor<f32, N>> {
        let inputs = self.inputs.iter().copied().zip(inputs).collect();
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(worker)));
        let [out] = self.model.run_n(inputs, [self.output], Some(options)).ok()?;
        out.try_into().ok()
    }
}
