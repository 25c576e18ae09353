import type { Registry } from "@madang/registry";
import type { BlobStore } from "@madang/releases";
import type { Logger } from "@madang/service";
import type { Admission } from "./admission/admission.ts";
import type { AuditBook } from "./audit/audit-book.ts";
import type { PortalChannels } from "./channels/portal-channels.ts";
import type { MoveDesk } from "./moves/move-desk.ts";
import type { PreviewDesk } from "./previews/preview-desk.ts";
import type { ReleaseShelf } from "./releases/release-shelf.ts";
import type { ReplicaHealth } from "./runners/replica-health.ts";
import type { WantedWatch } from "./runners/wanted-watch.ts";

/** What the routes of the admin API work with. */
export interface Admin {
  readonly registry: Registry;
  readonly store: BlobStore;
  readonly log: Logger;
  readonly audit: AuditBook;
  readonly channels: PortalChannels;
  readonly shelf: ReleaseShelf;
  readonly admission: Admission;
  readonly moves: MoveDesk;
  readonly previews: PreviewDesk;
  readonly wanted: WantedWatch;
  readonly health: ReplicaHealth;
}
