//! The tables: what everybody gets at every address. An address without its line here fails the test.

/// Every page: its route, an address on it, and the status for everybody (`in` leads to the page to sign in on).
///
/// What stands in `<...>` is put in from the world.
pub(super) const PAGES: &str = "
route                                                     address                                             admin coord eval sponsor lead elsewhere own partner colleague stranger nobody out
/                                                         /                                                   200   200   200  200     200  200       200 200     200       200      200    200
/accessibility                                            /accessibility                                      200   200   200  200     200  200       200 200     200       200      200    200
/privacy                                                  /privacy                                            200   200   200  200     200  200       200 200     200       200      200    200
/sign-in                                                  /sign-in                                            200   200   200  200     200  200       200 200     200       200      200    200
/apply/{programme}/{cohort}                               /apply/north/two                                    200 200 200 200 200 200 200 200 200 200 200 200
/apply/{programme}/{cohort}                               /apply/north/one                                    404 404 404 404 404 404 404 404 404 404 404 404
/apply/{programme}/{cohort}                               /apply/north/ten                                    404 404 404 404 404 404 404 404 404 404 404 404
/application/{token}                                      /application/<application>                          303 303 303 303 303 303 303 303 303 303 303 303
/application/{token}                                      /application/AAAAAAAAAAAAAAAAAAAAAA                 404 404 404 404 404 404 404 404 404 404 404 404
/application/{token}/check                                /application/<application>/check                    200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/who                      200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/side                     200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/post                     200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/line-manager             200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/availability             200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/interests                200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/goals                    200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/about-me                 200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/access-needs             200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/rotation                 200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/not-with                 200 200 200 200 200 200 200 200 200 200 200 200
/application/{token}/{step}                               /application/<application>/nonsense                 404 404 404 404 404 404 404 404 404 404 404 404
/application/{token}/{step}                               /application/AAAAAAAAAAAAAAAAAAAAAA/who             404 404 404 404 404 404 404 404 404 404 404 404
/approve/{token}                                          /approve/<approval>                                 200 200 200 200 200 200 200 200 200 200 200 200
/approve/{token}                                          /approve/AAAAAAAAAAAAAAAAAAAAAA                     404 404 404 404 404 404 404 404 404 404 404 404
/sound-check/{token}                                      /sound-check/<sound-check>                          200 200 200 200 200 200 200 200 200 200 200 200
/sound-check/{token}                                      /sound-check/AAAAAAAAAAAAAAAAAAAAAA                 404 404 404 404 404 404 404 404 404 404 404 404
/welcome/{token}                                          /welcome/<token>                                    200   200   200  200     200  200       200 200     200       200      200    200
/welcome/{token}                                          /welcome/AAAAAAAAAAAAAAAAAAAAAA                     404   404   404  404     404  404       404 404     404       404      404    404
/me                                                       /me                                                 200   200   200  200     200  200       200 200     200       200      200    in
/me/access-tokens                                         /me/access-tokens                                   403   200   403  403     403  200       403 403     403       403      403    in
/me/withdraw/{participant}                                /me/withdraw/<own>                                  403   403   403  403     403  403       200 403     403       403      403    in
/me/withdraw/{participant}                                /me/withdraw/01a31895-fda0-7374-ae3b-01b5552d6c34   404   404   404  404     404  404       404 404     404       404      404    in
/me/mail  /me/mail  200 200 200 200 200 200 200 200 200 200 200 in
/me/notices  /me/notices  200 200 200 200 200 200 200 200 200 200 200 in
/unsubscribe/{secret}/{kind}  /unsubscribe/AAAAAAAAAAAAAAAAAAAAAA/dates  404 404 404 404 404 404 404 404 404 404 404 404
/me/busy                                                  /me/busy                                            200   200   200  200     200  200       200 200     200       200      200    in
/me/calendars                                             /me/calendars                                       200   200   200  200     200  200       200 200     200       200      200    in
/me/equality                                              /me/equality                                        200   200   200  200     200  200       200 200     200       200      200    in
/pair                                                     /pair                                               404   404   404  404     404  404       200 200     200       200      404    in
/pair/agreement                                           /pair/agreement                                    404   404   404  404     404  404       200 200     200       200      404    in
/pair/agreement/change                                    /pair/agreement/change                             404   404   404  404     404  404       200 200     200       200      404    in
/pair/not-working                                         /pair/not-working                                   404 404 404 404 404 404 200 200 200 200 404 in
/reflections                                              /reflections                                        200   200   200  200     200  200       200 200     200       200      200    in
/bookings/new                                             /bookings/new                                       200   200   200  200     200  200       200 200     200       200      200    in
/bookings/new                                             /bookings/new?for=visit                             200   200   200  200     200  200       200 200     200       200      200    in
/bookings/{id}                                            /bookings/<booking>                                 403   403   403  403     403  403       200 200     403       403      403    in
/bookings/{id}                                            /bookings/<partners-booking>                        403   403   403  403     403  403       200 200     403       403      403    in
/bookings/{id}                                            /bookings/01a31895-fda0-7374-ae3b-01b5552d6c34      404   404   404  404     404  404       404 404     404       404      404    in
/booking-answer/{token}                                   /booking-answer/<booking-answer>?say=other          200   200   200  200     200  200       200 200     200       200      200    200
/booking-answer/{token}                                   /booking-answer/AAAAAAAAAAAAAAAAAAAAAA              404   404   404  404     404  404       404 404     404       404      404    404
/conversations/log                                        /conversations/log                                  200   200   200  200     200  200       200 200     200       200      200    in
/conversations/log                                        /conversations/log?booking=<booking>                200   200   200  200     200  200       200 200     200       200      200    in
/conversations/{id}                                       /conversations/<conversation>                       403   403   403  403     403  403       200 200     403       403      403    in
/conversations/{id}                                       /conversations/01a31895-fda0-7374-ae3b-01b5552d6c34 404   404   404  404     404  404       404 404     404       404      404    in
/shadowing/log                                            /shadowing/log                                      200   200   200  200     200  200       200 200     200       200      200    in
/shadowing/log                                            /shadowing/log?booking=<partners-booking>           200   200   200  200     200  200       200 200     200       200      200    in
/shadowing/offers                                         /shadowing/offers                                   200   200   200  200     200  200       200 200     200       200      200    in
/shadowing/offers/{id}                                    /shadowing/offers/<offer>                           403   403   403  403     403  403       200 403     403       403      403    in
/shadowing/offers/{id}                                    /shadowing/offers/01a31895-fda0-7374-ae3b-01b5552d6c34 404 404 404  404     404  404       404 404     404       404      404    in
/shadowing/confidentiality                                /shadowing/confidentiality                          200   200   200  200     200  200       200 200     200       200      200    in
/shadowing/checklist                                      /shadowing/checklist                                200   200   200  200     200  200       200 200     200       200      200    in
/programmes/{programme}/confidentiality                   /programmes/north/confidentiality                   200   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/confidentiality                   /programmes/west/confidentiality                    404   404   404  404     404  404       404 404     404       404      404    in
/bookings/new                                             /bookings/new?for=visit&offer=<offer>               200   200   200  200     200  200       200 200     200       200      200    in
/shadowing/{id}                                           /shadowing/<session>                                403   403   403  403     403  403       200 200     403       403      403    in
/shadowing/{id}                                           /shadowing/01a31895-fda0-7374-ae3b-01b5552d6c34     404   404   404  404     404  404       404 404     404       404      404    in
/shadowing/{id}                                           /shadowing/nonsense                                 404   404   404  404     404  404       404 404     404       404      404    404
/shadowing/certificate                                    /shadowing/certificate                              200   200   200  200     200  200       200 200     200       200      200    in
/shadowing/{id}/change                                    /shadowing/<session>/change                         403   403   403  403     403  403       200 403     403       403      403    in
/shadowing/{id}/change                                    /shadowing/01a31895-fda0-7374-ae3b-01b5552d6c34/change 404 404 404 404 404 404 404 404 404 404 404 in
/workshops                                                /workshops                                          200 200 200 200 200 200 200 200 200 200 200 in
/workshops/{id}                                           /workshops/<workshop>                               403 403 403 403 403 403 200 200 200 403 403 in
/workshops/{id}                                           /workshops/<next-workshop>                          403 403 403 403 403 403 200 200 200 403 403 in
/workshops/{id}                                           /workshops/01a31895-fda0-7374-ae3b-01b5552d6c34     404 404 404 404 404 404 404 404 404 404 404 in
/workshops/{id}/feedback                                  /workshops/<workshop>/feedback                      403 403 403 403 403 403 200 200 200 403 403 in
/workshops/{id}/certificate                               /workshops/<workshop>/certificate                   403 403 403 403 403 403 200 200 404 403 403 in
/check-in/{code}                                          /check-in/<code>                                    200 200 200 200 200 200 200 200 200 200 200 in
/seat/{token}                                             /seat/<seat>                                        200 200 200 200 200 200 200 200 200 200 200 200
/seat/{token}                                             /seat/AAAAAAAAAAAAAAAAAAAAAA                        404 404 404 404 404 404 404 404 404 404 404 404
/programmes/{programme}/cohorts/{cohort}/workshops               /programmes/north/cohorts/one/workshops                         403 200 403 403 200 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/workshops/new           /programmes/north/cohorts/one/workshops/new                     403 200 403 403 200 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/workshops/{id}          /programmes/north/cohorts/one/workshops/<workshop>              403 200 403 403 200 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/workshops/{id}          /programmes/north/cohorts/one/workshops/<next-workshop>         403 200 403 403 200 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/workshops/{id}          /programmes/north/cohorts/two/workshops/<workshop>              403 404 403 403 404 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/workshops/{id}/change   /programmes/north/cohorts/one/workshops/<next-workshop>/change  403 200 403 403 200 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/workshops/{id}/wall     /programmes/north/cohorts/one/workshops/<workshop>/wall         403 200 403 403 200 403 403 403 403 403 403 in
/questionnaires                                           /questionnaires                                     200   200   200  200     200  200       200 200     200       200      200    in
/questionnaires/{cohort}/{wave}                           /questionnaires/<cohort>/post                       403   403   403  403     403  403       200 200     200       403      403    in
/questionnaires/{cohort}/{wave}                           /questionnaires/<cohort>/pre                        403   403   403  403     403  403       200 200     200       403      403    in
/questionnaires/{cohort}/{wave}                           /questionnaires/<cohort>/later                      404   404   404  404     404  404       404 404     404       404      404    404
/programmes/{programme}                                   /programmes/north                                   200   200   200  200     403  403       403 403     403       403      403    in
/programmes/{programme}                                   /programmes/west                                    404   404   404  404     404  404       404 404     404       404      404    in
/programmes/{programme}/people                            /programmes/north/people                            200   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/hand-over                         /programmes/north/hand-over                         403   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/settings                          /programmes/north/settings                          200   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/messages  /programmes/north/messages  403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/messages/words  /programmes/north/messages/words  403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/messages/words/{template}  /programmes/north/messages/words/nudge  403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/messages/words/{template}  /programmes/north/messages/words/pigeon  404 404 404 404 404 404 404 404 404 404 404 404
/programmes/{programme}/audit                             /programmes/north/audit                             200   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/report                            /programmes/north/report?cohort=one                 403   403   200  403     403  403       403 403     403       403      403    in
/programmes/{programme}/reach                             /programmes/north/reach                             403   200   200  403     403  403       403 403     403       403      403    in
/programmes/{programme}/reach                             /programmes/west/reach                              404   404   404  404     404  404       404 404     404       404      404    in
/programmes/{programme}/reach/workforce                   /programmes/north/reach/workforce                   403   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/lists                             /programmes/north/lists                             200   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/new                       /programmes/north/cohorts/new                       200   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}                  /programmes/north/cohorts/one                       403   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}                  /programmes/north/cohorts/ten                       404   404   404  404     404  404       404 404     404       404      404    in
/programmes/{programme}/cohorts/{cohort}/settings         /programmes/north/cohorts/one/settings              200   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/applications     /programmes/north/cohorts/one/applications          200   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/phases                    /programmes/north/cohorts/one/phases                         200 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/phases/new                /programmes/north/cohorts/one/phases/new                     200 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/phases/{id}               /programmes/north/cohorts/one/phases/<phase>                 200 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/phases/{id}               /programmes/north/cohorts/two/phases/<phase>                 404 404 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants     /programmes/north/cohorts/one/participants          403   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/participants/{id}         /programmes/north/cohorts/one/participants/<own>             403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants/{id}         /programmes/north/cohorts/one/participants/<free>            403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants/{id}         /programmes/north/cohorts/two/participants/<sender>          403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants/{id}         /programmes/north/cohorts/two/participants/<own>             403 404 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants/{id}         /programmes/south/cohorts/one/participants/<own>             403 403 403 403 403 404 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants/check        /programmes/north/cohorts/one/participants/check?act=withdraw&id=<free>&id=<own> 403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants/check        /programmes/north/cohorts/one/participants/check?act=invite         403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants/check        /programmes/north/cohorts/one/participants/check                    404 404 404 404 404 404 404 404 404 404 404 404
/programmes/{programme}/cohorts/{cohort}/participants/import       /programmes/north/cohorts/one/participants/import            403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants/import/{id}  /programmes/north/cohorts/one/participants/import/<sheet>    403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/participants/import/{id}  /programmes/south/cohorts/one/participants/import/<sheet>    403 403 403 403 403 404 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing          /programmes/north/cohorts/one/pairing               403   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}  /programmes/north/cohorts/one/pairing/<draft>       403   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}  /programmes/north/cohorts/two/pairing/<draft>       403   404   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}/proof  /programmes/north/cohorts/one/pairing/<draft>/proof  403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}/proof  /programmes/north/cohorts/two/pairing/<draft>/proof  403 404 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}/swap/{pair}  /programmes/north/cohorts/one/pairing/<draft>/swap/<proposed>  403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}/swap/{pair}  /programmes/north/cohorts/two/pairing/<draft>/swap/<proposed>  403 404 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/runs/{run}  /programmes/north/cohorts/one/pairing/runs/<run>  403 303 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/runs/{run}  /programmes/north/cohorts/two/pairing/runs/<run>  403 404 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}/publish  /programmes/north/cohorts/one/pairing/<draft>/publish  403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}/publish  /programmes/north/cohorts/two/pairing/<draft>/publish  403 404 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}/why-not  /programmes/north/cohorts/one/pairing/<draft>/why-not  403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}/why-not  /programmes/north/cohorts/one/pairing/<draft>/why-not?clinician=<free>&manager=<manager>  403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/{draft}/why-not  /programmes/north/cohorts/two/pairing/<draft>/why-not  403 404 403 403 403 403 403 403 403 403 403 in
/pairing/compare                                          /pairing/compare?one=<draft>&other=<draft>          403   200   403  403     403  403       403 403     403       403      403    in
/pairing/compare                                          /pairing/compare                                    404   404   404  404     404  404       404 404     404       404      404    404
/programmes/{programme}/cohorts/{cohort}/pairing/rules    /programmes/north/cohorts/one/pairing/rules         403   200   403  403     403  403       403 403     403       403      403    in
/pairing/{draft}                                          /pairing/<draft>                                    403   303   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/timeline         /programmes/north/cohorts/one/timeline              403   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/timeline         /programmes/north/cohorts/ten/timeline              404   404   404  404     404  404       404 404     404       404      404    in
/programmes/{programme}/cohorts/{cohort}/pairs            /programmes/north/cohorts/one/pairs                 403   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/pairs/{id}                /programmes/north/cohorts/one/pairs/<pair>                   403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairs/{id}                /programmes/north/cohorts/two/pairs/<pair>                   403 404 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairs/{id}                /programmes/south/cohorts/one/pairs/<pair>                   403 403 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/evaluation       /programmes/north/cohorts/one/evaluation            403   200   403  403     403  403       403 403     403       403      403    in
/programmes/{programme}/cohorts/{cohort}/reflections      /programmes/north/cohorts/one/reflections           403   200   200  403     403  403       403 403     403       403      403    in
/admin                                                    /admin                                              200   403   403  403     403  403       403 403     403       403      403    in
/admin/programmes/new                                     /admin/programmes/new                               200   403   403  403     403  403       403 403     403       403      403    in
/admin/people/new                                         /admin/people/new                                   200   403   403  403     403  403       403 403     403       403      403    in
/admin/audit                                              /admin/audit                                        200   403   403  403     403  403       403 403     403       403      403    in
/admin/mail                                               /admin/mail                                         200   403   403  403     403  403       403 403     403       403      403    in
";

