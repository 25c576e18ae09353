import { defineErrors } from "@madang/errors";

export const testKitErrors = defineErrors("TESTKIT", {
  SERVICE_ENDED: {
    status: 500,
    message: "{name} ended with {how} before it was ready. It said: {output}",
    remedy: "Run it by hand with the same environment to see why.",
  },
  SERVICE_SILENT: {
    status: 500,
    message: "{name} did not report that it is ready within {seconds} seconds. It said: {output}",
    remedy: "A service with an IPC channel sends {ready: true, origin} once it listens.",
  },
  NOT_BUILT: {
    status: 500,
    message: "{workspace} has not been built: {file} is missing.",
    remedy: "Run npm test, or npx turbo build, first.",
  },
  PROGRAM_MISSING: {
    status: 500,
    message: "{program} is not installed.",
    remedy: "Install it, on Debian: apt-get install {package}.",
  },
});
