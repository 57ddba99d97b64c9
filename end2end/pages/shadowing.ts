// Logging a shadowing session, as a participant does on a phone.

import type { Page } from "@playwright/test";

import { expectDone, expectHeading } from "./form.ts";

/** Fills the form in for a visit of yesterday morning, which is over at any time of day. */
export async function fillYesterday(page: Page, place: string): Promise<void> {
  await page.getByRole("radio", { name: "Yesterday" }).check();
  await page.getByLabel("From", { exact: true }).fill("9");
  await page.getByLabel("To", { exact: true }).fill("10.30");
  await page.getByLabel("Where?").fill(place);
}

/** Logs such a visit; answers the address of the session. */
export async function logYesterday(page: Page, place: string): Promise<string> {
  await page.goto("/shadowing/log");
  await fillYesterday(page, place);
  await page.getByRole("button", { name: "Save" }).click();
  await expectDone(page, "The session is saved. Your partner has been asked to confirm it.");
  await expectHeading(page, /Shadowing session/);
  return new URL(page.url()).pathname;
}

/** A day in London so many days ago, as three boxes take it. */
export function daysAgo(days: number): [day: string, month: string, year: string] {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" });
  const [day = "", month = "", year = ""] = format.format(Date.now() - days * 24 * 60 * 60 * 1000).split("/");
  return [day, month, year];
}
