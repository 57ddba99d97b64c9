//! The schema of a SQLite database, as its pragmas tell it.

use super::{Column, ForeignKey, Index, Kind, Schema, Table, list};
use sqlx::SqlitePool;

/// Tables of ours, not of SQLite's or sqlx's.
macro_rules! tables {
    ($columns:literal, $rest:literal) => {
        concat!(
            "select ",
            $columns,
            " from pragma_table_list as t ",
            $rest,
            " and t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'
              and t.name not like '\\_sqlx%' escape '\\'"
        )
    };
}

pub(super) async fn lax_tables(pool: &SqlitePool) -> Vec<String> {
    sqlx::query_scalar(tables!("t.name", "where not t.strict")).fetch_all(pool).await.unwrap()
}

pub(super) async fn schema(pool: &SqlitePool) -> Schema {
    let mut schema = Schema::new();
    for (table, name, kind, is_needed, default) in columns(pool).await {
        let kind = match kind.as_str() {
            "BLOB" => Kind::Blob,
            "INTEGER" => Kind::Integer,
            "TEXT" => Kind::Text,
            other => panic!("{table}.{name} is {other}"),
        };
        let column = Column { name, kind, is_nullable: !is_needed, default };
        schema.entry(table).or_default().columns.push(column);
    }
    for (name, table) in &mut schema {
        add_indexes(pool, name, table).await;
        add_foreign_keys(pool, name, table).await;
    }
    schema
}

/// Table, name, type, whether not null, default.
async fn columns(pool: &SqlitePool) -> Vec<(String, String, String, bool, Option<String>)> {
    let text = concat!(
        tables!(
            "t.name, c.name, c.type, c.\"notnull\", c.dflt_value",
            "join pragma_table_info(t.name) as c where true"
        ),
        " order by t.name, c.cid"
    );
    sqlx::query_as(text).fetch_all(pool).await.unwrap()
}

async fn add_indexes(pool: &SqlitePool, name: &str, table: &mut Table) {
    // Origin: `pk` for the primary key, `u` for a constraint, `c` for an index.
    let rows: Vec<(String, String, bool, String, Option<String>)> = sqlx::query_as(
        "select i.name, i.origin, i.\"unique\",
                (select string_agg(name || iif(\"desc\", ' desc', '') || iif(coll = 'BINARY', '', ' ' || coll), ','
                                   order by seqno)
                 from pragma_index_xinfo(i.name) where key),
                s.sql
         from pragma_index_list($1) as i left join sqlite_schema as s on s.name = i.name",
    )
    .bind(name)
    .fetch_all(pool)
    .await
    .unwrap();
    for (name, origin, is_unique, columns, sql) in rows {
        let columns = list(&columns);
        match origin.as_str() {
            "pk" => table.primary_key = columns,
            "u" => assert!(table.unique.insert(columns), "{name} is there twice"),
            _ => {
                let condition = sql.unwrap().split_once(" where ").map(|(_, condition)| condition.to_owned());
                table.indexes.insert(Index { name, columns, is_unique, condition });
            }
        }
    }
}

async fn add_foreign_keys(pool: &SqlitePool, name: &str, table: &mut Table) {
    let rows: Vec<(String, String, String, String, String)> = sqlx::query_as(
        "select \"table\", string_agg(\"from\", ',' order by seq), string_agg(\"to\", ',' order by seq), on_delete, on_update
         from pragma_foreign_key_list($1) group by id",
    )
    .bind(name)
    .fetch_all(pool)
    .await
    .unwrap();
    for (target, columns, referenced, on_delete, on_update) in rows {
        let (columns, referenced) = (list(&columns), list(&referenced));
        let key = ForeignKey { columns, table: target, referenced, on_delete, on_update };
        assert!(table.foreign_keys.insert(key), "{name} has a foreign key twice");
    }
}
