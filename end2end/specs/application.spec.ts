// Somebody applies without an account, goes on by the link in a message, and their line manager decides by another.

import type { Page } from "@playwright/test";

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { enterDate, expectDone, expectHeading, expectProblems, follow, hostile } from "../pages/form.ts";
import { open } from "../pages/mail.ts";

test.setTimeout(120_000);

const APPLY = "/apply/demo/recruiting";

/** The address of the link to a page in the latest message with this subject. */
async function link(page: Page, subject: string, path: string): Promise<string> {
  await signInAs(page, "administrator");
  await page.goto("/admin/mail");
  const text = await (await open(page, subject)).innerText();
  const found = new RegExp(`http:\\S+${path}\\S+`).exec(text);
  expect(found, `a link to ${path}`).not.toBeNull();
  await page.getByRole("button", { name: "Sign out" }).click();
  return found?.[0] ?? "";
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save and go on" }).click();
}

async function begin(page: Page, first: string): Promise<void> {
  await page.goto(APPLY);
  await page.getByLabel("First name").fill(first);
  await page.getByLabel("Last name").fill("Applicant");
  await page.getByLabel("Work email address").fill(`${first.toLowerCase()}@small.example`);
  await page.getByRole("button", { name: "Begin" }).click();
  await expectHeading(page, "On which side do you take part?");
}

/** Everything after the first two pages, as short as it can be. */
async function finish(page: Page, manager: string): Promise<void> {
  await page.getByLabel("Profession").fill("Physiotherapist");
  await page.getByLabel("Grade or band").fill("Band 7");
  await goOn(page);
  await page.getByLabel(/Email address of your line manager/).fill(manager);
  await goOn(page);
  for (const title of [
    "When can you usually be met?",
    "What interests you?",
    "What do you want from the programme?",
    "What should your partner know of you?",
    "Do you need anything to take part?",
  ]) {
    await expectHeading(page, title);
    await goOn(page);
  }
  await page.getByLabel("No, or I do not know yet").check();
  await goOn(page);
  await expectHeading(page, "Is there anybody you should not be paired with?");
  await goOn(page);
  await expectHeading(page, "Check your answers");
}

test.describe("on a phone", () => {
  test.use(phone);

  test("an application is written one thing a page, gone on with by its link, checked and sent", async ({
    page,
    audit,
  }) => {
    await page.goto(APPLY);
    await expectHeading(page, /Apply to Paired learning/);
    await audit();
    await page.getByRole("button", { name: "Begin" }).click();
    await expectProblems(page, ["Enter your first name", "Enter your last name", "Enter an email address"]);
    await follow(page, "Enter your first name", page.getByLabel("First name"));
    await audit();
    await begin(page, "Ottilie");
    await goOn(page);
    await expectProblems(page, ["Select the side on which you take part"]);
    await audit();
    await page.getByLabel("Clinician").check();
    await goOn(page);
    await expectHeading(page, "What is your post?");
    await audit();

    await page.goto(await link(page, "Your application to Paired learning at St Maud’s", "/application/"));
    await expectHeading(page, "What is your post?");
    await page.getByLabel("Profession").fill(hostile.script);
    await page.getByLabel("Grade or band").fill("Band 99");
    await goOn(page);
    await expectProblems(page, [/^Enter one grade/]);
    await expect(page.getByLabel("Profession")).toHaveValue(hostile.script);
    await page.getByLabel("Profession").fill("Physiotherapist");
    await page.getByLabel("Grade or band").fill("Band 7");
    await goOn(page);
    await page.getByLabel(/Email address of your line manager/).fill("ottilie@small.example");
    await goOn(page);
    await expectProblems(page, [/nobody can agree for themselves/]);
    await page.getByLabel(/Email address of your line manager/).fill("boss@small.example");
    await audit();
    await goOn(page);
    await page.getByLabel("Monday morning").check();
    await page.getByLabel("Friday afternoon").check();
    await audit();
    await goOn(page);
    await page.getByLabel("patient flow").check();
    await page.getByLabel("Others, in your own words").fill("Handover, patient flow");
    await audit();
    await goOn(page);
    await page.getByLabel("What would you like to learn or change?").fill("See how beds are found");
    await goOn(page);
    await page.getByLabel("About me").fill("I like maps");
    await audit();
    await goOn(page);
    await goOn(page);
    await page.getByLabel("Yes, and I know when").check();
    await goOn(page);
    await expectProblems(page, ["Enter the day on which you move"]);
    await enterDate(page, "On which day?", "4", "8", `${new Date().getFullYear() + 1}`);
    await audit();
    await goOn(page);
    await page.getByLabel("Their email addresses, one a line").fill("rival@small.example");
    await goOn(page);

    await expectHeading(page, "Check your answers");
    await expect(page.getByText("Mon am; Fri pm")).toBeVisible();
    await expect(page.getByText("patient flow, handover")).toBeVisible();
    await audit();
    await page.getByRole("link", { name: /^Change\s+What do you want/ }).click();
    await page.getByLabel("What would you like to learn or change?").fill("See how theatres are planned");
    await goOn(page);
    await expect(page.getByText("See how theatres are planned")).toBeVisible();
    await page.getByRole("button", { name: "Send application" }).click();
    await expectHeading(page, "Your application is sent");
    await audit();
    await page.reload();
    await expectHeading(page, "Your application is sent");
  });
});

