//! The question to `calc assignment` as it is read from JSON: edge by edge, as a large one has millions.

use super::Edge;
use super::decimal::{MOST_DECIMALS, Number, scale};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// How many there are on each side, who may be paired, and the seed.
#[derive(Debug, Default)]
pub(super) struct Input {
    pub(super) clinicians: usize,
    pub(super) managers: usize,
    pub(super) allowed: Allowed,
    pub(super) seed: u64,
}

/// Edges whose scores all have the same number of decimals.
#[derive(Debug, Default)]
pub(super) struct Allowed {
    pub(super) edges: Vec<Edge>,
    pub(super) decimals: u32,
}

impl<'de> Deserialize<'de> for Input {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_map(InputVisitor)
    }
}

struct InputVisitor;

impl<'de> Visitor<'de> for InputVisitor {
    type Value = Input;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with \"clinicians\", \"managers\" and \"allowed\"")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Input, A::Error> {
        let (mut clinicians, mut managers, mut allowed, mut seed) = (None, None, None, 0);
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "clinicians" => clinicians = Some(map.next_value_seed(Whole("clinicians"))?),
                "managers" => managers = Some(map.next_value_seed(Whole("managers"))?),
                "seed" => seed = map.next_value_seed(Whole("seed"))?,
                "allowed" => allowed = Some(map.next_value_seed(AllowedVisitor)?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let missing = |name| Error::custom(format_args!("\"{name}\" is missing"));
        let people = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        Ok(Input {
            clinicians: clinicians.map(people).ok_or_else(|| missing("clinicians"))?,
            managers: managers.map(people).ok_or_else(|| missing("managers"))?,
            allowed: allowed.ok_or_else(|| missing("allowed"))?,
            seed,
        })
    }
}

/// A whole number, 0 or more, and what it is called.
struct Whole(&'static str);

impl<'de> DeserializeSeed<'de> for Whole {
    type Value = u64;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<u64, D::Error> {
        json.deserialize_u64(self)
    }
}

impl Visitor<'_> for Whole {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" to be a whole number, 0 or more", self.0)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u64, E> {
        Ok(number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<u64, E> {
        u64::try_from(number).map_err(|_| E::invalid_value(serde::de::Unexpected::Signed(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<u64, E> {
        match Number::Float(number).digits() {
            Some((whole, 0)) if whole >= 0 => Ok(whole.unsigned_abs()),
            _ => Err(E::invalid_value(serde::de::Unexpected::Float(number), &self)),
        }
    }
}

struct AllowedVisitor;

impl<'de> DeserializeSeed<'de> for AllowedVisitor {
    type Value = Allowed;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Allowed, D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for AllowedVisitor {
    type Value = Allowed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"allowed\" to be a list of [clinician, manager, score]")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Allowed, A::Error> {
        let mut allowed = Allowed::default();
        while let Some((clinician, manager, score)) = list.next_element_seed(Triple(allowed.edges.len()))? {
            let at = allowed.edges.len();
            allowed.add(at, clinician, manager, score).map_err(Error::custom)?;
        }
        Ok(allowed)
    }
}

impl Allowed {
    fn add(&mut self, at: usize, clinician: Number, manager: Number, score: Number) -> Result<(), String> {
        let person = |side: &str, number: Number| match number.digits() {
            Some((whole, 0)) if u32::try_from(whole).is_ok() => Ok(u32::try_from(whole).unwrap_or_default()),
            _ => Err(format!("allowed[{at}] must begin with whole numbers from 0: {side} {number} is none")),
        };
        let (clinician, manager) = (person("clinician", clinician)?, person("manager", manager)?);
        let (digits, decimals) = score.digits().ok_or_else(|| {
            format!("allowed[{at}] has the score {score}: a score is a number with at most {MOST_DECIMALS} decimals")
        })?;
        let too_large = || format!("allowed[{at}] has the score {score}, which is too large beside so many decimals");
        if decimals > self.decimals {
            for edge in &mut self.edges {
                edge.score = scale(edge.score, decimals - self.decimals).ok_or_else(too_large)?;
            }
            self.decimals = decimals;
        }
        let score = scale(digits, self.decimals - decimals).ok_or_else(too_large)?;
        self.edges.push(Edge { clinician, manager, score });
        Ok(())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(whole) => whole.fmt(f),
            Self::Float(float) => float.fmt(f),
        }
    }
}

/// One edge, and its place in the list.
struct Triple(usize);

impl<'de> DeserializeSeed<'de> for Triple {
    type Value = (Number, Number, Number);

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        let at = self.0;
        <(Number, Number, Number)>::deserialize(json).map_err(|error| {
            Error::custom(format_args!("allowed[{at}] must be [clinician, manager, score], three numbers: {error}"))
        })
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Number, E> {
        i64::try_from(number).map(Number::Whole).map_err(|_| E::custom(format_args!("{number} is too large")))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Number, E> {
        Ok(Number::Whole(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Number, E> {
        Ok(Number::Float(number))
    }
}
