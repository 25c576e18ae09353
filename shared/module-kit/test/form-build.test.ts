import { createElement as h, type ReactElement } from "react";
import { expect, test } from "vitest";
import { renderView } from "../src/server/answer/render-view.ts";

function render(content: ReactElement, options: { isPage?: boolean; interactive?: boolean } = {}) {
  const { isPage = true, interactive = false } = options;
  return renderView({
    module: "news",
    build: "abc123de",
    view: { name: "form", component: () => content, interactive },
    props: { data: {}, language: "ko", url: '/news?tag=a&b="' },
    isPage,
    signal: new AbortController().signal,
  });
}

const form = (props: Record<string, unknown>, ...children: ReactElement[]): ReactElement =>
  h("form", { method: "post", ...props }, ...children);

test("a form that is posted names the build in its address", async () => {
  expect(await render(form({ action: "/news/new" }))).toContain('action="/news/new?_build=abc123de"');
  expect(await render(form({ action: "/news/new?step=2&x=>" }))).toContain(
    'action="/news/new?step=2&amp;x=&gt;&amp;_build=abc123de"',
  );
  expect(await render(form({ action: "/news/new#end" }))).toContain('action="/news/new?_build=abc123de#end"');
});

test("a form without an address goes to its page, with the page's query", async () => {
  expect(await render(form({ className: "m-form" }))).toContain(
    '<form action="/news?tag=a&amp;b=&quot;&amp;_build=abc123de" class="m-form" method="post">',
  );
  expect(await render(form({}), { isPage: false })).toBe('<form method="post"></form>');
});

test("a button that sends the form elsewhere names the build too", async () => {
  const html = await render(
    form({ action: "/a" }, h("button", { formAction: "/news/more?x=1", key: "b" }), h("input", { key: "i" })),
  );
  expect(html).toMatch(/formaction="\/news\/more\?x=1&amp;_build=abc123de"/i);
});

test("forms that only look, and addresses of others, stay as they are", async () => {
  for (const content of [
    h("form", { action: "/search" }),
    h("form", { action: "/search", method: "get" }),
    form({ action: "https://example.org/" }),
    form({ action: "//example.org/" }),
    h("p", null, '<form method="post" action="/x">'),
  ])
    expect(await render(content)).not.toContain("_build");
});

test("several forms on one page, and forms that are hydrated, all name it", async () => {
  const html = await render(
    h("div", null, form({ action: "/a", key: "a" }), form({ action: "/b", key: "b" })),
    { interactive: true },
  );
  expect(html.match(/_build=abc123de/g)).toHaveLength(2);
});
