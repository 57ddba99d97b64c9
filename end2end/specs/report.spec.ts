// An evaluator reads what the programme did, in groups that are large enough, and takes the same away.

import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { expect, signInAs, test } from "../fixtures.ts";
import { expectHeading } from "../pages/form.ts";

const SUPPRESSED = "suppressed (fewer than 11)";

/** The cells of a group's table, row by row, after it was opened. */
async function tableOf(page: Page, group: string): Promise<string[][]> {
  await page.getByText(`The numbers: ${group}`, { exact: false }).first().click();
  const table = page.getByRole("table", { name: new RegExp(`^${group}$`, "i") }).first();
  await expect(table).toBeVisible();
  const rows = (await table.getByRole("row").all()).slice(1);
  // On wide screens the narrow headings in the cells are hidden.
  return Promise.all(rows.map(async (row) => (await row.getByRole("cell").allInnerTexts()).map((text) => text.trim())));
}

/** A file of comma-separated values, as rows of its headings. */
function parse(csv: string): Record<string, string>[] {
  const rows = csv
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = ""]) =>
        cell.replace(/^"|"$/g, "").replaceAll('""', '"'),
      ),
    );
  const [headings = [], ...body] = rows;
  return body.map((row) => Object.fromEntries(headings.map((heading, column) => [heading, row[column] ?? ""])));
}

test("the finished cohort shows everyone, and neither side", async ({ page, audit }) => {
  await signInAs(page, "evaluator");
  await page.getByRole("link", { name: "Paired learning at St Maud’s" }).click();
  await page.getByRole("link", { name: "Report: what the programme did" }).click();
  await expectHeading(page, /What the programme did/);
  await page.getByRole("link", { name: "Last year’s cohort" }).click();
  await expect(page.getByRole("heading", { name: "Before and after" })).toBeVisible();
  await expect(page.getByText(/^\d+ of 14 people who answered ‘Before’ also answered ‘After’\.$/)).toBeVisible();
  await expect(page.getByRole("figure").first()).toContainText(
    "Before and after: median answer to each item, from 1 to 5",
  );
  await audit();

  const everyone = await tableOf(page, "everyone");
  expect(everyone).toHaveLength(12);
  for (const [item, n, before, after, changes] of everyone) {
    expect(item).toMatch(/^I /);
    expect(Number(n)).toBeGreaterThanOrEqual(11);
    expect(Number(before)).toBeGreaterThanOrEqual(1);
    expect(Number(after)).toBeLessThanOrEqual(5);
    const counts = (changes ?? "").split(", ").map(Number);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Number(n));
  }
  for (const side of ["clinicians", "managers"]) {
    for (const row of await tableOf(page, side)) {
      expect(row.slice(1)).toEqual([SUPPRESSED, SUPPRESSED, SUPPRESSED, SUPPRESSED, SUPPRESSED]);
    }
  }
  await audit();
});

test("the file has the same numbers and the same gaps", async ({ page }) => {
  await signInAs(page, "evaluator");
  await page.goto("/programmes/demo/report?cohort=finished");
  const everyone = await tableOf(page, "everyone");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as CSV" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("outcomes-demo-finished.csv");
  const text = await readFile(await download.path(), "utf8");
  expect(text.charCodeAt(0)).toBe(0xfeff);

  const rows = parse(text.slice(1)).filter((row) => row["comparison"] === "pre_to_post");
  const of = (group: string) => rows.filter((row) => row["group"] === group);
  expect(
    of("everyone").map((row) => [row["text"], row["pairs"], Number(row["before_median"]), Number(row["after_median"])]),
  ).toEqual(everyone.map(([item, n, before, after]) => [item, n, Number(before), Number(after)]));
  const sides = rows.filter((row) => row["group"] !== "everyone");
  expect(sides).toHaveLength(24);
  for (const row of sides) {
    const figures = Object.entries(row).filter(
      ([name]) => !["instrument", "version", "comparison", "item", "text", "group"].includes(name),
    );
    expect(figures.filter(([, figure]) => figure !== SUPPRESSED)).toEqual([]);
  }
});

test("the running cohort has no after yet, and the next one nothing at all", async ({ page, audit }) => {
  await signInAs(page, "evaluator");
  await page.goto("/programmes/demo/report?cohort=running");
  await expect(page.getByText("This year’s cohort").first()).toBeVisible();
  for (const row of await tableOf(page, "everyone")) expect(row.slice(1, 4)).toEqual(["0", "none", "none"]);
  await audit();
  const file = await page.request.get("/programmes/demo/exports/outcomes.csv?cohort=running");
  for (const row of parse((await file.text()).slice(1))) expect(row["after_median"]).toMatch(/^$|^suppressed/);

  await page.goto("/programmes/demo/report?cohort=recruiting");
  await expect(page.getByText("No people answered ‘Before’ yet.")).toBeVisible();
  await audit();
  const nowhere = await page.goto("/programmes/demo/report?cohort=no-such");
  expect(nowhere?.status()).toBe(404);
});
