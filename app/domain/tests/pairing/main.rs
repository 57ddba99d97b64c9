//! Forming pairs: rule by rule, part by part, small cohorts against every possible proposal, and the real cohort.

#[cfg(test)]
mod best;
#[cfg(test)]
mod choice;
#[cfg(test)]
mod cohort;
#[cfg(test)]
mod real;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod score;
#[cfg(test)]
mod scores;
#[cfg(test)]
mod watched;
#[cfg(test)]
mod whole;
#[cfg(test)]
mod why;
