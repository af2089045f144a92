/* Asks this browser for its permission to be called, after a tap and never before. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-push-key]");
  if (!form || !("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  const part = (name) => form.querySelector(`[data-push-${name}]`);
  const say = (name) => ["none", "denied", "failed"].forEach((each) => { part(each).hidden = each !== name; });
  const button = part("ask");

  /* The platform's key as bytes. */
  const key = () => Uint8Array.from(
    atob(form.dataset.pushKey.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

  /* The worker stands beside the other files, so no page of ours is under it and nobody else waits for it. */
  const worker = async () => {
    const registration = await navigator.serviceWorker.register("/assets/push-worker.js");
    const fresh = registration.installing || registration.waiting;
    if (!registration.active && fresh) {
      await new Promise((ready) => fresh.addEventListener("statechange", () => {
        if (fresh.state === "activated") ready();
      }));
    }
    return registration;
  };

  const subscribe = async (registration) => {
    const wish = { userVisibleOnly: true, applicationServerKey: key() };
    try {
      return await registration.pushManager.subscribe(wish);
    } catch (failure) {
      /* Subscribed once under a key we do not use any more. */
      const old = await registration.pushManager.getSubscription();
      if (!old) throw failure;
      await old.unsubscribe();
      return registration.pushManager.subscribe(wish);
    }
  };

  /* Who gets as far as this needs no home screen. */
  part("home").hidden = true;
  if (Notification.permission === "denied") {
    say("denied");
    return;
  }
  say("");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if (await Notification.requestPermission() !== "granted") {
        say("denied");
        return;
      }
      const device = (await subscribe(await worker())).toJSON();
      form.elements.endpoint.value = device.endpoint;
      form.elements.key.value = device.keys.p256dh;
      form.elements.auth.value = device.keys.auth;
      form.submit();
    } catch {
      say("failed");
    } finally {
      button.disabled = false;
    }
  });
})();
