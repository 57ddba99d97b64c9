//! Being written.
/// stub
pub fn calc(_: serde_json::Value) -> Result<serde_json::Value, String> { Err(String::new()) }
