// An administrator makes accounts and gives roles; nobody may both see who has answered and read the answers.

import { expect, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, expectProblems, follow, forbidDialogs, hostile } from "../pages/form.ts";

test("an account is made once its form is right, and its owner is written to", async ({ page, audit }) => {
  forbidDialogs(page);
  await signInAs(page, "administrator");
  await page.goto("/admin");
  await page.getByRole("link", { name: "Make an account for somebody" }).click();
  await expectHeading(page, "Make an account");
  await audit();
  await page.getByRole("button", { name: "Make account" }).click();

  await expectProblems(page, ["Enter an email address", "Enter a first name", "Enter a last name"]);
  await follow(page, "Enter an email address", page.getByLabel("Work email address"));
  await follow(page, "Enter a first name", page.getByLabel("First name"));
  await follow(page, "Enter a last name", page.getByLabel("Last name"));

  await page.getByLabel("Work email address").fill("not an address");
  await page.getByLabel("First name").fill(hostile.sql);
  await page.getByLabel("Last name").fill(hostile.script);
  await page.getByRole("checkbox", { name: "Administer this installation" }).check();
  await page.getByRole("button", { name: "Make account" }).click();
  await expectProblems(page, [/^Enter an email address in the correct format/]);
  await expect(page.getByLabel("Work email address")).toHaveValue("not an address");
  await expect(page.getByLabel("First name")).toHaveValue(hostile.sql);
  await expect(page.getByLabel("Last name")).toHaveValue(hostile.script);
  await expect(page.getByRole("checkbox", { name: "Administer this installation" })).toBeChecked();
  await audit();

  await page.getByRole("checkbox", { name: "Administer this installation" }).uncheck();
  await page.getByLabel("Work email address").fill("COORDINATOR@stmaud.example");
  await page.getByRole("button", { name: "Make account" }).click();
  await expectProblems(page, ["Enter another email address: somebody has an account with this one"]);
  await expect(page.getByRole("checkbox", { name: "Administer this installation" })).not.toBeChecked();

  await page.getByLabel("Work email address").fill("bobby@stmaud.example");
  await page.getByRole("button", { name: "Make account" }).click();
  await expectDone(page, "The message with the link is on its way.");

  await page.getByRole("link", { name: "Messages that were and will be sent" }).click();
  await expectHeading(page, "Messages");
  await page.getByText("Your account for paired learning").first().click();
  await expect(page.getByText("To bobby@stmaud.example")).toBeVisible();
  await audit();
});

test("a role is given to somebody with an account, and a coordinator cannot also be evaluator", async ({
  page,
  audit,
}) => {
  await signInAs(page, "administrator");
  await page.goto("/programmes/demo");
  await page.getByRole("link", { name: "People and their roles" }).click();
  await expectHeading(page, "People and their roles");
  await audit();
  const email = page.getByLabel("Email address of their account");
  const role = (name: string) => page.getByRole("radio", { name, exact: true });
  const give = page.getByRole("button", { name: "Give role" });

  await give.click();
  await expectProblems(page, ["Enter an email address", "Select a role"]);
  await follow(page, "Select a role", role("Coordinator"));
  await audit();

  await email.fill("nobody@stmaud.example");
  await role("Sponsor").check();
  await give.click();
  await expectProblems(page, [/^Enter the address of somebody with an account/]);
  await expect(email).toHaveValue("nobody@stmaud.example");
  await expect(role("Sponsor")).toBeChecked();

  for (const [address, wrong, sentence] of [
    ["coordinator@stmaud.example", "Evaluator", /^Ffion Adeyemi is coordinator here and cannot also be evaluator/],
    ["evaluator@stmaud.example", "Coordinator", /^Tamsin Okonkwo is evaluator here and cannot also be coordinator/],
  ] as const) {
    await email.fill(address);
    await role(wrong).check();
    await give.click();
    await expectProblems(page, [sentence]);
    await expect(role(wrong)).toBeChecked();
  }

  await email.fill(" Sponsor@STMAUD.example ");
  await role("Workshop lead").check();
  await give.click();
  await expectDone(page, "The role is given.");
  const held = page.getByRole("listitem").filter({ hasText: "Workshop lead, sponsor@stmaud.example" });
  await expect(held).toContainText("Gareth Lindqvist");
});
