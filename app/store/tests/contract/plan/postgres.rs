//! The plans of PostgreSQL, once it has looked at how the values are spread.

use super::{List, fill, lists};
use crate::contract::database::{on_postgres, open};
use serde_json::Value;
use sqlx::{AssertSqlSafe, PgPool, Row};
use store::Db;

async fn plan(pool: &PgPool, list: &List) -> Value {
    let text = list.statement(|id| format!("'{id}'"));
    let row = sqlx::query(AssertSqlSafe(format!("explain (format json) {text}"))).fetch_one(pool).await.unwrap();
    // Of the type `json`, which is text and nothing else.
    let plan: Value = serde_json::from_str(row.try_get_unchecked(0).unwrap()).unwrap();
    plan[0]["Plan"].clone()
}

/// The steps from this one to the one that reads the table, without what subqueries do.
fn steps_to(table: &str, step: &Value) -> Option<Vec<String>> {
    let name = step["Node Type"].as_str().unwrap().to_owned();
    if step["Relation Name"] == table {
        return Some(vec![name]);
    }
    let parts = step["Plans"].as_array().into_iter().flatten();
    let mut own = parts.filter(|part| part["Parent Relationship"] != "SubPlan");
    let mut steps = own.find_map(|part| steps_to(table, part))?;
    steps.insert(0, name);
    Some(steps)
}

#[tokio::test]
async fn on_postgres_every_list_is_read_along_its_index() {
    on_postgres(async |url: &str| {
        let db = open(url).await;
        fill(&db).await;
        let Db::Postgres(pool) = &db else { panic!("{url} is on PostgreSQL") };
        sqlx::query("analyze").execute(pool).await.unwrap();
        for list in lists() {
            let plan = plan(pool, &list).await;
            let steps = steps_to(list.noun, &plan).unwrap();
            let is_along_an_index = steps.last().is_some_and(|read| read.starts_with("Index"));
            let is_sorted = steps.iter().any(|step| step.contains("Sort"));
            let (noun, function) = (list.noun, list.function);
            assert!(is_along_an_index && !is_sorted, "{noun}::{function}: {steps:?} in {plan:#}");
        }
        db.close().await;
    })
    .await;
}
