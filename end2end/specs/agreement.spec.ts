// What a pair agrees on: one writes it on a phone, the other signs it, and a change is signed anew.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, expectProblems, hostile } from "../pages/form.ts";

test.use(phone);

test("one member writes the agreement, the other signs it, and a change waits for both", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await page.getByRole("link", { name: "Our pair agreement" }).tap();
  await expectHeading(page, "Our pair agreement");
  await expect(page.getByLabel("What stays between you, and what cannot?")).toHaveValue(/safety/);
  await audit();
  await page.getByLabel("What does the clinician want from this?").fill(hostile.script);
  await page.getByRole("button", { name: "Save and sign" }).tap();
  await expectProblems(page, ["Enter what the manager wants from this"]);
  await expect(page.getByLabel("What does the clinician want from this?")).toHaveValue(hostile.script);
  await audit();
  await page.getByLabel("What does the manager want from this?").fill("See a night on call");
  await page.getByRole("button", { name: "Save and sign" }).tap();
  await expectDone(page, "Your agreement is saved and signed by you.");
  await expect(page.getByText("It waits for Wanjiru Uddin to sign it.")).toBeVisible();
  await expect(page.getByText(hostile.script)).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign the agreement" })).toHaveCount(0);
  await audit();

  await signInAs(page, "manager");
  await page.goto("/pair/agreement");
  await expect(page.getByText("It waits for you to sign it.")).toBeVisible();
  await page.getByRole("button", { name: "Sign the agreement" }).tap();
  await expectDone(page, "You have signed the agreement.");
  await expect(page.getByText("Both of you have signed it.")).toBeVisible();

  await page.getByRole("link", { name: "Change the agreement" }).tap();
  await page.getByLabel("What do you leave out?").fill("The restructuring of theatres");
  await page.getByRole("button", { name: "Save and sign" }).tap();
  await expectDone(page, "Your agreement is saved and signed by you.");
  await expect(page.getByText("It waits for Olivia Young to sign it.")).toBeVisible();
  await page.getByText(/^Version 1, by Olivia Young on/).tap();
  await expect(page.getByText(hostile.script)).toHaveCount(2);
  await audit();
});

test("whoever writes at the same time as the partner is shown both texts", async ({ page, context }) => {
  await signInAs(page, "clinician");
  const tabs = [page, await context.newPage()];
  for (const tab of tabs) {
    await tab.goto("/pair/agreement");
    await tab.getByLabel("What does the clinician want from this?").fill("See how beds are found");
  }
  for (const [place, tab] of tabs.entries()) {
    await tab.getByLabel("What does the manager want from this?").fill(`See clinic ${place + 1}`);
    await tab.getByRole("button", { name: "Save and sign" }).tap();
  }
  const late = tabs[1]!;
  await expect(late.getByLabel("What does the manager want from this?")).toHaveValue("See clinic 2");
  await expect(late.getByText("See clinic 1")).toBeVisible();
});
