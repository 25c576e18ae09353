import { randomBytes } from "node:crypto";
import { z } from "zod";
import { digestOf } from "./digest.ts";
import { digestSchema } from "./release-statement.ts";

/** What a bearer token of the admin API may do: see admin-api.ts. */
export const adminScopeSchema = z
  .string()
  .regex(
    /^(read|runner|operator|release:(\*|[a-z][a-z0-9-]{0,59}))$/,
    "must be read, runner, operator, release:<module> or release:*",
  );

const adminTokenSchema = z.strictObject({
  /** Of a person, a team or a machine; stands in the audit. */
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9@._-]{0,59}$/,
      "must be 1 to 60 small letters, digits, dots, hyphens, underscores or @",
    ),
  /** Of the whole token; the token itself is kept nowhere. */
  sha256: digestSchema,
  scopes: z.array(adminScopeSchema).min(1).max(200),
  expires: z.iso.datetime().optional(),
});

/** The file that MADANG_ADMIN_TOKENS_FILE names. */
export const adminTokensFileSchema = z.strictObject({ tokens: z.array(adminTokenSchema).max(5000) });
export type AdminToken = z.infer<typeof adminTokenSchema>;

/** A new token, to be shown once, and what stands in the tokens file of it. */
export function createAdminToken(options: { name: string; scopes: readonly string[]; expires?: Date }): {
  token: string;
  entry: AdminToken;
} {
  // 256 bits by chance: its digest needs neither salt nor slowness.
  const token = `madang_${randomBytes(32).toString("base64url")}`;
  const { name, scopes, expires } = options;
  const entry = adminTokenSchema.parse({
    name,
    sha256: digestOf(token),
    scopes: [...scopes],
    ...(expires === undefined ? {} : { expires: expires.toISOString() }),
  });
  return { token, entry };
}
