// A pair logs a conversation on a phone, and plans the next one.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, expectProblems, hostile } from "../pages/form.ts";

test.use(phone);

test("a conversation takes three taps, and the partner has nothing to confirm", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await audit();
  await page.getByRole("link", { name: "Log a conversation" }).tap();
  await expectHeading(page, "Log a conversation");
  await audit();
  await page.getByRole("button", { name: "Save" }).tap();
  await expectDone(page, "The conversation is saved. Your partner can see it and has nothing to confirm.");
  await audit();
  const address = page.url().replace(/\?.*/, "");

  // The same again, on the same day: most likely the other has logged it.
  await page.goto("/conversations/log");
  await page.getByRole("button", { name: "Save" }).tap();
  await expectProblems(page, [/logged a conversation of .* on this day/]);

  await signInAs(page, "manager");
  await page.goto(address);
  await expect(page.getByText("There is nothing for you to confirm.")).toBeVisible();
  await page.getByText("That is not right").tap();
  await page.getByLabel("What was different?").fill("That was last week");
  await audit();
  await page.getByRole("button", { name: "Say so" }).tap();
  await expectDone(page, "Your partner is told that it was not so.");
});

test("what cannot have been is refused, and everything typed is kept", async ({ page }) => {
  await signInAs(page, "clinician");
  await page.goto("/conversations/log");
  await page.getByRole("radio", { name: "Another length" }).check();
  await page.getByLabel("How many minutes?").fill("1500");
  await page.getByLabel("Where? (you can leave this out)").fill(hostile.script);
  await page.getByLabel("When did it begin?").fill("25:00");
  await page.getByRole("button", { name: "Save" }).tap();
  await expectProblems(page, [
    "Enter how long it was as a number of minutes from 1 to 480",
    "Enter when it began, such as 9:30, or leave it empty",
  ]);
  await expect(page.getByLabel("How many minutes?")).toHaveValue("1500");
  await expect(page.getByLabel("Where? (you can leave this out)")).toHaveValue(hostile.script);
});

test("a visit is proposed on a suggested day, and declined with a word", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await page.getByRole("link", { name: "Plan a shadowing visit" }).tap();
  await expectHeading(page, "Plan a shadowing visit");
  await audit();
  await page.getByRole("button", { name: "Propose" }).tap();
  await expectDone(page, "The date is proposed.");
  await audit();
  const address = page.url().replace(/\?.*/, "");

  await signInAs(page, "manager");
  await page.goto(address);
  await expect(page.getByRole("button", { name: "Accept" })).toBeVisible();
  await audit();
  await page.getByText("Decline it").tap();
  await page.getByLabel("A word to your partner").fill("Clinic all day");
  await page.getByRole("button", { name: "Decline", exact: true }).tap();
  await expectDone(page, "You have declined it.");
  await page.goto("/pair");
  await expectHeading(page, "My pair");
  await audit();
});

test("a coordinator sees when pairs met", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/running/timeline");
  await expectHeading(page, "Timeline of all pairs");
  await audit();
});
