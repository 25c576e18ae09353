import { defineErrors } from "@madang/errors";

export const loadtestErrors = defineErrors("LOADTEST", {
  OPTION_UNKNOWN: {
    status: 500,
    message: "There is no option {option}. {suggestion}",
    remedy: "Valid are {valid}; npm run loadtest -- --help explains them.",
  },
  OPTION_INVALID: {
    status: 500,
    message: "{option} is {value}, which is not {wanted}.",
    remedy: "For example: npm run loadtest -- smoke {example}.",
  },
  COMMAND_OPTION_INVALID: {
    status: 500,
    message: "{option} is {value}, which is not {wanted}.",
    remedy: "For example: npm run loadtest -- {example}.",
  },
  PROFILE_UNKNOWN: {
    status: 500,
    message: "{given} is not a profile. {suggestion}",
    remedy: "Profiles are {valid}; for example: npm run loadtest -- smoke.",
  },
  PROFILE_INVALID: {
    status: 500,
    message: "The profile {file} cannot be used: {reason}.",
    remedy: "Compare it with loadtests/profiles/smoke.json.",
  },
  MIX_UNKNOWN: {
    status: 500,
    message:
      "In the profile {profile} the mix of “{scene}” names {given}, which no module and no journey is called.",
    remedy: "It may name {valid}, and others.",
  },
  MODULE_UNKNOWN: {
    status: 500,
    message: "{given} is not a module with journeys. {suggestion}",
    remedy: "Modules with journeys are {valid}.",
  },
  JOURNEY_MISSING: {
    status: 500,
    message: "The manifest of {module} names the journey {file}, which does not exist.",
    remedy: "Write it (docs/load-testing.md), or take it out of load.journeys.",
  },
  JOURNEYS_BROKEN: {
    status: 500,
    message: "The journeys cannot be bundled: {reason}",
    remedy: "Mend what it names; npm run verify checks journeys too.",
  },
  NOTHING_TO_RUN: {
    status: 500,
    message: "No module declares journeys.",
    remedy: "Declare load.journeys and load.serviceLevel in a manifest (docs/load-testing.md).",
  },
  FAULT_UNKNOWN: {
    status: 500,
    message: "There is no fault {given}. {suggestion}",
    remedy: "Faults are {valid}; for example: --fault redis-killed@20.",
  },
  FAULT_MODULE: {
    status: 500,
    message: "{given} does not say what it can be done to.",
    remedy: "Valid are {valid}.",
  },
  FAULT_LATE: {
    status: 500,
    message: "{fault} would begin at second {at}, when the load of {seconds} s is over.",
    remedy: "Name an earlier second (--fault {fault}@…), or give --seconds a larger number.",
  },
  FAULT_ELSEWHERE: {
    status: 500,
    message: "{fault} cannot be done to a portal that the command did not start.",
    remedy:
      "Leave --url out: then the command starts a portal of its own, with everything that can be broken.",
  },
  FAULT_IMPOSSIBLE: {
    status: 500,
    message: "{fault} cannot be done: {reason}.",
    remedy: "Mend what it names, or run without this fault.",
  },
  RELEASE_REFUSED: {
    status: 500,
    message: "The portal refused {what}: {reason}",
    remedy: "Try it with npx madang release on npm start to see why.",
  },
  BROWSER_MISSING: {
    status: 500,
    message: "--browser needs Chromium: {reason}.",
    remedy: "Install it, name it with K6_BROWSER_EXECUTABLE_PATH=/path/to/chromium, or leave --browser out.",
  },
  K6_MISSING: {
    status: 500,
    message:
      "There is no k6 with the load test's own output on PATH, and no Go toolchain {go} or newer to build k6 {version} with.",
    remedy:
      "Install Go (https://go.dev/dl/) and run the command again; or name with K6_BIN=/path/to/k6 one that was built from loadtests/generator on another machine (CGO_ENABLED=0 go build -o k6 .).",
  },
  K6_BIN_INVALID: {
    status: 500,
    message: "K6_BIN names {file}, which {reason}.",
    remedy:
      "Let it name a k6 that was built from loadtests/generator (CGO_ENABLED=0 go build -o k6 .), or unset it: then one is built.",
  },
  K6_WRONG_VERSION: {
    status: 500,
    message: "{file} is k6 {found}, but the journeys need k6 {major}.",
    remedy:
      "Let K6_BIN name a k6 {major} that was built from loadtests/generator, or unset it: then k6 {version} is built.",
  },
  K6_BUILD_FAILED: {
    status: 500,
    message: "k6 {version} could not be built with {go}: {reason}",
    remedy:
      "The Go module proxy must be reachable (go env GOPROXY) and 2 GB be free; or name with K6_BIN=/path/to/k6 one that was built from loadtests/generator on another machine.",
  },
  K6_FAILED: {
    status: 500,
    message: "k6 ended with code {code} and without a summary. It said: {output}",
    remedy: "A journey that does not load, or a machine without memory: mend what it names.",
  },
  K6_LINE_INVALID: {
    status: 500,
    message: "The load generator wrote a line that is none of {format}: {line}",
    remedy: "Unset K6_BIN, or let it name a k6 that was built from this project's loadtests/generator.",
  },
  LOOK_UP_INCOMPLETE: {
    status: 500,
    message: "{missing} of {count} acknowledgements were not looked up before the time for it was over.",
    remedy: "Give the machine less to do, or run with a smaller --scale.",
  },
  PORTAL_NOT_STARTED: {
    status: 500,
    message: "The portal did not start. It said: {output}",
    remedy: "Run npm start to see why.",
  },
  PORTAL_SILENT: {
    status: 500,
    message: "No portal answers at {url}: {reason}.",
    remedy: "Start it, or leave --url out: then the command starts a portal of its own.",
  },
  REPORT_NOT_WRITABLE: {
    status: 500,
    message: "The report cannot be written to {folder}: {reason}.",
    remedy: "Name a folder that this user may write: --report <folder>.",
  },
  RECORD_UNREADABLE: {
    status: 500,
    message: "The record {file} cannot be read: {reason}.",
    remedy:
      "Name the run.json that a load test has written: npm run loadtest -- report <run.json> --out <folder>.",
  },
  RECORD_INVALID: {
    status: 500,
    message: "{file} is not a record of a load test: {reason}.",
    remedy: "Name a run.json of this version (format madang-load-run/1, loadtests/results/run-record.ts).",
  },
  REPORT_USAGE: {
    status: 500,
    message: "The command report was given {given}, which it cannot use.",
    remedy: "It takes a record and a folder: npm run loadtest -- report <run.json> --out <folder>.",
  },
  EMBARGO_NOT_IMPORTED: {
    status: 500,
    message: "The items under embargo could not be imported into {module}: {reason}",
    remedy: "Try the file with npm run import; its template is {template}.",
  },
  COMMAND_FAILED: {
    status: 500,
    message: "The command {command} of {module} failed: {reason}",
    remedy: "Run it by hand with the same DATABASE_URL to see why.",
  },
  KEYS_NEEDED: {
    status: 500,
    message: "DATABASE_URL is set for the running portal, but MADANG_DATA_KEYS is not.",
    remedy:
      "Give both, so that what was stored can be compared, or neither: then the database is not looked at.",
  },
  SIDE_UNKNOWN: {
    status: 500,
    message: "{option} is {value}: {reason}.",
    remedy:
      'Name a commit, branch or tag, a folder with a built project ("." is this one), or the address of a portal, such as http://localhost:8080.',
  },
  COMMIT_NOT_BUILT: {
    status: 500,
    message: "{commit} could not be built: {reason}",
    remedy: "Check it out and run npm start to see why; a commit that does not build cannot be compared.",
  },
  PACKAGES_NOT_INSTALLED: {
    status: 500,
    message: "The packages of {folder} could not be installed: {reason}",
    remedy: "The registry must be reachable (npm ping), or the lockfile be the same as here.",
  },
  RESUME_IMPOSSIBLE: {
    status: 500,
    message: "What {file} holds cannot be gone on with: {reason}.",
    remedy: "Leave --resume out, or name the folder of a run of the same builds.",
  },
  MERGE_USAGE: {
    status: 500,
    message: "merge was given {given}.",
    remedy: "For example: npm run loadtest -- merge first/run.json second/run.json --out merged.",
  },
  MERGE_DIFFERENT: {
    status: 500,
    message: "{file} is no part of the run in {first}: {what} is {found}, not {wanted}.",
    remedy: "Merge the parts of one run: the same command on each machine, but for --part.",
  },
  MERGE_PARTS: {
    status: 500,
    message: "These are not the parts of one run: {reason}.",
    remedy:
      "Give every part of the run once; on N machines they are made with --part 1/N to --part N/N and the same --run.",
  },
  MERGE_APART: {
    status: 500,
    message:
      "{file} and {first} did not load the portal at the same time: {apart} s lie between their beginnings, in a run of {seconds} s.",
    remedy: "Start all parts within a tenth of the run's length.",
  },
  PROMISE_BROKEN: {
    status: 500,
    message: "At {rate} visitors a minute a promise was broken: {reason}",
    remedy:
      "That is a defect and no limit of capacity: find it with npm run loadtest -- stress --report <folder>.",
  },
});