/// Every route that is no page and no act, and the fallback.
pub(super) const OTHERS: &str = "
route                                                     address                                             admin coord eval sponsor lead elsewhere own partner colleague stranger nobody out
/health                                                   /health                                             200   200   200  200     200  200       200 200     200       200      200    200
/calendar/{file}                                          /calendar/<calendar>.ics                            200   200   200  200     200  200       200 200     200       200      200    200
/calendar/{file}                                          /calendar/<calendar>                                404   404   404  404     404  404       404 404     404       404      404    404
/calendar/{file}                                          /calendar/AAAAAAAAAAAAAAAAAAAAAA.ics                404   404   404  404     404  404       404 404     404       404      404    404
/favicon.svg                                              /favicon.svg                                        any   any   any  any     any  any       any any     any       any      any    any
/pkg/{*file}                                              /pkg/no-such-file.css                               404   404   404  404     404  404       404 404     404       404      404    404
/pkg/{*file}                                              /pkg/../../Cargo.toml                               404   404   404  404     404  404       404 404     404       404      404    404
/reflections/download                                     /reflections/download                               200   200   200  200     200  200       200 200     200       200      200    in
/shadowing/certificate.pdf                                /shadowing/certificate.pdf                          200 200 200 200 200 200 200 200 200 200 200 in
/workshops/{id}/certificate.pdf                           /workshops/<workshop>/certificate.pdf              403 403 403 403 403 403 200 200 404 403 403 in
/workshops/{id}/certificate.pdf                           /workshops/nonsense/certificate.pdf                404 404 404 404 404 404 404 404 404 404 404 404
/programmes/{programme}/exports/outcomes.csv              /programmes/north/exports/outcomes.csv?cohort=one   403   403   200  403     403  403       403 403     403       403      403    in
/programmes/{programme}/exports/outcomes.csv              /programmes/north/exports/outcomes.csv?cohort=ten   404   404   404  404     404  404       404 404     404       404      404    in
/programmes/{programme}/cohorts/{cohort}/pairing/scores.csv  /programmes/north/cohorts/one/pairing/scores.csv  403 200 403 403 403 403 403 403 403 403 403 in
/programmes/{programme}/cohorts/{cohort}/pairing/scores.csv  /programmes/north/cohorts/ten/pairing/scores.csv  404 404 404 404 404 404 404 404 404 404 404 in
/unsubscribe/{secret}/{kind}  /unsubscribe/AAAAAAAAAAAAAAAAAAAAAA/dates  404 404 404 404 404 404 404 404 404 404 404 404
fallback                                                  /no-such-page                                       404   404   404  404     404  404       404 404     404       404      404    404
";

