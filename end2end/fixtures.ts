// What every spec starts with: its own server with its own copy of the demo, a page that takes no fault lightly,
// the accessibility audit, and the demo's sign-in.

import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test as base } from "@playwright/test";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";

import { type Server, startServer } from "./server.ts";

export { expect };

/** A phone between two patients: `test.use(phone)`. */
export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

interface Fixtures {
  server: Server;
  /** What went wrong in the page so far; a test may allow what it provokes. */
  faults: Faults;
  /** Fails on anything that axe finds in the page as it is now. The last page of a test is audited anyway. */
  audit: () => Promise<void>;
}

export const test = base.extend<Fixtures>({
  server: async ({}, use, testInfo) => {
    const all = process.env["END2END_FOLDER"] ?? "";
    const folder = await mkdtemp(join(all, "test-"));
    await cp(join(all, "template"), folder, { recursive: true, filter: (path) => !path.endsWith(".lock") });
    const server = await startServer(folder);
    await use(server);
    const ended = server.ended();
    await server.stop();
    if (testInfo.status !== testInfo.expectedStatus || ended !== undefined) {
      await testInfo.attach("server.log", { body: server.log(), contentType: "text/plain" });
    }
    await rm(folder, { recursive: true, force: true });
    expect(ended, "the server must not end by itself").toBeUndefined();
  },

  baseURL: async ({ server }, use) => {
    await use(server.url);
  },

  faults: async ({ server }, use) => {
    const faults = new Faults(server.url);
    await use(faults);
    expect(faults.found(), "faults in the page").toEqual([]);
  },

  page: async ({ page, faults, audit }, use, testInfo) => {
    faults.watch(page);
    await use(page);
    if (testInfo.status === testInfo.expectedStatus && page.url() !== "about:blank") await audit();
  },

  audit: async ({ browser, context, javaScriptEnabled }, use) => {
    await use(async () => {
      for (const page of context.pages()) {
        if (javaScriptEnabled === false) await auditCopy(browser, page);
        else await auditPage(page);
      }
    });
  },
});

/** Signs in to the demo as the person of this name, or the first with this role, or the one at this place after them. */
export async function signInAs(page: Page, who: string, place = 0): Promise<void> {
  await page.goto("/sign-in");
  const name = new RegExp(`^Continue as (.*, )?${who.replace(/[^\w\s]/g, "\\$&")}`, "i");
  await page.getByRole("button", { name }).nth(place).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

/** Console errors, uncaught errors, things that could not be loaded, requests to other hosts. */
export class Faults {
  readonly #home: string;
  readonly #seen: string[] = [];
  readonly #allowed: RegExp[] = [];

  constructor(home: string) {
    this.#home = home;
  }

  /** For a test that provokes a fault on purpose. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  found(): string[] {
    return this.#seen.filter((fault) => !this.#allowed.some((pattern) => pattern.test(fault)));
  }

  watch(page: Page): void {
    page.on("pageerror", (error) => this.#seen.push(`error: ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      // What could not be loaded is told better by its response, below.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        this.#seen.push(`console: ${message.text()}`);
      }
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${this.#home}/`) && !url.startsWith("data:") && !url.startsWith("blob:")) {
        this.#seen.push(`another host: ${url}`);
      }
    });
    page.on("response", (response) => {
      // A page may say no; what belongs to a page must be there.
      const refused = response.request().resourceType() === "document" ? 500 : 400;
      if (response.status() >= refused) {
        this.#seen.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
      }
    });
  }
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function auditPage(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes
      // nhsuk-frontend tells with aria-expanded what a radio button reveals. ARIA has no such state for it; screen
      // readers tell it all the same, and GOV.UK and the NHS keep it for them.
      .filter(({ html }) => !(id === "aria-allowed-attr" && /type="radio"/.test(html) && /aria-expanded/.test(html)))
      .map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
  expect(findings, `accessibility of ${page.url()}`).toEqual([]);
}

/** axe needs JavaScript: where it is off, a copy of the page as it was served is audited, without its scripts. */
async function auditCopy(browser: Browser, page: Page): Promise<void> {
  const body = (await page.content())
    .replace(/<script\b[^]*?<\/script>/gi, "")
    .replace(/<link\b[^>]*\brel="?modulepreload\b[^>]*>/gi, "")
    .replace(/<\/?noscript\b[^>]*>/gi, "");
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() });
  try {
    const copy = await context.newPage();
    const url = page.url().replace(/#.*/, "");
    await copy.route(
      (address) => address.href === url,
      (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }),
    );
    await copy.goto(url);
    await auditPage(copy);
  } finally {
    await context.close();
  }
}
