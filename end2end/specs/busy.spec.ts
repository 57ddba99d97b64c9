// Somebody's own calendar: only when they are busy is kept.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, expectProblems } from "../pages/form.ts";

/** A calendar with a meeting tomorrow at 9am UTC. */
function calendar(): Buffer {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
  return Buffer.from(
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:one\r\nSUMMARY:Secret meeting\r\nDTSTART:${tomorrow}T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
  );
}

test.describe("on a phone", () => {
  test.use(phone);

  test("a calendar is read from a file, shown as busy times and forgotten", async ({ page, audit }) => {
    await signInAs(page, "clinician");
    await page.goto("/me");
    await page.getByRole("link", { name: "When you are busy" }).click();
    await expectHeading(page, "When you are busy");
    await page.getByLabel("Address of your calendar").fill("http://calendar.example/me.ics");
    await page.getByRole("button", { name: "Read it from there" }).click();
    await expectProblems(page, ["Enter an address that begins with https:// or webcal://"]);
    await expect(page.getByLabel("Address of your calendar")).toHaveValue("http://calendar.example/me.ics");
    await audit();

    await page.getByLabel("Choose a calendar file").setInputFiles({ name: "me.ics", mimeType: "text/calendar", buffer: Buffer.from("hello") });
    await page.getByRole("button", { name: "Read the file" }).click();
    await expectProblems(page, ["Choose a calendar file that ends in .ics: what is in it is not a calendar"]);
    await page.getByLabel("Choose a calendar file").setInputFiles({ name: "me.ics", mimeType: "text/calendar", buffer: calendar() });
    await page.getByRole("button", { name: "Read the file" }).click();
    await expectDone(page, "Your calendar is read. Only when you are busy is kept.");
    await expectHeading(page, "When you are busy");
    await expect(page.getByRole("heading", { name: "1 busy time in the next half year" })).toBeVisible();
    await expect(page.getByText(/^\w+ \d+ \w+ \d{4}, (9|10)am to (10|11)am$/)).toBeVisible();
    await expect(page.getByText("Secret")).toHaveCount(0);
    await audit();

    await page.getByRole("button", { name: "Forget my calendar and all that was read" }).click();
    await expectDone(page, "Your calendar is forgotten.");
    await expect(page.getByRole("heading", { name: "What is kept" })).toHaveCount(0);
  });
});
