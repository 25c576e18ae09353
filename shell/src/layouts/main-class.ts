import type { LayoutKind } from "@madang/manifest";

/** What the kind of layout means for `main`: a reading column, or the whole width. */
export const mainClass: Record<LayoutKind, string> = {
  page: "m-main m-wrap",
  wide: "m-main-wide",
  bare: "m-main m-wrap m-narrow",
};
