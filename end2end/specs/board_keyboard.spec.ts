// The whole board with nothing but a keyboard: what is focused can be seen, and every act can be reached.

import { type Locator, type Page } from "@playwright/test";

import { expect, signInAs, test } from "../fixtures.ts";
import { expectPairs, pair, proposeSmall } from "../pages/board.ts";
import { expectDone, expectHeading } from "../pages/form.ts";

test.setTimeout(120_000);

/** More stops than any page here has. */
const MOST_STOPS = 200;

/** Goes on by Tab until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toHaveCount(1);
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${target}`);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("button", { name, exact: true }));
  await page.keyboard.press("Enter");
}

test("pairs are locked, swapped, ruled out and proposed again by keyboard only", async ({ page }) => {
  await signInAs(page, "coordinator");
  await proposeSmall(page);

  await press(page, "Lock Cat Cole and Oli Orme");
  await expect(pair(page, "Cat Cole", "Oli Orme").getByText("Locked", { exact: true })).toBeVisible();

  await press(page, "Swap the manager of Ann Able and Max Moss");
  await expectHeading(page, "Swap the manager of Ann Able and Max Moss");
  await tabTo(page, page.getByRole("radio", { name: "Bea Baker and Nia Noon" }));
  await page.keyboard.press("Space");
  await press(page, "Swap");
  await expectPairs(page, [
    ["Ann Able", "Nia Noon"],
    ["Bea Baker", "Max Moss"],
    ["Cat Cole", "Oli Orme"],
  ]);

  // Where the page opens after an act is where Tab goes on: at the pair that was changed.
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Lock Ann Able and Nia Noon" })).toBeFocused();

  await press(page, "Rule out Ann Able and Nia Noon");
  await expect(page.getByRole("heading", { name: "Ruled out" })).toBeVisible();
  await press(page, "Propose the rest again keeping the locked pairs");
  await expectDone(page, "Pairs are proposed.");
  await expect(pair(page, "Ann Able", "Nia Noon")).toHaveCount(0);
  await expect(pair(page, "Cat Cole", "Oli Orme").getByText("Locked", { exact: true })).toBeVisible();
});
