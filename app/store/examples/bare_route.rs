//! What the pages are measured against: a bare route that answers the rows of a list of 50 as JSON, with no sign-in, no
//! permission and no page.
//!
//!     cargo run --release -p store --example bare_route -- paired-learning.db 127.0.0.1:3999

use axum::{Json, Router, extract::State, routing::get};
use serde::Serialize;
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

#[derive(Serialize, sqlx::FromRow)]
struct Row {
    search_name: String,
    first_name: String,
    last_name: String,
    email: String,
    side: String,
    profession: String,
    grade: String,
    division: String,
    site: String,
    state: String,
}

async fn list(State((pool, cohort)): State<(SqlitePool, Vec<u8>)>) -> Json<Vec<Row>> {
    let rows = sqlx::query_as(
        "select participant.search_name, first_name, last_name, email, side, profession, grade, division, site, state
         from participant join person on person.id = participant.person_id
         where cohort_id = $1
         order by participant.search_name, participant.id limit 50",
    );
    Json(rows.bind(cohort).fetch_all(&pool).await.unwrap_or_default())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_else(|| "paired-learning.db".to_owned());
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:3999".to_owned());
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    let pool = SqlitePoolOptions::new().max_connections(8).connect_with(options).await?;
    let largest = "select cohort_id from participant group by cohort_id order by count(*) desc limit 1";
    let cohort: Vec<u8> = sqlx::query_scalar(largest).fetch_one(&pool).await?;
    let listener = tokio::net::TcpListener::bind(address).await?;
    let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, Router::new().route("/", get(list)).with_state((pool, cohort))).await?;
    Ok(())
}
