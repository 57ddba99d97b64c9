//! The table: what every use case answers everybody. A use case without its line here fails the test.

/// Use case, act, and for everybody: `yes`, `no` (forbidden), `404` (there is no such thing) or `in` (sign in first).
pub(crate) const TABLE: &str = "
use case                      act                      admin coord eval sponsor lead elsewhere own partner colleague stranger nobody out
calendar::show                KeepCalendarLinks        yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
calendar::make_own            KeepCalendarLinks        yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
calendar::make_pairs          SeeBooking               no    no    no   no      no   no        yes yes     no        no       no     in
calendar::make_cohorts        SeeTimeline              no    yes   no   no      no   no        no  no      no        no       no     in
calendar::switch_off          KeepCalendarLinks        404   404   404  404     404  404       yes 404     404       404      404    in
access_token::list            KeepAccessTokens         no    yes   no   no      no   yes       no  no      no        no       no     in
access_token::make            KeepAccessTokens         no    yes   no   no      no   yes       no  no      no        no       no     in
access_token::revoke          KeepAccessTokens         no    yes   no   no      no   404       no  no      no        no       no     in
programme::create             CreateProgramme          yes   no    no   no      no   no        no  no      no        no       no     in
programme::show               SeeProgramme             yes   yes   yes  yes     no   no        no  no      no        no       no     in
programme::mine               SeeOwn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
programme::give_role          GiveRole                 yes   no    no   no      no   no        no  no      no        no       no     in
programme::take_role          ShareCoordination        yes   yes   no   no      no   no        no  no      no        no       no     in
programme::hand_over          HandOver                 no    yes   no   no      no   no        no  no      no        no       no     in
shape::show                   ChangeShape              yes   yes   no   no      no   no        no  no      no        no       no     in
shape::change                 ChangeShape              yes   yes   no   no      no   no        no  no      no        no       no     in
person::create                CreatePerson             yes   no    no   no      no   no        no  no      no        no       no     in
cohort::create                CreateCohort             yes   yes   no   no      no   no        no  no      no        no       no     in
cohort::change                ChangeCohort             yes   yes   no   no      no   no        no  no      no        no       no     in
cohort::find                  ChangeCohort             yes   yes   no   no      no   no        no  no      no        no       no     in
cohort::show                  SeeCohort                no    yes   no   no      no   no        no  no      no        no       no     in
application::settings         ChangeCohort             yes   yes   no   no      no   no        no  no      no        no       no     in
application::change_settings  ChangeCohort             yes   yes   no   no      no   no        no  no      no        no       no     in
phase::list                   ChangePhases             yes   yes   no   no      no   no        no  no      no        no       no     in
phase::show                   ChangePhases             yes   yes   no   no      no   no        no  no      no        no       no     in
phase::add                    ChangePhases             yes   yes   no   no      no   no        no  no      no        no       no     in
phase::change                 ChangePhases             yes   yes   no   no      no   no        no  no      no        no       no     in
phase::remove                 ChangePhases             yes   yes   no   no      no   no        no  no      no        no       no     in
participant::page             ListParticipants         no    yes   no   no      no   no        no  no      no        no       no     in
participant::show             SeeParticipant           no    yes   no   no      no   no        no  no      no        no       no     in
participant::invite           InviteParticipant        no    yes   no   no      no   no        no  no      no        no       no     in
participant::change_state     ChangeState              no    yes   no   no      no   no        no  no      no        no       no     in
participant::ask_supervisor_again ChangeState          no    yes   no   no      no   no        no  no      no        no       no     in
participant::withdraw         ChangeState              no    yes   no   no      no   no        no  no      no        no       no     in
participant::check_bulk       ChangeState              no    yes   no   no      no   no        no  no      no        no       no     in
participant::carry_out_bulk   ChangeState              no    yes   no   no      no   no        no  no      no        no       no     in
participant::leaving          Withdraw                 no    no    no   no      no   no        yes no      no        no       no     in
participant::leave            Withdraw                 no    no    no   no      no   no        yes no      no        no       no     in
spreadsheet::upload           ImportParticipants       no    yes   no   no      no   no        no  no      no        no       no     in
spreadsheet::show             ImportParticipants       no    yes   no   no      no   no        no  no      no        no       no     in
spreadsheet::confirm          ImportParticipants       no    yes   no   no      no   no        no  no      no        no       no     in
pairing::overview             ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::propose              ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::begin_proposal       ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::begin_again          ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::running              ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::cancel               ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::rules                EditPairingRules         no    yes   no   no      no   no        no  no      no        no       no     in
pairing::effect               EditPairingRules         no    yes   no   no      no   no        no  no      no        no       no     in
pairing::save_rules           EditPairingRules         no    yes   no   no      no   no        no  no      no        no       no     in
pairing::proof                ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::again                ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::show                 ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::swap                 ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::lock                 ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::take_apart           ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::join                 ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::swaps                ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::why_not              ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::compare              ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::ban                  ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::unban                ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::add_third            ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::take_out_third       ProposePairs             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::scores               ExportScores             no    yes   no   no      no   no        no  no      no        no       no     in
pairing::ask                  SoundCheck               no    yes   no   no      no   no        no  no      no        no       no     in
pairing::publish              PublishPairs             no    yes   no   no      no   no        no  no      no        no       no     in
pair::list                    ListPairs                no    yes   no   no      no   no        no  no      no        no       no     in
pair::look_at                 ListPairs                no    yes   no   no      no   no        no  no      no        no       no     in
timeline::of_cohort           SeeTimeline              no    yes   no   no      no   no        no  no      no        no       no     in
pair::nudge                   CareForPair              no    yes   no   no      no   no        no  no      no        no       no     in
pair::snooze                  CareForPair              no    yes   no   no      no   no        no  no      no        no       no     in
pair::wake                    CareForPair              no    yes   no   no      no   no        no  no      no        no       no     in
pair::pause                   ChangePair               no    yes   no   no      no   no        no  no      no        no       no     in
pair::resume                  ChangePair               no    yes   no   no      no   no        no  no      no        no       no     in
pair::end                     ChangePair               no    yes   no   no      no   no        no  no      no        no       no     in
pair::looking_back            SeeOwn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
concern::about                RaiseConcern             no    no    no   no      no   no        yes yes     no        no       no     in
concern::raise                RaiseConcern             no    no    no   no      no   no        yes yes     no        no       no     in
concern::settle               SettleConcern            no    yes   no   no      no   no        no  no      no        no       no     in
pair::participations          SeeOwn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
pair::show                    SeePair                  no    no    no   no      no   no        yes yes     no        no       no     in
agreement::show               SeeAgreement             no    no    no   no      no   no        yes yes     no        no       no     in
agreement::write              WriteAgreement           no    no    no   no      no   no        yes yes     no        no       no     in
agreement::sign               SignAgreement            no    no    no   no      no   no        yes yes     no        no       no     in
booking::show                 SeeBooking               no    no    no   no      no   no        yes yes     no        no       no     in
booking::of_pair              SeeBooking               no    no    no   no      no   no        yes yes     no        no       no     in
booking::planning             PlanBooking              no    no    no   no      no   no        yes yes     no        no       no     in
booking::propose              PlanBooking              no    no    no   no      no   no        yes yes     no        no       no     in
booking::accept               PlanBooking              no    no    no   no      no   no        yes yes     no        no       no     in
booking::decline              PlanBooking              no    no    no   no      no   no        yes yes     no        no       no     in
booking::move_                PlanBooking              no    no    no   no      no   no        yes yes     no        no       no     in
booking::cancel               PlanBooking              no    no    no   no      no   no        yes yes     no        no       no     in
offer::list                   SeeOffers                no    no    no   no      no   no        yes yes     no        no       no     in
offer::wanted                 SeeOffers                no    no    no   no      no   no        yes yes     no        no       no     in
offer::make                   MakeOffer                no    no    no   no      no   no        yes yes     no        no       no     in
offer::show                   ChangeOffer              no    no    no   no      no   no        yes no      no        no       no     in
offer::change                 ChangeOffer              no    no    no   no      no   no        yes no      no        no       no     in
offer::withdraw               ChangeOffer              no    no    no   no      no   no        yes no      no        no       no     in
preparation::show             SeePreparation           no    no    no   no      no   no        yes yes     no        no       no     in
preparation::to_do            SeePreparation           no    no    no   no      no   no        yes yes     no        no       no     in
preparation::write_objectives PrepareVisit             no    no    no   no      no   no        yes yes     no        no       no     in
preparation::agree_area       PrepareVisit             no    no    no   no      no   no        yes yes     no        no       no     in
confidentiality::read         ReadConfidentiality      no    no    no   no      no   no        yes yes     no        no       no     in
confidentiality::acknowledge  ReadConfidentiality      no    no    no   no      no   no        yes yes     no        no       no     in
confidentiality::show         WriteConfidentiality     yes   yes   no   no      no   no        no  no      no        no       no     in
confidentiality::write        WriteConfidentiality     yes   yes   no   no      no   no        no  no      no        no       no     in
clearance::mine               DeclareClearance         no    no    no   no      no   no        yes yes     no        no       no     in
clearance::declare            DeclareClearance         no    no    no   no      no   no        yes yes     no        no       no     in
clearance::of_participant     RecordClearance          no    yes   no   no      no   no        no  no      no        no       no     in
clearance::record             RecordClearance          no    yes   no   no      no   no        no  no      no        no       no     in
clearance::confirm            RecordClearance          no    yes   no   no      no   no        no  no      no        no       no     in
clearance::held               SeeHeldVisits            no    yes   no   no      no   no        no  no      no        no       no     in
conversation::show            SeeConversation          no    no    no   no      no   no        yes yes     no        no       no     in
conversation::suggestion      LogConversation          no    no    no   no      no   no        yes yes     no        no       no     in
conversation::log             LogConversation          no    no    no   no      no   no        yes yes     no        no       no     in
conversation::change          ChangeConversation       no    no    no   no      no   no        yes no      no        no       no     in
conversation::dispute         DisputeConversation      no    no    no   no      no   no        yes yes     no        no       no     in
conversation::remove          ChangeConversation       no    no    no   no      no   no        yes no      no        no       no     in
shadowing::suggestion         LogShadowing             no    no    no   no      no   no        yes yes     no        no       no     in
shadowing::log                LogShadowing             no    no    no   no      no   no        yes yes     no        no       no     in
shadowing::show               SeeShadowing             no    no    no   no      no   no        yes yes     no        no       no     in
shadowing::confirm            ConfirmShadowing         no    no    no   no      no   no        yes yes     no        no       no     in
shadowing::to_change          ChangeShadowing          no    no    no   no      no   no        yes yes     no        no       no     in
shadowing::change             ChangeShadowing          no    no    no   no      no   no        yes yes     no        no       no     in
shadowing::dispute            DisputeShadowing         no    no    no   no      no   no        yes yes     no        no       no     in
shadowing::certificate        SeeOwn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
action::plan                  PlanAction               no    no    no   no      no   no        yes yes     no        no       no     in
action::done                  PlanAction               no    no    no   no      no   no        yes yes     no        no       no     in
action::open                  SeeOwn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
reflection::write             WriteReflection          no    no    no   no      no   no        yes yes     no        no       no     in
reflection::book              SeeOwn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
jotting::keep                 KeepDraft                no    no    no   no      no   no        yes yes     no        no       no     in
jotting::of_form              KeepDraft                no    no    no   no      no   no        yes yes     no        no       no     in
jotting::forget               KeepDraft                no    no    no   no      no   no        yes yes     no        no       no     in
reflection::released          ReadReleasedReflections  no    yes   yes  no      no   no        no  no      no        no       no     in
workshop::list                PlanWorkshops            no    yes   no   no      yes  no        no  no      no        no       no     in
workshop::picture             PlanWorkshops            no    yes   no   no      yes  no        no  no      no        no       no     in
workshop::possible_leads      PlanWorkshops            no    yes   no   no      yes  no        no  no      no        no       no     in
workshop::create              PlanWorkshops            no    yes   no   no      yes  no        no  no      no        no       no     in
workshop::manage              RunWorkshop              no    yes   no   no      yes  no        no  no      no        no       no     in
workshop::change              RunWorkshop              no    yes   no   no      yes  no        no  no      no        no       no     in
workshop::cancel              RunWorkshop              no    yes   no   no      yes  no        no  no      no        no       no     in
workshop::take_attendance     RunWorkshop              no    yes   no   no      yes  no        no  no      no        no       no     in
workshop::decide_slot         RunWorkshop              no    yes   no   no      yes  no        no  no      no        no       no     in
workshop::reorder             OrderWaitingList         no    yes   no   no      no   no        no  no      no        no       no     in
workshop::led                 SeeOwn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
workshop::mine                SeeOwn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
workshop::show                AttendWorkshop           no    no    no   no      no   no        yes yes     yes       no       no     in
workshop::sign_up             AttendWorkshop           no    no    no   no      no   no        yes yes     yes       no       no     in
workshop::leave               AttendWorkshop           no    no    no   no      no   no        yes yes     yes       no       no     in
workshop::answer_offer        AttendWorkshop           no    no    no   no      no   no        yes yes     yes       no       no     in
workshop::certificate         AttendWorkshop           no    no    no   no      no   no        yes yes     404       no       no     in
workshop::check_in            AttendWorkshop           no    no    no   no      no   no        yes yes     yes       no       no     in
workshop::give_feedback       AttendWorkshop           no    no    no   no      no   no        yes yes     yes       no       no     in
workshop::offer_slot          AttendWorkshop           no    no    no   no      no   no        yes yes     yes       no       no     in
questionnaire::mine           SeeOwn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
questionnaire::show           Answer                   no    no    no   no      no   no        yes yes     yes       no       no     in
questionnaire::answer         Answer                   no    no    no   no      no   no        yes yes     yes       no       no     in
questionnaire::completions    SeeCompletion            no    yes   no   no      no   no        no  no      no        no       no     in
report::show                  SeeReport                no    no    yes  no      no   no        no  no      no        no       no     in
report::export                ExportReport             no    no    yes  no      no   no        no  no      no        no       no     in
reach::show                   SeeReach                 no    yes   yes  no      no   no        no  no      no        no       no     in
reach::workforce              ChangeWorkforce          no    yes   no   no      no   no        no  no      no        no       no     in
reach::change_workforce       ChangeWorkforce          no    yes   no   no      no   no        no  no      no        no       no     in
equality::show                AnswerEquality           no    no    no   no      no   no        yes no      no        no       no     in
equality::save                AnswerEquality           no    no    no   no      no   no        yes no      no        no       no     in
equality::forget              AnswerEquality           no    no    no   no      no   no        yes no      no        no       no     in
busy::show                    KeepBusyTimes            no    no    no   no      no   no        yes no      no        no       no     in
busy::follow                  KeepBusyTimes            no    no    no   no      no   no        yes no      no        no       no     in
busy::take_file               KeepBusyTimes            no    no    no   no      no   no        yes no      no        no       no     in
busy::forget                  KeepBusyTimes            no    no    no   no      no   no        yes no      no        no       no     in
reference::show               SeeReferenceLists        yes   yes   no   no      no   no        no  no      no        no       no     in
event::page                   SeeEvents                yes   yes   no   no      no   no        no  no      no        no       no     in
event::everywhere             SeeEvents                yes   no    no   no      no   no        no  no      no        no       no     in
mail::messages                SeeMessages              no    yes   no    no      no   no        no  no      no        no       no     in
mail::bounce_of               SeeMessages              no    yes   no    no      no   no        no  no      no        no       no     in
mail::wordings                ChooseWords              no    yes   no    no      no   no        no  no      no        no       no     in
mail::reword                  ChooseWords              no    yes   no    no      no   no        no  no      no        no       no     in
mail::notices                 ReadNotices              no    no    no   no      no   no        yes no      no        no       no     in
mail::unread                  ReadNotices              no    no    no   no      no   no        yes no      no        no       no     in
mail::mark_read               ReadNotices              no    no    no   no      no   no        yes no      no        no       no     in
mail::choices                 ChooseMail               no    no    no   no      no   no        yes no      no        no       no     in
mail::choose                  ChooseMail               no    no    no   no      no   no        yes no      no        no       no     in
mail::page                    SeeMail                  yes   no    no   no      no   no        no  no      no        no       no     in
sign_in::sign_out             SignOut                  yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
sign_in::sign_out_everywhere  SignOut                  yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    in
sign_in::with_password        SignIn                   yes   yes   yes  yes     yes  yes       yes yes     yes       yes      yes    yes
";

