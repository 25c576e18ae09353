export interface EjectionSettings {
  /** Connections lost in a row, without an answer between, that put a replica out. One that cannot be made does at once. */
  readonly lost: number;
  /** Failed answers in a row (5xx, deadline, broken off) that put it out. */
  readonly failed: number;
  /** Milliseconds out the first time, and at most; each further time is twice as long. */
  readonly time: number;
  readonly longestTime: number;
}

export const ejectionDefaults: EjectionSettings = { lost: 2, failed: 5, time: 1000, longestTime: 60_000 };

export type ReplicaOutcome = "answered" | "failed" | "lost" | "unreachable";

/** What is known of one replica's health. */
export interface ReplicaHealth {
  lost: number;
  failed: number;
  /** Times put out without having held in between. */
  ejections: number;
  /** Until when it is out; undefined while it is in. A time that has passed means that it may be tried. */
  outUntil: number | undefined;
  /** Somebody is trying it. */
  probing: boolean;
  /** When it last came back. */
  backSince: number;
  /** It says itself that it is not ready, cannot be reached, or runs another build (health/health-watch.ts). */
  unready: "unready" | "foreign" | undefined;
}

export function healthy(): ReplicaHealth {
  return {
    lost: 0,
    failed: 0,
    ejections: 0,
    outUntil: undefined,
    probing: false,
    backSince: 0,
    unready: undefined,
  };
}

export function isOut(health: ReplicaHealth): boolean {
  return health.outUntil !== undefined || health.unready !== undefined;
}

/** Its time is over and nobody tries it yet. */
export function mayProbe(health: ReplicaHealth, now: number): boolean {
  if (health.outUntil === undefined || health.unready !== undefined) return false;
  return !health.probing && now >= health.outUntil;
}

/** Never the last one, at most half. */
export function mayEject(all: readonly ReplicaHealth[]): boolean {
  return all.filter(isOut).length + 1 <= Math.floor(all.length / 2);
}

/** `ejected` and `restored` are for the log; whether it may be put out is asked of `mayEject` first. */
export function judgeReplica(options: {
  health: ReplicaHealth;
  outcome: ReplicaOutcome;
  now: number;
  mayEject: () => boolean;
  random: () => number;
  settings?: EjectionSettings;
}): "ejected" | "restored" | undefined {
  const { health, outcome, now, random, settings = ejectionDefaults } = options;
  if (outcome === "answered") return answered(health, now);
  if (outcome === "failed") health.failed += 1;
  else health.lost += 1;
  const out = isOut(health);
  if (!out && !isOver(health, outcome, settings)) return undefined;
  // A request from before it was put out says nothing new; a probe does.
  if (out && !health.probing) return undefined;
  if (!out && !options.mayEject()) return undefined;
  putOut(health, now, random, settings);
  return "ejected";
}

function answered(health: ReplicaHealth, now: number): "restored" | undefined {
  health.lost = 0;
  health.failed = 0;
  if (!health.probing || !isOut(health)) return undefined;
  health.outUntil = undefined;
  health.probing = false;
  health.backSince = now;
  return "restored";
}

function isOver(health: ReplicaHealth, outcome: ReplicaOutcome, settings: EjectionSettings): boolean {
  return outcome === "unreachable" || health.lost >= settings.lost || health.failed >= settings.failed;
}

function putOut(health: ReplicaHealth, now: number, random: () => number, settings: EjectionSettings): void {
  const held = !isOut(health) && now - health.backSince > settings.longestTime;
  health.ejections = held ? 1 : health.ejections + 1;
  const whole = Math.min(settings.longestTime, settings.time * 2 ** (health.ejections - 1));
  health.outUntil = now + whole * (0.75 + random() / 2);
  health.probing = false;
  health.lost = 0;
  health.failed = 0;
}
