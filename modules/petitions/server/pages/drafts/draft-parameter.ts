import { z } from "zod";

/** `/petitions/draft/:draft/…`: 122 random bits, and of no use without the visitor's grant. */
export const draftParameter = z.object({
  draft: z
    .uuidv4()
    .max(36)
    .transform((id) => id.toLowerCase()),
});