/// Every route of the programming interface: method, route and address, sent with the sign-in and the version that was
/// seen.
pub(super) const API: &str = "
route                                                     address                                             admin coord eval sponsor lead elsewhere own partner colleague stranger nobody out
GET:/api/v1/openapi.json                                                  /api/v1/openapi.json                                         200 200 200 200 200 200 200 200 200 200 200 200
GET:/api/v1/programmes/{programme}/cohorts/{cohort}/pairing               /api/v1/programmes/north/cohorts/one/pairing                 403 200 403 403 403 403 403 403 403 403 403 401
GET:/api/v1/programmes/{programme}/cohorts/{cohort}/pairing               /api/v1/programmes/north/cohorts/ten/pairing                 404 404 404 404 404 404 404 404 404 404 404 401
POST:/api/v1/programmes/{programme}/cohorts/{cohort}/pairing/drafts       /api/v1/programmes/north/cohorts/one/pairing/drafts          403 201 403 403 403 403 403 403 403 403 403 401
GET:/api/v1/programmes/{programme}/cohorts/{cohort}/pairing/scores.csv    /api/v1/programmes/north/cohorts/one/pairing/scores.csv      403 200 403 403 403 403 403 403 403 403 403 401
GET:/api/v1/programmes/{programme}/cohorts/{cohort}/pairs                 /api/v1/programmes/north/cohorts/one/pairs                   403 200 403 403 403 403 403 403 403 403 403 401
GET:/api/v1/drafts/{draft}                                                /api/v1/drafts/<draft>                                       403 200 403 403 403 403 403 403 403 403 403 401
GET:/api/v1/drafts/{draft}                                                /api/v1/drafts/nonsense                                      404 404 404 404 404 404 404 404 404 404 404 404
GET:/api/v1/drafts/{draft}/why-not                                        /api/v1/drafts/<draft>/why-not?clinician=<free>&manager=<manager>  403 200 403 403 403 403 403 403 403 403 403 401
POST:/api/v1/drafts/{draft}/again                                         /api/v1/drafts/<draft>/again                                 403 200 403 403 403 403 403 403 403 403 403 401
POST:/api/v1/drafts/{draft}/publish                                       /api/v1/drafts/<draft>/publish                               403 200 403 403 403 403 403 403 403 403 403 401
GET:/api/v1/runs/{run}                                                    /api/v1/runs/<run>                                           403 200 403 403 403 403 403 403 403 403 403 401
DELETE:/api/v1/runs/{run}                                                 /api/v1/runs/<run>                                           403 200 403 403 403 403 403 403 403 403 403 401
GET:/api/{*rest}                                                          /api/v1/nothing                                              404 404 404 404 404 404 404 404 404 404 404 404
";

