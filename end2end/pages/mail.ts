// The outbox, which an administrator reads.

import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the latest message with this subject; answers what it says. */
export async function open(page: Page, subject: string): Promise<Locator> {
  await page.getByText(subject, { exact: true }).first().click();
  const message = page
    .getByRole("group")
    .filter({ has: page.getByText(subject, { exact: true }) })
    .first();
  await expect(message).toContainText(/, written /);
  return message;
}

/** The address of the one-time link in a message. */
export async function linkIn(message: Locator): Promise<string> {
  const link = /http:\S+\/welcome\/\S+/.exec(await message.innerText());
  expect(link, "a link in the message").not.toBeNull();
  return link?.[0] ?? "";
}
