import type { Capacity, CapacitySearch, CapacityStep } from "./capacity-record.ts";
import { demand, peakVisitors, podsFor } from "./demand.ts";
import { isOfPortal } from "./services.ts";

/** docs/capacity.md. Pure: the same record gives the same page. */
export function capacityDocument(capacity: Capacity): string {
  const { machine, measuredAt, seconds, revision, searches } = capacity;
  return `# Capacity

Made by \`npm run loadtest -- capacity\` from [capacity.json](capacity.json); a test compares the two. Measured on ${measuredAt.slice(0, 10)}${revision === undefined ? "" : ` at ${revision}`} with ${machine.cores} cores (${machine.cpu}), ${(machine.memory / 2 ** 30).toFixed(0)} GiB, ${machine.system}, Node ${machine.node.replace("v", "")}. The load generator ran on
the same machine. Each rate was held for ${seconds} s with caches warm; a rate is kept when every service level of the manifests is.

## The highest rates that keep the service levels

| Journeys of | Visitors a minute | Answers a second | p95 | Answers per CPU second of the portal | First bottleneck |
| --- | ---: | ---: | ---: | ---: | --- |
${searches.map(searchRow).join("\n")}

"At least" stands where the load generator, or the highest rate that was to be tried, came before the portal's own end.

${searches.map(stepsTable).join("\n\n")}

${daySection(searches)}`;
}

/** The highest rate below the lowest that failed. */
export function keptStep({ steps }: CapacitySearch): CapacityStep | undefined {
  const failed = Math.min(...steps.filter(({ kept }) => !kept).map(({ rate }) => rate));
  return steps.filter(({ kept, rate }) => kept && rate < failed).sort((a, b) => b.rate - a.rate)[0];
}

function searchRow(search: CapacitySearch): string {
  const step = keptStep(search);
  if (step === undefined) return `| ${search.name} | none was kept | | | | ${search.bottleneck} |`;
  const rate = `${search.atLeast ? "at least " : ""}${step.rate.toFixed(0)}`;
  return `| ${search.name} | ${rate} | ${step.answers.toFixed(0)} | ${step.p95.toFixed(0)} ms | ${(step.answers / portalCores(step)).toFixed(0)} | ${search.bottleneck} |`;
}

function stepsTable({ name, steps }: CapacitySearch): string {
  const rows = steps.map(({ rate, kept, answers, p95, cores, reason }) => {
    const used = Object.entries(cores).map(
      ([service, each]) => `${withoutBuild(service)} ${each.toFixed(2)}`,
    );
    return `| ${rate.toFixed(0)} | ${kept ? "kept" : "not kept"} | ${answers.toFixed(0)} | ${p95.toFixed(0)} ms | ${used.join(", ")} | ${inCell(reason)} |`;
  });
  return `### ${name}: the rates that were tried

| Visitors a minute | | Answers a second | p95 | Cores | Why |
| ---: | --- | ---: | ---: | --- | --- |
${rows.join("\n")}`;
}

function daySection(searches: readonly CapacitySearch[]): string {
  const mix = searches.find(({ name }) => name === "mix");
  const step = mix === undefined ? undefined : keptStep(mix);
  if (step === undefined) return "";
  const peak = peakVisitors();
  const services = Object.entries(step.cores).filter(([service]) => isOfPortal(service));
  const rows = services.map(([service, cores]) => {
    const cost = cores / (step.rate / 60);
    // The database is one, and grows by cores.
    const need =
      service === "postgresql" || service === "redis"
        ? `${((peak * cost) / demand.planned).toFixed(1)} cores`
        : `${podsFor(cost)} pods`;
    return `| ${withoutBuild(service)} | ${(cost * 1000).toFixed(1)} ms | ${(peak * cost).toFixed(1)} | ${need} |`;
  });
  return `## ${demand.visitorsPerDay.toLocaleString("en")} visitors a day

${(demand.busiestHour * 100).toFixed(0)} % of a day's visitors come in its busiest hour (${demand.busiestHourBecause}), and its busiest minute has ${demand.busiestMinute} times the mean of that hour (${demand.busiestMinuteBecause}): ${peak.toFixed(0)} visitors a second, ${(peak * 60).toFixed(0)} a minute. This machine bore ${step.rate.toFixed(0)} a minute${mix?.atLeast === true ? " at least" : ""}, load generator included.

CPU of a visitor, from the highest rate of the mix that was kept; a pod has one thread and is planned to be ${(demand.planned * 100).toFixed(0)} % busy (${demand.plannedBecause}):

| Service | CPU of a visitor | Cores at the peak | Needed |
| --- | ---: | ---: | --- |
${rows.join("\n")}
`;
}

function portalCores({ cores }: CapacityStep): number {
  const used = Object.entries(cores).filter(([service]) => isOfPortal(service));
  return Math.max(
    0.01,
    used.reduce((sum, [, each]) => sum + each, 0),
  );
}

/** The page says its revision: `news@7de5a118` is news. */
function withoutBuild(service: string): string {
  return service.replace(/@.*/, "");
}

function inCell(text: string): string {
  return text.replaceAll("|", "/").replaceAll("\n", " ");
}
