// Forms with JavaScript on and off: what a script shows when it is asked for is there from the start without one.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { enterDate, expectDone } from "../pages/form.ts";
import { daysAgo, logYesterday } from "../pages/shadowing.ts";

test.use(phone);

test("the date of another day can be entered, and how much may be written is said", async ({
  page,
  javaScriptEnabled,
}) => {
  await signInAs(page, "clinician");
  await page.goto("/shadowing/log");
  const date = page.getByRole("group", { name: "Which day?" });
  await expect(date).toBeVisible({ visible: javaScriptEnabled === false });
  await page.getByText("What for, and what was seen").click();
  // A script says it when little is left; to whoever hears the page, and without one, it is said from the start.
  await expect(page.getByLabel("What was seen?")).toHaveAccessibleDescription(/You can enter up to 10,?000 characters/);

  await page.getByRole("radio", { name: "Another day" }).check();
  await enterDate(page, "Which day?", ...daysAgo(2));
  await page.getByLabel("From", { exact: true }).fill("8am");
  await page.getByLabel("To", { exact: true }).fill("12pm");
  await page.getByLabel("Where?").fill("Clinic");
  await page.getByRole("button", { name: "Save" }).click();
  await expectDone(page, "The session is saved.");
  await expect(page.getByText("8am to midday (4 hours)")).toBeVisible();
});

test("every form of a phone can be worked with the keyboard alone", async ({ page }) => {
  await signInAs(page, "clinician");
  await logYesterday(page, "Ward 7");
  await page.goto("/shadowing/log");
  await page.getByRole("radio", { name: "Today" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Yesterday" })).toBeChecked();
  await page.getByLabel("From", { exact: true }).fill("11");
  await page.getByLabel("To", { exact: true }).fill("12");
  await page.getByLabel("Where?").focus();
  await page.keyboard.press("Enter");
  await expectDone(page, "The session is saved.");
});

test.describe("in the narrowest window", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("no page of a participant scrolls sideways", async ({ page }) => {
    await signInAs(page, "clinician");
    const session = await logYesterday(page, "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch");
    for (const path of ["/", "/pair", "/shadowing/log", session, "/questionnaires", "/workshops", "/me"]) {
      await page.goto(path);
      const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(needed, path).toBeLessThanOrEqual(given ?? 0);
    }
  });

  test("no page of a coordinator or evaluator scrolls sideways", async ({ page }) => {
    const cohort = "/programmes/demo/cohorts/running";
    await signInAs(page, "coordinator");
    await page.goto("/programmes/demo/cohorts/recruiting/pairing");
    await page.getByRole("button", { name: "Propose pairs" }).click();
    await expectDone(page, "Pairs are proposed.");
    const paths = [page.url(), cohort, `${cohort}/participants`, `${cohort}/participants/import`, `${cohort}/pairing`];
    paths.push(
      `${cohort}/pairs`,
      `${cohort}/evaluation`,
      `${cohort}/workshops`,
      `${cohort}/workshops/new`,
      `${cohort}/reflections`,
      `${cohort}/settings`,
      "/programmes/demo/audit",
    );
    const check = async (path: string) => {
      await page.goto(path);
      const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(needed, path).toBeLessThanOrEqual(given ?? 0);
    };
    for (const path of paths) await check(path);
    await signInAs(page, "evaluator");
    for (const path of ["/programmes/demo", "/programmes/demo/report?cohort=finished"]) await check(path);
    await signInAs(page, "administrator");
    for (const path of [
      "/admin",
      "/admin/mail",
      "/admin/people/new",
      "/admin/programmes/new",
      "/programmes/demo/people",
    ])
      await check(path);
  });
});
