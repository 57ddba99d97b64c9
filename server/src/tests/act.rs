//! What somebody of the world would send to every act.

use domain::{
    id::ShadowingId,
    pairing::{Rules, RulesForm},
    questionnaire::relationship,
};
use world::{Ids, PASSWORD, Person};

/// Field and text.
pub(super) type Fields = Vec<(&'static str, String)>;

fn fields<const N: usize>(fields: [(&'static str, &str); N]) -> Fields {
    fields.map(|(name, value)| (name, value.to_owned())).to_vec()
}

/// What is typed into the form that makes or changes a cohort.
pub(super) fn cohort() -> Fields {
    fields([
        ("programme", "north"),
        ("name", "Named anew"),
        ("starts_on[day]", "1"),
        ("starts_on[month]", "2"),
        ("starts_on[year]", "2027"),
        ("ends_on[day]", "30"),
        ("ends_on[month]", "11"),
        ("ends_on[year]", "2027"),
    ])
}

/// What is typed into the form that logs a session.
pub(super) fn log(ids: &Ids) -> Fields {
    let pair = ids.pair.to_string();
    fields([
        ("pair", &pair),
        ("part", "visitor"),
        ("day", "yesterday"),
        ("from", "9:30"),
        ("to", "12"),
        ("place", "Theatres"),
        ("purpose", ""),
        ("observed", "Two queues"),
    ])
}

/// What the partner logged: nobody confirms what they logged themselves.
fn theirs(person: Person, ids: &Ids) -> ShadowingId {
    if person == Person::Own { ids.partners_session } else { ids.session }
}

/// What is typed into the form that changes a session of one's own.
fn change(person: Person, ids: &Ids) -> Fields {
    let mine = if person == Person::Partner { ids.partners_session } else { ids.session };
    fields([
        ("session", &mine.to_string()),
        ("part", "visitor"),
        ("date[day]", "7"),
        ("date[month]", "10"),
        ("date[year]", "2027"),
        ("from", "9"),
        ("to", "11"),
        ("place", "Theatre 4"),
        ("took_place", "yes"),
        ("domains[]", "managing_services"),
    ])
}

/// What is typed into the form that adds or changes a phase.
fn phase(ids: &Ids) -> Fields {
    fields([
        ("programme", "north"),
        ("cohort", "one"),
        ("phase", &ids.phase.to_string()),
        ("name", "Party"),
        ("starts_on[day]", "1"),
        ("starts_on[month]", "11"),
        ("starts_on[year]", "2027"),
        ("tells", "nobody"),
    ])
}

/// What is typed into the settings of a programme.
fn shape() -> Fields {
    fields([
        ("programme", "north"),
        ("version", "1"),
        ("weeks", "26"),
        ("conversation[requirement]", "required"),
        ("conversation[number]", "6"),
        ("conversation[unit]", "times"),
        ("shadowing[requirement]", "optional"),
        ("workshop[requirement]", "off"),
        ("project[requirement]", "off"),
        ("phases", "0; participants; Launch"),
    ])
}

/// Which pair a coordinator looks after.
fn of_pair(ids: &Ids) -> Fields {
    fields([("programme", "north"), ("cohort", "one"), ("pair", &ids.pair.to_string())])
}

/// Until when a pair is left alone, and why.
fn snooze() -> Fields {
    fields([("until_on[day]", "1"), ("until_on[month]", "11"), ("until_on[year]", "2027"), ("note", "On leave")])
}

/// What is sent to `act` by `person`.
pub(super) fn of(act: &str, person: Person, ids: &Ids) -> Fields {
    match act.trim_start_matches("/act/") {
        "sign-in" => fields([("email", &Person::Own.email()), ("password", PASSWORD)]),
        "sign-in/demo" => fields([("person", &ids.people[&Person::Own.email()].to_string())]),
        "sign-out" | "sign-out/everywhere" | "busy/file" | "busy/forget" | "calendar/make" => Vec::new(),
        "busy/follow" => fields([("address", "https://calendar.example/own.ics")]),
        "mail/choose" => {
            let kinds = domain::mail::Kind::CHOSEN.map(|kind| (kind.code(), "mail"));
            [fields(kinds), fields([("quiet", "no"), ("version", "0")])].concat()
        }
        "mail/reword" => {
            let usual = domain::mail::Template::Nudge.usual();
            let words = [("subject", usual.subject.as_str()), ("body", &usual.body), ("version", "0")];
            [fields([("programme", "north"), ("template", "nudge")]), fields(words)].concat()
        }
        "mail/read" => fields([("last", "01a31895-fda0-7374-ae3b-01b5552d6c34")]),
        "mail/stop" => fields([("secret", "AAAAAAAAAAAAAAAAAAAAAA"), ("kind", "dates")]),
        "access-token/make" => fields([("name", "Rota")]),
        "access-token/revoke" => fields([("token", &ids.access_token.to_string())]),
        "calendar/switch-off" => fields([("link", &ids.calendar_link.to_string())]),
        "welcome" => fields([("token", &ids.token), ("password", PASSWORD)]),
        "programme/create" => fields([("name", "Third"), ("organisation", "Trust"), ("slug", "third")]),
        "programme/give-role" => {
            fields([("programme", "north"), ("email", "nobody@trust.example"), ("role", "sponsor")])
        }
        "programme/take-role" => {
            fields([("programme", "north"), ("email", "nobody@trust.example"), ("role", "coordinator")])
        }
        "programme/hand-over" => fields([("programme", "north"), ("email", "nobody@trust.example")]),
        "programme/change-shape" => shape(),
        "phase/add" | "phase/remove" => phase(ids),
        "phase/change" => [phase(ids), fields([("version", "1")])].concat(),
        "person/create" => fields([("email", "new@trust.example"), ("first_name", "New"), ("last_name", "Comer")]),
        "cohort/create" => [cohort(), fields([("slug", "three")])].concat(),
        "cohort/change" => [cohort(), fields([("cohort", "one"), ("version", "1")])].concat(),
        "participant/invite" => {
            fields([("programme", "north"), ("cohort", "one"), ("participant", &ids.free_manager.to_string())])
        }
        of_application if of_application.starts_with("application/") => application(of_application, ids),
        "approval/decide" => fields([("token", &ids.approval), ("decision", "approve")]),
        "participant/change-state" => fields([("participant", &ids.free_manager.to_string()), ("state", "waitlisted")]),
        "participant/withdraw" => fields([("participant", &ids.free_manager.to_string()), ("reason", "no_time")]),
        "participant/ask-supervisor" => fields([
            ("programme", "north"),
            ("cohort", "two"),
            ("participant", &ids.participants["sender@trust.example"].to_string()),
        ]),
        "participants/change" => fields([
            ("programme", "north"),
            ("cohort", "one"),
            ("act", "waitlist"),
            ("participants[]", &ids.free_clinician.to_string()),
            ("participants[]", &ids.free_manager.to_string()),
        ]),
        // Whoever is in a pair is asked to speak to their coordinator.
        "participant/leave" => {
            fields([("participant", &ids.participants[&Person::Own.email()].to_string()), ("reason", "no_time")])
        }
        "participants/import" => fields([("programme", "north"), ("cohort", "one")]),
        "participants/confirm-import" => fields([("spreadsheet", &ids.spreadsheet.to_string())]),
        of_pairing if of_pairing.starts_with("pairing/") => pairing(of_pairing, ids),
        "pair/nudge" | "pair/wake" | "pair/resume" => of_pair(ids),
        "pair/pause" => [of_pair(ids), fields([("pause_reason", "On leave")])].concat(),
        "pair/end" => [of_pair(ids), fields([("ending", "no_fault")])].concat(),
        "concern/raise" => fields([("pair", &ids.pair.to_string()), ("words", "We never meet")]),
        "concern/settle" => fields([("programme", "north"), ("cohort", "one"), ("concern", &ids.concern.to_string())]),
        "sound-check/answer" => fields([("token", &ids.sound_check), ("answer", "no")]),
        "pair/snooze" => [of_pair(ids), snooze()].concat(),
        of_plan if of_plan.starts_with("booking/") || of_plan.starts_with("conversation/") => {
            daily(of_plan, person, ids)
        }
        of_session if ["shadowing/", "action/", "jotting/"].iter().any(|noun| of_session.starts_with(noun)) => {
            session(of_session, person, ids)
        }
        before
            if ["offer/", "preparation/", "confidentiality/", "clearance/"].iter().any(|at| before.starts_with(at)) =>
        {
            before_a_visit(before, ids)
        }
        "agreement/write" => agreement(ids),
        "agreement/sign" => fields([("pair", &ids.pair.to_string()), ("version", "1")]),
        of_workshop if of_workshop.starts_with("workshop/") => workshop(of_workshop, ids),
        "seat/answer" => fields([("token", &ids.seat), ("answer", "accept")]),
        "equality/save" => fields([("ethnic_group", "A"), ("sex", "")]),
        "equality/forget" => Vec::new(),
        "reach/workforce" => fields([
            ("programme", "north"),
            ("white", "620"),
            ("bme", "410"),
            ("not_known", "35"),
            ("as_of[day]", "1"),
            ("as_of[month]", "4"),
            ("as_of[year]", "2027"),
            ("source", "Electronic Staff Record"),
            ("version", "0"),
        ]),
        "questionnaire/answer" => {
            [fields([("cohort", &ids.cohort.to_string()), ("wave", "post")]), answers("3")].concat()
        }
        other => panic!("nothing is known to send to {other}"),
    }
}

/// What a member of a pair sends of a session.
fn session(act: &str, person: Person, ids: &Ids) -> Fields {
    match act {
        "shadowing/log" => log(ids),
        "shadowing/confirm" => fields([("session", &theirs(person, ids).to_string())]),
        "shadowing/dispute" => fields([("session", &theirs(person, ids).to_string()), ("word", "It was another day")]),
        "shadowing/change" => [change(person, ids), fields([("version", "1")])].concat(),
        "jotting/keep" | "jotting/forget" => fields([
            ("draft_of", &format!("reflection:{}", ids.session)),
            ("draft", "01a31895-fda0-7374-ae3b-01b5552d6c34"),
            ("what", "Half a thought"),
        ]),
        "action/plan" => fields([("session", &ids.session.to_string()), ("words", "Ask pharmacy")]),
        "action/done" => fields([("session", &ids.session.to_string())]),
        "shadowing/reflect" => fields([
            ("session", &ids.session.to_string()),
            ("what", "Another thought"),
            ("readers", "author"),
            ("version", if person == Person::Own { "1" } else { "0" }),
        ]),
        other => panic!("nothing is known to send to {other}"),
    }
}

/// What a member of a pair sends who plans something, or logs a conversation.
fn daily(act: &str, person: Person, ids: &Ids) -> Fields {
    let pair = ids.pair.to_string();
    let is_own = person == Person::Own;
    // Nobody answers what they proposed themselves, or disputes what they logged.
    let theirs = if is_own { ids.partners_booking } else { ids.booking }.to_string();
    let talked = if is_own { ids.partners_conversation } else { ids.conversation }.to_string();
    let (booking, conversation) = (ids.booking.to_string(), ids.conversation.to_string());
    let plan = fields([("part", "conversation"), ("day", "2027-10-18am"), ("means", "phone")]);
    let talk = fields([("day", "yesterday"), ("length", "30"), ("means", "phone"), ("topics[]", "our project")]);
    match act {
        "booking/propose" => [fields([("pair", &pair)]), plan].concat(),
        "booking/move" => [fields([("booking", &booking), ("version", "1")]), plan].concat(),
        "booking/accept" | "booking/decline" => fields([("booking", &theirs), ("version", "1")]),
        "booking/answer" => fields([("token", &ids.booking_answer), ("answer", "accept")]),
        "booking/suggest" => fields([
            ("token", &ids.booking_answer),
            ("date[day]", "28"),
            ("date[month]", "10"),
            ("date[year]", "2027"),
            ("from", "9"),
        ]),
        "booking/cancel" => fields([("booking", &booking), ("version", "1"), ("word", "Ill")]),
        "conversation/log" => [fields([("pair", &pair)]), talk].concat(),
        "conversation/change" => [fields([("conversation", &conversation), ("version", "1")]), talk].concat(),
        "conversation/remove" => fields([("conversation", &conversation), ("version", "1")]),
        "conversation/dispute" => fields([("conversation", &talked), ("version", "1"), ("word", "It was Monday")]),
        other => panic!("nothing is known to send to {other}"),
    }
}

/// What is sent before a visit, by those who take part and by coordinators.
fn before_a_visit(act: &str, ids: &Ids) -> Fields {
    let (pair, offer, booking) = (ids.pair.to_string(), ids.offer.to_string(), ids.partners_booking.to_string());
    let own = ids.participants[&Person::Own.email()].to_string();
    let at = fields([("programme", "north"), ("cohort", "one"), ("participant", &own)]);
    let clearance = fields([
        ("item", "contract"),
        ("expires_on[day]", "31"),
        ("expires_on[month]", "12"),
        ("expires_on[year]", "2028"),
    ]);
    match act {
        "offer/make" => fields([("pair", &pair), ("kind", "theatre"), ("hours", "3")]),
        "offer/change" => fields([("offer", &offer), ("version", "1"), ("kind", "theatre"), ("hours", "3")]),
        "offer/withdraw" => fields([("offer", &offer)]),
        "preparation/objectives" => fields([("booking", &booking), ("version", "1"), ("objectives", "See a clinic")]),
        "preparation/agree-area" => fields([("booking", &booking)]),
        "confidentiality/acknowledge" => fields([("pair", &pair), ("number", "1")]),
        "confidentiality/write" => fields([("programme", "north"), ("version", "1"), ("text", "Tell nobody")]),
        "clearance/declare" => [fields([("pair", &pair)]), clearance].concat(),
        "clearance/record" => [at, clearance].concat(),
        "clearance/confirm" => [at, fields([("item", "contract"), ("version", "1")])].concat(),
        other => panic!("nothing is known to send to {other}"),
    }
}

/// What somebody sends who comes to workshops, or runs them.
fn workshop(act: &str, ids: &Ids) -> Fields {
    let (over, next) = (ids.workshop.to_string(), ids.next_workshop.to_string());
    let at = |workshop: &str| fields([("programme", "north"), ("cohort", "one"), ("workshop", workshop)]);
    let lead = ids.people[&Person::WorkshopLead.email()].to_string();
    let planned = || {
        fields([
            ("title", "Finance"),
            ("lead", &lead),
            ("on[day]", "22"),
            ("on[month]", "10"),
            ("on[year]", "2027"),
            ("from", "13:00"),
            ("to", "16:00"),
            ("room", "Board room"),
            ("capacity", "1"),
        ])
    };
    match act {
        "workshop/plan" => [fields([("programme", "north"), ("cohort", "one")]), planned()].concat(),
        "workshop/change" => [at(&next), planned(), fields([("version", "1")])].concat(),
        "workshop/cancel" => [at(&next), fields([("word", "The lead is ill")])].concat(),
        "workshop/reorder" => {
            let partner = ids.participants[&Person::Partner.email()].to_string();
            let form = fields([("participant", &partner), ("place", "1"), ("reason", "On nights")]);
            [at(&next), form].concat()
        }
        "workshop/attendance" => {
            [at(&over), fields([("present[]", &ids.participants[&Person::Own.email()].to_string())])].concat()
        }
        "workshop/decide-slot" => {
            let form = fields([("slot", &ids.slot.to_string()), ("decision", "accepted"), ("word", "Gladly")]);
            [at(&next), form].concat()
        }
        "workshop/sign-up" | "workshop/leave" => fields([("workshop", &next)]),
        "workshop/answer-offer" => fields([("workshop", &next), ("answer", "accept")]),
        "workshop/check-in" => fields([("code", &ids.code)]),
        "workshop/feedback" => {
            fields([("workshop", &over), ("wave", "after"), ("rating_1", "5"), ("rating_2", "4"), ("rating_3", "3")])
        }
        "workshop/offer-slot" => fields([("workshop", &next), ("slot", "The bed game"), ("minutes", "15")]),
        other => panic!("nothing is known to send to {other}"),
    }
}

/// What a coordinator sends who forms pairs.
fn pairing(act: &str, ids: &Ids) -> Fields {
    let (draft, version) = (ids.draft.to_string(), ids.version.to_string());
    let (first, second) = (ids.proposed[0].to_string(), ids.proposed[1].to_string());
    let of_draft = || fields([("draft", &draft), ("version", &version)]);
    let with = |more: Fields| [of_draft(), more].concat();
    match act {
        "pairing/propose" => fields([("programme", "north"), ("cohort", "one")]),
        "pairing/rules" => {
            let at = fields([("programme", "north"), ("cohort", "one"), ("version", "0")]);
            [at, rules(&RulesForm::of(&Rules::default()))].concat()
        }
        "pairing/again" | "pairing/ask" | "pairing/publish" => of_draft(),
        "pairing/cancel" => fields([("run", &ids.run.to_string())]),
        "pairing/swap" => with(fields([("first", &first), ("second", &second)])),
        "pairing/lock" => with(fields([("pair", &first), ("lock", "yes")])),
        "pairing/add-third" => with(fields([("pair", &first), ("third", &ids.free_clinician.to_string())])),
        "pairing/ban" | "pairing/take-out-third" | "pairing/take-apart" => with(fields([("pair", &first)])),
        "pairing/join" | "pairing/unban" => {
            with(fields([("clinician", &ids.free_clinician.to_string()), ("manager", &ids.free_manager.to_string())]))
        }
        other => panic!("nothing is known to send to {other}"),
    }
}

/// What somebody sends who applies, or who opens applications.
fn application(act: &str, ids: &Ids) -> Fields {
    match act {
        "application/begin" => fields([
            ("programme", "north"),
            ("cohort", "two"),
            ("first_name", "New"),
            ("last_name", "Comer"),
            ("email", "new.comer@trust.example"),
        ]),
        "application/answer" => fields([
            ("token", &ids.application),
            ("step", "availability"),
            ("availability[]", "3"),
            ("availability[]", "4"),
        ]),
        "application/send" => fields([("token", &ids.application)]),
        "application/change-settings" => fields([
            ("programme", "north"),
            ("cohort", "one"),
            ("version", "1"),
            ("opens_on[day]", "1"),
            ("opens_on[month]", "10"),
            ("opens_on[year]", "2027"),
            ("topics", "Flow"),
        ]),
        other => panic!("nothing is known to send to {other}"),
    }
}

/// The next version of an agreement.
fn agreement(ids: &Ids) -> Fields {
    fields([
        ("pair", &ids.pair.to_string()),
        ("clinician_aims", "See a board meeting"),
        ("manager_aims", "See a clinic"),
        ("meeting", "Weekly"),
        ("confidentiality", "Between us"),
        ("ending", "At any time"),
        ("review[day]", "1"),
        ("review[month]", "6"),
        ("review[year]", "2028"),
        ("version", "1"),
    ])
}

/// A form of rules, field by field.
fn rules(form: &RulesForm) -> Fields {
    let fields = serde_json::to_value(form).unwrap();
    let field = |(name, value): (&String, &serde_json::Value)| -> (&'static str, String) {
        (Box::leak(name.clone().into_boxed_str()), value.as_str().unwrap().to_owned())
    };
    fields.as_object().unwrap().iter().map(field).collect()
}

/// The same answer to every question.
pub(super) fn answers(value: &str) -> Fields {
    let name = |code: String| -> &'static str { Box::leak(format!("answers[{code}]").into_boxed_str()) };
    relationship().items.into_iter().map(|item| (name(item.code), value.to_owned())).collect()
}
