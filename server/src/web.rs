//! What stands between the network and the pages, a file a concern.

pub mod assets;
pub mod calendar;
pub mod draft;
pub mod export;
pub mod plain;
pub mod refused;
pub mod security;
pub mod sign_in;
pub mod unsubscribe;
pub mod upload;
