// Runs before the page is drawn. Nothing it reads from the address is ever shown as text.
window.sodachi = (() => {
  "use strict";

  // A town's host begins with its six-digit code. The first page has it in redirect_uri, every later one in client_data.
  function redirectTarget() {
    const query = new URLSearchParams(location.search);
    if (query.has("redirect_uri")) {
      return query.get("redirect_uri");
    }
    try {
      const data = query.get("client_data").replaceAll("-", "+").replaceAll("_", "/");
      return JSON.parse(atob(data)).ru;
    } catch {
      return null;
    }
  }

  function town() {
    try {
      return /^([0-9]{6})\./.exec(new URL(redirectTarget()).hostname)?.[1];
    } catch {
      return undefined;
    }
  }

  const code = town();
  if (code) {
    document.documentElement.dataset.town = code;
  }

  // Names the passkey in the list of a person's passkeys; it must be unique there, hence the seconds.
  function passkeyLabel() {
    const agent = navigator.userAgent;
    const devices = [["iPhone", /iPhone/], ["iPad", /iPad/], ["Android", /Android/], ["Chromebook", /CrOS/],
      ["Windows", /Windows/], ["Mac", /Macintosh/], ["Linux", /Linux/]];
    const device = devices.find(([, pattern]) => pattern.test(agent))?.[0] ?? "Passkey";
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${device} ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} `
      + `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  }

  // Two dialogs at once are an error: the newer takes the place of the older.
  function oneDialogAtATime() {
    const create = navigator.credentials.create.bind(navigator.credentials);
    let pending;
    navigator.credentials.create = (options) => {
      pending?.abort();
      pending = new AbortController();
      return create({ ...options, signal: pending.signal });
    };
  }

  // Starts the device's own dialog at once. A browser that wants a tap first refuses; then the button, which is there all
  // the time, does it, and nobody is sent to an error page for what they did not do.
  function registerPasskey(start, atOnce) {
    window.prompt = passkeyLabel;
    if (navigator.credentials) {
      oneDialogAtATime();
    }
    let tapped = !atOnce;
    document.getElementById("register").addEventListener("submit", (event) => {
      const error = document.getElementById("error");
      if (error.value && (!tapped || error.value.startsWith("AbortError"))) {
        event.preventDefault();
        error.value = "";
      }
    });
    document.getElementById("registerWebAuthn").addEventListener("click", () => {
      tapped = true;
      start();
    });
    if (atOnce) {
      start();
    }
  }

  return { registerPasskey };
})();
