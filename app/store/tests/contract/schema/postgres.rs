//! The schema of a PostgreSQL database, as its catalogue tells it.

use super::{Column, ForeignKey, Index, Kind, Schema, list};
use sqlx::PgPool;

pub(super) async fn schema(pool: &PgPool) -> Schema {
    let mut schema = Schema::new();
    for (table, name, kind, is_needed, default) in columns(pool).await {
        let kind = match kind.as_str() {
            "uuid" | "bytea" => Kind::Blob,
            "bigint" | "boolean" => Kind::Integer,
            "timestamp with time zone" | "date" | "text" => Kind::Text,
            other => panic!("{table}.{name} is {other}"),
        };
        // SQLite does not say of what type a default is.
        let default = default.map(|text| text.trim_end_matches("::text").to_owned());
        let column = Column { name, kind, is_nullable: !is_needed, default };
        schema.entry(table).or_default().columns.push(column);
    }
    add_constraints(pool, &mut schema).await;
    add_indexes(pool, &mut schema).await;
    schema
}

/// Table, name, type, whether not null, default.
async fn columns(pool: &PgPool) -> Vec<(String, String, String, bool, Option<String>)> {
    sqlx::query_as(
        "select t.relname::text, c.attname::text, format_type(c.atttypid, c.atttypmod), c.attnotnull,
                pg_get_expr(d.adbin, d.adrelid)
         from pg_class as t
         join pg_attribute as c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
         left join pg_attrdef as d on d.adrelid = t.oid and d.adnum = c.attnum
         where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname not like '\\_sqlx%'
         order by t.relname, c.attnum",
    )
    .fetch_all(pool)
    .await
    .unwrap()
}

/// Table, kind, columns, what they refer to, what is done when that goes or changes.
type Constraint = (String, String, String, Option<String>, Option<String>, String, String);

async fn add_constraints(pool: &PgPool, schema: &mut Schema) {
    let rows: Vec<Constraint> = sqlx::query_as(
        "select t.relname::text, k.contype::text,
                (select string_agg(attname, ',' order by place) from unnest(k.conkey) with ordinality as n (number, place)
                 join pg_attribute on attrelid = k.conrelid and attnum = number),
                r.relname::text,
                (select string_agg(attname, ',' order by place) from unnest(k.confkey) with ordinality as n (number, place)
                 join pg_attribute on attrelid = k.confrelid and attnum = number),
                k.confdeltype::text, k.confupdtype::text
         from pg_constraint as k join pg_class as t on t.oid = k.conrelid left join pg_class as r on r.oid = k.confrelid
         where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f')
             and t.relname not like '\\_sqlx%'",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    for (name, kind, columns, target, referenced, on_delete, on_update) in rows {
        let (table, columns) = (schema.get_mut(&name).unwrap(), list(&columns));
        let is_new = match (kind.as_str(), target, referenced) {
            ("f", Some(target), Some(referenced)) => {
                let (on_delete, on_update) = (action(&on_delete), action(&on_update));
                let referenced = list(&referenced);
                table.foreign_keys.insert(ForeignKey { columns, table: target, referenced, on_delete, on_update })
            }
            ("p", ..) => {
                table.primary_key = columns;
                true
            }
            _ => table.unique.insert(columns),
        };
        assert!(is_new, "{name} has a constraint twice");
    }
}

/// What is done to the row that refers, in SQLite's words.
fn action(code: &str) -> String {
    let words = [("a", "NO ACTION"), ("r", "RESTRICT"), ("c", "CASCADE"), ("n", "SET NULL"), ("d", "SET DEFAULT")];
    words.iter().find(|(known, _)| *known == code).unwrap().1.to_owned()
}

async fn add_indexes(pool: &PgPool, schema: &mut Schema) {
    let rows: Vec<(String, String, bool, String, Option<String>)> = sqlx::query_as(
        "select t.relname::text, x.relname::text, i.indisunique,
                (select string_agg(pg_get_indexdef(i.indexrelid, place, true)
                                   || case when i.indoption[place - 1] & 1 = 1 then ' desc' else '' end,
                                   ',' order by place)
                 from generate_series(1, i.indnkeyatts) as place),
                pg_get_expr(i.indpred, i.indrelid)
         from pg_index as i join pg_class as x on x.oid = i.indexrelid join pg_class as t on t.oid = i.indrelid
         where t.relnamespace = 'public'::regnamespace and t.relname not like '\\_sqlx%'
             and not exists (select 1 from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u'))",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    for (table, name, is_unique, columns, condition) in rows {
        let index = Index { name, columns: list(&columns), is_unique, condition };
        schema.get_mut(&table).unwrap().indexes.insert(index);
    }
}
