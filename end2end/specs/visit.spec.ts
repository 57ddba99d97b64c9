// What comes after a shadowing session: added to, changed, not so, followed by an action, kept in a book.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, expectProblems } from "../pages/form.ts";
import { logYesterday } from "../pages/shadowing.ts";

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
  await page.getByText("It was not so", { exact: true }).tap();
  await page.getByRole("button", { name: "Tell my partner" }).tap();
  await expectProblems(page, ["Say what was otherwise, in a few words"]);
  await page.getByLabel("What was otherwise?").fill("It was Ward 8");
  await page.getByRole("button", { name: "Tell my partner" }).tap();
  await expectDone(page, "Your partner has been told what was otherwise.");
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
  await expect(page.getByText("‘It was not so’: It was Ward 8")).toBeVisible();
  await page.getByRole("button", { name: "Yes, it was so" }).tap();
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
