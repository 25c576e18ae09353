import type { ServiceSecond } from "../../results/run-record.ts";

/** `news@1a2b3c4d` is `news` where it ran in no other build: only then does the build tell anything. */
export function withPlainNames(rows: readonly ServiceSecond[]): ServiceSecond[] {
  const builds = Map.groupBy(new Set(rows.map(({ service }) => service)), plainName);
  return rows.map((row) => {
    const plain = plainName(row.service);
    return builds.get(plain)?.length === 1 ? { ...row, service: plain } : row;
  });
}

export function plainName(service: string): string {
  return service.split("@", 1)[0] ?? service;
}
