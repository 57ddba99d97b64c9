// Drafts: a form that says so is sent to the server some seconds after the last key, as its button "Keep as a draft"
// would. What could not be sent is kept in this browser, for this person and this form alone, until it can.

const AFTER = 3000;
const AGAIN = 15000;
const SENT = "sent draft";

function keepDrafts(form) {
  const said = form.querySelector("[data-app-draft='said']");
  const act = form.querySelector("button[formaction$='/keep']").formAction;
  const field = (name) => form.querySelector(`input[name='${name}']`)?.value ?? "";
  const name = `draft ${field("typed_by")} ${field("draft_of")}`;
  let timer;
  let isChanged = false;

  const typed = () => new URLSearchParams(new FormData(form)).toString();
  const here = (work) => {
    // Some browsers are told to keep nothing.
    try {
      return work(localStorage);
    } catch {
      return null;
    }
  };
  const say = (words) => {
    said.textContent = words;
  };

  async function send(body) {
    const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
    return fetch(act, { method: "POST", headers, body, keepalive: body.length < 60000 });
  }

  async function save() {
    clearTimeout(timer);
    if (!isChanged) return;
    isChanged = false;
    const body = typed();
    here((store) => store.setItem(name, body));
    try {
      const answer = await send(body);
      if (answer.ok) {
        say((await answer.json()).said);
        here((store) => store.getItem(name) === body && store.removeItem(name));
      } else if (answer.status === 401) {
        say("Not saved: your sign-in has ended. It is kept in this browser.");
      } else {
        say("Not saved. It is kept in this browser.");
      }
    } catch {
      isChanged = true;
      timer = setTimeout(save, AGAIN);
      say("Not saved: you are offline. It is kept in this browser.");
    }
  }

  function change() {
    isChanged = true;
    clearTimeout(timer);
    timer = setTimeout(save, AFTER);
  }

  form.addEventListener("input", change);
  form.addEventListener("change", change);
  addEventListener("online", save);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!navigator.onLine) {
      event.preventDefault();
      isChanged = true;
      save();
      return;
    }
    // What is sent needs no draft; this browser forgets it once a page says that it is done.
    isChanged = false;
    here((store) => store.setItem(name, typed()));
    sessionStorage.setItem(SENT, name);
  });

  const left = here((store) => store.getItem(name));
  if (form.hasAttribute("data-refused")) {
    // It came back with everything that was typed. Another form of the page that was refused says nothing of this one.
    here((store) => store.removeItem(name));
    change();
  } else if (left) {
    // What this browser kept goes to the server, which shows it with whatever else there is.
    send(left)
      .then((answer) => {
        if (!answer.ok) return;
        here((store) => store.removeItem(name));
        if (!isChanged) location.reload();
      })
      .catch(() => say("You are offline. What you typed before is kept in this browser."));
  }
}

export function initDrafts() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent && new URLSearchParams(location.search).has("done")) localStorage.removeItem(sent);
  document.querySelectorAll("form[data-module='app-draft']").forEach(keepDrafts);
}
