// Drafts that are kept while somebody types: nothing is lost by a lost connection, a second tab or another device.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone } from "../pages/form.ts";
import { logYesterday } from "../pages/shadowing.ts";

test.use(phone);

test("what is typed is saved by itself, and is there on another device", async ({ page, browser, baseURL, audit }) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  await page.getByLabel("So what?").fill("Half a thought");
  await expect(page.getByText(/^Draft saved at .*[ap]m\.$/)).toBeVisible();
  await audit();

  const other = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const there = await other.newPage();
  await signInAs(there, "clinician");
  await there.goto(session);
  await expect(there.getByText(/^This is your draft, kept today at /)).toBeVisible();
  await expect(there.getByLabel("So what?")).toHaveValue("Half a thought");
  await other.close();
});

test("without a connection it is kept in the browser, and sent once there is one", async ({ page, context, audit }) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  await context.setOffline(true);
  await page.getByLabel("So what?").fill("In the lift");
  await expect(page.getByText("Not saved: you are offline. It is kept in this browser.")).toBeVisible();
  await page.getByRole("button", { name: "Save reflection" }).click();
  await expect(page.getByLabel("So what?")).toHaveValue("In the lift");
  await context.setOffline(false);
  await expect(page.getByText(/^Draft saved at /)).toBeVisible();
  await audit();

  // A browser that ends before it could send anything.
  await page.getByLabel("So what?").fill("In the lift, again");
  await context.setOffline(true);
  await expect(page.getByText("Not saved: you are offline. It is kept in this browser.")).toBeVisible();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(session);
  await expect(later.getByLabel("So what?")).toHaveValue("In the lift, again");
  await expect(later.getByText(/^This is your draft/)).toBeVisible();
});

test("two tabs keep both texts", async ({ page, context, audit }) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  await page.getByLabel("So what?").fill("Begun");
  await expect(page.getByText(/^Draft saved at /)).toBeVisible();
  await page.goto(session);
  const late = await context.newPage();
  await late.goto(session);
  await page.getByLabel("So what?").fill("In the first tab");
  await expect(page.getByText(/^Draft saved at /)).toBeVisible();
  await late.getByLabel("So what?").fill("In the late tab");
  await expect(late.getByText(/There is another draft of this: load the page again to see both\./)).toBeVisible();

  await late.goto(session);
  await expect(late.getByLabel("So what?")).toHaveValue("In the late tab");
  await expect(late.getByRole("heading", { name: /^Another draft, kept today at / })).toBeVisible();
  await expect(late.getByText("In the first tab")).toBeVisible();
  await audit();
  await late.getByRole("button", { name: /^Save reflection/ }).tap();
  await expectDone(late, "Your reflection is saved.");
  await expect(late.getByLabel("So what?")).toHaveValue("In the first tab");
});

test("an expired sign-in is told, and nothing is lost by it", async ({ page, context, faults }) => {
  faults.allow(/^401: POST .*\/act\/jotting\/keep$/);
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  await context.clearCookies();
  await page.getByLabel("So what?").fill("Long after midnight");
  await expect(page.getByText("Not saved: your sign-in has ended. It is kept in this browser.")).toBeVisible();
  await signInAs(page, "clinician");
  await page.goto(session);
  await expect(page.getByLabel("So what?")).toHaveValue("Long after midnight");
  await expect(page.getByText(/^This is your draft/)).toBeVisible();
});
