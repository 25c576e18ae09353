/** Settings given on the command line, so that a data folder never carries another machine's. */
export function serverSettings(options: { port: number; durable: boolean }): string[] {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(options.port),
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: "64MB",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    log_line_prefix: "%m [%p] ",
    log_checkpoints: "off",
    ...withoutPersonalData,
    ...(options.durable ? {} : throwAway),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Statements and their parameters hold what citizens wrote; the log must not. */
const withoutPersonalData = {
  log_statement: "none",
  log_min_error_statement: "panic",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_error_verbosity: "terse",
};

/** For data that no one needs after a crash (PostgreSQL manual, "Non-Durable Settings"). */
const throwAway = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
