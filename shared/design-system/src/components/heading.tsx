import { createElement, type ReactNode } from "react";

/** The page itself has the only h1. */
export type HeadingLevel = 2 | 3 | 4;

export interface HeadingProps {
  level: HeadingLevel;
  id?: string | undefined;
  children: ReactNode;
}

/** A heading whose level the place decides: a box on the home page sits deeper than the same box alone. */
export function Heading({ level, id, children }: HeadingProps) {
  return createElement(`h${level}`, { id }, children);
}
