import { randomUUID } from "node:crypto";
import type { Registry } from "@madang/registry";
import type { ChannelSnapshot, Move, MoveRequest } from "@madang/releases";
import type { Admission } from "../admission/admission.ts";
import type { AuditBook } from "../audit/audit-book.ts";
import type { PortalChannels } from "../channels/portal-channels.ts";
import { adminErrors } from "../errors.ts";
import { actionOf, backwards, purposeOf } from "./move-words.ts";

export interface MoveDeskParts {
  readonly registry: Registry;
  readonly channels: PortalChannels;
  readonly admission: Admission;
  readonly audit: AuditBook;
  /** A move has been taken in. */
  readonly onMove: () => void;
}

/** Takes moves in: what can be said no to at once is refused here; the rest is the runner's. */
export class MoveDesk {
  readonly #parts: MoveDeskParts;

  constructor(parts: MoveDeskParts) {
    this.#parts = parts;
  }

  /** Throws ADMIN_NOT_RELEASED, _NOT_LIVE, _NO_PREVIOUS, _CLAIMED, RELEASES_*, REGISTRY_MOVE_UNDER_WAY. */
  async begin(module: string, asked: MoveRequest, by: string): Promise<Move> {
    const { registry, channels, admission, audit, onMove } = this.#parts;
    const snapshot = await channels.withTrust();
    const request = await this.#resolved(module, asked, snapshot);
    const release =
      request.build === undefined ? undefined : await admission.readmit(module, request.build, snapshot);
    const live = snapshot.modules[module];
    const before = live?.builds[live.stable]?.version;
    const words = [
      purposeOf({ module, request }),
      ...(release === undefined ? [] : [backwards(before, release.version) ?? []].flat()),
    ];
    const steps = words.map((text) => ({ at: new Date().toISOString(), text }));
    const move: Move = { id: randomUUID(), module, request, by, state: "waiting", steps };
    await registry.saveMove(move);
    await audit.note({
      by,
      action: actionOf(request),
      module,
      detail: { move: move.id, ...request, ...(request.by === undefined ? {} : { person: request.by }) },
      outcome: "begun",
    });
    onMove();
    return move;
  }

  /** With the build that `previous` means. */
  async #resolved(module: string, request: MoveRequest, snapshot: ChannelSnapshot): Promise<MoveRequest> {
    const live = snapshot.modules[module];
    if (request.to === "stable") return request;
    if (live === undefined) throw adminErrors.create("NOT_LIVE", { module });
    if (request.to === "canary" || request.build !== undefined) return request;
    if (live.canary !== undefined) return request;
    const marks = await this.#parts.channels.marks(module);
    const build = marks.find(({ channel }) => channel === "previous")?.build;
    if (build === undefined) throw adminErrors.create("NO_PREVIOUS", { module, build: live.stable });
    return { ...request, build };
  }
}
