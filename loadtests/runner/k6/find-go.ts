import { existsSync } from "node:fs";
import { findOnPath } from "../program/find-on-path.ts";
import { outputOf } from "../program/output-of.ts";
import { compareVersions } from "./pinned-version.ts";

/** Where Go's own installer puts it, which is often not on PATH. */
const usualPlaces = ["/usr/local/go/bin/go"];

/** A Go that is new enough, or nothing. */
export async function findGo(options: {
  oldest: string;
  environment: Readonly<Record<string, string | undefined>>;
  places?: readonly string[];
}): Promise<string | undefined> {
  const onPath = findOnPath("go", options.environment);
  const places = [...(onPath === undefined ? [] : [onPath]), ...(options.places ?? usualPlaces)].filter(
    (place) => existsSync(place),
  );
  for (const place of places) if (await isNewEnough(place, options.oldest)) return place;
  return undefined;
}

/** `go version go1.26.8 linux/amd64` */
async function isNewEnough(go: string, oldest: string): Promise<boolean> {
  const version = /go version go(\d+(?:\.\d+)*)/.exec((await outputOf(go, ["version"])) ?? "")?.[1];
  return version !== undefined && compareVersions(version, oldest) >= 0;
}
