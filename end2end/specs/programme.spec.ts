// An administrator makes a programme and its first cohort, and tries to do it wrongly first.

import { expect, signInAs, test } from "../fixtures.ts";
import {
  enterDate,
  expectDate,
  expectDone,
  expectHeading,
  expectProblems,
  dateBoxes,
  follow,
  forbidDialogs,
  hostile,
} from "../pages/form.ts";

const NAME = "Name of the programme";
const ORGANISATION = "Organisation that runs it";
const SHORT_NAME = "Short name for web addresses";

test("a programme with nothing filled in is refused with a message at every field", async ({ page, audit }) => {
  await signInAs(page, "administrator");
  await page.getByRole("link", { name: "People, programmes and messages" }).click();
  await expectHeading(page, "Administration");
  await audit();
  await page.getByRole("button", { name: "Make a programme" }).click();
  await expectHeading(page, "Make a programme");
  await audit();

  await page.getByRole("button", { name: "Make programme" }).click();

  const messages = [
    "Enter the programme’s name",
    "Enter the organisation’s name",
    "Enter a short name for web addresses, such as ‘imperial-2027’",
  ] as const;
  await expectProblems(page, [...messages]);
  for (const [message, label] of [
    [messages[0], NAME],
    [messages[1], ORGANISATION],
    [messages[2], SHORT_NAME],
  ] as const) {
    const field = page.getByLabel(label);
    await expect(field).toHaveAccessibleDescription(new RegExp(`Error:\\s+${message}$`));
    await follow(page, message, field);
  }
});

test("a refused programme keeps what was typed, however hostile, and is made once it is right", async ({
  page,
  audit,
}) => {
  forbidDialogs(page);
  await signInAs(page, "administrator");
  await page.goto("/admin/programmes/new");

  await page.getByLabel(NAME).fill(hostile.script);
  await page.getByLabel(ORGANISATION).fill(hostile.sql);
  await page.getByLabel(SHORT_NAME).fill(hostile.attribute);
  await page.getByLabel("Smallest group that reports show").fill("2");
  await page.getByRole("button", { name: "Make programme" }).click();

  await expectProblems(page, [/^Use only letters a to z/, "Enter a smallest group from 3 to 100; 11 is usual"]);
  await expect(page.getByLabel(NAME)).toHaveValue(hostile.script);
  await expect(page.getByLabel(ORGANISATION)).toHaveValue(hostile.sql);
  await expect(page.getByLabel(SHORT_NAME)).toHaveValue(hostile.attribute);
  await expect(page.getByLabel("Smallest group that reports show")).toHaveValue("2");

  await page.getByLabel(SHORT_NAME).fill("demo");
  await page.getByLabel("Smallest group that reports show").fill("3");
  await page.getByRole("button", { name: "Make programme" }).click();
  await expectProblems(page, ["Choose another short name: a programme has this one"]);
  await expect(page.getByLabel(NAME)).toHaveValue(hostile.script);

  await page.getByLabel(SHORT_NAME).fill("  St-Mauds-2 ");
  await page.getByRole("button", { name: "Make programme" }).click();

  await expectDone(page, "The programme is made.");
  await expect(page).toHaveURL(/\/programmes\/st-mauds-2\?/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(hostile.script);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(hostile.sql);
  await expect(page).toHaveTitle(`${hostile.script} – Paired Learning`);
  expect(await page.content()).not.toContain("<script>alert");
  await audit();

  await page.getByRole("link", { name: "Home" }).first().click();
  await expect(page.getByRole("main")).toContainText(hostile.sql);
});

test("a cohort is made with its dates once they are right", async ({ page, audit }) => {
  await signInAs(page, "administrator");
  await page.goto("/programmes/demo");
  await expectHeading(page, /Paired learning at St Maud’s/);
  await audit();
  await page.getByRole("button", { name: "Make a cohort" }).click();
  await expectHeading(page, "Make a cohort");
  await page.getByRole("button", { name: "Make cohort" }).click();

  await expectProblems(page, [
    "Enter the cohort’s name",
    "Enter the first day",
    "Enter the last day",
    "Enter a short name for web addresses, such as ‘imperial-2027’",
  ]);
  await follow(page, "Enter the cohort’s name", page.getByLabel("Name of the cohort"));
  await follow(page, "Enter the first day", dateBoxes(page, "First day").day);
  await follow(page, "Enter the last day", dateBoxes(page, "Last day").day);
  await audit();

  await page.getByLabel("Name of the cohort").fill(hostile.attribute);
  await enterDate(page, "First day", "31", "2", "2027");
  await enterDate(page, "Last day", "1", "", "");
  await page.getByLabel(SHORT_NAME).fill("new");
  await page.getByRole("button", { name: "Make cohort" }).click();
  await expectProblems(page, [
    "Enter the first day as a real date, such as 3 2 2027",
    "Enter a month and a year in the last day",
    "Choose another short name: ‘new’ is an address of this service",
  ]);
  await expectDate(page, "First day", "31", "2", "2027");
  await expectDate(page, "Last day", "1", "", "");

  await enterDate(page, "First day", "3", "Feb", "2027");
  await enterDate(page, "Last day", "2", "02", "2027");
  await page.getByLabel(SHORT_NAME).fill("running");
  await page.getByRole("button", { name: "Make cohort" }).click();
  await expectProblems(page, ["Enter a last day that is after the first day"]);

  await enterDate(page, "Last day", "31", "october", "2027");
  await page.getByRole("button", { name: "Make cohort" }).click();
  await expectProblems(page, ["Choose another short name: a cohort of this programme has this one"]);
  await expectDate(page, "First day", "3", "Feb", "2027");

  await page.getByLabel(SHORT_NAME).fill("spring-2027");
  await page.getByRole("button", { name: "Make cohort" }).click();
  await expectDone(page, "The cohort is made.");
  await expect(page.getByRole("listitem").filter({ hasText: hostile.attribute })).toContainText(
    "3 February 2027 to 31 October 2027",
  );
});

test("a change of a cohort on top of somebody else’s shows both and keeps what was typed", async ({
  page,
  context,
  audit,
}) => {
  await signInAs(page, "coordinator");
  const settings = "/programmes/demo/cohorts/recruiting/settings";
  await page.goto(settings);
  await expectHeading(page, "Name and dates");
  await audit();
  const late = await context.newPage();
  await late.goto(settings);

  await page.getByLabel("Name of the cohort").fill("Autumn");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expectDone(page, "Your changes are saved.");

  await late.getByLabel("Name of the cohort").fill("Winter");
  await late.getByRole("button", { name: "Save changes" }).click();
  await expect(late.getByRole("heading", { name: "Somebody else changed this first" })).toBeVisible();
  await expect(late.getByLabel("Name of the cohort")).toHaveValue("Winter");
  await expect(late.getByLabel("Name of the cohort")).toHaveAccessibleDescription(
    /Saved by somebody else meanwhile.*Autumn/,
  );
  // The dates are the same in both.
  await expect(late.getByText("Saved by somebody else meanwhile")).toHaveCount(1);
  await audit();

  await late.getByRole("button", { name: "Save changes" }).click();
  await expectDone(late, "Your changes are saved.");
  await page.reload();
  await expect(page.getByLabel("Name of the cohort")).toHaveValue("Winter");
});
