// What a first visit costs, in bytes as they come over the wire. The budgets are those of the design; nothing
// here is timed.

import { expect, test } from "../fixtures.ts";

const BUDGET = { document: 15_000, stylesheet: 25_000, script: 90_000, requests: 10 };

for (const path of ["/", "/sign-in", "/accessibility"]) {
  test(`a first visit to ${path} is small`, async ({ page }) => {
    const spent = { document: 0, stylesheet: 0, script: 0, requests: 0 };
    const sizes: Promise<void>[] = [];
    page.on("requestfinished", (request) => {
      spent.requests += 1;
      const kind = request.url().endsWith(".wasm") ? "script" : request.resourceType();
      if (kind === "document" || kind === "stylesheet" || kind === "script") {
        sizes.push(
          request.sizes().then(({ responseBodySize }) => {
            spent[kind] += responseBodySize;
          }),
        );
      }
    });

    await page.goto(path, { waitUntil: "networkidle" });
    await Promise.all(sizes);

    test.info().annotations.push({ type: "bytes", description: JSON.stringify(spent) });
    expect(spent.document).toBeGreaterThan(0);
    expect(spent.document).toBeLessThanOrEqual(BUDGET.document);
    expect(spent.stylesheet).toBeGreaterThan(0);
    expect(spent.stylesheet).toBeLessThanOrEqual(BUDGET.stylesheet);
    expect(spent.script).toBeLessThanOrEqual(BUDGET.script);
    expect(spent.requests).toBeLessThanOrEqual(BUDGET.requests);
  });
}
