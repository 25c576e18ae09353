import { z } from "zod";
import { checkPlainly, describeProblems } from "./describe-problems.ts";
import { manifestErrors } from "./errors.ts";
import { localizedTextSchema } from "./languages.ts";

/** One website: which hosts it answers for, and the identity that its chrome shows. Written by the operator (`site.json`). */
const telephone = z
  .string()
  .regex(/^[0-9][0-9-]{2,19}$/, "must be digits and hyphens, for example 000-000-0120");

export const siteSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, "must be a lower-case word, for example hanul"),
  hosts: z
    .array(z.string().min(1).max(253))
    .min(1)
    .describe("Host names without a port; * answers for any host."),
  name: localizedTextSchema.describe("Name of the website, for example 한울도 마당."),
  institution: localizedTextSchema.describe("The public body that runs it, for example 한울도."),
  domain: z
    .string()
    .max(253)
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "must be a host name, for example hanul.example")
    .describe("The domain that citizens should look for in the address."),
  operator: z.strictObject({ department: localizedTextSchema, telephone }),
  helpline: z.strictObject({
    name: localizedTextSchema,
    telephone,
    hours: localizedTextSchema,
    outOfHours: localizedTextSchema,
  }),
  address: localizedTextSchema,
});
export type Site = z.infer<typeof siteSchema>;

/** Throws MANIFEST_SITE_INVALID. */
export function parseSite(input: unknown, subject: string): Site {
  const result = checkPlainly(siteSchema, input);
  if (result.success) return result.data;
  throw manifestErrors.create(
    "SITE_INVALID",
    { subject, problems: describeProblems(result.error, siteSchema) },
    result.error,
  );
}
