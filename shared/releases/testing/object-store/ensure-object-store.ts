import { buildObjectStore } from "./build-object-store.ts";

// Builds the store for tests where it is not there yet; a sentence and status 1 where it cannot.
try {
  await buildObjectStore((seconds) =>
    process.stdout.write(`✓ object store for the tests (${seconds.toFixed(1)} s)\n`),
  );
} catch (error) {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  process.stdout.write(
    `The object store for the tests could not be built: ${said.trim().slice(-600)} It needs Go 1.24 or newer and the Go module proxy.\n`,
  );
  process.exitCode = 1;
}
