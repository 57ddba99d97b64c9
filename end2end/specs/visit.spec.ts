// What comes after a shadowing session: added to, changed, not so, followed by an action, kept in a book.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { enterDate, expectDone, expectHeading, expectProblems } from "../pages/form.ts";
import { daysAgo, fillYesterday, logYesterday } from "../pages/shadowing.ts";

test.use(phone);

test("more is added after a session is logged, and a change asks the partner again", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  await page.getByRole("link", { name: "Change this session, or add to it" }).tap();
  await expectHeading(page, "Change this session");
  await audit();
  await page.getByLabel("What kind of work was it?").selectOption("Ward round");
  await page.getByRole("radio", { name: "Patients were asked and agreed" }).check();
  await page.getByRole("checkbox", { name: "Managing Services" }).check();
  await page.getByRole("button", { name: "Save changes" }).tap();
  await expectDone(page, "Your changes are saved.");
  await expect(page.getByText("Ward round", { exact: true })).toBeVisible();
  await expect(page.getByText("Managing Services", { exact: true })).toBeVisible();
  await audit();

  await signInAs(page, "manager");
  await page.goto(session);
  await page.getByText("That is not right", { exact: true }).tap();
  await page.getByRole("button", { name: "Tell my partner" }).tap();
  await expectProblems(page, ["Say what was different, in a few words"]);
  await page.getByLabel("What was different?").fill("It was Ward 8");
  await page.getByRole("button", { name: "Tell my partner" }).tap();
  await expectDone(page, "Your partner is told that it was not so.");
  await audit();

  await signInAs(page, "clinician");
  await page.goto(session);
  await expect(page.getByText("It was Ward 8", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Change this session, or add to it" }).tap();
  await page.getByLabel("Where?").fill("Ward 8");
  await page.getByRole("button", { name: "Save changes" }).tap();
  await expectDone(page, "Your changes are saved.");

  await signInAs(page, "manager");
  await page.goto(session);
  await page.getByText("What was changed", { exact: true }).tap();
  await expect(page.getByText("‘That is not right’: It was Ward 8")).toBeVisible();
  await page.getByRole("button", { name: "Yes, that is right" }).tap();
  await expectDone(page, "The session is confirmed. Thank you.");
});

test("what somebody will do stays on their home page until it is done", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  await page.getByText("Say what you will do", { exact: true }).tap();
  await page.getByLabel("I will", { exact: true }).fill("Ask pharmacy to sit with us at last");
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expectDone(page, "It is saved, and stays on your home page until it is done.");
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Ask pharmacy to sit with us at last" })).toBeVisible();
  await audit();
  await page.goto(session);
  await page.getByRole("button", { name: "It is done" }).tap();
  await expectDone(page, "It is marked as done.");
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Ask pharmacy to sit with us at last" })).toHaveCount(0);
});

test("an author sees who has read what they released, and takes all of it away", async ({ page, audit }) => {
  const thought = "The lift decides how long a round takes.";
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  await page.getByLabel("So what?").fill(thought);
  await page.getByRole("radio", { name: "My pair", exact: true }).check();
  await page.getByRole("button", { name: "Save reflection" }).tap();
  await expectDone(page, "Your reflection is saved.");

  await signInAs(page, "manager");
  await page.goto(session);
  await expect(page.getByText(thought)).toBeVisible();

  await signInAs(page, "clinician");
  await page.goto("/reflections");
  await expectHeading(page, "My reflections");
  await expect(page.getByText(thought)).toBeVisible();
  await expect(page.getByText(/, your partner, on /).first()).toBeVisible();
  await audit();
  const taken = await page.request.get("/reflections/download");
  expect(taken.headers()["content-type"]).toContain("text/plain");
  expect(await taken.text()).toContain(thought);
});

