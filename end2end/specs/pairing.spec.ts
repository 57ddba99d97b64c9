// A coordinator has pairs proposed, judges and changes them, and publishes.

import { expect, signInAs, test } from "../fixtures.ts";
import { act, alone, expectPairs, join, pair, proposeSmall, publish, swap } from "../pages/board.ts";
import { expectDone, expectHeading, expectProblems, follow } from "../pages/form.ts";

test.setTimeout(120_000);

test("pairs of the demo are proposed with the parts of every score and the reason of everybody left over", async ({
  page,
  audit,
}) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/recruiting");
  await page.getByRole("button", { name: "Form pairs" }).click();
  await expectHeading(page, "Form pairs");
  await audit();
  await page.getByRole("button", { name: "Propose pairs" }).click();

  await expectDone(page, "Pairs are proposed. Nobody has been told yet.");
  await expect(page.getByText("11 pairs. 4 people are without a partner.")).toBeVisible();
  await audit();
  const rows = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Lock / }) });
  await expect(rows).toHaveCount(11);
  let total = 0;
  for (const row of await rows.all()) {
    const score = Number(/^\s*(\d+)\s+of 1500/.exec(await row.innerText())?.[1]);
    await row.getByText(/^Why this score/).click();
    await expect(row.getByRole("term")).toHaveCount(5);
    const parts = row.getByRole("definition").filter({ hasText: /^\d+ × \d+ = \d+$/ });
    await expect(parts).toHaveCount(5);
    const sums = (await parts.allTextContents()).map((text) => Number(text.split(" = ").pop()));
    expect(sums.reduce((sum, part) => sum + part, 0)).toBe(score);
    total += score;
  }
  await expect(page.getByText(new RegExp(`^Points: ${total} in total, \\d+ for the worst-off pair, of 1500`))).toBeVisible();
  const waiting = page.getByRole("listitem").filter({ hasText: /Clinician; / });
  await expect(waiting).toHaveCount(4);
  for (const one of await waiting.all()) await expect(one).toHaveText(/can only be paired with|can be their partner/);
});

