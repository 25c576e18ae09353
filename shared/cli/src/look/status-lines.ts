import type { Status } from "@madang/releases";
import { plainText } from "../core/plain-text.ts";

type Module = Status["modules"][number];
type Channel = Module["channels"][number];
export type Gateway = Status["gateways"][number];

/** One channel of one module: a line of the table. */
export interface StatusLine {
  readonly module: string;
  readonly channel: string;
  readonly build: string;
  readonly version: string;
  readonly weight: number | undefined;
  readonly since: string;
  readonly by: string;
  readonly healthy: number;
  readonly replicas: number;
  /** Why somebody should look. */
  readonly trouble: string | undefined;
}

export function statusLines({ modules }: Status): StatusLine[] {
  const inOrder = modules.toSorted((one, other) => (one.module < other.module ? -1 : 1));
  return inOrder.flatMap(({ module, channels }) =>
    channels.map((channel) => {
      const { build, version, weight, since, by, replicas } = channel;
      const healthy = replicas.filter((replica) => replica.healthy).length;
      const trouble = troubleOf(channel, healthy);
      const name = channel.channel;
      return {
        module,
        channel: name,
        build,
        version,
        weight,
        since,
        by,
        healthy,
        replicas: replicas.length,
        trouble,
      };
    }),
  );
}

/** Builds that end need no replica: what they began is over when the last has gone. */
function troubleOf({ channel, replicas, warning }: Channel, healthy: number): string | undefined {
  if (warning !== undefined) return plainText(warning);
  const failure = replicas.find((replica) => !replica.healthy)?.failure;
  const because = failure === undefined ? "" : `: ${plainText(failure)}`;
  if (replicas.length === 0) return channel === "ending" ? undefined : "runs nowhere";
  return healthy < replicas.length ? `${replicas.length - healthy} not healthy${because}` : undefined;
}

/** A gateway that is silent for so long is called so; it may have been taken away. */
const silentMs = 15_000;

/** What is not as it should be with the gateways, a sentence each. */
export function gatewayTroubles({ sequence, gateways }: Status, now: Date): string[] {
  return gateways.flatMap((gateway) => {
    const silent = now.getTime() - Date.parse(gateway.seenAt) > silentMs;
    const behind = sequence - gateway.sequence;
    return [
      ...(silent ? [`The gateway ${plainText(gateway.id)} has said nothing since ${gateway.seenAt}.`] : []),
      ...(behind > 0 && !silent
        ? [`The gateway ${plainText(gateway.id)} is at ${gateway.sequence}, ${behind} behind.`]
        : []),
      ...Object.entries(gateway.refused).map(
        ([module, why]) =>
          `The gateway ${plainText(gateway.id)} refuses ${plainText(module)}: ${plainText(why)}`,
      ),
    ];
  });
}
