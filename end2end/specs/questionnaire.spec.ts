// A participant answers the questionnaire; the coordinator sees that they did, and never what.

import type { Page } from "@playwright/test";

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, expectProblems, follow } from "../pages/form.ts";

test.use(phone);

const ITEMS = 12;

/** The questions, each a group of radios. */
function questions(page: Page) {
  return page.getByRole("group", { name: /^\d+\. / });
}

async function answerAll(page: Page, except: number): Promise<void> {
  for (let item = 0; item < ITEMS; item += 1) {
    const choice = item % 4 === 3 ? "Prefer not to say" : "Strongly agree";
    if (item !== except) await questions(page).nth(item).getByRole("radio", { name: choice, exact: true }).check();
  }
}
