//! Offers: what the partner can show, what one can show oneself, and the forms that make, change and withdraw an offer.

use crate::{
    error::AppError,
    form::{Choice, Field, Form, Hidden, Radios, Submit, TextArea, was_refused},
    layout::{Page, load},
    pages::pair::{NoPartner, wanted},
    server,
};
use domain::{
    id::{OfferId, PairId},
    offer::{self, LONGEST_ABOUT, LONGEST_BRING, Offer},
    shadowing::after::Setting,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::offer::Offers;

/// Makes an offer.
#[server(endpoint = "offer/make")]
pub async fn make_offer(#[server(flatten)] form: offer::Form, #[server(default)] key: String) -> Result<(), AppError> {
    let service = server::service();
    service::offer::make(&service, server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect(&format!("/shadowing/offers?pair={}&done=offered", server::encoded(&form.pair)));
    Ok(())
}

/// Changes one's own offer.
#[server(endpoint = "offer/change")]
pub async fn change_offer(
    #[server(default)] offer: String,
    #[server(flatten)] form: offer::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&offer)?);
    service::offer::change(&service, actor.as_deref(), server::key(&key), id, version, &form).await?;
    server::redirect("/shadowing/offers?done=changed");
    Ok(())
}

/// Withdraws one's own offer.
#[server(endpoint = "offer/withdraw")]
pub async fn withdraw_offer(#[server(default)] offer: String) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&offer)?);
    service::offer::withdraw(&service, actor.as_deref(), id).await?;
    server::redirect("/shadowing/offers?done=offer-withdrawn");
    Ok(())
}

fn parsed(offer: &str) -> Result<OfferId, AppError> {
    offer.parse().map_err(|_| AppError::NotFound)
}

fn crumbs() -> Vec<(String, String)> {
    vec![("/".into(), "Home".into()), ("/pair".into(), "My pair".into())]
}

/// What can be shown, by whom.
#[component]
pub fn OffersPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let Some(pair) = wanted(&service, actor.as_deref())? else {
            return Ok(view! { <NoPartner /> }.into_any());
        };
        let offers = service::offer::list(&service, actor.as_deref(), pair).await?;
        Ok(view! {
            <Page title="What you can see at work" crumbs=crumbs()>
                <p>"Offers are between the members of a pair: you see what your partner can show, and they see what you can."</p>
                <All offers pair />
            </Page>
        }
        .into_any())
    })
}

