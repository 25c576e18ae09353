import { Alarm } from "./alarm.ts";
import type { NumberedPurge, PurgePosition } from "./purge-feed-state.ts";
import { withoutGap } from "./purge-history.ts";

/** The relay as a follower sees it. */
export interface PurgeSource {
  readonly position: PurgePosition | undefined;
  /** Aborted when the process drains. */
  readonly signal: AbortSignal;
  onLook(listener: () => void): () => void;
  read(after: number, upTo: number): Promise<readonly NumberedPurge[]>;
}

export interface Following {
  readonly module: string;
  readonly source: PurgeSource;
  readonly start: PurgePosition;
  /** The last number that the follower has; the present one when there is nothing that it could have missed. */
  readonly after: number;
  /** Aborted when the follower has gone. */
  readonly gone: AbortSignal;
}

/** Milliseconds between beats, a little less: looks come in jitter. */
const beatEvery = 400;
/** For a look, which comes by itself as long as the database answers. */
const longWait = 60_000;

/**
 * Lines of the feed, for ever: where it stands, what was missed, what comes. A beat says that up to its number nothing is missing; there
 * is none while the database cannot be asked.
 */
export async function* followPurges(following: Following): AsyncGenerator<string> {
  const { source, gone, start } = following;
  const alarm = new Alarm();
  const ring = () => alarm.ring();
  const unsubscribe = source.onLook(ring);
  const ends = AbortSignal.any([gone, source.signal]);
  ends.addEventListener("abort", ring, { once: true });
  try {
    yield line({ epoch: start.epoch, seq: start.seq });
    yield* linesAfterwards(following, alarm, ends);
  } finally {
    unsubscribe();
    ends.removeEventListener("abort", ring);
  }
}

async function* linesAfterwards(
  { module, source, start, after }: Following,
  alarm: Alarm,
  ends: AbortSignal,
): AsyncGenerator<string> {
  let last = Math.min(after, start.seq);
  let said = Date.now();
  while (!ends.aborted) {
    alarm.reset();
    const { position } = source;
    // Another history: the follower begins anew when this one ends.
    if (position === undefined || position.epoch !== start.epoch) return;
    if (last < position.seq) {
      const missed = { module, after: last, upTo: position.seq };
      const purges = withoutGap(await source.read(last, position.seq), missed);
      last = purges.at(-1)?.seq ?? position.seq;
      said = Date.now();
      yield purges.map(line).join("");
      continue;
    }
    if (Date.now() - said >= beatEvery) {
      said = Date.now();
      yield line({ beat: last });
      continue;
    }
    await alarm.sleep(longWait);
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
