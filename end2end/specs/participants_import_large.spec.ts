// The longest list that can be brought in: it answers with progress, and others are served meanwhile.

import { expect, signInAs, test } from "../fixtures.ts";
import { expectHeading, expectProblems } from "../pages/form.ts";
import { expectFigures, FIELD, makeCohort, send, waitFor } from "../pages/spreadsheet.ts";

test.setTimeout(240_000);

const MOST = 50_000;

function list(rows: number): string {
  const lines = ["First name,Last name,Email,Side,Grade,Interests"];
  for (let row = 1; row <= rows; row += 1) {
    const [side, grade] = row % 2 === 0 ? ["clinician", "ST4"] : ["manager", "Band 7"];
    lines.push(`Ann,Person ${row},person.${row}@stmaud.example,${side},${grade},patient flow; digital`);
  }
  return `${lines.join("\n")}\n`;
}

test("50,000 rows are read with progress, and one more is refused", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  const cohort = await makeCohort(page, "large");

  await send(page, cohort, "large.csv", list(MOST));
  await expectHeading(page, /Reading the file/);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByText("You can leave this page and come back")).toBeVisible();
  await audit();
  await waitFor(page, /Check what will be imported/, 120_000);
  await expectFigures(page, ["50000 to add", "0 to change", "0 as they are", "0 wrong rows"]);

  await send(page, cohort, "one too many.csv", list(MOST + 1));
  await waitFor(page, /This file cannot be imported/, 120_000);
  await expect(page.getByText("The file has 50001 rows; at most 50000 can be imported at once.")).toBeVisible();
});

test("a file over 20 MB is refused with a sentence", async ({ page }) => {
  await signInAs(page, "coordinator");
  const cohort = "/programmes/demo/cohorts/recruiting";
  await send(page, cohort, "huge.csv", Buffer.alloc(45 * 1024 * 1024, "a,"));
  await expectProblems(page, ["Choose a file of 20 MB or less, or split this one"]);
  await expect(page.getByLabel(FIELD)).toBeVisible();
});
