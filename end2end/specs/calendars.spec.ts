// What is planned, in people's own calendars: by a secret link, and by the links of a message.

import { type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { enterDate, expectDone, expectHeading } from "../pages/form.ts";
import { open } from "../pages/mail.ts";
import { type Entry, readers } from "../readers.ts";

/** The calendar as every reader reads it; they must agree. */
function read(text: string): Entry[] {
  const [[first, entries], ...others] = Object.entries(readers).map(([name, reader]) => [name, reader(text)] as const) as [
    readonly [string, Entry[]],
    ...(readonly [string, Entry[]])[],
  ];
  for (const [name, read] of others) expect(read, `${name} reads what ${first} does`).toEqual(entries);
  return entries;
}

async function fetchCalendar(address: string): Promise<{ status: number; text: string }> {
  // As a calendar does, which has no cookie.
  const response = await fetch(address);
  return { status: response.status, text: await response.text() };
}

/** The address that the page shows, once. */
async function shown(page: Page): Promise<string> {
  return (await page.locator("#address code").innerText()).trim();
}

test("three readers make of a calendar what was meant, around both changes of the clock", async () => {
  const data = new URL("../../app/domain/tests/data/", import.meta.url);
  const text = await readFile(new URL("calendar.ics", data), "utf8");
  const meant = JSON.parse(await readFile(new URL("calendar.json", data), "utf8")) as Entry[];
  expect(read(text)).toEqual(meant);
});

test.describe("on a phone", () => {
  test.use(phone);

  test("a link to one's calendar is made, renewed and switched off", async ({ page, audit }) => {
    await signInAs(page, "clinician");
    await page.goto("/me");
    await page.getByRole("link", { name: "Your sessions in your own calendar" }).tap();
    await expectHeading(page, "Your sessions in your own calendar");
    await audit();
    await page.getByRole("button", { name: "Make a link Your calendar" }).tap();
    await expectDone(page, "The link is made.");
    const first = await shown(page);
    await audit();
    await expect(page.getByRole("link", { name: /^webcal:/ })).toHaveAttribute("href", first.replace(/^https?:/, "webcal:"));
    const { status, text } = await fetchCalendar(first);
    expect(status).toBe(200);
    const entries = read(text);
    expect(entries.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|mailto:/);

    // It is shown once.
    await page.goto("/me/calendars");
    await expect(page.locator("#address")).toHaveCount(0);
    await page.getByRole("button", { name: "Renew the link Your calendar" }).tap();
    await expectDone(page, "The link is made.");
    const second = await shown(page);
    expect(second).not.toBe(first);
    expect((await fetchCalendar(first)).status).toBe(404);
    expect(read((await fetchCalendar(second)).text)).toEqual(entries);

    await page.getByRole("button", { name: "Switch it off Your calendar" }).tap();
    await expectDone(page, "The link is switched off.");
    expect((await fetchCalendar(second)).status).toBe(404);
  });
});

test("a coordinator has the pairs of a cohort in their calendar", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto("/me/calendars");
  await page.getByRole("button", { name: /^Make a link The pairs of .*This year/ }).click();
  await expectDone(page, "The link is made.");
  await audit();
  const entries = read((await fetchCalendar(await shown(page))).text);
  expect(entries.some(({ summary }) => summary.includes("Workshop: "))).toBe(true);
});

test("a proposal is answered from its message, and its link is old afterwards", async ({ page, audit, browser, server }) => {
  await signInAs(page, "clinician");
  await page.goto("/bookings/new?for=visit");
  await page.getByRole("button", { name: "Propose" }).click();
  await expectDone(page, "The date is proposed.");
  const title = await page.getByRole("heading", { level: 1 }).innerText();

  await signInAs(page, "administrator");
  await page.goto("/admin/mail");
  const message = await open(page, await page.getByText(/ proposes a shadowing visit$/).first().innerText());
  const link = (what: string) => async () => new RegExp(`${what}: (http:\\S+)`).exec(await message.innerText())?.[1] ?? "";
  const [accept, other] = [await link("Accept")(), await link("Suggest another time")()];
  expect(accept).toContain("/booking-answer/");

  // Whoever has the message need not sign in; a mail program that follows links changes nothing.
  expect((await fetch(accept)).status).toBe(200);
  await page.context().clearCookies();
  await page.goto(other);
  await expectHeading(page, title.split("\n").at(-1) ?? title);
  await audit();
  const day = new Date(Date.now() + 60 * 86_400_000);
  await enterDate(page, "Which day?", String(day.getUTCDate()), String(day.getUTCMonth() + 1), String(day.getUTCFullYear()));
  await page.getByLabel("From", { exact: true }).fill("13:00");
  await page.getByLabel("To", { exact: true }).fill("15:30");
  await page.getByLabel("A short message").fill("Clinic in the morning");
  await page.getByRole("button", { name: "Suggest this time" }).click();
  await expectDone(page, "The other time is proposed.");
  await expect(page.getByText("Another time has been proposed since this message was written")).toBeVisible();
  await audit();
  await page.goto(accept);
  await expect(page.getByRole("button", { name: "Accept" })).toHaveCount(0);

  // The first one, who proposed it, agrees to the other time.
  await signInAs(page, "administrator");
  await page.goto("/admin/mail");
  const answer = await open(page, await page.getByText(/ proposes another time for a shadowing visit$/).first().innerText());
  const latest = /Accept: (http:\S+)/.exec(await answer.innerText())?.[1] ?? "";
  const reader = await browser.newContext({ baseURL: server.url });
  const phonePage = await reader.newPage();
  await phonePage.goto(latest);
  await phonePage.getByRole("button", { name: "Accept" }).click();
  await expectDone(phonePage, "Your answer is recorded.");
  await expect(phonePage.getByText("It is agreed.")).toBeVisible();
  await reader.close();
});
