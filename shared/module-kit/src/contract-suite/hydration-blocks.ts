export interface HydrationBlock {
  /** `<module>/<view>` */
  readonly key: string;
  readonly props: unknown;
  /** The element to hydrate stands before the block. */
  readonly wrapped: boolean;
}

const block = /<script type="application\/json" data-madang-props="([^"]*)">([\s\S]*?)<\/script>/g;

/** The hydration blocks of a fragment. Throws a SyntaxError where the JSON does not parse. */
export function hydrationBlocks(html: string): HydrationBlock[] {
  return [...html.matchAll(block)].map(([, key = "", json = ""]) => {
    const [module, view] = key.split("/");
    return {
      key,
      props: JSON.parse(json),
      wrapped: html.includes(`<div data-madang-module="${module}" data-madang-view="${view}"`),
    };
  });
}
