//! Attacks on reports of random people with random gaps.

use domain::{
    evaluation::{Report, Response},
    participant::Side,
    questionnaire::{Values, Wave, relationship},
    suppression::{Minimum, breakdown::Group},
};
use proptest::prelude::*;
use uuid::Uuid;

/// People with any side and any gaps, in the two waves of the headline.
fn people() -> impl Strategy<Value = Vec<Response>> {
    let value = prop_oneof![1 => Just(None), 5 => (1..=5_u8).prop_map(Some)];
    let wave = proptest::option::weighted(0.9, proptest::collection::vec(value, 12));
    let person = (any::<bool>(), wave.clone(), wave);
    proptest::collection::vec(person, 0..36).prop_map(|people| {
        let items: Vec<_> = relationship().items.into_iter().map(|item| item.code).collect();
        let values = |answers: Vec<Option<u8>>| -> Values {
            items.iter().zip(answers).filter_map(|(item, value)| Some((item.clone(), value?))).collect()
        };
        let response = |(number, (is_manager, pre, post)): (usize, (bool, _, _))| {
            let side = if is_manager { Side::Manager } else { Side::Clinician };
            let key = Uuid::from_u128(number as u128).into();
            [(Wave::Pre, pre), (Wave::Post, post)].map(|(wave, answers): (_, Option<Vec<_>>)| {
                answers.map(|answers| Response { key, side, wave, values: values(answers) })
            })
        };
        people.into_iter().enumerate().flat_map(response).flatten().collect()
    })
}

proptest! {
    #[test]
    fn no_figure_is_of_fewer_than_the_minimum_nor_leaves_fewer(responses in people(), least in 3..13_usize) {
        let minimum = Minimum::new(least);
        let report = Report::of(&relationship(), &responses, minimum).unwrap();
        let text = serde_json::to_string(&report).unwrap();
        prop_assert!(serde_json::from_str::<Report>(&text).is_ok());
        for item in &report.headline.items {
            let n = Group::ALL.map(|group| item.change.group(group).shown().map(|change| change.n()));
            prop_assert!(n.iter().flatten().all(|n| minimum.allows(*n)), "{n:?}");
            prop_assert_eq!(n[1].is_some(), n[2].is_some());
            if let [everyone, Some(clinicians), Some(managers)] = n {
                prop_assert_eq!(everyone, Some(clinicians + managers));
            }
        }
    }

    #[test]
    fn where_the_sides_are_hidden_nothing_tells_who_is_on_which(responses in people(), least in 3..20_usize) {
        let minimum = Minimum::new(least);
        let of = |responses: &[Response]| Report::of(&relationship(), responses, minimum).unwrap();
        let report = of(&responses);
        let mut other_way_round = responses;
        for response in &mut other_way_round {
            response.side = response.side.other();
        }
        let other = of(&other_way_round);
        for (item, other) in report.headline.items.iter().zip(&other.headline.items) {
            let are_sides_hidden = item.change.group(Group::Side(Side::Clinician)).shown().is_none();
            prop_assert!(!are_sides_hidden || item.change == other.change);
        }
        if report.headline.completers.group(Group::Side(Side::Clinician)).shown().is_none() {
            prop_assert_eq!(report.headline, other.headline);
        }
    }
}
