// Enhances pages that work without it. Every word it shows comes translated from data- attributes.
"use strict";
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// A second press of a button sends nothing twice; coming Back, or waiting half a minute, enables it again.
const release = (form) => {
  delete form.dataset.sent;
  all("button[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  delete form.dataset.changed;
  all("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
  setTimeout(release, 30000, form);
});
addEventListener("pageshow", () => { all("form[data-sent]").forEach(release); countAnswers(); });

// Leaving a long form with changes in it asks first; the browser has its own words for that.
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && "unsaved" in form.dataset) form.dataset.changed = "yes";
  countAnswers();
});
addEventListener("beforeunload", (event) => { if (document.querySelector("form[data-changed]")) event.preventDefault(); });

function countAnswers() {
  const counter = document.querySelector("[data-answered]");
  if (!counter) return;
  const answered = all(".question input:checked").filter((choice) => choice.value).length;
  const text = counter.dataset.answered.replace("{}", answered);
  if (counter.textContent !== text) counter.textContent = text;
}

// How long until a vote closes, in the reader's language; not announced, only there to be read.
const units = [["day", 86400], ["hour", 3600], ["minute", 60]];   // each from two of them on; always rounded down
const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
function showRemaining() {
  all("[data-closes]").forEach((place) => {
    const seconds = (new Date(place.dataset.closes) - Date.now()) / 1000;
    const [unit, size] = units.find(([, size]) => seconds >= 2 * size) || units[2];
    place.textContent = seconds > 0 ? words.format(Math.floor(seconds / size), unit) : place.dataset.closed;
  });
}
showRemaining();
setInterval(showRemaining, 20000);

if (navigator.clipboard) all("[data-copy]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.nextElementSibling.textContent = button.dataset.copied;
  });
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) { menu.open = false; menu.firstElementChild.focus(); }
});

const summary = document.querySelector(".error-summary");
if (summary) summary.focus();
