import path from "node:path";

interface Place {
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What npm start keeps: MADANG_STATE_DIR, or .madang in the project. */
export function stateFolder({ root, environment }: Place): string {
  return path.resolve(root, environment["MADANG_STATE_DIR"] ?? ".madang");
}

export function keyFolder(place: Place): string {
  return path.join(stateFolder(place), "keys");
}
