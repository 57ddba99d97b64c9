//! Who may do what: every use case by everybody, against a table; and that nobody sees in passing what is not theirs.

#[cfg(test)]
mod call;
#[cfg(test)]
mod call_before;
#[cfg(test)]
mod call_cohort;
#[cfg(test)]
mod call_daily;
#[cfg(test)]
mod call_equality;
#[cfg(test)]
mod call_mail;
#[cfg(test)]
mod call_pairing;
#[cfg(test)]
mod call_visit;
#[cfg(test)]
mod call_workshop;
#[cfg(test)]
mod leaks;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod nowhere;
#[cfg(test)]
mod sources;
#[cfg(test)]
mod table;
