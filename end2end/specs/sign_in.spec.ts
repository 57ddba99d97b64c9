// Signing in and out: visits that need it, sign-ins that end, and what was typed before they did.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import { continueAs, signOut } from "../pages/account.ts";
import { expectDone, expectHeading, forbidDialogs, hostile } from "../pages/form.ts";
import { fillYesterday, logYesterday } from "../pages/shadowing.ts";

test("a visit without a sign-in is asked for one, and then goes on to its page", async ({ page, audit }) => {
  for (const [path, who, heading] of [
    ["/pair", "Olivia Young", "My pair"],
    ["/shadowing/log", "Olivia Young", "Log a shadowing session"],
    ["/me", "Olivia Young", "Your account"],
    ["/questionnaires", "Olivia Young", "Questionnaires"],
    ["/programmes/demo/cohorts/running/participants?search=nowak", "Ffion Adeyemi", "Participants"],
    ["/programmes/demo/report?cohort=finished", "Tamsin Okonkwo", /What the programme did/],
    ["/programmes/demo/audit", "Ffion Adeyemi", "Who did what, and when"],
    ["/admin/mail", "Morwenna Pascoe", "Messages"],
    ["/admin/people/new", "Morwenna Pascoe", "Make an account"],
  ] as const) {
    await page.goto(path);
    await expectHeading(page, "Sign in");
    await continueAs(page, who);
    await expectHeading(page, heading);
    expect(page.url().endsWith(path)).toBe(true);
    await page.context().clearCookies();
  }
  await page.goto("/sign-in?next=/pair");
  await audit();
});

test("nobody is sent to another host after signing in", async ({ page, baseURL }) => {
  for (const next of [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "/%0d%0aLocation:%20x",
  ]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await continueAs(page, "Olivia Young");
    expect(new URL(page.url()).origin).toBe(baseURL);
    await page.context().clearCookies();
  }
});

test("signing out ends the sign-in, also for a page that is gone back to", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await page.goto("/pair");
  await signOut(page);
  await audit();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: /^Your partner/ })).toHaveCount(0);
  await page.goto("/pair");
  await expectHeading(page, "Sign in");
});

test("signing out everywhere ends the sign-in of another browser, and nobody else’s", async ({
  page,
  browser,
  server,
  javaScriptEnabled,
  audit,
}) => {
  const other = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
  const others = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
  try {
    const phoneOfOlivia = await other.newPage();
    await signInAs(phoneOfOlivia, "Olivia Young");
    const wanjiru = await others.newPage();
    await signInAs(wanjiru, "Wanjiru Uddin");

    await signInAs(page, "Olivia Young");
    await page.getByRole("link", { name: "Your account" }).click();
    await expectHeading(page, "Your account");
    await audit();
    await page.getByRole("button", { name: "Sign out on every device" }).click();
    await expectDone(page, "You are signed out on every device.");

    await phoneOfOlivia.goto("/pair");
    await expectHeading(phoneOfOlivia, "Sign in");
    await wanjiru.goto("/pair");
    await expectHeading(wanjiru, "My pair");
  } finally {
    await other.close();
    await others.close();
  }
});

test("the sign-in has another token than the visit before it, and a script cannot read it", async ({
  page,
  context,
}) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill("nobody@stmaud.example");
  await page.getByLabel("Password").fill("wrong wrong wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByLabel("Email address")).toHaveValue("nobody@stmaud.example");
  const [before] = await context.cookies();
  await continueAs(page, "Olivia Young");
  const cookies = await context.cookies();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]?.value).not.toBe(before?.value);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test.describe("on a phone", () => {
  test.use(phone);

  test("what was typed when the sign-in ended is still there after signing in again", async ({
    page,
    context,
    audit,
  }) => {
    forbidDialogs(page);
    await signInAs(page, "Olivia Young");
    await page.goto("/shadowing/log");
    await fillYesterday(page, hostile.script);
    await page.getByText("What for, and what was seen").click();
    await page.getByLabel("What was seen?").fill("Ten lines\nof thought");
    await context.clearCookies();
    await page.getByRole("button", { name: "Save" }).click();

    await expectHeading(page, "Sign in");
    await audit();
    await continueAs(page, "Olivia Young");
    await expectHeading(page, "Log a shadowing session");
    await expect(page.getByRole("radio", { name: "Yesterday" })).toBeChecked();
    await expect(page.getByLabel("Where?")).toHaveValue(hostile.script);
    await expect(page.getByLabel("What was seen?")).toHaveValue("Ten lines\nof thought");
    await expect(page.getByRole("heading", { name: "You were signed out" })).toBeVisible();
    await audit();
    await page.getByRole("button", { name: "Save" }).click();
    await expectDone(page, "The session is saved.");
  });

  test("what somebody typed is not shown to whoever signs in next at that computer", async ({ page, context }) => {
    await signInAs(page, "Olivia Young");
    const session = await logYesterday(page, "Ward 7");
    await page.getByLabel("So what?").fill("Only for Olivia");
    await context.clearCookies();
    await page.getByRole("button", { name: "Save reflection" }).click();
    await expectHeading(page, "Sign in");
    await continueAs(page, "Wanjiru Uddin");
    expect(new URL(page.url()).pathname).toBe(session);
    expect(await page.content()).not.toContain("Only for Olivia");
  });
});
