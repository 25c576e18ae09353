import type { Crumb, FeedLink, Language, LayoutKind } from "@madang/manifest";
import type { Preferences } from "../preferences/preferences.ts";
import type { LiveModule } from "../routes/route-table.ts";
import type { CompiledLayout } from "./compile-layout.ts";

/** A view that stands on the page, with the build that rendered it. */
export interface ShownView {
  readonly module: LiveModule;
  readonly view: string;
}

/** Everything a page is made from, before it becomes HTML or navigation data. */
export interface PageContent {
  readonly layout: CompiledLayout;
  readonly kind: LayoutKind;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  readonly breadcrumb: readonly Crumb[];
  readonly main: readonly Buffer[];
  /** Views in order of appearance, the primary one first. */
  readonly shown: readonly ShownView[];
  readonly current: string | undefined;
  /** Full path with language prefix and declared query: where this page is. */
  readonly address: string;
  /** Address of the same document by language; empty on error pages. */
  readonly alternates: Readonly<Partial<Record<Language, string>>>;
  readonly canonical: string | undefined;
  readonly noindex: boolean;
  readonly feeds?: readonly FeedLink[];
  readonly preferences: Preferences;
  /** Whether a form that could not be answered is sent again by reloading it. */
  readonly holdsForm?: boolean;
  /** `https://www.example.go.kr`, or empty: addresses in the head are then relative. */
  readonly origin: string;
}