/// Every act, sent as a program sends it: `303` where it was done, otherwise why not.
pub(super) const ACTS: &str = "
route                            admin coord eval sponsor lead elsewhere own partner colleague stranger nobody out
/act/sign-in                     303   303   303  303     303  303       303 303     303       303      303    303
/act/sign-in/demo                404   404   404  404     404  404       404 404     404       404      404    404
/act/sign-out                    303   303   303  303     303  303       303 303     303       303      303    303
/act/sign-out/everywhere         303   303   303  303     303  303       303 303     303       303      303    401
/act/access-token/make           403   303   403  403     403  303       403 403     403       403      403    401
/act/access-token/revoke         403   303   403  403     403  404       403 403     403       403      403    401
/act/welcome                     303   303   303  303     303  303       303 303     303       303      303    303
/act/programme/create            303   403   403  403     403  403       403 403     403       403      403    401
/act/programme/give-role         303   403   403  403     403  403       403 403     403       403      403    401
/act/programme/take-role         303   303   403  403     403  403       403 403     403       403      403    401
/act/programme/hand-over         403   303   403  403     403  403       403 403     403       403      403    401
/act/programme/change-shape      303   303   403  403     403  403       403 403     403       403      403    401
/act/person/create               303   403   403  403     403  403       403 403     403       403      403    401
/act/cohort/create               303   303   403  403     403  403       403 403     403       403      403    401
/act/cohort/change               303   303   403  403     403  403       403 403     403       403      403    401
/act/application/begin           303 303 303 303 303 303 303 303 303 303 303 303
/act/application/answer          303 303 303 303 303 303 303 303 303 303 303 303
/act/application/send            303 303 303 303 303 303 303 303 303 303 303 303
/act/application/change-settings 303   303   403  403     403  403       403 403     403       403      403    401
/act/approval/decide             303 303 303 303 303 303 303 303 303 303 303 303
/act/phase/add                   303   303   403  403     403  403       403 403     403       403      403    401
/act/phase/change                303   303   403  403     403  403       403 403     403       403      403    401
/act/phase/remove                303   303   403  403     403  403       403 403     403       403      403    401
/act/participant/invite          403   303   403  403     403  403       403 403     403       403      403    401
/act/participant/ask-supervisor  403   303   403  403     403  403       403 403     403       403      403    401
/act/participant/change-state    403   303   403  403     403  403       403 403     403       403      403    401
/act/participant/withdraw        403   303   403  403     403  403       403 403     403       403      403    401
/act/participant/leave           403   403   403  403     403  403       422 403     403       403      403    401
/act/participants/change         403   303   403  403     403  403       403 403     403       403      403    401
/act/participants/import         403   303   403  403     403  403       403 403     403       403      403    401
/act/participants/confirm-import 403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/propose             403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/rules               403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/again               403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/swap                403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/lock                403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/take-apart          403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/join                403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/ban                 403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/unban               403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/add-third           403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/take-out-third      403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/cancel              403   303   403  403     403  403       403 403     403       403      403    401
/act/pairing/ask                 403   303   403  403     403  403       403 403     403       403      403    401
/act/sound-check/answer          303 303 303 303 303 303 303 303 303 303 303 303
/act/pairing/publish             403   303   403  403     403  403       403 403     403       403      403    401
/act/pair/nudge                  403   303   403  403     403  403       403 403     403       403      403    401
/act/pair/snooze                 403   303   403  403     403  403       403 403     403       403      403    401
/act/pair/wake                   403   303   403  403     403  403       403 403     403       403      403    401
/act/pair/pause                  403   303   403  403     403  403       403 403     403       403      403    401
/act/pair/resume                 403   303   403  403     403  403       403 403     403       403      403    401
/act/pair/end                    403   303   403  403     403  403       403 403     403       403      403    401
/act/concern/raise               403   403   403  403     403  403       303 303     403       403      403    401
/act/concern/settle              403   303   403  403     403  403       403 403     403       403      403    401
/act/agreement/write             403   403   403  403     403  403       303 303     403       403      403    401
/act/agreement/sign              403   403   403  403     403  403       303 303     403       403      403    401
/act/booking/propose             403   403   403  403     403  403       303 303     403       403      403    401
/act/booking/accept              403   403   403  403     403  403       303 303     403       403      403    401
/act/booking/decline             403   403   403  403     403  403       303 303     403       403      403    401
/act/booking/move                403   403   403  403     403  403       303 303     403       403      403    401
/act/booking/cancel              403   403   403  403     403  403       303 303     403       403      403    401
/act/booking/answer              303   303   303  303     303  303       303 303     303       303      303    303
/act/booking/suggest             303   303   303  303     303  303       303 303     303       303      303    303
/act/offer/make                  403   403   403  403     403  403       303 303     403       403      403    401
/act/offer/change                403   403   403  403     403  403       303 403     403       403      403    401
/act/offer/withdraw              403   403   403  403     403  403       303 403     403       403      403    401
/act/preparation/objectives      403   403   403  403     403  403       303 422     403       403      403    401
/act/preparation/agree-area      403   403   403  403     403  403       422 303     403       403      403    401
/act/confidentiality/acknowledge 403   403   403  403     403  403       303 303     403       403      403    401
/act/confidentiality/write       303   303   403  403     403  403       403 403     403       403      403    401
/act/clearance/declare           403   403   403  403     403  403       303 303     403       403      403    401
/act/clearance/record            403   303   403  403     403  403       403 403     403       403      403    401
/act/clearance/confirm           403   303   403  403     403  403       403 403     403       403      403    401
/act/conversation/log            403   403   403  403     403  403       303 303     403       403      403    401
/act/conversation/change         403   403   403  403     403  403       303 403     403       403      403    401
/act/conversation/remove         403   403   403  403     403  403       303 403     403       403      403    401
/act/conversation/dispute        403   403   403  403     403  403       303 303     403       403      403    401
/act/shadowing/log               403   403   403  403     403  403       303 303     403       403      403    401
/act/shadowing/confirm           403   403   403  403     403  403       303 303     403       403      403    401
/act/shadowing/change            403   403   403  403     403  403       303 303     403       403      403    401
/act/shadowing/dispute           403   403   403  403     403  403       303 303     403       403      403    401
/act/action/plan                 403   403   403  403     403  403       303 303     403       403      403    401
/act/action/done                 403   403   403  403     403  403       303 303     403       403      403    401
/act/jotting/keep               403   403   403  403     403  403       200 200     403       403      403    401
/act/jotting/forget             403   403   403  403     403  403       303 303     403       403      403    401
/act/shadowing/reflect           403   403   403  403     403  403       303 303     403       403      403    401
/act/workshop/plan               403   303   403  403     303  403       403 403     403       403      403    401
/act/workshop/change             403   303   403  403     303  403       403 403     403       403      403    401
/act/workshop/cancel             403   303   403  403     303  403       403 403     403       403      403    401
/act/workshop/reorder            403   303   403  403     403  403       403 403     403       403      403    401
/act/workshop/attendance         403   303   403  403     303  403       403 403     403       403      403    401
/act/workshop/decide-slot        403   303   403  403     303  403       403 403     403       403      403    401
/act/workshop/sign-up            403   403   403  403     403  403       303 303     303       403      403    401
/act/workshop/leave              403   403   403  403     403  403       303 303     303       403      403    401
/act/workshop/answer-offer       403   403   403  403     403  403       422 422     422       403      403    401
/act/workshop/check-in           403   403   403  403     403  403       303 303     303       403      403    401
/act/workshop/feedback           403   403   403  403     403  403       303 422     422       403      403    401
/act/workshop/offer-slot         403   403   403  403     403  403       303 303     303       403      403    401
/act/seat/answer                 303   303   303  303     303  303       303 303     303       303      303    303
/act/mail/choose  303 303 303 303 303 303 303 303 303 303 303 401
/act/mail/reword  403 303 403 403 403 403 403 403 403 403 403 401
/act/mail/read  303 303 303 303 303 303 303 303 303 303 303 401
/act/mail/stop  404 404 404 404 404 404 404 404 404 404 404 404
/act/calendar/make              303   303   303  303     303  303       303 303     303       303      303    401
/act/calendar/switch-off        404   404   404  404     404  404       303 404     404       404      404    401
/act/busy/follow                303   303   303  303     303  303       303 303     303       303      303    401
/act/busy/file                  303   303   303  303     303  303       303 303     303       303      303    401
/act/busy/forget                303   303   303  303     303  303       303 303     303       303      303    401
/act/equality/save               303   303   303  303     303  303       303 303     303       303      303    401
/act/equality/forget             303   303   303  303     303  303       303 303     303       303      303    401
/act/reach/workforce             403   303   403  403     403  403       403 403     403       403      403    401
/act/questionnaire/answer        403   403   403  403     403  403       303 303     303       403      403    401
";
