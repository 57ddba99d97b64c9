// A coordinator brings in a spreadsheet: looks at what it would do, has the right rows imported, and does it again.

import { readFile } from "node:fs/promises";

import { expect, signInAs, test } from "../fixtures.ts";
import { expectHeading, expectProblems, follow, forbidDialogs } from "../pages/form.ts";
import { expectFigures, FIELD, makeCohort, preview, send, waitFor, wrongRow } from "../pages/spreadsheet.ts";

const DATA = new URL("../../app/domain/tests/data/", import.meta.url);
const COHORT = "/programmes/demo/cohorts/recruiting";

test("a file that is missing or empty is refused", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto(COHORT);
  await expectHeading(page, /Next year’s cohort/);
  await audit();
  await page.getByRole("link", { name: "Import participants" }).click();
  await expectHeading(page, "Import participants");
  await audit();

  await page.getByRole("button", { name: "Read the file" }).click();
  await expectProblems(page, ["Choose a file with participants"]);
  await follow(page, "Choose a file with participants", page.getByLabel(FIELD));
  await audit();

  await send(page, COHORT, "empty.csv", "");
  await expectProblems(page, ["Choose a file with participants; this one is empty"]);
});

test("a file that is no list of participants is refused with a sentence that says what to do", async ({
  page,
  audit,
}) => {
  forbidDialogs(page);
  await signInAs(page, "coordinator");
  const workbook = Buffer.from("504b0304140006000800000021", "hex");
  for (const [name, content, sentence] of [
    ["staff.xlsx", workbook, /^This is an Excel workbook .* choose Save as, then ‘CSV UTF-8’, and import that file\.$/],
    ["staff.pdf", "%PDF-1.7\n%âãÏÓ\n", /^This is a PDF, not CSV\./],
    [
      "<img src=x onerror=alert(1)>.csv",
      "<script>alert(1)</script>,b\n1,2\n",
      /^(The first row must name|This is a web page)/,
    ],
    ["headings.csv", "First name,Last name,Email,Side,Grade\n", /^The file has headings but no rows/],
    ["quote.csv", 'First name,Last name,Email,Side,Grade\n"Ann,Bell,a@b.example,manager,Band 7\n', /quotation mark/],
    ["grades.csv", "First name,Last name,Email,Side\nA,B,a@b.example,manager\n", /^There is no column for/],
  ] as const) {
    await send(page, COHORT, name, content);
    await waitFor(page, /This file cannot be imported/);
    await expect(page.getByRole("main").getByRole("paragraph").filter({ hasText: sentence })).toBeVisible();
  }
  await audit();
  await page.getByRole("button", { name: "Choose another file" }).click();
  await expectHeading(page, "Import participants");
});

test("the messy list is previewed with its wrong rows, and imported without them", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  const cohort = await makeCohort(page, "messy");
  const file = await readFile(new URL("participants-messy.csv", DATA));
  const wrong: Record<string, string> = JSON.parse(
    await readFile(new URL("participants-messy.expected.json", DATA), "utf8"),
  );

  await preview(page, cohort, "messy.csv", file);
  await expectFigures(page, ["14 to add", "0 to change", "0 as they are", "8 wrong rows"]);
  await expect(page.getByText("Columns that are not used: Notes.")).toBeVisible();
  expect(Object.keys(wrong)).toHaveLength(8);
  const rows = page.getByRole("table", { name: "Rows that are wrong" }).getByRole("row");
  await expect(rows).toHaveCount(1 + 8);
  for (const [row, message] of Object.entries(wrong)) {
    const cells = wrongRow(page, row).getByRole("cell");
    await expect(wrongRow(page, row).getByRole("cell", { name: message, exact: true })).toBeVisible();
    // What to do is a sentence, whatever is wrong.
    await expect(cells.last()).toHaveText(/[A-Z].{15,}\.\s*$/);
  }
  await page.getByText("Who will be added").click();
  await expect(page.getByText("Row 1: Liam Davies")).toBeVisible();
  await audit();

  const nothing = page.getByRole("radio", { name: "Import nothing until every row is right" });
  await nothing.check();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expectProblems(page, [/^Nothing is imported while a row is wrong/]);
  await expect(nothing).toBeChecked();

  await page.getByRole("radio", { name: "Import the right rows" }).check();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await waitFor(page, /The participants are imported/);
  await expectFigures(page, ["14 added", "0 changed", "0 as they are", "8 wrong rows"]);
  await audit();

  await page.getByRole("button", { name: "See the participants" }).click();
  await expectHeading(page, "Participants");
  await expect(page.getByRole("table", { name: "Participants" }).getByRole("row")).toHaveCount(1 + 14);
  await audit();
});

test("the same file again changes nothing, and a changed one only what changed", async ({ page }) => {
  await signInAs(page, "coordinator");
  const cohort = await makeCohort(page, "twice");
  const file = (await readFile(new URL("participants-messy.csv", DATA), "utf8")).toString();
  await preview(page, cohort, "messy.csv", file);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await waitFor(page, /The participants are imported/);

  await preview(page, cohort, "messy again.csv", file);
  await expectFigures(page, ["0 to add", "0 to change", "14 as they are", "8 wrong rows"]);
  await expect(page.getByText("There is nothing to import")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toHaveCount(0);

  await preview(page, cohort, "messy changed.csv", file.replace("South surgery", "North surgery"));
  await expectFigures(page, ["0 to add", "1 to change", "13 as they are", "8 wrong rows"]);
  await page.getByText("Who will be changed, and in what").click();
  await expect(page.getByText("Row 1: Liam Davies (department)")).toBeVisible();
});

test("a participant is found by part of a name, without accents, and by no trick", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/running/participants");
  const find = async (text: string) => {
    await page.getByRole("searchbox", { name: "Find by name" }).fill(text);
    await page.getByRole("button", { name: "Find" }).click();
    await expect(page.getByRole("searchbox", { name: "Find by name" })).toHaveValue(text);
  };

  await find("lukasz now");
  await expect(page.getByRole("link", { name: "Łukasz Nowak" })).toBeVisible();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(1 + 1);
  for (const trick of ["%", "_", "' or 1=1 --", `"><script>alert(1)</script>`, "\\"]) {
    await find(trick);
    await expect(page.getByText("Nobody’s name, address, post or place of work has this in it. Try fewer letters.")).toBeVisible();
  }
  await audit();

  await find("lukasz now");
  await page.getByRole("link", { name: "Łukasz Nowak" }).click();
  await expectHeading(page, /Łukasz Nowak/);
  await audit();
});
