import { z } from "zod";
import { criticalities, moduleIdSchema } from "@madang/manifest";

const keyId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, "must be 1 to 60 small letters, digits, dots or hyphens");

/** An Ed25519 public key (RFC 8032) as base64url of its 32 bytes. */
export const publicKeySchema = z.strictObject({
  id: keyId,
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be base64url of 32 bytes"),
  notBefore: z.iso.datetime().optional(),
  /** Blocks new releases from then on, never running ones. */
  expires: z.iso.datetime().optional(),
  /** The private key is out: nothing signed by it is taken up any more, whenever it was signed; what runs is named in `status`. */
  revoked: z.iso.datetime().optional(),
});
export type PublicKey = z.infer<typeof publicKeySchema>;

const source = z.string().regex(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, "must be an https origin");

/** Who may release what, and what the operator allows. Part of every channel snapshot, so a change reaches every gateway like a release. */
export const trustPolicySchema = z
  .strictObject({
    teams: z.record(
      z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
      z.strictObject({
        modules: z.array(moduleIdSchema).max(20_000),
        keys: z.array(publicKeySchema).max(20),
        /** Highest class that the team's modules may declare; `reading` when absent. */
        criticality: z.enum(criticalities).optional(),
        /** Origins beyond the portal's own that their pages may need (manifest `needs`). */
        sources: z.array(source).max(50).optional(),
      }),
    ),
  })
  .superRefine((policy, context) => {
    for (const { path, message } of keysTwice(policy)) context.addIssue({ code: "custom", path, message });
  });

/** The same bytes under a second id would let a revoked key sign on; the same id twice would make every message unclear. */
function keysTwice(policy: {
  teams: Record<string, { keys: readonly PublicKey[] }>;
}): { path: (string | number)[]; message: string }[] {
  const seen = new Map<string, string>();
  const problems: { path: (string | number)[]; message: string }[] = [];
  for (const [team, { keys }] of Object.entries(policy.teams))
    for (const [index, { id, key }] of keys.entries()) {
      const bytes = `bytes ${Buffer.from(key, "base64url").toString("hex")}`;
      const other = seen.get(`id ${id}`) ?? seen.get(bytes);
      const message = `is the key ${id} of ${team}, but ${other} has the same id or the same bytes`;
      if (other !== undefined) problems.push({ path: ["teams", team, "keys", index], message });
      seen.set(`id ${id}`, `${id} of ${team}`).set(bytes, `${id} of ${team}`);
    }
  return problems;
}

export type TrustPolicy = z.infer<typeof trustPolicySchema>;
export type TrustedTeam = TrustPolicy["teams"][string];
