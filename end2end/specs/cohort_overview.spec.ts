// A coordinator's Friday: what needs them, the pairs that went quiet, the phases; and the programme's shape and people.

import { expect, signInAs, test } from "../fixtures.ts";
import { enterDate, expectDone, expectHeading, expectProblems, follow, dateBoxes } from "../pages/form.ts";

const COHORT = "/programmes/demo/cohorts/running";

/** A day so many from today, as its three boxes have it. */
function inDays(days: number): [string, string, string] {
  const day = new Date(Date.now() + days * 86_400_000);
  return [String(day.getUTCDate()), String(day.getUTCMonth() + 1), String(day.getUTCFullYear())];
}

test("a coordinator sees what needs them today, and every number leads to what it counts", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto(COHORT);
  await expectHeading(page, /This year’s cohort/);
  await expect(page.getByRole("heading", { name: "Needs you today" })).toBeVisible();
  await expect(page.getByText(/pairs? ha(s|ve) gone quiet/)).toBeVisible();
  await expect(page.getByRole("figure")).toHaveCount(5);
  await audit();
  await page.getByRole("link", { name: "24 Active" }).click();
  await expectHeading(page, "Participants");
  await expect(page).toHaveURL(/\?state=active$/);
  await page.goBack();
  await page.getByRole("link", { name: /^\d+ of 24 Before the programme$/ }).click();
  await expectHeading(page, "Who has answered");
  await page.goBack();
  await page.getByRole("button", { name: "Look at the pairs" }).first().click();
  await expectHeading(page, "Pairs");
  await audit();
});

test("a quiet pair is reminded once a week, and left alone with a note", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto(`${COHORT}/pairs`);
  const first = page.getByRole("main").getByRole("listitem").filter({ hasText: "paired since" }).first();
  await expect(first).toContainText("Red: gone quiet");
  const names = (await first.getByRole("link").textContent()) ?? "";
  await first.getByRole("button", { name: `Remind them ${names}` }).click();
  await expectDone(page, "The pair is reminded: both have been written to.");
  const pair = page.getByRole("listitem").filter({ hasText: names });
  await expect(pair.first()).toContainText("Last reminded on");
  await expect(page.getByRole("button", { name: `Remind them ${names}` })).toHaveCount(0);

  await page.getByRole("link", { name: names }).click();
  await expectHeading(page, names);
  await expect(page.getByText(/This pair had a reminder less than a week ago: wait until/)).toBeVisible();
  await audit();
  await page.getByRole("button", { name: "Leave alone" }).click();
  await expectProblems(page, ["Enter the day", "Enter why, so that the next coordinator understands"]);
  await follow(page, "Enter the day", dateBoxes(page, "Until which day?").day);
  await audit();
  await enterDate(page, "Until which day?", ...inDays(20));
  await page.getByLabel("Why?").fill("On leave <b>until</b> then");
  await page.getByRole("button", { name: "Leave alone" }).click();
  await expectDone(page, "The pair is left alone until the day you entered.");
  await expect(pair.first()).toContainText("On leave <b>until</b> then");
  await expect(first).not.toContainText(names);
  await pair.first().getByRole("link").click();
  await page.getByRole("button", { name: "Show it again now" }).click();
  await expectDone(page, "Your changes are saved.");
  await expect(page.getByText("Left alone until")).toHaveCount(0);
});

