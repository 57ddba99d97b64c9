// Pages and forms of others: refused, with a way on; and forms that nobody sent from a page of the service.

import { randomUUID } from "node:crypto";

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { expectDone, expectHeading, forbidDialogs } from "../pages/form.ts";
import { fillYesterday } from "../pages/shadowing.ts";

const COHORT = "/programmes/demo/cohorts/running";

/** Whom these pages are not for. */
const OTHERS = [
  [
    "clinician",
    [
      "/admin",
      "/admin/mail",
      "/admin/people/new",
      "/admin/programmes/new",
      "/programmes/demo",
      "/programmes/demo/people",
    ],
  ],
  [
    "manager",
    [
      COHORT,
      `${COHORT}/participants`,
      `${COHORT}/pairing`,
      `${COHORT}/pairs`,
      `${COHORT}/evaluation`,
      `${COHORT}/settings`,
    ],
  ],
  [
    "evaluator",
    [
      COHORT,
      `${COHORT}/participants/import`,
      `${COHORT}/evaluation`,
      "/programmes/demo/people",
      "/programmes/demo/cohorts/new",
    ],
  ],
  ["coordinator", ["/programmes/demo/report", "/admin", "/admin/mail"]],
  ["administrator", [COHORT, `${COHORT}/participants`, `${COHORT}/reflections`, "/programmes/demo/report"]],
  ["sponsor", [COHORT, "/programmes/demo/report", "/programmes/demo/audit"]],
] as const;

test("pages that are not for a role say so, and lead home", async ({ page }) => {
  test.setTimeout(120_000);
  for (const [who, paths] of OTHERS) {
    await signInAs(page, who);
    for (const path of paths) {
      const refused = await page.goto(path);
      expect(refused?.status(), `${who} at ${path}`).toBe(403);
      await expectHeading(page, "You cannot see this page");
      await expect(page.getByText("ask the coordinator of your programme")).toBeVisible();
    }
    await page.getByRole("link", { name: "Go to your home page" }).click();
    await expect(page).toHaveURL(/\/$/);
  }
});

test("addresses that lead nowhere say so, and lead home", async ({ page, audit }) => {
  forbidDialogs(page);
  await signInAs(page, "coordinator");
  const nobody = "00000000-0000-7000-8000-000000000000";
  for (const path of [
    "/nowhere",
    "/shadowing/<script>alert(1)</script>",
    `/shadowing/${nobody}`,
    `/questionnaires/${nobody}/sometime`,
    "/programmes/nowhere",
    "/programmes/demo/cohorts/nowhere",
    "/programmes/demo/cohorts/nowhere/participants/import",
    `${COHORT}/participants/${nobody}`,
    `${COHORT}/participants/import/${nobody}`,
    `${COHORT}/pairing/${nobody}`,
    "/programmes/demo/cohorts/%00/pairs",
    "/programmes/'%20or%201=1%20--",
  ]) {
    const missing = await page.goto(path);
    expect(missing?.status(), path).toBe(404);
    await expectHeading(page, /not found/i);
  }
  await audit();
  await page.getByRole("link", { name: "Go to your home page" }).click();
  await expect(page).toHaveURL(/\/$/);
});

test("forms that are sent past the pages are refused, and change nothing", async ({ page, server }) => {
  const person = { email: "eve@stmaud.example", first_name: "Eve", last_name: "Evil" };
  const acts: [string, Record<string, string>][] = [
    ["person/create", person],
    ["programme/create", { name: "Evil", organisation: "Evil", slug: "evil" }],
    ["programme/give-role", { programme: "demo", email: "sponsor@stmaud.example", role: "coordinator" }],
    ["cohort/change", { programme: "demo", cohort: "running", name: "Evil", version: "1" }],
    ["pairing/propose", { programme: "demo", cohort: "running" }],
  ];
  const send = (act: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    page.request.post(`/act/${act}`, { form, headers, maxRedirects: 0 });
  for (const [act, form] of acts) expect((await send(act, form)).status(), `${act}, signed out`).toBe(401);

  await signInAs(page, "evaluator");
  for (const [act, form] of acts) expect((await send(act, form)).status(), `${act}, wrong role`).toBe(403);
  expect((await send("shadowing/confirm", { session: "no id" })).status()).toBe(404);
  for (const [act] of acts)
    expect((await page.request.get(`/act/${act}`)).status(), `${act} by GET`).toBeGreaterThanOrEqual(400);

  await signInAs(page, "administrator");
  for (const headers of [
    { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" },
    { Origin: "https://evil.example" },
    { Origin: "null" },
  ]) {
    expect((await send("person/create", person, headers)).status(), JSON.stringify(headers)).toBe(403);
  }
  const own = { Origin: server.url, "Sec-Fetch-Site": "same-origin" };
  expect((await send("person/create", { ...person, email: "" }, own)).status()).toBe(422);
  await page.goto("/admin/mail");
  await expect(page.getByText("eve@stmaud.example")).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use(phone);

  test("a form that is sent twice is done once", async ({ page }) => {
    await signInAs(page, "clinician");
    await page.goto("/shadowing/log");
    await fillYesterday(page, "Pressed twice");
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await page.getByRole("button", { name: "Save" }).dblclick();
    const body = new URLSearchParams((await sent).postData() ?? "");
    await expectDone(page, "The session is saved.");

    const form = { ...Object.fromEntries(body), place: "Sent twice", from: "11", to: "12", key: randomUUID() };
    const answers = await Promise.all(
      [1, 2, 3].map(() => page.request.post("/act/shadowing/log", { form, maxRedirects: 0 })),
    );
    const places = new Set(answers.map((answer) => answer.headers()["location"]));
    expect(places.size).toBe(1);

    await page.goto("/pair");
    for (const place of ["Pressed twice", "Sent twice"]) {
      await expect(page.getByRole("listitem").filter({ hasText: place })).toHaveCount(1);
    }
  });
});