test("a line manager decides by a link, once, and the coordinator sees it in the history", async ({ page, audit }) => {
  await begin(page, "Peregrine");
  await page.getByLabel("Clinician").check();
  await goOn(page);
  await finish(page, "boss@small.example");
  await page.getByRole("button", { name: "Send application" }).click();
  await expectHeading(page, "Your application is sent");

  const address = await link(page, "Peregrine Applicant would like to take part in Paired learning at St Maud’s", "/approve/");
  await page.goto(address);
  await expectHeading(page, "Can Peregrine Applicant take part?");
  await expect(page.getByText("Physiotherapist, Band 7")).toBeVisible();
  await expect(page.getByText("peregrine@small.example")).toHaveCount(0);
  await audit();
  await page.getByLabel("Note to the coordinator").fill("From March");
  await page.getByRole("button", { name: "Approve" }).click();
  await expectDone(page, "Your decision is recorded. Thank you.");
  await expectHeading(page, "This is decided");
  await audit();
  await page.goto("/approve/AAAAAAAAAAAAAAAAAAAAAA");
  await expectHeading(page, "This link does not work");
  await audit();

  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/recruiting/participants?search=Peregrine");
  await page.getByRole("link", { name: "Peregrine Applicant" }).click();
  await expect(page.getByText("The line manager approved that they take part.")).toBeVisible();
  await expect(page.getByText("From March")).toBeVisible();
  await audit();
});

test("whoever applies again gets the same answer, and the first application stays", async ({ page }) => {
  for (const manager of ["boss@small.example", "other@small.example"]) {
    await begin(page, "Quilla");
    await page.getByLabel("Clinician").check();
    await goOn(page);
    await finish(page, manager);
    await page.getByRole("button", { name: "Send application" }).click();
    await expectHeading(page, "Your application is sent");
  }
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/recruiting/participants?search=Quilla");
  await page.getByRole("link", { name: "Quilla Applicant" }).click();
  await expect(page.getByText("boss@small.example")).toBeVisible();
});

test("a coordinator opens and closes applications", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/running");
  await page.getByRole("link", { name: "Applications" }).click();
  await expectHeading(page, "Applications");
  await expect(page.getByText("Nobody can apply. Set a first day to open applications.")).toBeVisible();
  await audit();
  await enterDate(page, "Last day to apply", "1", "1", "2030");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expectProblems(page, ["Enter the first day to apply too"]);
  await enterDate(page, "First day to apply", "1", "1", "2020");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expectDone(page, "Your changes are saved.");
  await expect(page.getByText("Anybody with the address can apply now.")).toBeVisible();
  await page.getByRole("link", { name: /\/apply\/demo\/running$/ }).click();
  await expectHeading(page, /Apply to/);
});
