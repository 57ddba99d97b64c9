//! The whole service in one process: what everybody gets at every address, and what stands between a form and its page.

mod act;
mod acts;
mod api;
mod browser;
mod calendar;
mod conflict;
mod cookie;
mod escape;
mod forms;
mod headers;
mod limit;
mod links;
mod origin;
mod page;
mod program;
mod reading;
mod refusal;
mod routes;
mod sign_in;
mod smtp;
mod table;
mod twice;
