// What people are told: how it comes, what stands among their notices, and what a coordinator sees of it.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, expectProblems } from "../pages/form.ts";

test.describe("on a phone", () => {
  test.use(phone);

  test("a participant reads their notices and marks them as read", async ({ page, audit }) => {
    await signInAs(page, "clinician");
    await page.goto("/");
    await page.getByRole("link", { name: /^\d+ notices? you have not read$/ }).click();
    await expectHeading(page, "Your notices");
    await expect(page.getByText("New", { exact: true }).first()).toBeVisible();
    await expect(page.locator("main")).not.toContainText(/\/welcome\/[\w-]/);
    await audit();
    await page.getByRole("button", { name: /^Mark \d+ notices? as read$/ }).click();
    await expectDone(page, "Your notices are marked as read.");
    await expect(page.getByText("New", { exact: true })).toHaveCount(0);
    await page.goto("/");
    await expect(page.getByRole("link", { name: /you have not read/ })).toHaveCount(0);
  });

  test("a participant chooses how messages come, and what is wrong is kept", async ({ page, audit }) => {
    await signInAs(page, "manager");
    await page.goto("/me");
    await page.getByRole("link", { name: "what also comes by email, and when" }).click();
    await expectHeading(page, "Your messages");
    await page.getByLabel("News of the programme").selectOption("Not by email: only here, among my notices");
    await page.getByLabel("No messages from").fill("late");
    await page.getByRole("button", { name: "Save" }).click();
    await expectProblems(page, ["Enter when the quiet hours begin, such as 21:00"]);
    await expect(page.getByLabel("News of the programme")).toHaveValue("notice");
    await expect(page.getByLabel("No messages from")).toHaveValue("late");
    await audit();
    await page.getByLabel("No messages from").fill("19:30");
    await page.getByRole("button", { name: "Save" }).click();
    await expectDone(page, "Your choices are saved.");
    await expect(page.getByLabel("News of the programme")).toHaveValue("notice");
    await expect(page.getByLabel("No messages from")).toHaveValue("19:30");
    await audit();
  });
});

test("a coordinator sees to whom the programme wrote and whether it arrived, and not what partners tell each other", async ({
  page,
  audit,
}) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo");
  await page.getByRole("link", { name: "Messages, and whether they arrived" }).click();
  await expectHeading(page, "Messages");
  await expect(page.getByRole("listitem").filter({ hasText: "A date between partners" }).first()).toBeVisible();
  await expect(page.locator("main")).not.toContainText("proposes a conversation");
  await audit();
  await page.getByRole("link", { name: "Show those that did not arrive" }).click();
  await expect(page.getByText("No message has come back or been given up. What still waits is in the list of all messages.")).toBeVisible();
  await audit();
});

test("a link in a message that is not right says so", async ({ page, audit }) => {
  const answer = await page.goto("/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA/dates");
  expect(answer?.status()).toBe(404);
  await expectHeading(page, "This link does not work");
  await audit();
});

test("a coordinator chooses what a message says, and sees it before it is saved", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/messages");
  await page.getByRole("link", { name: "Choose what messages say" }).click();
  await expectHeading(page, "What messages say");
  await audit();
  await page.getByRole("link", { name: "To a pair that has gone quiet, when you remind them" }).click();
  await page.getByLabel("Message", { exact: true }).fill("Dear {name},\n\ncome for tea with {partner}.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expectProblems(page, ["Change ‘{partner}’: nothing of that name is filled in"]);
  await audit();
  await page.getByLabel("Message", { exact: true }).fill("Dear {name},\n\ncome for tea with {partners}.\n\n{link}");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Nothing is saved yet.")).toBeVisible();
  await expect(page.getByText("come for tea with Ben Abara.")).toBeVisible();
  await audit();
  await page.getByRole("button", { name: "Save" }).click();
  await expectDone(page, "The words are saved. The next message of this kind says this.");
  await expect(page.getByText("come for tea with Ben Abara.")).toBeVisible();
  await page.goto("/programmes/demo/messages/words");
  await expect(page.getByRole("listitem").filter({ hasText: "gone quiet" })).toContainText("In your words");
});
