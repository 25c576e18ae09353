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
  /** Addresses with their language prefix. */
  readonly links?: readonly { readonly href: string; readonly label: string }[];
}
