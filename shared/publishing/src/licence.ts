import { z } from "zod";

/**
 * Korea Open Government License (공공누리). Type 0 asks for nothing, 1 for the source, 2 forbids commercial use, 3 changes, 4 both;
 * the AI mark, beside any of them, lets anyone train AI with the work (both 0 and AI since January 2026).
 */
export const licenceTypes = ["0", "1", "2", "3", "4"] as const;
export type LicenceType = (typeof licenceTypes)[number];

export const licenceSchema = z.object({
  type: z.enum(licenceTypes).describe("Type of the Korea Open Government License (KOGL), 0 to 4."),
  ai: z.boolean().describe("True with the AI mark: free for training AI, whatever the type says."),
});
export type Licence = z.infer<typeof licenceSchema>;

/** What holds where a publication says nothing. */
export const defaultLicence: Licence = { type: "1", ai: false };

/** Of the marks that an item carries: its type (the first that is one) and AI. */
export function licenceOf(marks: readonly string[]): Licence {
  const type = licenceTypes.find((one) => marks.includes(one));
  return { type: type ?? defaultLicence.type, ai: marks.includes("AI") };
}
