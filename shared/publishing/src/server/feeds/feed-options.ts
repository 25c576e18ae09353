import { z } from "zod";

/** Option of a module that publishes feeds. */
export const feedOptions = {
  publicOrigin: z
    .url({ protocol: /^https?$/ })
    .transform((address) => new URL(address).origin)
    .optional()
    .meta({
      env: "PUBLIC_ORIGIN",
      description:
        "Scheme and host that citizens see, for example https://www.example.go.kr; addresses in feeds begin with it. Without it they are paths, which not every reader follows.",
    }),
};

/** What a module's configuration has with these options. */
export interface FeedConfig {
  readonly publicOrigin?: string | undefined;
}
