import type { Envelope, ReleaseStatement } from "@madang/releases";
import type { Claimant } from "../../routes/claims.ts";

/** What the admin keeps in memory of a release: ten thousand whole records would be hundreds of megabytes. */
export interface ShelvedRelease extends Claimant {
  readonly build: string;
  readonly version: string;
  readonly digest: string;
  readonly server: ReleaseStatement["server"];
  /** Digests of its server bundle and contract. */
  readonly blobs: readonly string[];
  /** Name under which the browser's container announces itself. */
  readonly container: string | undefined;
  /** Ids of the keys that signed it. */
  readonly keyIds: readonly string[];
}

/** `statement` comes from an envelope whose digest the operator has signed, or that was verified. */
export function shelved(statement: ReleaseStatement, envelope: Envelope, digest: string): ShelvedRelease {
  const { module, build, version, manifest, container } = statement.record;
  return {
    module,
    build,
    version,
    digest,
    manifest: {
      pages: Object.fromEntries(Object.entries(manifest.pages).map(([name, { path }]) => [name, { path }])),
      api: manifest.api === undefined ? undefined : { prefix: manifest.api.prefix },
    },
    server: statement.server,
    blobs: [statement.server, ...(statement.contract === undefined ? [] : [statement.contract])].map(
      ({ digest }) => digest,
    ),
    container: container?.name,
    keyIds: envelope.signatures.map(({ keyid }) => keyid),
  };
}
