// What JavaScript adds to every page.

import { expect, test } from "../fixtures.ts";

test("the behaviour of the components is at work", async ({ page }) => {
  await page.goto("/");

  await expect(page.locator("body")).toHaveClass(/nhsuk-frontend-supported/);
});

test("the skip link moves the focus to the content", async ({ page }) => {
  await page.goto("/accessibility");

  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: /skip to main content/i });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
