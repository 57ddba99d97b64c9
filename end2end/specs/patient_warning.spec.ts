// A text that looks as if it named a patient is warned about before it is saved, and never blocked.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, expectProblems, follow, summary } from "../pages/form.ts";
import { fillYesterday, logYesterday } from "../pages/shadowing.ts";

test.use(phone);

const CHECK = "Check before you save";
const CHECKED = "I have checked: no patient can be recognised";

test("a session that seems to name a patient is saved once its author has looked again", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await page.goto("/shadowing/log");
  await fillYesterday(page, "By bed 12");
  await page.getByText("What for, and what was seen").click();
  await page.getByLabel("What was it for?").fill("See the round");
  await page.getByLabel("What was seen?").fill("Mrs Achebe, NHS number 943 476 5919, went home to LS1 4AP");
  await page.getByRole("button", { name: "Save" }).click();

  await expect(summary(page, CHECK).getByRole("listitem")).toHaveText([
    "‘bed 12’ says where a patient was: write ‘a patient on the ward’ instead",
    /^‘Mrs Achebe’ looks like a title and a surname/,
  ]);
  await expect(page.getByText("Nothing is saved yet.")).toBeVisible();
  await expect(page.getByLabel("What was it for?")).toHaveValue("See the round");
  await expect(page.getByLabel("What was seen?")).toHaveValue(/943 476 5919, went home to LS1 4AP$/);
  await expect(page.getByLabel("What was seen?")).toBeVisible();
  await follow(
    page,
    "‘bed 12’ says where a patient was: write ‘a patient on the ward’ instead",
    page.getByLabel("Where?"),
    CHECK,
  );
  await audit();

  await page.getByLabel("Where?").fill("Ward 7");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(summary(page, CHECK).getByRole("listitem")).toHaveText([/^‘Mrs Achebe’/]);

  // Ticked, and wrong in another way: the text may have been changed as well, so that it is asked again.
  await page.getByLabel(CHECKED).check();
  await page.getByLabel("To", { exact: true }).fill("late");
  await page.getByRole("button", { name: "Save" }).click();
  await expectProblems(page, ["Enter when it ended, such as 12:30"]);
  await expect(page.getByLabel("What was seen?")).toHaveValue(/^Mrs Achebe/);

  await page.getByLabel("To", { exact: true }).fill("11");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByLabel(CHECKED).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expectDone(page, "The session is saved.");
  await expect(page.getByText(/^Mrs Achebe, NHS number/)).toBeVisible();
});

test("a reflection that seems to name a patient is warned about, changed and saved", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await logYesterday(page, "Ward 7");
  await page.getByLabel("So what?").fill("I thought of Mr O'Neill, born 03/04/1941.");
  await page.getByRole("button", { name: "Save reflection" }).click();

  await expect(summary(page, CHECK).getByRole("listitem")).toHaveText([/^‘Mr O'Neill’/]);
  await expect(page.getByLabel("So what?")).toHaveValue("I thought of Mr O'Neill, born 03/04/1941.");
  await audit();
  await page.getByLabel("So what?").fill("I thought of an older person.");
  await page.getByRole("button", { name: "Save reflection" }).click();
  await expectDone(page, "Your reflection is saved.");
  await expectHeading(page, /Shadowing session/);
  await expect(page.getByLabel("So what?")).toHaveValue("I thought of an older person.");
});
