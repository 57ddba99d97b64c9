// Bringing in a spreadsheet, as a coordinator does.

import { expect, type Locator, type Page } from "@playwright/test";

import { enterDate, expectDone, expectHeading } from "./form.ts";

/** The label of the field for the file. */
export const FIELD = "Choose a CSV file";

/** Makes an empty cohort of the demo's programme; answers its address. */
export async function makeCohort(page: Page, slug: string): Promise<string> {
  await page.goto("/programmes/demo/cohorts/new");
  await page.getByLabel("Name of the cohort").fill(`Cohort ${slug}`);
  const year = String(new Date().getFullYear() + 1);
  await enterDate(page, "First day", "3", "2", year);
  await enterDate(page, "Last day", "31", "10", year);
  await page.getByLabel("Short name for web addresses").fill(slug);
  await page.getByRole("button", { name: "Make cohort" }).click();
  await expectDone(page, "The cohort is made.");
  return `/programmes/demo/cohorts/${slug}`;
}

/** Sends a file from the cohort's page for it. */
export async function send(page: Page, cohort: string, name: string, content: Buffer | string): Promise<void> {
  await page.goto(`${cohort}/participants/import`);
  const buffer = Buffer.from(content);
  await page.getByLabel(FIELD).setInputFiles({ name, mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Read the file" }).click();
}

/** Waits until the page of a spreadsheet says `heading`: it goes on by itself, and without JavaScript by its link. */
export async function waitFor(page: Page, heading: RegExp, timeout = 30_000): Promise<void> {
  const isScripted = await page.evaluate(() => document.body.classList.contains("js-enabled"));
  await expect(async () => {
    const again = page.getByRole("link", { name: "Look again" });
    if (!isScripted && (await again.isVisible())) await again.click();
    await expectHeading(page, heading, 1_000);
  }).toPass({ timeout });
}

/** Sends a file and waits until it was read. */
export async function preview(page: Page, cohort: string, name: string, content: Buffer | string): Promise<void> {
  await send(page, cohort, name, content);
  await waitFor(page, /Check what will be imported/);
}

/** The four figures, in their order. */
export async function expectFigures(page: Page, figures: string[]): Promise<void> {
  const main = page.getByRole("main");
  for (const figure of figures) {
    await expect(main.getByRole("listitem").filter({ hasText: new RegExp(`^\\s*${figure}\\s*$`) })).toHaveCount(1);
  }
}

/** The wrong row with this number. */
export function wrongRow(page: Page, row: string): Locator {
  return page
    .getByRole("table", { name: "Rows that are wrong" })
    .getByRole("row")
    .filter({ has: page.getByRole("cell", { name: row, exact: true }) });
}
