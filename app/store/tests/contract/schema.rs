//! The two schemas: the same tables, with what the rules of portable SQL ask of each.

mod postgres;
mod sqlite;

use super::{
    database::{on_postgres, on_sqlite, open},
    source::{files, path},
};
use std::collections::{BTreeMap, BTreeSet};
use store::Db;

/// Tables by name.
type Schema = BTreeMap<String, Table>;

/// A table, as far as both databases can say it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Table {
    /// In their order.
    columns: Vec<Column>,
    primary_key: Vec<String>,
    foreign_keys: BTreeSet<ForeignKey>,
    /// Columns of the unique constraints.
    unique: BTreeSet<Vec<String>>,
    /// Indexes that are no constraint.
    indexes: BTreeSet<Index>,
}

#[derive(Debug, PartialEq, Eq)]
struct Column {
    name: String,
    kind: Kind,
    is_nullable: bool,
    default: Option<String>,
}

/// What is stored, in the words of SQLite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Blob,
    Integer,
    Text,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ForeignKey {
    columns: Vec<String>,
    table: String,
    referenced: Vec<String>,
    on_delete: String,
    on_update: String,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Index {
    name: String,
    columns: Vec<String>,
    is_unique: bool,
    /// Which rows are in it, where not all are.
    condition: Option<String>,
}

impl Table {
    /// Whether the rows with a value of `columns` are found without looking at every row.
    fn finds(&self, columns: &[String]) -> bool {
        let whole = self.indexes.iter().filter(|index| index.condition.is_none()).map(|index| &index.columns);
        [&self.primary_key].into_iter().chain(&self.unique).chain(whole).any(|index| index.starts_with(columns))
    }
}

/// Columns as they are read: in one text, in order.
fn list(columns: &str) -> Vec<String> {
    columns.split(',').filter(|column| !column.is_empty()).map(str::to_owned).collect()
}

/// The foreign keys that no index begins with.
fn slow_foreign_keys(schema: &Schema) -> Vec<String> {
    let of = |(name, table): (&String, &Table)| -> Vec<String> {
        let keys = table.foreign_keys.iter().filter(|key| !table.finds(&key.columns));
        keys.map(|key| format!("{name} ({})", key.columns.join(", "))).collect()
    };
    schema.iter().flat_map(of).collect()
}

async fn on_file(url: &str) -> Schema {
    let Db::Sqlite { writer, .. } = open(url).await else { panic!("{url} is a SQLite file") };
    sqlite::schema(&writer).await
}

#[tokio::test]
async fn both_databases_have_the_same_tables() {
    on_postgres(async |url: &str| {
        let db = open(url).await;
        let Db::Postgres(pool) = &db else { panic!("{url} is on PostgreSQL") };
        let theirs = postgres::schema(pool).await;
        db.close().await;
        on_sqlite(async |url: &str| {
            let ours = on_file(url).await;
            assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
            assert!(ours.len() > 20);
            for (name, ours) in ours {
                assert_eq!(Some(&ours), theirs.get(&name), "{name}: SQLite on the left, PostgreSQL on the right");
            }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn every_foreign_key_begins_an_index() {
    on_sqlite(async |url: &str| {
        let mut schema = on_file(url).await;
        assert_eq!(slow_foreign_keys(&schema), [""; 0]);
        // What the check is for: without its index, the key is found.
        schema.get_mut("event").unwrap().indexes.retain(|index| index.name != "event_by_actor");
        assert_eq!(slow_foreign_keys(&schema), ["event (actor_id)"]);
    })
    .await;
}

#[tokio::test]
async fn an_answer_leads_to_a_person_only_by_its_key() {
    on_sqlite(async |url: &str| {
        let schema = on_file(url).await;
        let answer = &schema["answer"];
        let columns: Vec<_> = answer.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(columns, ["cohort_id", "instrument", "wave", "response_key", "item", "side", "value"]);
        let tables: Vec<_> = answer.foreign_keys.iter().map(|key| key.table.as_str()).collect();
        assert_eq!(tables, ["cohort", "response_key"]);
    })
    .await;
}

#[tokio::test]
async fn every_table_on_sqlite_is_strict() {
    on_sqlite(async |url: &str| {
        let Db::Sqlite { writer, .. } = open(url).await else { panic!("{url} is a SQLite file") };
        assert_eq!(sqlite::lax_tables(&writer).await, [""; 0]);
    })
    .await;
}

#[test]
fn both_folders_of_migrations_hold_the_same_names() {
    let names = |kind: &str| -> Vec<_> {
        let folder = files(&path(&format!("../../migrations/{kind}")));
        folder.iter().map(|(file, _)| file.file_name().unwrap().to_owned()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    assert_ne!(names("sqlite"), [""; 0]);
}
