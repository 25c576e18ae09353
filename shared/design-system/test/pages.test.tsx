import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { pageWindow } from "../src/components/page-window.ts";
import { Pagination } from "../src/components/pagination.tsx";

describe("pages of a list", () => {
  it.each([
    [1, 16, [1, 2, 3, "gap", 16]],
    [2, 16, [1, 2, 3, "gap", 16]],
    [8, 16, [1, "gap", 7, 8, 9, "gap", 16]],
    [16, 16, [1, "gap", 14, 15, 16]],
    [4, 5, [1, 2, 3, 4, 5]],
    [1, 2, [1, 2]],
  ] as const)("at %d of %d show first, last and those around", (current, last, shown) => {
    expect(pageWindow(current, last)).toEqual(shown);
  });

  it("name the current page and have no way back from the first", () => {
    const html = renderToStaticMarkup(
      <Pagination language="ko" current={1} last={3} hrefFor={(page) => `?page=${page}`} />,
    );
    expect(html).toContain('<a href="?page=1" aria-current="page">1<span class="m-sr">쪽</span></a>');
    expect(html).not.toContain('rel="prev"');
    expect(html).toContain('href="?page=2" rel="next"');
  });

  it("are absent where one page is all", () => {
    expect(renderToStaticMarkup(<Pagination language="ko" current={1} last={1} hrefFor={String} />)).toBe("");
  });
});
