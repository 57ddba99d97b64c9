// Coordinators move participants on, one by one and several at once, and see how each came to their state.

import { expect, signInAs, test } from "../fixtures.ts";
import { publishSmall } from "../pages/board.ts";
import { expectDone, expectHeading, expectProblems } from "../pages/form.ts";

test.setTimeout(120_000);

const LIST = "/programmes/demo/cohorts/recruiting/participants";

test("a participant is put on the waiting list, withdrawn with a reason and brought back", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto(`${LIST}?search=Isla`);
  await page.goto(`${LIST}?state=awaiting_supervisor`);
  await audit();
  await page.getByRole("link", { name: "Hedda Lacroix" }).click();
  await expect(page.getByText("They applied, and the line manager was asked.")).toBeVisible();
  await audit();
  await page.getByRole("button", { name: "Approve on behalf of the line manager" }).click();
  await expectDone(page, "The change is made, and they have been written to.");
  await page.getByRole("button", { name: "Put on the waiting list" }).click();
  await expectDone(page, "The change is made");
  await page.getByText("Withdraw them").click();
  await page.getByRole("button", { name: "Withdraw", exact: true }).click();
  await expectProblems(page, ["Select a reason"]);
  await audit();
  await page.getByLabel("Another reason").check();
  await page.getByRole("button", { name: "Withdraw", exact: true }).click();
  await expectProblems(page, [/^Enter the other reason in a few words/]);
  await page.getByLabel("More about it").fill("Sails around the world");
  await page.getByRole("button", { name: "Withdraw", exact: true }).click();
  await expectDone(page, "The change is made");
  await expect(page.getByText("Ffion Adeyemi withdrew them: another reason.")).toBeVisible();
  await expect(page.getByText("Sails around the world")).toBeVisible();
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expectDone(page, "The change is made");
  await audit();
});

test("several are put on the waiting list at once, after a page that says who is left out", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto(`${LIST}?state=approved`);
  for (const box of (await page.getByRole("checkbox").all()).slice(0, 3)) await box.check();
  await page.getByRole("button", { name: "Put on the waiting list" }).click();
  await expectHeading(page, "Put on the waiting list?");
  await expect(page.getByRole("heading", { name: "3 people will change" })).toBeVisible();
  await audit();
  await page.getByRole("button", { name: "Put on the waiting list: 3 people" }).click();
  await expectDone(page, "It is done for everybody who was listed");
  await page.getByLabel("State").selectOption({ label: "On the waiting list" });
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(3);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Put on the waiting list" }).click();
  await expect(page.getByRole("heading", { name: "3 people left out" })).toBeVisible();
  await expect(page.getByText(/is on the waiting list already$/)).toHaveCount(3);
  await page.goto(`${LIST}/check?act=withdraw`);
  await expect(page.getByText("Nobody is chosen.")).toBeVisible();
  await audit();
});

test("somebody in a pair is told to speak to their coordinator before they leave", async ({ page, audit }) => {
  await publishSmall(page);
  await signInAs(page, "clinician");
  await page.goto("/me");
  await audit();
  await page.getByRole("link", { name: /^Withdraw from / }).first().click();
  await expect(page.getByText("You are in a pair, and your partner relies on you.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Withdraw" })).toHaveCount(0);
  await audit();
});
