// What a host can show, asking for it, and what must be ready before the visit.

import type { Page } from "@playwright/test";

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { enterDate, expectDone, expectHeading, expectProblems, hostile } from "../pages/form.ts";

test.use(phone);

const rtl = "عيادة الأطفال 🩺";

/** A weekday that is far enough away for every notice, and within the demo's cohort. */
function visitDay(): [string, string, string] {
  const day = new Date();
  day.setDate(day.getDate() + 50);
  while (day.getDay() === 0 || day.getDay() === 6) {
    day.setDate(day.getDate() + 1);
  }
  return [String(day.getDate()), String(day.getMonth() + 1), String(day.getFullYear())];
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const [wide, shown] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide).toBeLessThanOrEqual(shown ?? 0);
}

/** Opens what is folded away, which needs no JavaScript. */
async function unfold(page: Page, summary: string): Promise<void> {
  await page.locator("summary").filter({ hasText: summary }).tap();
}

async function offer(page: Page, what: string): Promise<void> {
  await page.goto("/shadowing/offers");
  await unfold(page, "Offer to show something");
  await page.getByRole("radio", { name: "Something else" }).check();
  await page.getByLabel("What is it?").fill(what);
  await page.getByLabel("How many hours?").fill("2:30");
  await page.getByLabel("How many days before must it be asked for?").fill("7");
  await page.getByRole("button", { name: "Make this offer" }).tap();
  await expectDone(page, "Your offer is made. Your partner can ask for a date now.");
}

test("a host offers, the partner asks with a date, and the host accepts", async ({ page, audit }) => {
  await signInAs(page, "manager");
  await offer(page, rtl);
  await audit();
  await expectNoSidewaysScrolling(page);

  await signInAs(page, "clinician");
  await page.getByRole("link", { name: "See what your partner can show" }).tap();
  await expectHeading(page, "What you can see at work");
  await page.getByRole("link", { name: `Ask for a date to see: ${rtl}` }).tap();
  await expectHeading(page, "Plan a shadowing visit");
  await audit();
  await expectNoSidewaysScrolling(page);
  await page.getByRole("radio", { name: "Another day" }).check();
  await enterDate(page, "Which day?", ...visitDay());
  await page.getByLabel("From").fill("9");
  await page.getByLabel("What does the visitor want to see or learn?").fill("See who decides");
  await page.getByRole("button", { name: "Propose" }).tap();
  await expectDone(page, "The date is proposed.");
  await expect(page.getByText("9am to 11:30am").first()).toBeVisible();
  await expect(page.getByText("See who decides").first()).toBeVisible();
  await audit();
  await expectNoSidewaysScrolling(page);
  const booking = page.url().replace(/\?.*/, "");

  await page.getByRole("link", { name: "read the text on confidentiality and agree to it" }).tap();
  await expectHeading(page, "Confidentiality on a visit");
  await audit();
  await page.getByRole("button", { name: "I have read this and keep to it" }).tap();
  await expectDone(page, "Thank you. Your agreement is recorded with its date.");
  await page.goto(booking);
  await expect(page.getByText("To do before the visit")).toHaveCount(0);

  await signInAs(page, "manager");
  await page.goto(booking);
  await expect(page.getByText("Not agreed yet")).toBeVisible();
  await page.getByLabel("The lead of the area has agreed").check();
  await audit();
  await page.getByRole("button", { name: "Accept" }).tap();
  await expectDone(page, "You have agreed to it.");
  await expect(page.getByText(/^Agreed, as the host said on/)).toBeVisible();
  await page.goto("/shadowing/offers");
  await expect(page.getByText("0 of 1 time left")).toBeVisible();
});

test("an offer that is withdrawn while it is asked for keeps what was typed", async ({ page }) => {
  await signInAs(page, "manager");
  await offer(page, hostile.attribute);
  await page.getByRole("link", { name: `Change the offer ${hostile.attribute}` }).tap();
  await expectHeading(page, "Change what you offer");
  const own = page.url();

  await signInAs(page, "clinician");
  await page.goto("/shadowing/offers");
  await page.getByRole("link", { name: `Ask for a date to see: ${hostile.attribute}` }).tap();
  await expectHeading(page, "Plan a shadowing visit");
  const asking = page.url();

  await signInAs(page, "manager");
  await page.goto(own);
  await page.getByRole("button", { name: "Withdraw the offer" }).tap();
  await expectDone(page, "The offer is withdrawn.");

  // Whoever still has the address is told, and may propose a visit of their own.
  await signInAs(page, "clinician");
  await page.goto(asking);
  await expect(page.getByText(/has withdrawn the offer/)).toBeVisible();
  await page.goto(asking.replace(/offer=.*/, "offer=01a31895-fda0-7374-ae3b-01b5552d6c34"));
  await expect(page.getByText(/a visit takes place within a pair/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Propose" })).toBeVisible();
});

test("what cannot be offered is refused, and everything typed is kept", async ({ page }) => {
  await signInAs(page, "clinician");
  await page.goto("/shadowing/offers");
  await unfold(page, "Offer to show something");
  await page.getByRole("radio", { name: "Clinic", exact: true }).check();
  await page.getByLabel("How many hours?").fill("25");
  await page.getByLabel("How many days before must it be asked for?").fill("-1");
  await page.getByLabel("More about it").fill(hostile.script);
  await page.getByRole("button", { name: "Make this offer" }).tap();
  await expectProblems(page, [
    "Enter a length of up to 16 hours, such as 3 or 2:30",
    "Enter days of notice as a whole number from 0 to 365",
  ]);
  await expect(page.getByLabel("How many hours?")).toHaveValue("25");
  await expect(page.getByLabel("More about it")).toHaveValue(hostile.script);
});

test("a visitor says what they have, and a coordinator confirms it", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await page.goto("/shadowing/checklist");
  await expectHeading(page, "Checklist for visits to another organisation");
  await audit();
  await page.getByRole("button", { name: "Save" }).tap();
  await expectProblems(page, ["Select what you have", /^Enter the day on which it expires/]);
  await page.getByRole("radio", { name: "Information governance training" }).check();
  await enterDate(page, "When does it expire?", "31", "12", String(new Date().getFullYear() + 1));
  await page.getByRole("button", { name: "Save" }).tap();
  await expectDone(page, "It is saved. A coordinator looks at it and confirms it.");
  await expect(page.getByText(/, not confirmed$/)).toBeVisible();
  await expectNoSidewaysScrolling(page);
  const account = await page.getByRole("navigation", { name: "Account" }).getByRole("listitem").first().innerText();
  const name = account.split(",")[0] ?? "";

  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/running/participants");
  await page.getByRole("link", { name, exact: true }).first().tap();
  await expectHeading(page, name);
  await audit();
  await expectNoSidewaysScrolling(page);
  await page.getByRole("button", { name: "Confirm Information governance training" }).tap();
  await expectDone(page, "It is confirmed.");
  await expect(page.getByText(/, not confirmed$/)).toHaveCount(0);
});

test("a coordinator writes the next text on confidentiality", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/confidentiality");
  await expectHeading(page, "Confidentiality on visits");
  await audit();
  await expectNoSidewaysScrolling(page);
  await page.getByLabel("What visitors keep to").fill("Tell nobody.");
  await page.getByRole("button", { name: "Save as the next version" }).tap();
  await expectDone(page, "The next version is saved.");

  await signInAs(page, "clinician");
  await page.goto("/shadowing/confidentiality");
  await expect(page.getByText("Tell nobody.")).toBeVisible();
});
