// A participant answers the questionnaire; the coordinator sees that they did, and never what.

import type { Locator, Page } from "@playwright/test";

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { publishSmall, takeUpAnn } from "../pages/board.ts";
import { expectDone, expectHeading, expectProblems, follow } from "../pages/form.ts";

test.use(phone);
test.setTimeout(120_000);

const ITEMS = 12;
const MISSING = "Select how much you agree that you feel listened to by the other group";

/** One of the twelve questions. */
function question(page: Page, number: number): Locator {
  return page.getByRole("group", { name: new RegExp(`^${number}\\. `) });
}

/** What is chosen there, in these tests. */
function choice(page: Page, number: number): Locator {
  const name = number % 4 === 3 ? "Prefer not to say" : "Strongly agree";
  return question(page, number).getByRole("radio", { name, exact: true });
}

test("a questionnaire is answered once, on a phone, and nothing chosen is lost on the way", async ({ page, audit }) => {
  await publishSmall(page);
  await takeUpAnn(page);
  await page.getByRole("link", { name: "Answer the questionnaire" }).tap();
  await expectHeading(page, /Working with each other/);
  const address = page.url();
  await audit();

  await page.getByRole("button", { name: "Send answers" }).tap();
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveCount(ITEMS);
  for (let number = 1; number <= ITEMS; number += 1) {
    if (number !== 8) await choice(page, number).check();
  }
  await page.getByRole("button", { name: "Send answers" }).tap();

  await expectProblems(page, [MISSING]);
  for (let number = 1; number <= ITEMS; number += 1) {
    if (number !== 8) await expect(choice(page, number)).toBeChecked();
  }
  await expect(question(page, 8).getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(question(page, 8)).toHaveAccessibleDescription(new RegExp(MISSING));
  await follow(page, MISSING, question(page, 8).getByRole("radio").first());
  await audit();

  await question(page, 8).getByRole("radio", { name: "Strongly disagree" }).check();
  await page.getByRole("button", { name: "Send answers" }).tap();
  await expectDone(page, "Your answers are saved. Thank you.");
  await expectHeading(page, "Questionnaires");
  await expect(page.getByRole("listitem").filter({ hasText: "Cohort small" })).toContainText("Answered");
  await audit();

  await page.goto(address);
  await expectHeading(page, "There is nothing to answer");
  await expect(page.getByText("You have answered this questionnaire. Thank you.")).toBeVisible();
  await audit();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Answer the questionnaire" })).toHaveCount(0);
});

test("answers that were begun twice are kept once", async ({ page, context }) => {
  await publishSmall(page);
  await takeUpAnn(page);
  await page.getByRole("link", { name: "Answer the questionnaire" }).tap();
  await expectHeading(page, /Working with each other/);
  const late = await context.newPage();
  await late.goto(page.url());
  for (const tab of [page, late]) {
    for (let number = 1; number <= ITEMS; number += 1) await choice(tab, number).check();
  }
  await page.getByRole("button", { name: "Send answers" }).tap();
  await expectDone(page, "Your answers are saved. Thank you.");
  await late.getByRole("button", { name: "Send answers" }).tap();
  await expectHeading(late, "There is nothing to answer");
  await expect(late.getByText("You have answered this questionnaire. Thank you.")).toBeVisible();
});

test("the coordinator sees who has answered, and no page of theirs shows what", async ({ page, audit }) => {
  await publishSmall(page);
  await takeUpAnn(page);
  await page.getByRole("link", { name: "Answer the questionnaire" }).tap();
  for (let number = 1; number <= ITEMS; number += 1) await choice(page, number).check();
  await page.getByRole("button", { name: "Send answers" }).tap();
  await expectDone(page, "Your answers are saved. Thank you.");

  await signInAs(page, "coordinator");
  const cohort = "/programmes/demo/cohorts/small";
  await page.goto(cohort);
  await page.getByRole("link", { name: "Who has answered the questionnaires" }).tap();
  await expectHeading(page, "Who has answered");
  await expect(page.getByText("1 of 8 have answered before the programme, 0 of 8 after it.")).toBeVisible();
  const row = (name: string) => page.getByRole("row").filter({ has: page.getByRole("cell", { name, exact: true }) });
  await expect(row("Ann Able").getByText("Answered")).toHaveCount(1);
  await expect(row("Max Moss").getByText("Answered")).toHaveCount(0);
  await audit();

  await page.goto(`${cohort}/participants`);
  await page.getByRole("link", { name: "Ann Able" }).tap();
  await expectHeading(page, /Ann Able/);
  await expect(page.getByText(/Strongly|[Aa]gree/)).toHaveCount(0);
  for (const path of [
    "/programmes/demo/report?cohort=finished",
    "/programmes/demo/exports/outcomes.csv?cohort=finished",
  ]) {
    const refused = await page.request.get(path);
    expect(refused.status(), path).toBe(403);
  }
});
