// Workshops: signed up for on a phone, waited for, led, and what stays of them.

import { readFile } from "node:fs/promises";

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { enterDate, expectDone, expectHeading, expectProblems, hostile } from "../pages/form.ts";
import { open } from "../pages/mail.ts";

test.setTimeout(90_000);

const PLANNED = "/programmes/demo/cohorts/running/workshops";

test.describe("on a phone", () => {
  test.use(phone);

  test("a participant waits for a full workshop, comes to another and offers a slot", async ({ page, audit }) => {
    await signInAs(page, "clinician");
    await page.getByRole("link", { name: "Workshops", exact: true }).tap();
    await expectHeading(page, "Workshops");
    await expect(page.getByText(/^You have been to [12] workshops?, .*The programme expects 4\.$/)).toBeVisible();
    await audit();
    await page.getByRole("link", { name: "Tools to create change" }).tap();
    await page.getByRole("button", { name: "Join the waiting list" }).tap();
    await expectDone(page, "It is full: you are on the waiting list.");
    await expect(page.getByText("You are fourth on the waiting list")).toBeVisible();
    await audit();
    await page.getByRole("button", { name: "Leave the waiting list" }).tap();
    await expectDone(page, "You have given up your place.");

    await page.goto("/workshops");
    await page.getByRole("link", { name: "Trust and system policy" }).tap();
    await page.getByRole("button", { name: "Sign up" }).tap();
    await expectDone(page, "You have a seat.");
    await page.getByLabel("What is it about?").fill(hostile.script);
    await page.getByLabel("How many minutes?").fill("999");
    await page.getByRole("button", { name: "Offer the slot" }).tap();
    await expectProblems(page, [/^Enter the minutes as a number from 5 to 180/]);
    await expect(page.getByLabel("What is it about?")).toHaveValue(hostile.script);
    await page.getByLabel("How many minutes?").fill("15");
    await page.getByRole("button", { name: "Offer the slot" }).tap();
    await expectDone(page, "Your slot is offered.");
    await expect(page.getByText(hostile.script)).toBeVisible();
    const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(needed).toBeLessThanOrEqual(given ?? 0);
    await audit();

    await page.goto("/");
    await expect(page.getByText("Your next workshop:")).toContainText("Trust and system policy");
  });

  test("the seat that is free is taken by the link, once", async ({ page, audit }) => {
    await signInAs(page, "administrator");
    await page.goto("/admin/mail");
    const message = await open(page, "A seat is free: Tools to create change");
    const link = /http:\S+\/seat\/\S+/.exec(await message.innerText())?.[0] ?? "";
    await page.getByRole("button", { name: "Sign out" }).click();
    // The demo was made at another address.
    await page.goto(new URL(link).pathname);
    await expectHeading(page, /A seat is free for you/);
    await audit();
    await page.getByRole("button", { name: "Accept the seat" }).tap();
    await expectDone(page, "Your answer is recorded.");
    await expect(page.getByText("You have accepted this seat.")).toBeVisible();
  });

  test("a wrong code is told and kept, and so is somebody who is not there", async ({ page }) => {
    await signInAs(page, "clinician");
    await page.goto("/check-in/ABC");
    await page.getByRole("button", { name: "Check in" }).tap();
    await expectProblems(page, ["Enter the six letters and digits as they stand on the wall"]);
    await expect(page.getByLabel("Code on the wall")).toHaveValue("ABC");
  });
});

