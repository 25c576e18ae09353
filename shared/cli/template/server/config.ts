import { z } from "zod";

/** Options of this module beyond those of every service. */
export const exampleServiceOptions = {
  sample: z.boolean().default(false).meta({
    env: "MADANG_SAMPLE",
    description: "true on a developer's machine: the command sample may add made-up entries.",
  }),
};

export type ExampleServiceConfig = z.output<z.ZodObject<typeof exampleServiceOptions>>;
