//! `sql!`: the same statement, with the same values, on whichever database is open.

/// Runs one statement in a transaction.
///
/// - `sql!(tx, execute, "...", binds...)` answers the number of rows that changed,
/// - `sql!(tx, all Row, "...", binds...)` a vector, `one` exactly one row, `maybe` at most one,
/// - with `scalar`, as in `sql!(tx, maybe scalar i64, "...")`, the first column.
macro_rules! sql {
    (@run $tx:expr, $query:expr, $method:ident $(, $bind:expr)*) => {
        match $tx {
            $crate::db::Tx::Sqlite(connection) => {
                $query$(.bind($bind))*.$method(&mut **connection).await
            }
            $crate::db::Tx::Postgres(connection) => {
                $query$(.bind($bind))*.$method(&mut **connection).await
            }
        }
        .map_err($crate::error::Error::from)
    };
    ($tx:expr, execute, $text:expr $(, $bind:expr)* $(,)?) => {
        match $tx {
            $crate::db::Tx::Sqlite(connection) => sqlx::query($text)$(.bind($bind))*
                .execute(&mut **connection).await.map(|done| done.rows_affected()),
            $crate::db::Tx::Postgres(connection) => sqlx::query($text)$(.bind($bind))*
                .execute(&mut **connection).await.map(|done| done.rows_affected()),
        }
        .map_err($crate::error::Error::from)
    };
    ($tx:expr, all scalar $type:ty, $text:expr $(, $bind:expr)* $(,)?) => {
        sql!(@run $tx, sqlx::query_scalar::<_, $type>($text), fetch_all $(, $bind)*)
    };
    ($tx:expr, one scalar $type:ty, $text:expr $(, $bind:expr)* $(,)?) => {
        sql!(@run $tx, sqlx::query_scalar::<_, $type>($text), fetch_one $(, $bind)*)
    };
    ($tx:expr, maybe scalar $type:ty, $text:expr $(, $bind:expr)* $(,)?) => {
        sql!(@run $tx, sqlx::query_scalar::<_, $type>($text), fetch_optional $(, $bind)*)
    };
    ($tx:expr, all $row:ty, $text:expr $(, $bind:expr)* $(,)?) => {
        sql!(@run $tx, sqlx::query_as::<_, $row>($text), fetch_all $(, $bind)*)
    };
    ($tx:expr, one $row:ty, $text:expr $(, $bind:expr)* $(,)?) => {
        sql!(@run $tx, sqlx::query_as::<_, $row>($text), fetch_one $(, $bind)*)
    };
    ($tx:expr, maybe $row:ty, $text:expr $(, $bind:expr)* $(,)?) => {
        sql!(@run $tx, sqlx::query_as::<_, $row>($text), fetch_optional $(, $bind)*)
    };
}

/// Whether a text can be stored, and so be found: PostgreSQL refuses the character U+0000.
pub(crate) fn can_be_stored(text: &str) -> bool {
    !text.contains('\0')
}

/// A size as it is stored.
pub(crate) fn number(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// A size as it is read.
pub(crate) fn size(number: i64) -> crate::Result<usize> {
    usize::try_from(number).map_err(|_| crate::Error::Inconsistent(format!("{number} is no size")))
}
