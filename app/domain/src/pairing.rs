//! Being written.
use serde::{Deserialize, Serialize};
/// stub
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {}
