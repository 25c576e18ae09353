import "../styles/components/pages.css";
import type { ReactNode } from "react";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { HiddenText } from "./hidden-text.tsx";
import { Icon } from "./icon.tsx";
import { pageWindow } from "./page-window.ts";

export interface PaginationProps {
  language: Language;
  current: number;
  last: number;
  /** Address of a page. */
  hrefFor: (page: number) => string;
  label?: string | undefined;
}

/** Pages of a list as links; nothing where there is one page. */
export function Pagination({ language, current, last, hrefFor, label }: PaginationProps) {
  if (last < 2) return null;
  const words = wordsIn(language);
  return (
    <nav className="m-pages" aria-label={label ?? words.pages}>
      <Turn href={current > 1 ? hrefFor(current - 1) : undefined} rel="prev">
        <Icon name="chevron-left" small />
        <b>{words.previous}</b>
      </Turn>
      {pageWindow(current, last).map((page, index) =>
        page === "gap" ? (
          <span key={`gap ${index}`} aria-hidden="true">
            …
          </span>
        ) : (
          <a key={page} href={hrefFor(page)} aria-current={page === current ? "page" : undefined}>
            {page}
            <HiddenText>{page === last ? words.lastPage : words.page}</HiddenText>
          </a>
        ),
      )}
      <Turn href={current < last ? hrefFor(current + 1) : undefined} rel="next">
        <b>{words.next}</b>
        <Icon name="chevron-right" small />
      </Turn>
    </nav>
  );
}

function Turn({
  href,
  rel,
  children,
}: {
  href: string | undefined;
  rel: "prev" | "next";
  children: ReactNode;
}) {
  if (href === undefined) return <span className="m-muted">{children}</span>;
  return (
    <a href={href} rel={rel}>
      {children}
    </a>
  );
}
