import { z } from "zod";
import { parseDataKeys } from "./encryption/data-keys.ts";

/** Options of this module beyond those of every service. */
export const petitionsOptions = {
  dataKeys: z
    .string()
    .min(1)
    .refine(isReadable, "must be id:base64url(32 bytes) pairs separated by commas, newest first")
    .meta({
      env: "MADANG_DATA_KEYS",
      secret: true,
      description:
        "Keys that encrypt what citizens write, newest first: id:base64url(32 bytes), separated by commas.",
    }),
  sample: z.boolean().default(false).meta({
    env: "MADANG_SAMPLE",
    description:
      "true on a developer's machine: the command sample may add example petitions with known passwords.",
  }),
};

export type PetitionsConfig = z.output<z.ZodObject<typeof petitionsOptions>>;

function isReadable(text: string): boolean {
  try {
    parseDataKeys(text);
    return true;
  } catch {
    return false;
  }
}
