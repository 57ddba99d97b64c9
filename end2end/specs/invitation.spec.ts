// Pairs are published, both members are written to, and the link in a message makes an account, once.

import type { Page } from "@playwright/test";

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { publishSmall } from "../pages/board.ts";
import { expectDone, expectHeading, expectProblems } from "../pages/form.ts";
import { linkIn, open } from "../pages/mail.ts";

test.setTimeout(120_000);

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expectDone(page, "You are signed out.");
}

test("the outbox has a message for both members of every pair", async ({ page, audit }) => {
  await publishSmall(page);
  await signInAs(page, "administrator");
  await page.goto("/admin/mail");
  await expectHeading(page, "Messages");
  await expect(page.getByText("This is a demo: messages are kept here and none is sent.")).toBeVisible();

  for (const [to, partner] of [
    ["ann", "Max Moss"],
    ["max", "Ann Able"],
    ["bea", "Nia Noon"],
    ["nia", "Bea Baker"],
    ["cat", "Oli Orme"],
    ["oli", "Cat Cole"],
  ] as const) {
    const message = await open(page, `Your partner is ${partner}`);
    await expect(message).toContainText(`To ${to}@small.example, written `);
    await expect(message).toContainText("Choose a password to see each other’s profiles; the link works once");
  }
  await audit();
  await expect(page.getByText(/@small\.example, written/)).toHaveCount(6);
});

test.describe("on a phone", () => {
  test.use(phone);

  test("a link from a message sets a password that is good enough, signs in, and works once", async ({
    page,
    audit,
  }) => {
    await publishSmall(page);
    await signInAs(page, "administrator");
    await page.goto("/admin/mail");
    const link = await linkIn(await open(page, "Your partner is Max Moss"));
    await signOut(page);

    await page.goto(link);
    await expectHeading(page, "Welcome, Ann Able");
    await audit();
    const password = page.getByLabel("New password");
    const save = page.getByRole("button", { name: "Save and sign in" });
    for (const [typed, sentence] of [
      ["", /^Enter a password of 12 characters or more\. Three random words work well$/],
      ["elevenchars", /^Enter a password of 12 characters or more/],
      ["Password1234", /^Choose a password that is harder to guess/],
      ["ANN@small.example", /^Choose a password that is harder to guess/],
      ["zzzzzzzzzzzzzzzz", /^Choose a password that is harder to guess/],
      ["x".repeat(1025), /^Enter a password of 1024 characters or fewer$/],
    ] as const) {
      await password.fill(typed);
      await save.click();
      await expectProblems(page, [sentence]);
      await expect(password).toHaveValue("");
      if (typed !== "") expect(await page.content()).not.toContain(typed);
    }
    await audit();
    await password.fill("correct horse bÀttery");
    await save.click();

    await expectHeading(page, "My pair");
    await expect(page.getByRole("heading", { name: "Your partner: Max Moss" })).toBeVisible();
    await expect(page.getByRole("link", { name: "max@small.example" })).toBeVisible();
    await expect(page.getByText("Nothing is logged yet.")).toBeVisible();
    await audit();
    await signOut(page);

    const again = await page.goto(link);
    expect(again?.status()).toBe(404);
    await expectHeading(page, "This link no longer works");
    await audit();

    await page.getByRole("link", { name: "sign in", exact: true }).click();
    const email = page.getByLabel("Email address");
    for (const [address, typed] of [
      ["ann@small.example", "correct horse battery"],
      ["nobody@small.example", "correct horse bÀttery"],
    ] as const) {
      await email.fill(address);
      await page.getByLabel("Password").fill(typed);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expectProblems(page, ["Enter the email address and password of your account; one of the two is not right"]);
      await expect(email).toHaveValue(address);
    }
    // A keyboard may compose the letter another way.
    await email.fill(" ANN@small.example ");
    await page.getByLabel("Password").fill("correct horse bA\u0300ttery");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expectHeading(page, "My pair");
  });
});

test("a newer link makes the earlier one useless", async ({ page }) => {
  await publishSmall(page);
  await signInAs(page, "administrator");
  await page.goto("/admin/mail");
  const first = await linkIn(await open(page, "Your partner is Max Moss"));

  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/cohorts/small/participants");
  await page.getByRole("link", { name: "Ann Able" }).click();
  await page.getByRole("button", { name: "Send a link to their account" }).click();
  await expectDone(page, "The message with the link is on its way.");

  await signInAs(page, "administrator");
  await page.goto("/admin/mail");
  const second = await linkIn(await open(page, "Your account for Paired learning at St Maud’s"));
  expect(second).not.toBe(first);
  await page.goto(first);
  await expectHeading(page, "This link no longer works");
  await page.goto(second);
  await expectHeading(page, "Welcome, Ann Able");
});
