// A reflection belongs to its author: private until released, and never lost where two tabs change it.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, expectProblems, follow, forbidDialogs, hostile } from "../pages/form.ts";
import { logYesterday } from "../pages/shadowing.ts";

test.use(phone);

const THOUGHT = "I had not known how much waits for one signature.";
const RELEASED = "/programmes/demo/cohorts/running/reflections";

test("a reflection is private, until its author releases it, and again when they take it back", async ({
  page,
  audit,
}) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  const onlyMe = page.getByRole("radio", { name: "Only me" });
  await expect(onlyMe).toBeChecked();
  await page.getByLabel("So what?").fill(THOUGHT);
  await page.getByRole("button", { name: "Save reflection" }).tap();
  await expectDone(page, "Your reflection is saved.");
  await expect(page.getByRole("heading", { name: "Your reflection" })).toBeVisible();
  await expect(onlyMe).toBeChecked();
  await audit();

  for (const [readers, partnerSees, coordinatorSees] of [
    ["Only me", false, false],
    ["My pair", true, false],
    ["My pair and the programme’s coordinators and evaluators", true, true],
    ["Only me", false, false],
  ] as const) {
    await signInAs(page, "clinician");
    await page.goto(session);
    await page.getByRole("radio", { name: readers, exact: true }).check();
    await page.getByRole("button", { name: "Save changes" }).tap();
    await expectDone(page, "Your reflection is saved.");

    await signInAs(page, "manager");
    await page.goto(session);
    await expect(page.getByRole("heading", { name: "Olivia Young’s reflection" })).toHaveCount(partnerSees ? 1 : 0);
    // Not in any hidden part of the page either.
    expect((await page.content()).includes(THOUGHT)).toBe(partnerSees);
    await expect(page.getByRole("heading", { name: "Add a reflection" })).toBeVisible();
    if (partnerSees) await audit();

    for (const reader of ["coordinator", "evaluator"]) {
      await signInAs(page, reader);
      const shown = await page.goto(RELEASED);
      expect(shown?.status()).toBe(200);
      await expectHeading(page, "Reflections released to the programme");
      expect((await page.content()).includes(THOUGHT)).toBe(coordinatorSees);
    }
  }
  await audit();
});

test("a reflection without an answer is refused", async ({ page }) => {
  await signInAs(page, "clinician");
  await logYesterday(page, "Ward 7");
  await page.getByRole("radio", { name: "My pair", exact: true }).check();
  await page.getByRole("button", { name: "Save reflection" }).tap();

  await expectProblems(page, ["Write at least one of the three answers"]);
  await follow(page, "Write at least one of the three answers", page.getByLabel("What?", { exact: true }));
  await expect(page.getByRole("radio", { name: "My pair", exact: true })).toBeChecked();
});

test("a reflection that was changed in another tab shows both texts, and keeps the one that is chosen", async ({
  page,
  context,
  audit,
}) => {
  forbidDialogs(page);
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  const late = await context.newPage();
  await late.goto(session);

  // Begun in both tabs: not even the first one is written over.
  await page.getByLabel("What?", { exact: true }).fill("The first text");
  await page.getByRole("button", { name: "Save reflection" }).tap();
  await expectDone(page, "Your reflection is saved.");
  await late.getByLabel("What?", { exact: true }).fill(hostile.script);
  await late.getByLabel("Now what?").fill("Only typed in the late tab");
  await late.getByRole("radio", { name: "My pair", exact: true }).check();
  await late.getByRole("button", { name: /^Save/ }).tap();

  await expect(late.getByRole("heading", { name: "Somebody else changed this first" })).toBeVisible();
  const what = late.getByLabel("What?", { exact: true });
  await expect(what).toHaveValue(hostile.script);
  await expect(what).toHaveAccessibleDescription(/Saved by somebody else meanwhile\s+The first text/);
  await expect(late.getByLabel("Now what?")).toHaveValue("Only typed in the late tab");
  await expect(late.getByRole("radio", { name: "My pair", exact: true })).toBeChecked();
  const readers = late.getByRole("group", { name: "Who may read this?" });
  await expect(readers).toHaveAccessibleDescription(/Saved by somebody else meanwhile\s+Only me/);
  await expect(late.getByLabel("Now what?")).toHaveAccessibleDescription(/Saved by somebody else meanwhile\s+Nothing/);
  // Where both are the same there is nothing to compare.
  await expect(late.getByText("Saved by somebody else meanwhile")).toHaveCount(3);
  await audit();

  await late.getByRole("button", { name: /^Save/ }).tap();
  await expectDone(late, "Your reflection is saved.");
  await expect(late.getByLabel("What?", { exact: true })).toHaveValue(hostile.script);

  await page.getByLabel("So what?").fill("Written on top of an old state");
  await page.getByRole("button", { name: "Save changes" }).tap();
  await expect(page.getByRole("heading", { name: "Somebody else changed this first" })).toBeVisible();
  await expect(page.getByLabel("So what?")).toHaveValue("Written on top of an old state");
  await expect(page.getByLabel("What?", { exact: true })).toHaveValue("The first text");
  await expect(page.getByText(hostile.script)).toBeVisible();
});
