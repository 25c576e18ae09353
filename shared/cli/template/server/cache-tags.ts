import manifest from "../module.ts";

/** What is stored of this module carries these; a change purges them in its own transaction. */
export const exampleServiceTags = {
  /** Whatever depends on which entries there are. */
  list: `${manifest.id}:list`,
  /** Whatever shows one of these entries, were it only its title. */
  shown: (entries: readonly { readonly id: number }[]): string[] =>
    entries.map(({ id }) => `${manifest.id}:${id}`),
};
