// Signing in as somebody of the demo on the sign-in page that is open, and signing out.

import { expect, type Page } from "@playwright/test";

import { expectDone } from "./form.ts";

/** Chooses somebody on the page to which a visit was sent, so that the visit goes on. */
export async function continueAs(page: Page, who: string): Promise<void> {
  await page
    .getByRole("button", { name: new RegExp(`^Continue as (.*, )?${who}`) })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expectDone(page, "You are signed out.");
}