test("a proposal is locked, swapped, taken apart, paired by hand, proposed again and published", async ({
  page,
  audit,
}) => {
  await signInAs(page, "coordinator");
  await proposeSmall(page);
  await expectPairs(page, [
    ["Ann Able", "Max Moss"],
    ["Bea Baker", "Nia Noon"],
    ["Cat Cole", "Oli Orme"],
  ]);
  await expect(alone(page, "Eve East")).toContainText(
    "None of the 3 managers can be their partner: 3 managers are kept apart by a coordinator's note",
  );
  await expect(alone(page, "Dan Dale")).toContainText("can only be paired with");

  await act(page, "Lock", "Cat Cole", "Oli Orme");
  await expect(pair(page, "Cat Cole", "Oli Orme").getByText("Locked", { exact: true })).toBeVisible();
  await swap(page, ["Ann Able", "Max Moss"], ["Bea Baker", "Nia Noon"]);
  await expectPairs(page, [
    ["Ann Able", "Nia Noon"],
    ["Bea Baker", "Max Moss"],
    ["Cat Cole", "Oli Orme"],
  ]);
  // Where they were, not at the top.
  await expect(page).toHaveURL(/#pair-/);
  await page.getByRole("button", { name: "Swap the manager of Bea Baker and Max Moss" }).click();
  await expect(page.getByText("Cat Cole and Oli Orme: A coordinator's note keeps these two apart.")).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(1);
  await expect(page.getByText(/ points more in total. Bea Baker and Nia Noon; Ann Able and Max Moss$/)).toBeVisible();
  await audit();
  await page.getByRole("link", { name: "Back to the proposal, and change nothing" }).click();

  await act(page, "Take apart", "Ann Able", "Nia Noon");
  await expect(alone(page, "Nia Noon")).toContainText("propose the rest again, or pair them by hand");
  await audit();
  await join(page, "Eve East", "Nia Noon");
  await expectProblems(page, ["Eve East and Nia Noon cannot be paired. A coordinator's note keeps these two apart"]);

  await join(page, "Dan Dale", "Nia Noon");
  await expect(pair(page, "Dan Dale", "Nia Noon").getByText("Locked", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: /^Propose the rest again/ }).click();
  await expectDone(page, "Pairs are proposed.");
  const pairs: [string, string][] = [
    ["Ann Able", "Max Moss"],
    ["Cat Cole", "Oli Orme"],
    ["Dan Dale", "Nia Noon"],
  ];
  await expectPairs(page, pairs);
  await expect(alone(page, "Bea Baker")).toBeVisible();

  await publish(page);
  await expectDone(page, "The pairs are published, and both members of each have been written to.");
  await expectHeading(page, "Published pairs");
  await expectPairs(page, pairs);
  await expect(page.getByRole("button", { name: /Lock|Take apart|Swap|Publish|Propose/ })).toHaveCount(0);
  await audit();

  await page.goto("/programmes/demo/cohorts/small/pairs");
  await expectHeading(page, "Pairs");
  await expect(page.getByText(/No shadowing session yet; paired since/)).toHaveCount(3);
});

test("a proposal that another tab has changed is shown as it is now, and the late change is refused", async ({
  page,
  context,
  audit,
}) => {
  await signInAs(page, "coordinator");
  await proposeSmall(page);
  const late = await context.newPage();
  await late.goto(page.url());

  await act(page, "Take apart", "Ann Able", "Max Moss");
  await expectPairs(page, [
    ["Bea Baker", "Nia Noon"],
    ["Cat Cole", "Oli Orme"],
  ]);
  await act(late, "Lock", "Ann Able", "Max Moss");
  await expectProblems(late, [
    "Somebody changed this proposal meanwhile. It is shown as it is now: look again, then do it again",
  ]);
  await expectPairs(late, [
    ["Bea Baker", "Nia Noon"],
    ["Cat Cole", "Oli Orme"],
  ]);
  await audit();

  await act(late, "Lock", "Bea Baker", "Nia Noon");
  await expect(pair(late, "Bea Baker", "Nia Noon").getByText("Locked", { exact: true })).toBeVisible();
  await page.reload();
  await publish(page);
  await expectHeading(page, "Published pairs");
  await late.getByRole("button", { name: "Publish these pairs" }).click();
  await expect(late.getByText("These pairs are published already, and their members were written to.")).toBeVisible();
  await late.getByRole("link", { name: "Go to the proposal" }).click();
  await expectHeading(late, "Published pairs");
});

test("publishing says what will happen first, and a proposal that was changed meanwhile is not published", async ({
  page,
  context,
  audit,
}) => {
  await signInAs(page, "coordinator");
  await proposeSmall(page);
  const late = await context.newPage();
  await late.goto(page.url());
  await late.getByRole("button", { name: "Publish these pairs" }).click();
  await expectHeading(late, "Publish these pairs?");
  await expect(late.getByRole("heading", { name: "3 pairs will be formed" })).toBeVisible();
  await expect(late.getByRole("heading", { name: "6 people will be written to" })).toBeVisible();
  await expect(late.getByRole("heading", { name: "2 people stay without a partner" })).toBeVisible();
  await expect(late.getByText("Dan Dale, clinician")).toBeVisible();
  await expect(late.getByText("This cannot be taken back silently")).toBeVisible();

  await act(page, "Take apart", "Ann Able", "Max Moss");
  await late.getByRole("button", { name: /^Publish 3 pairs/ }).click();
  await expectProblems(late, [
    "Somebody changed this proposal meanwhile. It is shown as it is now: look again, then do it again",
  ]);
  await expect(late.getByRole("heading", { name: "2 pairs will be formed" })).toBeVisible();
  await late.getByRole("link", { name: "Go back, and publish nothing" }).click();
  await expectHeading(late, "Proposed pairs");
  await publish(page);
  await expectHeading(page, "Published pairs");
  await audit();
});

test("a choice that was left out is asked for where it is made", async ({ page }) => {
  await signInAs(page, "coordinator");
  await proposeSmall(page);

  await swap(page, ["Ann Able", "Max Moss"]);
  await expectProblems(page, ["Select the pair to swap with"]);
  await follow(page, "Select the pair to swap with", page.getByRole("radio").first());
  await page.getByRole("link", { name: "Back to the proposal, and change nothing" }).click();
  await act(page, "Take apart", "Ann Able", "Max Moss");
  await join(page);
  await expectProblems(page, ["Select a clinician", "Select a manager"]);
  await follow(page, "Select a clinician", page.getByRole("combobox", { name: "Clinician" }));
  await follow(page, "Select a manager", page.getByRole("combobox", { name: "Manager" }));
});

test("an older proposal cannot pair anybody a second time", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  const cohort = await proposeSmall(page);
  const older = page.url();
  await page.goto(`${cohort}/pairing`);
  await page.getByRole("button", { name: "Begin a new proposal" }).click();
  await expectDone(page, "Pairs are proposed.");
  await publish(page);
  await expectHeading(page, "Published pairs");

  await page.goto(`${cohort}/pairing`);
  await page.getByRole("button", { name: "Go on with the proposal" }).click();
  await expect(page).toHaveURL(older.replace(/\?.*/, ""));
  await expect(page.getByText("Not possible any more")).toHaveCount(3);
  await expect(page.getByRole("button", { name: "Publish these pairs" })).toHaveCount(0);
  await audit();
  const draft = new URL(older).pathname.split("/").pop() ?? "";
  const forced = await page.request.post("/act/pairing/publish", { form: { draft, version: "1" } });
  expect(forced.status()).toBe(422);
  await page.goto(`${cohort}/pairs`);
  await expect(page.getByText(/paired since/)).toHaveCount(3);
});
