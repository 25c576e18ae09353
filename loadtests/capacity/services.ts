/** What runs beside the portal only because it is loaded, or because all of it stands on one machine. */
const beside: ReadonlySet<string> = new Set(["generator", "runner", "supervisor"]);

/** Whether a service of a record (loadtests/runner/observe) is one that a portal has wherever it runs. */
export function isOfPortal(service: string): boolean {
  return !beside.has(service);
}
