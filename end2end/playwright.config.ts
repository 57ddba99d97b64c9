// Every journey twice, JavaScript on and off, in the machine's own Chromium. Specs named *.js.spec.ts are about
// what only JavaScript does.

import { defineConfig } from "@playwright/test";

const executablePath = process.env["CHROMIUM"];
if (!executablePath) {
  throw new Error("CHROMIUM does not say where the browser is: run `make end2end`, which finds it");
}

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  globalSetup: "./seed.ts",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    // Recording slows every test; nobody looks at it on a build machine.
    trace: process.env["CI"] ? "off" : "retain-on-failure",
    launchOptions: {
      executablePath,
      args: [
        // Chromium's sandbox refuses to work for root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "javascript" },
    { name: "no-javascript", use: { javaScriptEnabled: false }, testIgnore: "**/*.js.spec.ts" },
  ],
});
