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
]) {
  // One component that its page has wrong must not take the others with it.
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}
