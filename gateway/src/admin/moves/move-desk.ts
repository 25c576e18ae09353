import { randomUUID } from "node:crypto";
import { registryErrors, type Registry } from "@madang/registry";
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
    const inTheWay = asked.to === "previous" ? await this.#openMove(module) : undefined;
    const request = await this.#resolved(module, asked, snapshot, inTheWay);
    const release =
      request.build === undefined ? undefined : await admission.readmit(module, request.build, snapshot);
    const live = snapshot.modules[module];
    const before = live?.builds[live.stable]?.version;
    if (inTheWay !== undefined) await this.#takeBack(inTheWay, by);
    const words = [
      ...(inTheWay === undefined ? [] : [`What was on its way ends: ${purposeOf(inTheWay)}`]),
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

  async #openMove(module: string): Promise<Move | undefined> {
    return (await this.#parts.registry.openMoves()).find((move) => move.module === module);
  }

  /** Whoever takes a module back does not wait for what is on its way: that ends here, wherever it is carried out. */
  async #takeBack(move: Move, by: string): Promise<void> {
    const { registry, audit } = this.#parts;
    const { code, message: reason } = adminErrors.create("TAKEN_BACK", { module: move.module, by });
    const steps = [...move.steps, { at: new Date().toISOString(), text: reason }];
    try {
      await registry.saveMove({ ...move, steps, state: "rolled-back", code, reason });
    } catch (error) {
      if (registryErrors.is(error, "MOVE_ENDED")) return;
      throw error;
    }
    const detail = { move: move.id, code, reason };
    await audit.note({
      by,
      action: actionOf(move.request),
      module: move.module,
      detail,
      outcome: "rolled-back",
    });
  }

  /** With the build that `previous` means: none where ending what is on its way, or the canary, is all. */
  async #resolved(
    module: string,
    request: MoveRequest,
    snapshot: ChannelSnapshot,
    inTheWay: Move | undefined,
  ): Promise<MoveRequest> {
    const live = snapshot.modules[module];
    if (request.to === "stable") return request;
    if (live === undefined) throw adminErrors.create("NOT_LIVE", { module });
    if (request.to === "canary" || request.build !== undefined) return request;
    if (live.canary !== undefined) return request;
    if (inTheWay !== undefined && inTheWay.request.to !== "previous") return request;
    const marks = await this.#parts.channels.marks(module);
    const build = marks.find(({ channel }) => channel === "previous")?.build;
    if (build === undefined) throw adminErrors.create("NO_PREVIOUS", { module, build: live.stable });
    return { ...request, build };
  }
}
