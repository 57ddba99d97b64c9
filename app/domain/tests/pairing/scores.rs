//! The exported matrix, solved by the calculation that everybody can call: the same total.

use crate::real::participants;
use domain::assignment::calc;
use domain::pairing::{Measure, Pool, Rules, Strength};
use serde_json::json;
use std::collections::BTreeMap;

#[test]
fn the_exported_matrix_has_the_same_optimum() {
    let mut candidates = participants();
    candidates[3].is_approved = false;
    for rules in
        [Rules::default(), Rules { half_days: 2, ..Rules::default() }.with(Measure::Availability, Strength::Hard)]
    {
        let pool = Pool::new(&candidates, rules);
        let text = pool.scores_csv().unwrap();
        let (mut clinicians, mut managers) = (BTreeMap::new(), BTreeMap::new());
        let mut allowed = Vec::new();
        let mut rows = csv::Reader::from_reader(&text[..]);
        for row in rows.deserialize::<BTreeMap<String, String>>() {
            let row = row.unwrap();
            let number = |people: &mut BTreeMap<String, usize>, who: &str| {
                let next = people.len();
                *people.entry(who.to_owned()).or_insert(next)
            };
            let pair = (number(&mut clinicians, &row["clinician"]), number(&mut managers, &row["manager"]));
            let score: i64 = row["score"].parse().unwrap();
            let parts = Measure::ALL.iter().filter_map(|measure| row.get(measure.code()));
            assert_eq!(parts.map(|part| part.parse::<i64>().unwrap()).sum::<i64>(), score);
            assert_eq!(row["allowed"] == "yes", row["blocking_rule"].is_empty());
            if row["allowed"] == "yes" {
                allowed.push((pair.0, pair.1, score));
            }
        }
        assert_eq!((clinicians.len(), managers.len()), (34, 30));
        let question = json!({ "clinicians": 34, "managers": 30, "allowed": allowed });
        let answer = calc(question).unwrap();
        let proposal = pool.propose(&[], 5).unwrap();
        assert_eq!(
            (answer["pairs"].as_u64(), answer["total"].as_i64()),
            (Some(proposal.pairs.len() as u64), Some(proposal.total))
        );
        assert_eq!(allowed.len(), proposal.possible);
    }
}
