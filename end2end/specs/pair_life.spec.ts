// The life of a pair: asked about first, introduced, paused, in trouble, ended, and its members paired again.

import type { Page } from "@playwright/test";

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { pair, proposeSmall, publish, publishSmall, takeUpAnn } from "../pages/board.ts";
import { expectDone, expectHeading, expectProblems, hostile } from "../pages/form.ts";
import { open } from "../pages/mail.ts";

const COHORT = "/programmes/demo/cohorts/running";
const NAMES = "Olivia Young and Wanjiru Uddin";

test.setTimeout(120_000);

/** Opens what is folded away. */
async function unfold(page: Page, words: string): Promise<void> {
  await page.getByText(words, { exact: true }).click();
}

test("a pair is paused and goes on, is ended without fault, and its members can be paired again", async ({
  page,
  audit,
  browser,
  baseURL,
  javaScriptEnabled,
}) => {
  // Once their pair has ended, the demo no longer offers to be one of them.
  const other = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: javaScriptEnabled !== false });
  const theirs = await other.newPage();
  await signInAs(theirs, "Olivia Young");
  await signInAs(page, "coordinator");
  await page.goto(`${COHORT}/pairs`);
  await page.getByRole("link", { name: NAMES }).click();
  await expectHeading(page, NAMES);
  await unfold(page, "Pause this pair");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expectProblems(page, ["Enter why the pair pauses, so that the next coordinator understands"]);
  await audit();
  await page.getByLabel("Why do they pause?").fill("Parental leave");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expectDone(page, "The pair is paused, and both have been written to.");
  const row = page.getByRole("listitem").filter({ hasText: NAMES }).first();
  await expect(row).toContainText("Paused since");
  await expect(row).toContainText("Parental leave");
  await audit();

  await theirs.goto("/pair");
  await expect(theirs.getByText("Your pair is paused.")).toBeVisible();
  await expect(theirs.getByText("Parental leave")).toHaveCount(0);

  await page.getByRole("link", { name: NAMES }).click();
  await page.getByRole("button", { name: "Let them go on" }).click();
  await expectDone(page, "The pair goes on, and both have been written to.");

  await unfold(page, "End this pair");
  await page.getByRole("button", { name: "End the pair" }).click();
  await expectProblems(page, ["Select why the pair ends"]);
  await audit();
  await page.getByLabel("It did not work out, and nobody is at fault").check();
  await page.getByLabel("More about it").fill(hostile.attribute);
  await page.getByRole("button", { name: "End the pair" }).click();
  await expectDone(page, "The pair has ended, and both have been written to.");
  await expectHeading(page, "Pairs");
  await expect(page.getByRole("link", { name: NAMES })).toHaveCount(0);
  const ended = page.getByRole("listitem").filter({ hasText: NAMES }).first();
  await expect(ended).toContainText("It did not work out, and nobody is at fault.");
  await expect(ended).toContainText(hostile.attribute);
  await page.goto(`${COHORT}/participants?state=approved`);
  for (const name of ["Olivia Young", "Wanjiru Uddin"]) {
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  }

  await theirs.goto("/");
  await expect(theirs.getByRole("heading", { name: "A pair of yours that has ended" })).toBeVisible();
  await expect(theirs.getByText(hostile.attribute)).toHaveCount(0);
  await theirs.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(theirs.getByText(/Olivia Young visited|visited Olivia Young/).first()).toBeVisible();
  await other.close();
});

test.describe("on a phone", () => {
  test.use(phone);

  test("‘This is not working’ reaches the coordinators and nobody else", async ({ page, audit }) => {
    await signInAs(page, "clinician");
    await page.goto("/pair");
    await page.getByRole("link", { name: "This is not working" }).tap();
    await expectHeading(page, "This is not working");
    await expect(page.getByText("nobody is blamed")).toBeVisible();
    await expect(page.getByText("if somebody could come to harm")).toBeVisible();
    await audit();
    await page.getByLabel("What would help?").fill(hostile.script);
    await page.getByRole("button", { name: "Tell the coordinators" }).tap();
    await expectDone(page, "Your coordinators have been told, and nobody else.");
    await expect(page.getByText("You told your coordinators on")).toBeVisible();

    await signInAs(page, "manager");
    for (const address of ["/pair", "/pair/not-working"]) {
      await page.goto(address);
      await expect(page.getByText(hostile.script)).toHaveCount(0);
      await expect(page.getByText("You told your coordinators")).toHaveCount(0);
    }

    await signInAs(page, "coordinator");
    await page.goto(COHORT);
    await expect(page.getByText("1 person asks for your help with a pair")).toBeVisible();
    await page.getByRole("button", { name: "Look at the pairs" }).first().tap();
    const first = page.getByRole("main").getByRole("listitem").filter({ hasText: "paired since" }).first();
    await expect(first).toContainText("Asks for your help");
    await page.getByRole("link", { name: NAMES }).tap();
    await expect(page.getByText(hostile.script)).toBeVisible();
    await audit();
    await page.getByRole("button", { name: /^Mark as dealt with/ }).tap();
    await expectDone(page, "It is marked as dealt with.");
    await expect(page.getByText(hostile.script)).toHaveCount(0);
  });
});

