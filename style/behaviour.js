// The behaviour of nhsuk-frontend's components that pages use; each page works without it.
//
// `data-module` on an element turns its behaviour on. Leave it off inside an island: what this adds to the page
// would surprise the island when it wakes.

import {
  initButtons,
  initCharacterCounts,
  initCheckboxes,
  initErrorSummary,
  initHeader,
  initNotificationBanners,
  initRadios,
  initSkipLinks,
} from "nhsuk-frontend";

import { initDrafts } from "./draft.js";

// nhsuk-frontend hides what JavaScript will reveal only below this class.
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");

for (const start of [
  initButtons,
  initCharacterCounts,
  initCheckboxes,
  initErrorSummary,
  initHeader,
  initNotificationBanners,
  initRadios,
  initSkipLinks,
  initDrafts,
]) {
  // One component that its page has wrong must not take the others with it.
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}

// Work that goes on: what the page says of it is brought up to date in place, and the page is loaded again once it is
// done. Nobody loses their place meanwhile. Without JavaScript there is a link for it.
const progress = document.querySelector("[data-module='app-progress']");

function lookLater() {
  // The server may be away for a moment: the next look finds it again.
  setTimeout(() => look().catch(lookLater), 1000);
}

async function look() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const news = page.querySelector("[data-module='app-progress']");
  if (!news) {
    location.reload();
    return;
  }
  // Only what is new, since it is read out.
  if (news.textContent !== progress.textContent) progress.replaceChildren(...news.childNodes);
  lookLater();
}

if (progress) lookLater();
