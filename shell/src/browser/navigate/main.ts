import { prepareAnnouncements } from "./announcement.ts";
import { registerOfflinePage } from "./offline.ts";
import { addressOfForm, isPlainClick, linkOf } from "./page-intent.ts";
import { hydrate, PageNavigator } from "./navigator.ts";
import { watchIntent } from "./prefetch.ts";
import { readRuntimeBlock } from "./runtime-block.ts";

const runtime = readRuntimeBlock();
if (runtime !== undefined) {
  hydrate(document.body, runtime);
  start(new PageNavigator(runtime));
  registerOfflinePage();
}

function start(navigator: PageNavigator): void {
  prepareAnnouncements();
  document.addEventListener("click", (event) => {
    const link = isPlainClick(event) ? linkOf(event) : undefined;
    if (link?.hash) navigator.leavePlace();
    if (link !== undefined) take(event, new URL(link.href));
  });
  document.addEventListener("submit", (event) => {
    const url = addressOfForm(event);
    if (url !== undefined) take(event, url);
  });
  addEventListener("popstate", (event) => void navigator.traverse(event.state));
  watchIntent((link) => {
    if (link instanceof HTMLAnchorElement) navigator.prefetch(new URL(link.href));
  });

  function take(event: Event, url: URL): void {
    if (!navigator.takes(url)) return;
    event.preventDefault();
    void navigator.visit(url);
  }
}
