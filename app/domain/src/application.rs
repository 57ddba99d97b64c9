//! Asking to take part: what is asked, one thing at a time, and when a cohort can be applied to.

mod answers;
mod step;
mod window;

pub use answers::{Answers, Complete, LONGEST_TEXT};
pub use step::Step;
pub use window::{Form, Window};