test("a phase is added, changed and removed", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto(COHORT);
  await page.getByRole("main").getByRole("link", { name: "Phases", exact: true }).click();
  await expectHeading(page, "Phases");
  await expect(page.getByRole("link", { name: "Mid-point review" })).toBeVisible();
  await audit();
  await page.getByRole("button", { name: "Add a phase" }).click();
  await expectHeading(page, "Add a phase");
  await page.getByRole("button", { name: "Add phase" }).click();
  await expectProblems(page, ["Enter what the phase is called", "Enter the day on which it begins"]);
  await audit();
  await page.getByLabel("What is it called?").fill("Summer party");
  await enterDate(page, "On which day does it begin?", ...inDays(30));
  await page.getByRole("radio", { name: "Participants" }).check();
  await page.getByLabel("What are they told besides its name and day?").fill("Bring cake");
  await page.getByRole("button", { name: "Add phase" }).click();
  await expectDone(page, "Your changes are saved.");
  await page.getByRole("link", { name: "Summer party" }).click();
  await expect(page.getByLabel("What are they told besides its name and day?")).toHaveValue("Bring cake");
  await page.getByLabel("What is it called?").fill("Autumn party");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expectDone(page, "Your changes are saved.");
  await page.getByRole("link", { name: "Autumn party" }).click();
  await page.getByRole("button", { name: "Remove this phase" }).click();
  await expectDone(page, "Your changes are saved.");
  await expect(page.getByRole("link", { name: "Autumn party" })).toHaveCount(0);
});

test("a programme is made from a template and all of it is changed afterwards", async ({ page, audit }) => {
  await signInAs(page, "administrator");
  await page.goto("/admin/programmes/new");
  await expect(page.getByRole("radio", { name: "Nine months, meeting monthly" })).toBeChecked();
  await page.getByLabel("Name of the programme").fill("Twinning");
  await page.getByLabel("Organisation that runs it").fill("St Maud’s");
  await page.getByLabel("Short name for web addresses").fill("twinning");
  await page.getByRole("radio", { name: "One exchange, half a day each way" }).check();
  await page.getByRole("button", { name: "Make programme" }).click();
  await expectDone(page, "The programme is made.");
  await page.getByRole("link", { name: "Settings of the programme" }).click();
  await expectHeading(page, "Settings of the programme");
  await expect(page.getByLabel("Shadowing: target each way")).toHaveValue("4");
  await audit();
  await page.getByLabel("Shadowing: target each way").fill("many");
  await page.getByLabel("Phases", { exact: true }).fill("soon; nobody; Launch");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expectProblems(page, [/^Enter the target of .* as a number/, /^Begin with the week, a number .* in line 1$/]);
  await expect(page.getByLabel("Phases", { exact: true })).toHaveValue("soon; nobody; Launch");
  await audit();
  await page.getByLabel("Shadowing: target each way").fill("6");
  await page.getByLabel("Phases", { exact: true }).fill("0; nobody; Launch");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expectDone(page, "Your changes are saved.");
  await expect(page.getByLabel("Shadowing: target each way")).toHaveValue("6");
});

test("a programme is handed over, and its last coordinator cannot leave it", async ({ page, audit }) => {
  await signInAs(page, "coordinator");
  await page.goto("/programmes/demo/people");
  await expectHeading(page, "People and their roles");
  await expect(page.getByRole("radio")).toHaveCount(1);
  await page.getByRole("button", { name: "Take the role of coordinator from Ffion Adeyemi" }).click();
  await expect(page.getByRole("alert")).toContainText("Ffion Adeyemi is the only coordinator");
  await audit();
  await page.goto("/programmes/demo");
  await page.getByRole("link", { name: "Hand the programme over" }).click();
  await expectHeading(page, "Hand the programme over");
  await audit();
  const email = page.getByLabel("Email address of your successor’s account");
  await email.fill("evaluator@stmaud.example");
  await page.getByRole("button", { name: "Hand over" }).click();
  await expectProblems(page, [/^Tamsin Okonkwo is evaluator here and cannot also be coordinator/]);
  await email.fill("workshops@stmaud.example");
  await page.getByLabel("I give up my own role").check();
  await page.getByRole("button", { name: "Hand over" }).click();
  await expectDone(page, "The programme is handed over.");
  expect((await page.goto("/programmes/demo/people"))?.status()).toBe(403);
  await signInAs(page, "Noor Castellanos");
  await page.goto("/programmes/demo/audit");
  await expect(page.getByText(/Ffion Adeyemi handed the programme over to Noor Castellanos/)).toBeVisible();
});
