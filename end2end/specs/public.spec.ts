// What anybody may see: the front page, sign-in, the statements, and a way on from an address that is not there.

import { expect, phone, test } from "../fixtures.ts";

const PAGES = ["/", "/sign-in", "/accessibility", "/privacy"];

for (const path of PAGES) {
  test(`${path} says what it is`, async ({ page }) => {
    const response = await page.goto(path);

    expect(response?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/Paired Learning/);
    await expect(page.getByRole("contentinfo").getByRole("link", { name: /accessibility/i })).toBeVisible();
    // The demo never passes for the real thing.
    await expect(page.getByRole("region", { name: /demo/i })).toBeVisible();
  });
}

test("an address that is not there gives a way on", async ({ page }) => {
  const response = await page.goto("/no/such/page");

  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/not found/i);
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
});

test.describe("in the narrowest window", () => {
  test.use({ ...phone, viewport: { width: 320, height: 640 } });

  for (const path of PAGES) {
    test(`${path} does not scroll sideways`, async ({ page }) => {
      await page.goto(path);

      const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(needed).toBeLessThanOrEqual(given ?? 0);
    });
  }
});
