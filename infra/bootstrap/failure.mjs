/** Something a person can mend; the message says what and how. Printed without a stack. */
export class Failure extends Error {}

/** Runs a command of the project. A Failure is printed as its sentence, anything else with its stack. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
