// Equality monitoring, whom the programme reaches, and the lists.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { dateBoxes, enterDate, expectDone, expectHeading, expectProblems } from "../pages/form.ts";

test.describe("on a phone", () => {
  test.use(phone);

  test("a participant says something of themselves, changes it and deletes it", async ({ page, audit }) => {
    await signInAs(page, "clinician");
    await page.getByRole("link", { name: "Your account" }).tap();
    await page.getByRole("link", { name: "What you say of yourself, if you want to" }).tap();
    await expectHeading(page, "Equality monitoring");
    await expect(page.getByText("Nobody but you:")).toBeVisible();
    await audit();
    const ethnicGroup = page.getByRole("combobox", { name: "Your ethnic group" });
    const sex = page.getByRole("combobox", { name: "Your sex", exact: true });
    await ethnicGroup.selectOption({ label: "Prefer not to say" });
    await sex.selectOption({ label: "Female" });
    await page.getByRole("button", { name: "Save" }).tap();
    await expectDone(page, "Your answers are saved. Nobody but you can read them.");
    await expect(ethnicGroup.locator("option:checked")).toHaveText("Prefer not to say");
    await expect(sex.locator("option:checked")).toHaveText("Female");
    // Not stated is something else, and is not kept.
    await expect(page.getByLabel("Your religion or belief").locator("option:checked")).toHaveText("Not stated");
    await ethnicGroup.selectOption({ label: "Not stated" });
    await page.getByRole("button", { name: "Save" }).tap();
    await expect(ethnicGroup.locator("option:checked")).toHaveText("Not stated");
    await page.getByRole("button", { name: "Delete all my answers" }).tap();
    await expectDone(page, "Your answers are deleted.");
    await expect(sex.locator("option:checked")).toHaveText("Not stated");
    await expect(page.getByRole("button", { name: "Delete all my answers" })).toHaveCount(0);
  });

  test("a coordinator sees whom the programme reaches, with the sum written out", async ({ page, audit }) => {
    await signInAs(page, "coordinator");
    await page.goto("/programmes/demo");
    await page.getByRole("link", { name: "Who the programme reaches" }).tap();
    await expectHeading(page, /Who the programme reaches/);
    const cohorts = page.getByRole("table", { name: "Participants of Last year’s cohort, This year’s cohort" });
    await expect(cohorts).toBeVisible();
    await expect(cohorts.getByText(/\(\d+ ÷ 1240\) ÷ \(\d+ ÷ 890\) = \d\.\d\d/).first()).toBeVisible();
    await expect(cohorts.getByText("not counted yet").first()).toBeVisible();
    await expect(page.getByText("NaN")).toHaveCount(0);
    await audit();

    await page.getByRole("link", { name: "Change the eligible workforce" }).tap();
    await page.getByLabel("White", { exact: true }).fill("lots");
    await enterDate(page, "For which day are the numbers right?", "31", "3", String(new Date().getFullYear() + 1));
    await page.getByRole("button", { name: "Save" }).tap();
    await expectProblems(page, [
      "Enter how many are white as a whole number, such as 620; 0 if there is nobody",
      "Enter a day that is not in the future",
    ]);
    await expect(page.getByLabel("White", { exact: true })).toHaveValue("lots");
    await audit();
    await page.getByLabel("White", { exact: true }).fill("0");
    await dateBoxes(page, "For which day are the numbers right?").year.fill("2025");
    await page.getByRole("button", { name: "Save" }).tap();
    await expectDone(page, "Your changes are saved.");
    await expect(cohorts.getByText(/It cannot be worked out: there is nobody white/).first()).toBeVisible();
    await audit();
  });

  test("the lists are read with their versions", async ({ page, audit }) => {
    await signInAs(page, "coordinator");
    await page.goto("/programmes/demo");
    await page.getByRole("link", { name: "Reference lists: professions, grades, specialties" }).tap();
    await expectHeading(page, "Reference lists");
    await page.getByText("Grades of doctors and of trainees in management").first().tap();
    await expect(page.getByText(/^Version 1\. Source: /).nth(1)).toBeVisible();
    await expect(page.getByText(/specialist registrar/).first()).toBeVisible();
    await audit();
  });
});

test("somebody is found by their address, post and site", async ({ page }) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/running/participants");
  const rows = page.getByRole("table").getByRole("row");
  const find = async (text: string) => {
    await page.getByRole("searchbox").fill(text);
    await page.getByRole("button", { name: "Find" }).click();
    await expect(page.getByRole("searchbox")).toHaveValue(text);
  };
  await find("UKASZ.NOWAK@");
  await expect(rows).toHaveCount(1 + 1);
  await find("queen maud");
  await expect(page.getByText("Queen Maud").first()).toBeVisible();
  await find("radiographer");
  await expect(page.getByText(/radiographer/i).first()).toBeVisible();
});

test("nobody who must not sees whom the programme reaches", async ({ page }) => {
  await signInAs(page, "sponsor");
  await page.goto("/programmes/demo");
  await expect(page.getByRole("link", { name: "Who the programme reaches" })).toHaveCount(0);
  for (const path of ["/programmes/demo/reach", "/programmes/demo/reach/workforce", "/programmes/demo/lists"]) {
    expect((await page.goto(path))?.status(), path).toBe(403);
  }
});
