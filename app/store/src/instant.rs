//! The one form in which instants are stored: UTC with microseconds, so that text sorts as time on SQLite.

use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};
use sqlx::{
    Decode, Encode, Postgres, Sqlite, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgTypeInfo, PgValueRef},
    sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef},
};

const FORMAT: &str = "%Y-%m-%dT%H:%M:%S%.6fZ";

/// An instant as it is bound and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Instant(DateTime<Utc>);

impl From<DateTime<Utc>> for Instant {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.trunc_subsecs(6))
    }
}

impl From<Instant> for DateTime<Utc> {
    fn from(at: Instant) -> Self {
        at.0
    }
}

/// An instant to bind.
pub(crate) fn at(at: DateTime<Utc>) -> Instant {
    at.into()
}

/// An instant to bind where there may be none.
pub(crate) fn maybe_at(at: Option<DateTime<Utc>>) -> Option<Instant> {
    at.map(Instant::from)
}

impl Type<Sqlite> for Instant {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for Instant {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.0.format(FORMAT).to_string(), buffer)
    }
}

impl Decode<'_, Sqlite> for Instant {
    fn decode(value: SqliteValueRef<'_>) -> Result<Self, BoxDynError> {
        let text = <&str as Decode<Sqlite>>::decode(value)?;
        Ok(Self(NaiveDateTime::parse_from_str(text, FORMAT)?.and_utc()))
    }
}

impl Type<Postgres> for Instant {
    fn type_info() -> PgTypeInfo {
        <DateTime<Utc> as Type<Postgres>>::type_info()
    }
}

impl Encode<'_, Postgres> for Instant {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.0, buffer)
    }
}

impl Decode<'_, Postgres> for Instant {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        <DateTime<Utc> as Decode<Postgres>>::decode(value).map(Self)
    }
}
