import type { ChannelMark, GatewayReport, RunnerReport } from "@madang/registry";
import type { ModuleChannels, Status } from "@madang/releases";
import type { Admin } from "../admin.ts";

type ModuleStatus = Status["modules"][number];
type ChannelStatus = ModuleStatus["channels"][number];
type ReplicaStatus = ChannelStatus["replicas"][number];

/** More modules than these are not asked one by one: their runners' word counts. */
const mostAsked = 100;
/** Milliseconds after which a runner that repeats its report every ten seconds is not believed. */
const silence = 60_000;
const unknownTime = "1970-01-01T00:00:00.000Z";

/** The whole portal, or one module of it. */
export async function portalStatus(admin: Admin, module: string | undefined): Promise<Status> {
  const { registry, channels } = admin;
  const [snapshot, gateways, reports, marks, now] = await Promise.all([
    channels.current(),
    registry.gateways(),
    registry.runnerReports(module),
    registry.marks(module),
    registry.now(),
  ]);
  const chosen = Object.entries(snapshot?.modules ?? {}).filter(
    ([id]) => module === undefined || id === module,
  );
  const isAsked = chosen.length <= mostAsked;
  const reportsOf = Map.groupBy(reports, (report) => `${report.module} ${report.build}`);
  const marksOf = Map.groupBy(marks, (mark) => mark.module);
  const modules = await Promise.all(
    chosen.map(async ([id, live]): Promise<ModuleStatus> => ({
      module: id,
      channels: await Promise.all(
        channelsOf(live).map(async ({ channel, build, weight }): Promise<ChannelStatus> => {
          const mark = marksOf.get(id)?.find((one) => one.channel === channel && one.build === build);
          const named = live.builds[build];
          const warning = warningOf(id, build, named?.keptDespite, gateways);
          return {
            channel,
            build,
            version: named?.version ?? "unknown",
            ...(weight === undefined ? {} : { weight }),
            ...since(mark),
            replicas: await replicasOf(reportsOf.get(`${id} ${build}`) ?? [], { admin, isAsked, now }),
            ...(warning === undefined ? {} : { warning }),
          };
        }),
      ),
    })),
  );
  return {
    sequence: snapshot?.sequence ?? 0,
    gateways: gateways.map(({ seenAt, refused, ...gateway }) => ({
      ...gateway,
      refused: { ...refused },
      seenAt: seenAt.toISOString(),
    })),
    modules,
  };
}

interface NamedChannel {
  readonly channel: string;
  readonly build: string;
  readonly weight?: number;
}

function channelsOf({ stable, canary, previews, ending }: ModuleChannels): NamedChannel[] {
  return [
    { channel: "stable", build: stable },
    ...(canary === undefined ? [] : [{ channel: "canary", ...canary }]),
    ...Object.entries(previews).map(([name, build]) => ({ channel: `preview:${name}`, build })),
    ...ending.map((build) => ({ channel: "ending", build })),
  ];
}

function since(mark: ChannelMark | undefined): { since: string; by: string } {
  return { since: mark?.since.toISOString() ?? unknownTime, by: mark?.by ?? "unknown" };
}

function warningOf(
  module: string,
  build: string,
  keptDespite: string | undefined,
  gateways: readonly GatewayReport[],
): string | undefined {
  const refused = gateways.find(({ refused }) => refused[module] !== undefined);
  const kept =
    keptDespite === undefined
      ? []
      : [`${build} is signed with the revoked key ${keptDespite}; release it again with another key.`];
  const said =
    refused === undefined
      ? []
      : [`The gateway ${refused.id} does not take it up: ${refused.refused[module]}`];
  return [...kept, ...said].join(" ") || undefined;
}

async function replicasOf(
  reports: readonly RunnerReport[],
  { admin, isAsked, now }: { admin: Admin; isAsked: boolean; now: number },
): Promise<ReplicaStatus[]> {
  return Promise.all(
    reports.flatMap(({ build, origins, failure, seenAt, runner }) => {
      const silent =
        now - seenAt.getTime() > silence
          ? `its runner ${runner} has been silent since ${seenAt.toISOString()}`
          : undefined;
      if (origins.length === 0)
        return [Promise.resolve({ origin: "", healthy: false, ...reasonOf(failure ?? silent) })];
      return origins.map(async (origin) => {
        const problem = isAsked ? await admin.health.problemOf({ origin, build }) : (failure ?? silent);
        return { origin, healthy: problem === undefined, ...reasonOf(problem) };
      });
    }),
  );
}

function reasonOf(failure: string | undefined): { failure?: string } {
  return failure === undefined ? {} : { failure };
}
