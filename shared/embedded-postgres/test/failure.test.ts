import { expect, test } from "vitest";
import { initialiseFailure, startFailure } from "../src/failure.ts";

const folder = "/data";

test.each([
  [
    'FATAL:  could not write to file "pg_wal/xlogtemp.57": No space left on device',
    "The disk that holds /data is full.",
  ],
  [
    "DETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible with this version 18.4.",
    "belongs to PostgreSQL 17",
  ],
  ['HINT:  Is another postmaster (PID 4711) running in data directory "/data"?', "kill -INT 4711"],
  ['FATAL:  data directory "/data" has wrong ownership', "cannot be used"],
  ["PANIC:  could not locate a valid checkpoint record at 0/1000028", "is damaged"],
  ['FATAL:  unrecognized configuration parameter "foo"', "PostgreSQL ended while starting"],
])("explains %s", (line, sentence) => {
  const output = ["LOG:  starting PostgreSQL 18.4", line, "LOG:  database system is shut down"];
  expect(startFailure({ folder, output }).message).toContain(sentence);
});

test("explains why a database folder cannot be created", () => {
  const output = ['initdb: error: could not create directory "/data.new": No space left on device'];
  expect(initialiseFailure({ folder, output }).message).toContain("The disk that holds /data is full.");
  const other = ["initdb: error: invalid locale settings; check LANG and LC_* environment variables"];
  expect(initialiseFailure({ folder, output: other }).message).toContain("invalid locale settings;");
});
