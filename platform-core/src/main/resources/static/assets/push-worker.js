/* Shows that there is something to read on this site, and opens it. Lives on after the page is closed. */
"use strict";

self.addEventListener("push", (event) => {
  const note = event.data ? event.data.json() : null;
  if (!note) return;
  event.waitUntil(self.registration.showNotification(note.title, {
    body: note.text,
    lang: note.lang,
    /* A repeat takes the place of the first. */
    tag: note.tag,
    icon: "/app-icon/192.png",
    data: { path: note.path },
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const target = new URL(event.notification.data.path, self.location.origin);
  if (target.origin !== self.location.origin) return;
  event.waitUntil((async () => {
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const open = windows.find((one) => one.url === target.href);
    return open ? open.focus() : self.clients.openWindow(target.href);
  })());
});
