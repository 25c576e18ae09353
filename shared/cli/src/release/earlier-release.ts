import { isDeepStrictEqual } from "node:util";
import { payloadTypes, releaseStatementSchema, type Envelope } from "@madang/releases";
import type { ReleaseStatement, ReleaseSummary } from "@madang/releases";
import { cliErrors } from "../errors.ts";
import type { AdminClient } from "../portal/admin-client.ts";

/**
 * The release of this very build, when the portal has it: it is not signed a second time, only moved. Throws CLI_BUILD_TAKEN where
 * the portal's has other bytes.
 */
export async function earlierRelease(
  admin: AdminClient,
  statement: ReleaseStatement,
): Promise<ReleaseSummary | undefined> {
  const { module, build } = statement.record;
  const found = (await admin.releases(module)).find((release) => release.build === build);
  if (found === undefined) return undefined;
  const earlier = statementOf(await admin.envelope(module, build));
  if (earlier !== undefined && isDeepStrictEqual(essence(earlier), essence(statement))) return found;
  throw cliErrors.create("BUILD_TAKEN", { module, build, at: found.createdAt, by: found.by });
}

/** Without when and from where it was made. */
function essence({ record, server, contract }: ReleaseStatement) {
  return { record, server, contract: contract ?? null };
}

/** Read, not trusted: the portal and every gateway verify what they take. */
export function statementOf({ payloadType, payload }: Envelope): ReleaseStatement | undefined {
  if (payloadType !== payloadTypes.release) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(payload, "base64").toString());
    const read = releaseStatementSchema.safeParse(parsed);
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