test("a visit that was planned is logged with everything filled in, once", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await page.goto("/bookings/new?for=visit");
  await page.getByRole("button", { name: "Propose" }).tap();
  await expectDone(page, "The date is proposed.");
  const booking = new URL(page.url()).pathname;
  const from = `/shadowing/log?booking=${booking.split("/").pop() ?? ""}`;
  await page.goto(from);
  await expect(page.getByRole("radio", { name: "Another day" })).toBeChecked();
  await expect(page.getByLabel("From", { exact: true })).not.toHaveValue("");
  await audit();
  await fillYesterday(page, "Site office");
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expectDone(page, "The session is saved.");
  await page.goto(booking);
  await expect(page.getByText("It has taken place and is logged.")).toBeVisible();

  await signInAs(page, "manager");
  await page.goto(from);
  await page.getByRole("radio", { name: "Another day" }).check();
  await enterDate(page, "Which day?", ...daysAgo(2));
  await page.getByLabel("From", { exact: true }).fill("9");
  await page.getByLabel("To", { exact: true }).fill("10");
  await page.getByLabel("Where?").fill("Site office");
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expectProblems(page, ["Your partner has logged this visit already: it is on your pair’s page"]);
});

test("a reflection goes by Gibbs’ cycle, and keeps what was written in another way", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  await page.getByLabel("So what?").fill("A list is a way to see.");
  await page.getByRole("radio", { name: "Gibbs’ cycle, in six parts" }).check();
  await page.getByLabel("Feelings").fill("Impatient, then ashamed.");
  await page.getByLabel("Action plan").fill("Come on a Monday.");
  await audit();
  await page.getByRole("button", { name: "Save reflection" }).tap();
  await expectDone(page, "Your reflection is saved.");
  await expect(page.getByRole("radio", { name: "Gibbs’ cycle, in six parts" })).toBeChecked();
  await expect(page.getByLabel("Feelings")).toHaveValue("Impatient, then ashamed.");

  await page.goto("/reflections");
  const part = (name: string) => page.locator(".nhsuk-summary-list__row").filter({ hasText: name });
  await expect(part("Action plan").first()).toContainText("Come on a Monday.");
  await expect(part("So what?").first()).toContainText("A list is a way to see.");
  await audit();

  await page.goto(session);
  await page.getByRole("radio", { name: "Freely, in one text" }).check();
  await page.getByRole("button", { name: "Save changes" }).tap();
  await expectDone(page, "Your reflection is saved.");
  await page.getByRole("radio", { name: "By three questions" }).check();
  await expect(page.getByLabel("So what?")).toHaveValue("A list is a way to see.");
});

test("a draft is kept for its author alone, until its form is saved", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  await page.getByLabel("So what?").fill("Half a thought");
  await page.getByRole("radio", { name: "My pair", exact: true }).check();
  await page.getByRole("button", { name: "Keep as a draft" }).tap();
  await expectDone(page, "Your draft is saved. Only you can see it.");
  await expect(page.getByText(/^This is your draft, kept today at /)).toBeVisible();
  await expect(page.getByLabel("So what?")).toHaveValue("Half a thought");
  await audit();

  await signInAs(page, "manager");
  await page.goto(session);
  expect(await page.content()).not.toContain("Half a thought");

  await signInAs(page, "clinician");
  await page.goto(session);
  await expect(page.getByRole("radio", { name: "My pair", exact: true })).toBeChecked();
  await page.getByLabel("So what?").fill("A whole thought");
  await page.getByRole("button", { name: "Save reflection" }).tap();
  await expectDone(page, "Your reflection is saved.");
  await expect(page.getByText(/^This is your draft/)).toHaveCount(0);
  await expect(page.getByLabel("So what?")).toHaveValue("A whole thought");

  await page.getByLabel("So what?").fill("Another thought");
  await page.getByRole("button", { name: "Keep as a draft" }).tap();
  await page.getByText("What you saved before", { exact: true }).tap();
  await expect(page.locator(".nhsuk-details__text").getByText("A whole thought")).toBeVisible();
  await audit();
  await page.getByRole("button", { name: "Throw this draft away" }).tap();
  await expectDone(page, "The draft is thrown away.");
  await expect(page.getByLabel("So what?")).toHaveValue("A whole thought");
});
