import { expect, test } from "vitest";
import { mayDraw } from "../../src/channels/may-draw.ts";

const navigation = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
const html = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const person = "Mozilla/5.0 (X11; Linux x64) Chrome/148.0.0.0 Safari/537.36";

test.each<[string, string, Record<string, string>, boolean]>([
  ["opens a document", "GET", { ...navigation, accept: html }, true],
  ["opens one over plain HTTP, or is old", "GET", { accept: html, "user-agent": person }, true],
  ["asks for anything, as programs do", "GET", { accept: "*/*" }, false],
  ["says nothing of what it takes", "GET", {}, false],
  ["loads an image over plain HTTP", "GET", { accept: "image/avif,image/webp,*/*;q=0.8" }, false],
  ["loads a frame", "GET", { ...navigation, "sec-fetch-dest": "iframe", accept: html }, false],
  ["fetches a page from a script", "GET", { "sec-fetch-mode": "cors", accept: html }, false],
  ["says half of it", "GET", { "sec-fetch-mode": "navigate", accept: html }, false],
  ["sends a form", "POST", { ...navigation, accept: html }, false],
  ["guesses what comes next", "GET", { ...navigation, accept: html, "sec-purpose": "prefetch" }, false],
  ["is a robot", "GET", { ...navigation, accept: html, "user-agent": "Googlebot/2.1" }, false],
  ["is a robot over plain HTTP", "GET", { accept: html, "user-agent": "Yeti/1.1" }, false],
  ["is a browser without a window", "GET", { accept: html, "user-agent": "HeadlessChrome/148.0" }, false],
])("who %s: %s", (_, method, headers, expected) => {
  expect(mayDraw({ method, headers })).toBe(expected);
});
