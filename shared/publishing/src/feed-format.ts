/** RSS 2.0 and Atom (RFC 4287): the two that every reader of feeds knows. */
export const feedFormats = ["rss", "atom"] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedTypes = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
} as const satisfies Readonly<Record<FeedFormat, string>>;
