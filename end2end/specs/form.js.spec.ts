// What JavaScript adds to a form: nothing that is needed, and something that helps.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { enterDate, expectProblems, summary } from "../pages/form.ts";
import { logYesterday } from "../pages/shadowing.ts";

test.use(phone);

test("a text that seems to name a patient is warned about while it is typed", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await logYesterday(page, "Ward 7");
  const what = page.getByLabel("What?", { exact: true });
  await expect(async () => {
    await what.fill("");
    await what.pressSequentially("She lay in bed 12 ");
    await expect(page.getByText("‘bed 12’ says where a patient was")).toBeVisible({ timeout: 500 });
  }).toPass();
  await audit();
  await what.pressSequentially("and Mr Okafor came.");
  await expect(page.getByText("‘Mr Okafor’ looks like a title and a surname")).toBeVisible();
  await expect(page.getByText("‘bed 12’ says where a patient was")).toBeVisible();

  await what.fill("We stood at the bedside.");
  await expect(page.getByText(/^‘/)).toHaveCount(0);
  // Each text has its own warnings.
  await page.getByLabel("So what?").fill("Mrs Achebe");
  await expect(page.getByText(/^‘/)).toHaveCount(1);
});

test("the characters that are left are counted", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await logYesterday(page, "Ward 7");
  const what = page.getByLabel("What?", { exact: true });
  const said = (words: string) => page.getByText(words).filter({ visible: true }).first();
  await what.fill("x".repeat(9_990));
  await expect(said("You have 10 characters remaining")).toBeVisible();
  await what.fill("x".repeat(10_003));
  await expect(said("You have 3 characters too many")).toBeVisible();
  await audit();
});

test("the date of another day shows when it is asked for, and stays as it was typed", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await page.goto("/shadowing/log");
  const date = page.getByRole("group", { name: "Which day?" });
  await expect(date).toBeHidden();
  await page.getByRole("radio", { name: "Another day" }).check();
  await expect(date).toBeVisible();
  await enterDate(page, "Which day?", "3", "2", "2027");
  await audit();
  await page.getByRole("radio", { name: "Today" }).check();
  await expect(date).toBeHidden();
  await page.getByRole("radio", { name: "Another day" }).check();
  await expect(date.getByRole("textbox", { name: "Year" })).toHaveValue("2027");
});

test("the focus is at the summary of a refused form", async ({ page }) => {
  await signInAs(page, "clinician");
  await page.goto("/shadowing/log");
  await page.getByLabel("Where?").fill("");
  await page.getByLabel("From", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expectProblems(page, ["Enter when it began, such as 9:30", "Enter where it was, such as Ward 7"]);
  await page.keyboard.press("Tab");
  await expect(summary(page).getByRole("link").first()).toBeFocused();
});
