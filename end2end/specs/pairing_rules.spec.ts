// A coordinator edits the rules, sees what they would do, questions a proposal and decides exceptions.

import { expect, signInAs, test } from "../fixtures.ts";
import { act, alone, expectPairs, pair, proposeSmall } from "../pages/board.ts";
import { expectDone, expectHeading, expectProblems } from "../pages/form.ts";

test.setTimeout(120_000);

test("rules are tried, saved and kept as versions", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  const cohort = await proposeSmall(page);
  await page.goto(`${cohort}/pairing`);
  await page.getByRole("link", { name: "Change the rules, and see what they do" }).click();
  await expectHeading(page, "Rules for pairing");
  await expect(page.getByText("These are the rules that every cohort begins with.")).toBeVisible();
  await audit();

  await page.getByRole("combobox", { name: "Site", exact: true }).selectOption({ label: "Hard" });
  await page.getByRole("button", { name: "Show the effect" }).click();
  await expectHeading(page, "Rules for pairing");
  const effect = page.getByRole("table", { name: "The effect of these rules" });
  await expect(effect.getByRole("row", { name: /Possible pairs.*11.*3/ })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Site", exact: true })).toHaveValue("hard");
  await audit();
  await page.getByRole("textbox", { name: "Half-days that are enough" }).fill("20");
  await page.getByRole("button", { name: "Save the rules" }).click();
  await expectProblems(page, ["Enter a whole number from 1 to 14"]);
  await page.getByRole("textbox", { name: "Half-days that are enough" }).fill("4");
  await page.getByRole("button", { name: "Save the rules" }).click();
  await expectDone(page, "The rules are saved.");
  await expect(page.getByRole("table", { name: "Versions of the rules" })).toContainText("Site hard");

  await page.goto(`${cohort}/pairing`);
  await page.getByRole("button", { name: "Begin a new proposal" }).click();
  await expect(alone(page, "Dan Dale")).toContainText("Give the rule “Site” a weight, or switch it off");
  await page.getByRole("link", { name: "See the proof" }).click();
  await expectHeading(page, "Why nothing is better");
  await expect(page.getByText("The proof that nothing is better was checked just now.")).toBeVisible();
  await audit();
});

test("a proposal is questioned, and pairs are ruled out, made three and compared", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  const cohort = await proposeSmall(page);
  await page.getByRole("link", { name: "Why not another pair?" }).click();
  await expectHeading(page, "Why not these two?");
  await page.getByRole("combobox", { name: "Clinician" }).selectOption({ label: "Cat Cole" });
  await page.getByRole("combobox", { name: "Manager" }).selectOption({ label: "Max Moss" });
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page.getByText("They cannot be paired. A coordinator's note keeps these two apart.")).toBeVisible();
  await page.getByRole("combobox", { name: "Clinician" }).selectOption({ label: "Dan Dale" });
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page.getByText("Ann Able and Max Moss", { exact: true })).toBeVisible();
  await expect(page.getByText(/points less in total/).first()).toBeVisible();
  await audit();

  await page.goto(`${cohort}/pairing`);
  await page.getByRole("button", { name: "Go on with the proposal" }).click();
  await act(page, "Rule out", "Ann Able", "Max Moss");
  await page.getByRole("button", { name: /^Propose the rest again/ }).click();
  await expectDone(page, "Pairs are proposed.");
  await expect(page.getByRole("heading", { name: "Ruled out" })).toBeVisible();
  await expect(page.getByText(/^What was decided by hand costs: /)).toBeVisible();
  await expect(pair(page, "Ann Able", "Max Moss")).toHaveCount(0);
  await audit();
  await page.getByRole("button", { name: "Let be proposed Ann Able and Max Moss" }).click();
  await page.getByRole("button", { name: /^Propose the rest again/ }).click();
  await expectPairs(page, [
    ["Ann Able", "Max Moss"],
    ["Bea Baker", "Nia Noon"],
    ["Cat Cole", "Oli Orme"],
  ]);

  await page.getByText("Make a pair one of three").click();
  await page.getByRole("combobox", { name: "Who has no partner" }).selectOption({ label: "Eve East" });
  const joined = page.getByRole("combobox", { name: "The pair that they join" });
  await joined.selectOption({ label: "Ann Able and Max Moss" });
  await page.getByRole("button", { name: "Add them" }).click();
  await expectProblems(page, ["Eve East and Max Moss cannot be paired. A coordinator's note keeps these two apart"]);
  await page.getByRole("combobox", { name: "Who has no partner" }).selectOption({ label: "Dan Dale" });
  await page.getByRole("button", { name: "Add them" }).click();
  await expect(pair(page, "Ann Able", "Max Moss").getByText("Dan Dale")).toBeVisible();
  await audit();

  await page.goto(`${cohort}/pairing`);
  await page.getByRole("button", { name: "Begin a new proposal" }).click();
  await page.goto(`${cohort}/pairing`);
  await page.getByRole("link", { name: /compare with the one before/ }).click();
  await expectHeading(page, "Two proposals side by side");
  await expect(page.getByText("3 people have another partner.")).toBeVisible();
  await audit();
});
