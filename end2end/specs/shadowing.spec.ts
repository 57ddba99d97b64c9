// A participant logs a shadowing session on a phone, and the partner confirms it.

import { expect, phone, signInAs, test } from "../fixtures.ts";
import {
  dateBoxes,
  enterDate,
  expectDate,
  expectDone,
  expectHeading,
  expectProblems,
  follow,
  forbidDialogs,
  hostile,
  summary,
} from "../pages/form.ts";
import { daysAgo, fillYesterday, logYesterday } from "../pages/shadowing.ts";

test.use(phone);

test("a visit is logged once, and another like it begins with the same place and times", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  await expectHeading(page, "My pair");
  await audit();
  await page.getByText("Log a shadowing session", { exact: true }).tap();
  await expectHeading(page, "Log a shadowing session");
  await audit();
  await fillYesterday(page, "Ward 7");
  await page.getByRole("button", { name: "Save" }).tap();

  await expectDone(page, "The session is saved. Your partner has been asked to confirm it.");
  await expect(page.getByText("9am to 10:30am (1 hour 30 minutes)")).toBeVisible();
  await expect(page.getByText("Olivia Young visited Wanjiru Uddin")).toBeVisible();
  await expect(page.getByText("Waits for your partner to confirm it")).toBeVisible();
  await expect(page.getByRole("button", { name: "Yes, that is right" })).toHaveCount(0);
  await audit();
  const first = page.url();

  await page.goto("/");
  await page.getByText("Log a shadowing session", { exact: true }).tap();
  await page.getByRole("radio", { name: "Yesterday" }).tap();
  await page.getByRole("button", { name: "Save" }).tap();
  await expectProblems(page, [/^Olivia Young has logged this already: Ward 7, .*It is on your pair’s page/]);
  await audit();
  await page.getByRole("radio", { name: "Another day" }).check();
  await enterDate(page, "Which day?", ...daysAgo(2));
  await page.getByRole("button", { name: "Save" }).tap();
  await expectDone(page, "The session is saved.");
  await expect(page.getByText("9am to 10:30am (1 hour 30 minutes)")).toBeVisible();
  await expect(page.getByText("Ward 7", { exact: true })).toBeVisible();
  expect(page.url()).not.toBe(first);
});

test("a night on another day goes past midnight", async ({ page }) => {
  await signInAs(page, "manager");
  await page.goto("/shadowing/log");
  await page.getByRole("radio", { name: /visited me$/ }).check();
  await page.getByRole("radio", { name: "Another day" }).check();
  await enterDate(page, "Which day?", ...daysAgo(3));
  await page.getByLabel("From", { exact: true }).fill("10pm");
  await page.getByLabel("To", { exact: true }).fill("0630");
  await page.getByLabel("Where?").fill("Acute medical unit");
  await page.getByRole("button", { name: "Save" }).click();

  await expectDone(page, "The session is saved.");
  // An hour more or less where the clocks change that night.
  await expect(page.getByText(/^10pm to 6:30am the next day \([789] hours 30 minutes\)$/)).toBeVisible();
  await expect(page.getByText("Olivia Young visited Wanjiru Uddin")).toBeVisible();
});

