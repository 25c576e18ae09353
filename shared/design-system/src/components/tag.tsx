import "../styles/components/tags.css";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface TagProps {
  /** `open`: one may act; `now`: going on; `warn`: corrected or due; `danger`: overdue. */
  meaning?: "plain" | "open" | "now" | "warn" | "danger" | undefined;
  children: ReactNode;
}

/** A state in a word; meaning has a shape besides its colour. */
export function Tag({ meaning = "plain", children }: TagProps) {
  return <span className={classNames("m-tag", meaning !== "plain" && `m-tag-${meaning}`)}>{children}</span>;
}

/** A line of tags. */
export function Tags({ children }: { children: ReactNode }) {
  return <p className="m-docs-tags">{children}</p>;
}
