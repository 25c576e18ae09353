import type { OptionTable } from "./read-words.ts";

/** Options of `npm run loadtest -- <profile>`. */
export const optionTable = {
  "--scale": { value: "N", says: ["factor on the arrival rates: 0.5 on a busy machine, 50 for a cluster"] },
  "--seconds": {
    value: "N",
    says: ["how long visitors arrive, instead of what the profile says; every stage shrinks alike"],
  },
  "--only": { value: "<module>", says: ["the journeys of one module"] },
  "--url": {
    value: "<address>",
    says: [
      "a portal that runs already, instead of one that the command starts and ends;",
      "with DATABASE_URL and MADANG_DATA_KEYS what it stored is compared too",
    ],
  },
  "--fault": {
    value: "<name>[@second]",
    says: ["breaks something under load, at that second or in the middle; may be given several times"],
  },
  "--keep-going": { says: ["do not end at the first broken promise, but find what else is broken"] },
  "--cache": {
    value: "warm|cold",
    says: ["whether pages were asked for before the load begins; cold needs a portal of the command's own"],
  },
  "--browser": { says: ["real visitors in Chromium meanwhile, who measure web vitals"] },
  "--processes": { value: "N", says: ["load generators at once, whose counts are added up"] },
  "--part": {
    value: "n/N",
    says: [
      "this machine brings the n-th of N parts of the arrivals, other machines the others;",
      "with --url, and the same --run on all of them; merge makes one record of theirs",
    ],
  },
  "--run": { value: "<name>", says: ["name of the run in its record, instead of profile and time"] },
  "--report": { value: "<folder>", says: ["where what was measured is written"] },
  "--help": { says: ["show this text"] },
} as const satisfies OptionTable<string>;

export type OptionName = keyof typeof optionTable;