test("a lead plans a workshop, shows its code, and cancels it with a word", async ({ page, audit }) => {
  await signInAs(page, "workshop lead");
  await page.getByRole("link", { name: "All workshops of the cohort" }).click();
  await expectHeading(page, "Workshops");
  await expect(page.getByText("How many came, of those on the list")).toBeVisible();
  await audit();
  await page.getByRole("button", { name: "Plan a workshop" }).click();
  await page.getByRole("button", { name: "Plan workshop" }).click();
  await expectProblems(page, [
    "Enter the title of the workshop",
    "Select who leads the workshop",
    "Enter the day of the workshop",
    "Enter when it begins, such as 13:30",
    "Enter when it is over, such as 16:30",
    "Enter a room, or an online link below",
    "Enter how many can come as a number from 1 to 1000",
  ]);
  const day = new Date(Date.now() + 20 * 24 * 60 * 60 * 1000);
  const [date, month, year] = [day.getDate(), day.getMonth() + 1, day.getFullYear()].map(String);
  await page.getByLabel("Title").fill("Negotiating 👩🏽‍⚕️ יעל");
  await page.getByLabel("Who leads it?").selectOption({ label: "Noor Castellanos" });
  await enterDate(page, "Day", date!, month!, year!);
  await page.getByLabel("From", { exact: true }).fill("16:30");
  await page.getByLabel("To", { exact: true }).fill("13:30");
  await page.getByLabel("Room").fill("Board room");
  await page.getByLabel("How many can come?").fill("12");
  await page.getByRole("button", { name: "Plan workshop" }).click();
  await expectProblems(page, ["Enter an end that is after the beginning, on the same day"]);
  await page.getByLabel("From", { exact: true }).fill("13:30");
  await page.getByLabel("To", { exact: true }).fill("16:30");
  await page.getByRole("button", { name: "Plan workshop" }).click();
  await expectDone(page, "The workshop is planned.");

  await page.getByRole("link", { name: /^Negotiating/ }).click();
  await page.getByRole("link", { name: "Code for the wall" }).click();
  await expectHeading(page, /^.*Check in$/);
  await expect(page.getByRole("img", { name: "The address of the page to check in on" })).toBeVisible();
  await audit();
  await page.goBack();
  await page.getByRole("link", { name: "Change or cancel" }).click();
  await page.getByRole("button", { name: "Cancel the workshop" }).click();
  await expectProblems(page, ["Enter a word on why, for those who signed up"]);
  await audit();
  await page.getByLabel("Why is it cancelled?").fill("The speaker is ill");
  await page.getByRole("button", { name: "Cancel the workshop" }).click();
  await expectDone(page, "The workshop is cancelled.");
});

test("a lead corrects the list of a workshop, and whoever was there has a certificate", async ({ page, audit }) => {
  await signInAs(page, "workshop lead");
  await page.goto(PLANNED);
  await page.getByRole("link", { name: "Managing change" }).first().click();
  await expect(page.getByRole("heading", { name: "What they thought" })).toBeVisible();
  await expect(page.getByText("Hearing how the other side decides.").first()).toBeVisible();
  const list = page.getByRole("group", { name: "Who was there?" });
  for (const box of await list.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Save the list" }).click();
  await expectDone(page, "The list is saved.");
  await audit();

  await signInAs(page, "clinician");
  await page.goto("/workshops");
  await page.getByRole("link", { name: "Managing change" }).click();
  await page.getByRole("link", { name: "Your certificate" }).click();
  await expectHeading(page, /Certificate of attendance/);
  await expect(page.getByText("3 hours", { exact: true })).toBeVisible();
  await expect(page.getByText(/credit/i)).toHaveCount(0);
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as PDF" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe("certificate-of-attendance.pdf");
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe("%PDF-");

  await page.goto("/");
  await expect(page.getByText("Say what became of it, 1 minute:")).toBeVisible();
  await page.getByRole("link", { name: "Managing change" }).click();
  await expectHeading(page, /What became of it\?/);
  await page.getByLabel("What stood in the way?").fill(hostile.script);
  await page.getByRole("button", { name: "Send" }).click();
  const number = "Select a number from 1 to 5";
  await expectProblems(page, [number, number, number]);
  await expect(page.getByLabel("What stood in the way?")).toHaveValue(hostile.script);
  await audit();
  for (const name of ["How much of it have you used?", /how you work with others/, /have patients or colleagues gained/]) {
    await page.getByRole("group", { name }).getByRole("radio", { name: "4", exact: true }).check();
  }
  await page.getByRole("button", { name: "Send" }).click();
  await expectDone(page, "Thank you");
});

test("a coordinator moves somebody in the list and says why", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/running");
  await page.getByRole("link", { name: "Workshops", exact: true }).click();
  await page.getByRole("link", { name: "Tools to create change" }).click();
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await expectProblems(page, [
    "Select who is moved",
    "Enter the new place as a number from 1 to 3",
    "Enter why: the reason stays in the history of the list",
  ]);
  const select = page.getByLabel("Move", { exact: true });
  const last = (await select.getByRole("option").allTextContents()).at(-1) ?? "";
  await select.selectOption({ label: last });
  await page.getByLabel("To place").fill("1");
  await page.getByLabel("Why?").fill("On nights until then");
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await expectDone(page, "The waiting list is changed.");
  await page.getByText("History of seats and list").click();
  await expect(page.getByText(/From third to first: On nights until then/)).toBeVisible();
  await audit();
});