test("a refused session says what to change, and keeps everything that was typed", async ({ page, audit }) => {
  forbidDialogs(page);
  await signInAs(page, "clinician");
  await page.goto("/shadowing/log");
  const text = `${hostile.script}\n\n  indented & "quoted"\nlast line`;
  await page.getByRole("radio", { name: /visited me$/ }).check();
  await page.getByRole("radio", { name: "Another day" }).check();
  await enterDate(page, "Which day?", "31", "11", "2026");
  await page.getByLabel("From", { exact: true }).fill("25:00");
  await page.getByLabel("To", { exact: true }).fill("noon");
  await page.getByLabel("Where?").fill("");
  await page.getByText("What for, and what was seen").click();
  await page.getByLabel("What was it for?").fill(text);
  await page.getByLabel("What was seen?").fill("x".repeat(10_001));
  await page.getByRole("button", { name: "Save" }).click();

  await expectProblems(page, [
    "Enter the date of the session as a real date, such as 3 2 2027",
    "Enter when it began, such as 9:30",
    "Enter when it ended, such as 12:30",
    "Enter where it was, such as Ward 7",
    /^Shorten what you saw by 1 character/,
  ]);
  await expect(page.getByRole("radio", { name: /visited me$/ })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Another day" })).toBeChecked();
  await expectDate(page, "Which day?", "31", "11", "2026");
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("25:00");
  await expect(page.getByLabel("To", { exact: true })).toHaveValue("noon");
  await expect(page.getByLabel("What was it for?")).toHaveValue(text);
  await expect(page.getByLabel("What was seen?")).toHaveValue("x".repeat(10_001));
  await follow(
    page,
    "Enter the date of the session as a real date, such as 3 2 2027",
    dateBoxes(page, "Which day?").day,
  );
  await follow(page, "Enter where it was, such as Ward 7", page.getByLabel("Where?"));
  await summary(page)
    .getByRole("link", { name: /^Shorten what you saw/ })
    .click();
  await expect(page.getByLabel("What was seen?")).toBeFocused();
  await audit();

  // What the browser counts as 10,000 characters is kept, though lines travel with one character more.
  const [day, month, year] = daysAgo(2);
  await enterDate(page, "Which day?", day, month, year);
  await page.getByLabel("From", { exact: true }).fill("9");
  await page.getByLabel("To", { exact: true }).fill("9:45");
  await page.getByLabel("Where?").fill(hostile.attribute);
  await page.getByLabel("What was seen?").fill("nine or so\n".repeat(909) + "x");
  await page.getByRole("button", { name: "Save" }).click();
  await expectDone(page, "The session is saved.");
  await expect(page.getByText(hostile.attribute)).toBeVisible();
  await expect(page.getByText("last line")).toContainText(hostile.script);
  expect(await page.content()).not.toContain("<script>alert");
});

test("a session of before the pair was one is refused", async ({ page }) => {
  await signInAs(page, "clinician");
  await page.goto("/shadowing/log");
  await fillYesterday(page, "Ward 7");
  await page.getByRole("radio", { name: "Another day" }).check();
  await enterDate(page, "Which day?", ...daysAgo(2000));
  await page.getByRole("button", { name: "Save" }).click();
  await expectProblems(page, [/^Enter a date within your time as a pair, /]);
  await expect(page.getByLabel("Where?")).toHaveValue("Ward 7");
});

test("a session that is not over is refused", async ({ page }) => {
  await signInAs(page, "clinician");
  await page.goto("/shadowing/log");
  await page.getByRole("radio", { name: "Another day" }).check();
  await enterDate(page, "Which day?", ...daysAgo(-1));
  await page.getByLabel("From", { exact: true }).fill("9");
  await page.getByLabel("To", { exact: true }).fill("10");
  await page.getByLabel("Where?").fill("Ward 7");
  await page.getByRole("button", { name: "Save" }).click();
  await expectProblems(page, ["Enter a date that is not in the future"]);

  await fillYesterday(page, "Ward 7");
  await page.getByLabel("To", { exact: true }).fill("8");
  await page.getByRole("button", { name: "Save" }).click();
  await expectProblems(page, ["Enter an end that is later than the beginning, by 16 hours at most. Past midnight is fine"]);
});

test("the partner confirms a session with one tap, and nobody else can look at it", async ({ page, audit }) => {
  await signInAs(page, "clinician");
  const session = await logYesterday(page, "Ward 7");
  const own = await page.request.post("/act/shadowing/confirm", { form: { session: session.split("/").pop() ?? "" } });
  expect(own.status()).toBe(422);

  await signInAs(page, "manager");
  await page.goto(session);
  await audit();
  await page.getByRole("button", { name: "Yes, that is right" }).tap();
  await expectDone(page, "The session is confirmed. Thank you.");
  await expect(page.getByText("Confirmed by both of you")).toBeVisible();
  await expect(page.getByRole("button", { name: "Yes, that is right" })).toHaveCount(0);
  await page.goto("/pair");
  await expectHeading(page, "My pair");
  await expect(page.getByRole("listitem").filter({ hasText: "Ward 7" })).toContainText("Confirmed");
  await audit();

  // The second clinician is in another pair.
  for (const [outsider, place] of [["clinician", 1], ["coordinator", 0], ["administrator", 0], ["evaluator", 0]] as const) {
    await signInAs(page, outsider, place);
    const refused = await page.goto(session);
    expect(refused?.status()).toBe(403);
    await expectHeading(page, "You cannot see this page");
  }
  await audit();
});

test("going back and logging another session loses neither", async ({ page }) => {
  await signInAs(page, "clinician");
  const first = await logYesterday(page, "Ward 7");
  await page.goBack();
  await fillYesterday(page, "Ward 8");
  await page.getByLabel("From", { exact: true }).fill("11");
  await page.getByLabel("To", { exact: true }).fill("12");
  await page.getByRole("button", { name: "Save" }).click();
  await expectDone(page, "The session is saved.");
  expect(new URL(page.url()).pathname).not.toBe(first);
  await expect(page.getByText("Ward 8", { exact: true })).toBeVisible();
});
