import type { Language, LayoutKind, NavigationItem, ShellAssets, Site } from "@madang/manifest";

/** What every part of a layout is made from. */
export interface FrameProps {
  readonly site: Site;
  readonly language: Language;
  readonly kind: LayoutKind;
  readonly navigation: readonly NavigationItem[];
  readonly assets: ShellAssets;
}
