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

// What goes on: the page asks for itself every few seconds, as nobody in particular, and is told at the door if nothing changed.
// Its live parts are put in place of the old ones; where `data-turn` differs, so much did that all is read anew.
let ahead = 0, known = "";                                        // how far the clock here is ahead of the server's
async function follow(places) {
  if (document.hidden) return;
  const answer = await fetch(location.href, { cache: "no-cache", credentials: "omit" });
  ahead = Date.now() - new Date(answer.headers.get("Date"));
  const text = await answer.text();
  if (!answer.ok || text === known) return;
  known = text;
  const page = new DOMParser().parseFromString(text, "text/html");
  places.forEach((place) => {
    const now = page.getElementById(place.id);
    if (!now || now.dataset.turn !== place.dataset.turn) return location.reload();
    if (now.innerHTML !== place.innerHTML) place.innerHTML = now.innerHTML;
  });
  showCountdown();
}
const live = all("[data-live]");
if (live.length) setInterval(() => follow(live).catch(() => {}), live[0].dataset.live * 1000);

// How long a speaker still has, in minutes and seconds.
function showCountdown() {
  all("[data-until]").forEach((place) => {
    const left = Math.ceil((new Date(place.dataset.until) - Date.now() + ahead) / 1000);
    place.textContent = left > 0 ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : place.dataset.over;
  });
}
showCountdown();
setInterval(showCountdown, 1000);

if (navigator.clipboard) all("[data-copy]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.nextElementSibling.textContent = button.dataset.copied;
  });
});

// On a ballot a candidate goes up or down one place, by buttons beside the number; where they stand then is said aloud.
const placed = all("[data-place] input");
all("[data-move]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = button.closest("[data-place]").querySelector("input"), up = button.dataset.move < 0;
    const last = Math.max(...placed.map((other) => +other.value || 0)), from = +field.value || 0;
    let to = from ? Math.max(from + (up ? -1 : 1), 1) : up ? Math.min(last + 1, placed.length) : 0;
    if (from && to > last) to = 0;                                // below the last: no number
    if (from && to) placed.forEach((other) => { if (+other.value === to) other.value = from; });
    field.value = to || "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const said = document.querySelector("[data-moved]");
    said.textContent = said.dataset[to ? "moved" : "unmoved"].replace("{name}", field.labels[0].textContent).replace("{place}", to);
  });
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) { menu.open = false; menu.firstElementChild.focus(); }
});

const summary = document.querySelector(".error-summary");
if (summary) summary.focus();

// Words for a draw stay in the browser; only their fingerprint goes into the form.
if (window.crypto && crypto.subtle) all("[data-words]").forEach((place) => {
  place.hidden = false;
  place.addEventListener("input", async (event) => {
    const words = event.target.value.trim().normalize("NFC");
    // Those that could not be revealed are not committed to either.
    const fine = [...words].length >= 12 && /[a-z0-9]/i.test(words.normalize("NFKD")) && !/\p{Cc}/u.test(words);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words)));
    const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    document.getElementById(place.dataset.words).value = fine ? hex : "";
  });
});