#[component]
fn All(offers: Offers, pair: PairId) -> impl IntoView {
    let Offers { theirs, mine, .. } = offers;
    let own_visit = format!("/bookings/new?pair={pair}&for=visit");
    let theirs: Vec<_> = theirs.into_iter().map(|offer| view! { <Item offer pair is_mine=false /> }).collect();
    let mine: Vec<_> = mine.into_iter().map(|offer| view! { <Item offer pair is_mine=true /> }).collect();
    let list = |items: Vec<_>, empty: &'static str| {
        if items.is_empty() {
            return view! { <p class="app-empty">{empty}</p> }.into_any();
        }
        view! { <ul class="app-list">{items}</ul> }.into_any()
    };
    view! {
        <h2 class="nhsuk-heading-m">"Your partner can show you"</h2>
        {list(theirs, "They have offered nothing yet. You can propose a visit of your own all the same.")}
        <p>
            <a href=own_visit>"Propose a visit of your own"</a>
        </p>
        <h2 class="nhsuk-heading-m">"You can show them"</h2>
        {list(mine, "You have offered nothing yet. One ward round or one meeting is enough to begin with.")}
        <details class="nhsuk-details" open=was_refused(MakeOffer::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"Offer to show something"</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act=MakeOffer::PATH>
                    <Hidden name="pair" value=pair.to_string() />
                    <Fields form=offer::Form::default() />
                    <Submit label="Make this offer" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}

/// What of an offer is worth reading before anybody asks for it.
fn details(offer: &Offer) -> Vec<AnyView> {
    let bring = (!offer.bring.is_empty()).then(|| format!("Bring or wear: {}", offer.bring));
    let lines = [offer.terms()].into_iter().chain(bring).chain((!offer.about.is_empty()).then(|| offer.about.clone()));
    lines.map(|line| view! { <p class="app-list__detail app-as-typed">{line}</p> }.into_any()).collect()
}

#[component]
fn Item(offer: Offer, pair: PairId, is_mine: bool) -> impl IntoView {
    let (id, about) = (offer.id, offer.title().to_owned());
    let action = if is_mine {
        let address = format!("/shadowing/offers/{id}");
        let hidden = format!(" the offer {about}");
        view! {
            <a href=address>"Change" <span class="nhsuk-u-visually-hidden">{hidden}</span></a>
        }
        .into_any()
    } else if offer.left() == 0 {
        view! { <p class="app-list__detail">"Every time is taken"</p> }.into_any()
    } else {
        let address = format!("/bookings/new?pair={pair}&for=visit&offer={id}");
        let hidden = format!(" to see: {about}");
        view! {
            <a href=address>"Ask for a date" <span class="nhsuk-u-visually-hidden">{hidden}</span></a>
        }
        .into_any()
    };
    let by = (!is_mine).then(|| view! { <p class="app-list__detail">"With " {offer.host_name.clone()}</p> });
    view! {
        <li class="app-list__item">
            <div class="app-list__main">
                <p class="app-list__title">{about}</p>
                {by}
                {details(&offer)}
            </div>
            <div class="app-list__actions">{action}</div>
        </li>
    }
}

/// The fields of an offer.
#[component]
fn Fields(form: offer::Form) -> impl IntoView {
    let typed = form.other;
    let other = move || {
        view! { <Field name="other" label="What is it?" value=typed.clone() /> }
    };
    let choices = Setting::ALL.into_iter().map(|kind| {
        let choice = Choice::new(kind.code(), kind.words());
        if kind == Setting::Other { choice.reveals(other.clone()) } else { choice }
    });
    let choices = choices.collect();
    view! {
        <Radios name="kind" legend="What can you show?" choices value=form.kind />
        <Field name="hours" label="How many hours?" hint="Such as 3 or 2:30" value=form.hours width=5 />
        <Field
            name="notice"
            label="How many days before must it be asked for?"
            hint="Leave empty for none"
            value=form.notice
            width=4
            inputmode="numeric"
        />
        <Field
            name="times"
            label="How many times can you show it?"
            hint="Leave empty for once"
            value=form.times
            width=4
            inputmode="numeric"
        />
        <TextArea
            name="bring"
            label="What must a visitor bring or wear? (you can leave this out)"
            value=form.bring
            rows=2
            limit=LONGEST_BRING
        />
        <TextArea
            name="about"
            label="More about it (you can leave this out)"
            value=form.about
            rows=3
            limit=LONGEST_ABOUT
            may_name_a_patient=true
        />
    }
}

/// The forms that change or withdraw one's own offer.
#[component]
pub fn OfferPage() -> impl IntoView {
    load(async move {
        let id: OfferId = server::id("id")?;
        let (service, actor) = (server::service(), server::actor());
        let offer = service::offer::show(&service, actor.as_deref(), id).await?;
        let mut crumbs = crumbs();
        crumbs.push(("/shadowing/offers".into(), "What you can see at work".into()));
        let caption = offer.title().to_owned();
        // What was withdrawn meanwhile still holds what its author typed.
        let withdrawn = offer
            .withdrawn_at
            .map(|_| view! { <p>"You have withdrawn this offer. Make another if you can show it again."</p> });
        let withdraw = withdrawn.is_none().then(|| {
            view! {
                <h2 class="nhsuk-heading-m">"Withdraw it"</h2>
                <p>"Nobody can ask for it then. What is proposed or agreed on stays."</p>
                <Form act=WithdrawOffer::PATH>
                    <Hidden name="offer" value=id.to_string() />
                    <Submit label="Withdraw the offer" is_secondary=true />
                </Form>
            }
        });
        let version = offer.version;
        Ok(view! {
            <Page title="Change what you offer" caption crumbs>
                {withdrawn}
                <Form act=ChangeOffer::PATH version>
                    <Hidden name="offer" value=id.to_string() />
                    <Fields form=offer::Form::of(&offer) />
                    <Submit label="Save changes" />
                </Form>
                {withdraw}
            </Page>
        }
        .into_any())
    })
}
