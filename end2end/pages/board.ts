// A small cohort whose best pairs are known, and the board on which they are proposed.

import { expect, type Locator, type Page } from "@playwright/test";

import { signInAs } from "../fixtures.ts";
import { expectHeading } from "./form.ts";
import { linkIn, open } from "./mail.ts";
import { makeCohort, preview, waitFor } from "./spreadsheet.ts";

/** Ann, Bea and Cat each fit one manager best; Dan fits none and is the one too many; Eve is kept apart from all. */
const LIST = `First name,Last name,Email,Side,Grade,Site,Availability,Interests,Not with
Ann,Able,ann@small.example,clinician,ST4,Riverside,Mon am,digital,
Bea,Baker,bea@small.example,clinician,ST4,Queen Maud,Tue am,discharge,
Cat,Cole,cat@small.example,clinician,ST4,St Aldhelm's,Wed am,finance,max@small.example
Dan,Dale,dan@small.example,clinician,ST4,Elsewhere,Sun pm,equality,
Eve,East,eve@small.example,clinician,ST4,Riverside,Mon am,digital,max@small.example; nia@small.example; oli@small.example
Max,Moss,max@small.example,manager,Band 8a,Riverside,Mon am,digital,
Nia,Noon,nia@small.example,manager,Band 8a,Queen Maud,Tue am,discharge,
Oli,Orme,oli@small.example,manager,Band 8a,St Aldhelm's,Wed am,finance,
`;

/** Makes the cohort and has its pairs proposed; the coordinator must be signed in. */
export async function proposeSmall(page: Page): Promise<string> {
  const cohort = await makeCohort(page, "small");
  await preview(page, cohort, "small.csv", LIST);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await waitFor(page, /The participants are imported/);
  await page.goto(`${cohort}/pairing`);
  await page.getByRole("button", { name: "Propose pairs" }).click();
  await expectHeading(page, "Proposed pairs");
  return cohort;
}

/** The same with the pairs published: Ann and Max, Bea and Nia, Cat and Oli. Nobody need be signed in. */
export async function publishSmall(page: Page): Promise<void> {
  await signInAs(page, "coordinator");
  await proposeSmall(page);
  await publish(page);
  await expectHeading(page, "Published pairs");
}

/** Publishes the proposal that is shown, after the page that asks. */
export async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publish these pairs" }).click();
  await expectHeading(page, "Publish these pairs?");
  await page.getByRole("button", { name: /^Publish \d+ pairs? and write to \d+ people$/ }).click();
}

/** Ann, who takes up her account by the link in her message, is signed in. */
export async function takeUpAnn(page: Page): Promise<void> {
  await signInAs(page, "administrator");
  await page.goto("/admin/mail");
  await page.goto(await linkIn(await open(page, "Your partner is Max Moss")));
  await page.getByLabel("New password").fill("three random words");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expectHeading(page, "My pair");
}

/** The pair of these two on the board. */
export function pair(page: Page, clinician: string, manager: string): Locator {
  const row = page.getByText(`Why this score for ${clinician} and ${manager}`);
  return page.getByRole("listitem").filter({ has: row });
}

/** Presses `Lock`, `Unlock` or `Take apart` of a pair. */
export async function act(page: Page, what: string, clinician: string, manager: string): Promise<void> {
  await page.getByRole("button", { name: `${what} ${clinician} and ${manager}`, exact: true }).click();
}

/** Gives a pair the manager of another; `other` is left out where nothing is to be chosen. */
export async function swap(
  page: Page,
  [clinician, manager]: [string, string],
  other?: [string, string],
): Promise<void> {
  await page.getByRole("button", { name: `Swap the manager of ${clinician} and ${manager}` }).click();
  await expectHeading(page, `Swap the manager of ${clinician} and ${manager}`);
  if (other) await page.getByRole("radio", { name: `${other[0]} and ${other[1]}` }).check();
  await page.getByRole("button", { name: "Swap" }).click();
}

/** Pairs two people by hand; nobody is chosen where one is left out. */
export async function join(page: Page, clinician?: string, manager?: string): Promise<void> {
  const [first, second] = [
    page.getByRole("combobox", { name: "Clinician" }),
    page.getByRole("combobox", { name: "Manager" }),
  ];
  // Folded away, unless it was refused just now.
  if (!(await first.isVisible())) await page.getByText("Pair two people by hand").click();
  if (clinician) await first.selectOption({ label: clinician });
  if (manager) await second.selectOption({ label: manager });
  await page.getByRole("button", { name: "Pair them" }).click();
}

/** These pairs, and no others, are on the board. */
export async function expectPairs(page: Page, pairs: [string, string][]): Promise<void> {
  for (const [clinician, manager] of pairs) await expect(pair(page, clinician, manager)).toHaveCount(1);
  const rows = page.getByRole("listitem").filter({ has: page.getByText(/^Why this score for /) });
  await expect(rows).toHaveCount(pairs.length);
}

/** Somebody in the list of those without a partner. */
export function alone(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({ hasText: new RegExp(`${name}\\s*(Clinician|Manager);`) });
}
