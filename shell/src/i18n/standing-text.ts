import type { Language } from "@madang/manifest";
import type { SiteFacts } from "./site-facts.ts";

/** Text of a standing page. */
export interface StandingText {
  readonly title: string;
  readonly lede: string;
  readonly sections: readonly StandingSection[];
}

export interface StandingSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items?: readonly string[];
  /** Modules put what they offer here; the shell knows none of them. */
  readonly slot?: StandingSlot;
}

/** `home-tasks`: squares of the lattice. `open-data`: items of a list, one for each module with an API for everyone. */
export type StandingSlot = "home-tasks" | "open-data";

/** One text for each language, so that a missing one does not compile. */
export type StandingTexts = Readonly<Record<Language, (site: SiteFacts) => StandingText>>;
