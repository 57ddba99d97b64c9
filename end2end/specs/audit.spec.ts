// The audit says in sentences who did what, and nothing that is private.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { act, proposeSmall, publish, swap } from "../pages/board.ts";
import { expectDone, expectHeading, forbidDialogs, hostile } from "../pages/form.ts";
import { logYesterday } from "../pages/shadowing.ts";
import { send, waitFor } from "../pages/spreadsheet.ts";

test.setTimeout(120_000);

const AUDIT = "/programmes/demo/audit";

test("what a coordinator did stands in the audit, the latest first", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await proposeSmall(page);
  await act(page, "Lock", "Cat Cole", "Oli Orme");
  await swap(page, ["Ann Able", "Max Moss"], ["Bea Baker", "Nia Noon"]);
  await act(page, "Take apart", "Ann Able", "Nia Noon");
  await publish(page);
  await expectHeading(page, "Published pairs");

  await page.goto("/programmes/demo");
  await page.getByRole("link", { name: "Who did what, and when" }).click();
  await expectHeading(page, "Who did what, and when");
  const events = page.getByRole("main").getByRole("listitem");
  // These happened at one moment, in no order.
  const together = (await events.allTextContents()).slice(0, 3).map((text) => text.replace(/^.*? Ffion/, "Ffion"));
  expect(together.toSorted()).toEqual([
    "Ffion Adeyemi paired Bea Baker and Max Moss.",
    "Ffion Adeyemi paired Cat Cole and Oli Orme.",
    "Ffion Adeyemi published 2 pairs.",
  ]);
  const sentences = [
    "Ffion Adeyemi took Ann Able and Nia Noon apart in the proposal.",
    /Ffion Adeyemi swapped the partners of (Ann Able and Bea Baker|Bea Baker and Ann Able)\./,
    "Ffion Adeyemi locked Cat Cole and Oli Orme in the proposal.",
    "Ffion Adeyemi had 3 pairs proposed.",
    "Ffion Adeyemi imported small.csv: 8 participants added, 0 changed, 0 wrong.",
    "Ffion Adeyemi made the cohort Cohort small.",
  ];
  for (const [position, sentence] of sentences.entries()) {
    await expect(events.nth(3 + position)).toContainText(sentence);
  }
  await expect(events.first()).toContainText(/^\d+ \w+ \d{4} at (midnight|midday|\d+(:\d\d)?[ap]m) Ffion/);
  await audit();

  // The last pages are the beginning, whose events happened at one moment, in no order.
  const earlier = page.getByRole("link", { name: "Earlier" });
  const all = await events.allTextContents();
  while (await earlier.isVisible()) {
    const address = page.url();
    await earlier.click();
    await expect(page).not.toHaveURL(address);
    all.push(...(await events.allTextContents()));
  }
  const made = all.filter((text) => text.endsWith("Morwenna Pascoe made the programme Paired learning at St Maud’s."));
  expect(made).toHaveLength(1);
  await expect(events.last()).toContainText(made[0]?.match(/^\s*\d+ \w+ \d{4} at 9am/)?.[0].trim() ?? "the first day");
});

test("what participants wrote and answered is not in the audit", async ({ page }) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Secret ward");
  await page.getByLabel("So what?").fill("Secret thought");
  await page.getByRole("button", { name: "Save reflection" }).click();
  await expectDone(page, "Your reflection is saved.");
  await signInAs(page, "manager");
  await page.goto(session);
  await page.getByRole("button", { name: "Yes, that is right" }).click();
  await expectDone(page, "The session is confirmed.");

  await signInAs(page, "coordinator");
  await page.goto(AUDIT);
  const events = page.getByRole("main").getByRole("listitem");
  await expect(events.nth(0)).toContainText("Wanjiru Uddin confirmed a shadowing session.");
  await expect(events.nth(1)).toContainText("Olivia Young wrote a reflection.");
  await expect(events.nth(2)).toContainText("Olivia Young logged a shadowing session.");
  await expect(page.getByText(/Secret/)).toHaveCount(0);
});

test("an administrator sees the whole installation, sign-ins among it, and hostile names as text", async ({
  page,
  audit,
}) => {
  forbidDialogs(page);
  await signInAs(page, "coordinator");
  const name = `${hostile.attribute.slice(2)}.csv`;
  await send(
    page,
    "/programmes/demo/cohorts/recruiting",
    name,
    "First name,Last name,Email,Side,Grade\nA,B,a@b.example,manager,Band 7\n",
  );
  await waitFor(page, /Check what will be imported/);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await waitFor(page, /The participants are imported/);

  await signInAs(page, "administrator");
  await page.goto("/admin");
  await page
    .getByRole("link", { name: /Who did what|audit/i })
    .first()
    .click();
  await expectHeading(page, "Who did what, and when");
  const events = page.getByRole("main").getByRole("listitem");
  await expect(events.nth(0)).toContainText("Morwenna Pascoe signed in.");
  await expect(events.nth(1)).toContainText(`Ffion Adeyemi imported ${name}: 1 participant added, 0 changed, 0 wrong.`);
  await audit();
});

test.describe("on a phone", () => {
  test.use(phone);

  test("the audit is not for those who take part or evaluate", async ({ page }) => {
    for (const [who, path] of [
      ["clinician", AUDIT],
      ["evaluator", AUDIT],
      ["sponsor", AUDIT],
      ["coordinator", "/admin/audit"],
    ] as const) {
      await signInAs(page, who);
      const refused = await page.goto(path);
      expect(refused?.status(), `${who} at ${path}`).toBe(403);
      await expectHeading(page, "You cannot see this page");
    }
  });
});
