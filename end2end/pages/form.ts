// Forms as people meet them: found by their labels, and by what stands at the top when they are refused.

import { expect, type Locator, type Page } from "@playwright/test";

/** What the service must show as text and never run, store wrongly or choke on. */
export const hostile = {
  script: "</textarea></title><script>alert(1)</script>",
  attribute: `"><img src=x onerror=alert(1)> & 'quoted'`,
  sql: `Robert'); drop table person; --`,
};

/** The summary at the top of a form that was not carried out. */
export function summary(page: Page, heading = "There is a problem"): Locator {
  return page.getByRole("alert").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
}

/** The form came back with exactly these messages, in this order. */
export async function expectProblems(page: Page, messages: (string | RegExp)[]): Promise<void> {
  await expect(summary(page).getByRole("listitem")).toHaveText(messages);
  await expect(page).toHaveTitle(/^Error: /);
}

/** Follows a message of the summary: it leads into its field. */
export async function follow(page: Page, message: string, field: Locator, heading?: string): Promise<void> {
  await summary(page, heading).getByRole("link", { name: message, exact: true }).click();
  await expect(field).toBeFocused();
  await expect(field).toBeInViewport();
}

/** The three boxes of a date. */
export function dateBoxes(page: Page, legend: string): { day: Locator; month: Locator; year: Locator } {
  const group = page.getByRole("group", { name: legend });
  const box = (name: string) => group.getByRole("textbox", { name, exact: true });
  return { day: box("Day"), month: box("Month"), year: box("Year") };
}

export async function enterDate(page: Page, legend: string, day: string, month: string, year: string): Promise<void> {
  const boxes = dateBoxes(page, legend);
  await boxes.day.fill(day);
  await boxes.month.fill(month);
  await boxes.year.fill(year);
}

export async function expectDate(page: Page, legend: string, day: string, month: string, year: string): Promise<void> {
  const boxes = dateBoxes(page, legend);
  await expect(boxes.day).toHaveValue(day);
  await expect(boxes.month).toHaveValue(month);
  await expect(boxes.year).toHaveValue(year);
}

/** The green banner after something was done. */
export async function expectDone(page: Page, words: string | RegExp): Promise<void> {
  const banner = page.getByRole("alert").filter({ has: page.getByRole("heading", { name: "Success" }) });
  await expect(banner).toContainText(words);
}

export async function expectHeading(page: Page, name: string | RegExp, timeout = 10_000): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout });
}

/** Fails as soon as a page of the test runs a script that somebody typed. */
export function forbidDialogs(page: Page): void {
  page.on("dialog", (dialog) => {
    throw new Error(`a dialog opened: ${dialog.message()}`);
  });
}
