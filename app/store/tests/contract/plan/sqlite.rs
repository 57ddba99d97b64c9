//! The plans of SQLite, before and after it has looked at how the values are spread.

use super::{List, fill, lists};
use crate::contract::database::{on_sqlite, open};
use sqlx::{AssertSqlSafe, SqlitePool};
use store::Db;

/// What the statement itself does, without what its subqueries do.
async fn plan(pool: &SqlitePool, list: &List) -> Vec<String> {
    let text = list.statement(|id| format!("x'{}'", id.simple()));
    let steps: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(AssertSqlSafe(format!("explain query plan {text}"))).fetch_all(pool).await.unwrap();
    steps.into_iter().filter(|(_, parent, ..)| *parent == 0).map(|(.., detail)| detail).collect()
}

#[tokio::test]
async fn on_sqlite_every_list_is_read_along_its_index() {
    on_sqlite(async |url: &str| {
        let db = open(url).await;
        fill(&db).await;
        let Db::Sqlite { writer, .. } = &db else { panic!("{url} is a SQLite file") };
        for is_analysed in [false, true] {
            if is_analysed {
                sqlx::query("analyze").execute(writer).await.unwrap();
            }
            for list in lists() {
                let plan = plan(writer, &list).await;
                let step = format!("SEARCH {} USING INDEX {} (", list.noun, list.index);
                // An index that holds all that is asked for is as good.
                let is_searched = plan.iter().any(|detail| detail.replace("COVERING ", "").starts_with(&step));
                let is_sorted = plan.iter().any(|detail| detail.starts_with("USE TEMP B-TREE"));
                assert!(is_searched && !is_sorted, "{step}…), analysed: {is_analysed}: {plan:#?}");
            }
        }
        db.close().await;
    })
    .await;
}