/// Functions that ask nobody who they are, and why they need not.
pub(crate) const NOT_ASKED: &[(&str, &str)] = &[
    ("context::people", "a number for the operator, and for whoever watches over the service"),
    ("context::is_well", "a yes or no, for whoever watches over the service"),
    ("context::close", "the end of the process"),
    ("access_token::who", "answers whose a token is, by which everything else is judged"),
    ("booking::asked", "whoever has the link was asked, and sees no more than the message said"),
    ("booking::answer_by_link", "whoever has the link was asked"),
    ("booking::move_by_link", "whoever has the link was asked"),
    ("calendar::read", "whoever has the link reads the calendar, while its owner may"),
    ("busy::take_due", "for the background: whose calendar is to be read is told to nobody"),
    ("busy::settle", "for the background: what was read is kept for its owner"),
    ("sign_in::with_password", "is how somebody says who they are"),
    ("sign_in::as_demo_person", "is how somebody chooses who to be, in the demo and nowhere else"),
    ("sign_in::demo_choices", "whom to choose from, in the demo and nowhere else"),
    ("sign_in::as_known_person", "for the demo's history: no page, endpoint or command calls it"),
    ("sign_in::who", "answers whose a sign-in is, by which everything else is judged"),
    ("sign_in::load", "whoever has the token has the sign-in"),
    ("sign_in::create", "a new token, by which somebody may then sign in"),
    ("sign_in::save", "whoever has the token has the sign-in"),
    ("sign_in::delete", "whoever has the token has the sign-in"),
    ("application::opening", "a public page: says when a cohort that takes applications can be applied to"),
    ("application::begin", "anybody may apply, and is told the same whether or not they have before"),
    ("application::show", "whoever has the link has the application"),
    ("application::answer", "whoever has the link has the application"),
    ("application::send", "whoever has the link has the application"),
    ("approval::show", "whoever has the link was asked, and sees no more than what they are asked"),
    ("approval::decide", "whoever has the link was asked"),
    ("approval::remind_next", "a job: reminds those who were asked, and the coordinators"),
    ("pairing::asked", "whoever has the link was asked, and sees no more than a partner's card"),
    ("pairing::answer_sound_check", "whoever has the link was asked"),
    ("person::invited", "whoever has the link has the account"),
    ("person::take_up", "whoever has the link has the account"),
    ("person::create_as_operator", "a command: whoever can run it can read the database"),
    ("person::named_by_operator", "a command: whoever can run it can read the database"),
    ("programme::find_as_operator", "a command: whoever can run it can read the database"),
    ("pairing::propose_as_operator", "a command: whoever can run it can read the database"),
    ("pairing::explain_as_operator", "a command: whoever can run it can read the database"),
    ("pairing::scores_as_operator", "a command: whoever can run it can read the database"),
    ("report::export_as_operator", "a command: whoever can run it can read the database"),
    ("spreadsheet::import_as_operator", "a command: whoever can run it can read the database"),
    ("spreadsheet::run_next", "a job: does what somebody who may has asked for"),
    ("phase::tell_next", "a job: tells of what a coordinator planned"),
    ("reach::count_next", "a job: counts what is due, and shows nobody"),
    ("workshop::offered", "whoever has the link was offered the seat, and sees no more than the workshop"),
    ("workshop::answer_by_link", "whoever has the link was offered the seat"),
    ("workshop::lapse_next", "a job: offers a seat to the next when nobody has taken it in time"),
    ("mail::take_due", "a job: sends what is in line"),
    ("reminder::remind_next", "a job: reminds those whom a date concerns"),
    ("mail::settle", "a job: sends what is in line"),
    ("mail::returned_as_operator", "a command: a mail server hands a report over"),
    ("mail::summarise_next", "a job: puts many messages into one for whom they are"),
    (
        "mail::to_stop",
        "whoever has the link reads the mailbox that it was sent to, and sees no more than one kind of message",
    ),
    ("mail::stop", "whoever has the link reads the mailbox that it was sent to"),
    ("context::settled", "waits for what is under way, and does nothing itself"),
    ("tidy::tidy", "a job: forgets what nobody can see any more"),
];
