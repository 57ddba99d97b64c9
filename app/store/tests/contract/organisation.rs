//! Organisations.

use super::given::id;
use domain::id::OrganisationId;
use store::{Db, organisation};

stories!(an_organisation_is_made_once_for_each_name);

async fn an_organisation_is_made_once_for_each_name(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for (new, name, expected) in [
        (7, "St Maud’s", 7),
        (8, "St Maud’s", 7),
        (9, "ST MAUD’S", 9),
        (10, "St Maud's", 10),
        (11, "St Maud’s ", 11),
        (12, "ST MAUD’S", 9),
    ] {
        let found = organisation::named(&mut tx, id(new), name).await.unwrap();
        assert_eq!(found, id::<OrganisationId>(expected), "{name:?}");
    }
}