/** The link by which somebody of the small cohort is asked; whoever administers the demo is signed in. */
async function linkOf(page: Page, name: string): Promise<string> {
  await page.goto("/admin/mail");
  const message = page.getByRole("group").filter({ hasText: `To ${name}@small.example` }).filter({
    hasText: "Before anything is settled",
  });
  const link = /http:\S+\/sound-check\/[\w-]+/.exec((await message.first().textContent()) ?? "");
  expect(link, `a link to ${name}`).not.toBeNull();
  return link?.[0] ?? "";
}

test("both are asked first, and a no rules the pair out without telling the partner whose it was", async ({
  page,
  audit,
}) => {
  await signInAs(page, "coordinator");
  const cohort = await proposeSmall(page);
  await page.getByRole("button", { name: "Ask them first" }).click();
  await expectDone(page, "Everybody who was not asked before has been written to.");
  await expect(pair(page, "Ann Able", "Max Moss")).toContainText("Asked; no answer yet from Ann Able and Max Moss");
  await expect(page.getByRole("button", { name: "Ask them first" })).toHaveCount(0);
  await audit();
  const board = page.url().replace(/\?.*/, "");

  await signInAs(page, "administrator");
  const links: Record<string, string> = {};
  for (const name of ["ann", "max", "bea", "nia"]) links[name] = await linkOf(page, name);
  await page.goto(links["ann"]!);
  await expectHeading(page, "Max Moss as your partner?");
  await expect(page.getByText("max@small.example")).toHaveCount(0);
  await audit();
  await page.getByLabel("Is there anything the coordinators should know?").fill("We share an office");
  await page.getByRole("button", { name: "No, thank you" }).click();
  await expectHeading(page, "You said no");
  await page.goto(links["max"]!);
  await expectHeading(page, "This proposal has changed");
  await expect(page.getByText("Ann")).toHaveCount(0);
  for (const name of ["bea", "nia"]) {
    await page.goto(links[name]!);
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    await expectHeading(page, "You said yes");
  }

  await signInAs(page, "coordinator");
  await page.goto(board);
  await expect(page.getByText("Ann Able said no to Max Moss.")).toBeVisible();
  await expect(page.getByText("We share an office")).toBeVisible();
  await expect(pair(page, "Bea Baker", "Nia Noon")).toContainText("Both said yes");
  await expect(page.getByRole("button", { name: /^Let be proposed/ })).toHaveCount(1);
  await audit();
  await publish(page);
  await expectHeading(page, "Published pairs");
  await page.goto(links["bea"]!);
  await expectHeading(page, "The pairs are settled");
  await page.goto(`${cohort}/participants?state=offered`);
  await expect(page.getByRole("link", { name: "Ann Able" })).toHaveCount(0);
});

test("a published pair is introduced with a first meeting that both can make", async ({ page, audit }) => {
  await publishSmall(page);
  await signInAs(page, "administrator");
  await page.goto("/admin/mail");
  const message = await open(page, "Your partner is Max Moss");
  await expect(message).toContainText("Both of you can usually make: Mon am.");
  await expect(message).toContainText(/A suggestion for your first meeting: Monday \d+ \w+ \d{4}, in the morning\./);
  const day = /meeting: (Monday [^,]+), in the morning/.exec(await message.innerText())?.[1] ?? "none";
  await takeUpAnn(page);
  await expect(page.getByRole("heading", { name: "Your first meeting" })).toBeVisible();
  await expect(page.getByText(`${day}, in the morning`)).toBeVisible();
  await audit();
});
