let output = process.stdout;

/** For commands whose standard output is their result alone. */
export function sayOnStandardError() {
  output = process.stderr;
}

/** Lines only, so that it reads the same on a terminal and in a log. */
export function say(line) {
  output.write(`${line}\n`);
}

/** Does `work` and says in one line how long it took. */
export async function step(name, work) {
  const startedAt = Date.now();
  const result = await work();
  say(`  ✓ ${name} (${secondsSince(startedAt)} s)`);
  return result;
}

export function secondsSince(startedAt) {
  return ((Date.now() - startedAt) / 1000).toFixed(1);
}

/** Says `describe()` every few seconds until the returned function is called. */
export function sayEvery(seconds, describe) {
  let last = "";
  const timer = setInterval(() => {
    const line = describe();
    if (line !== last) say(line);
    last = line;
  }, seconds * 1000);
  return () => clearInterval(timer);
}
