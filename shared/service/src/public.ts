export { loadConfig, type ConfigSources } from "./config/load-config.ts";
export {
  describeConfig,
  optionNames,
  optionType,
  type OptionFacts,
  type OptionsSchema,
} from "./config/option-facts.ts";
export { portalVariables } from "./config/portal-variables.ts";
export { serviceOptions } from "./config/service-options.ts";
export { serviceErrors } from "./errors.ts";
export { createHealth, type Health, type HealthCheck, type Readiness } from "./health/create-health.ts";
export { addOperationsRoutes, isOperationsPath } from "./health/operations-routes.ts";
export { runProcess } from "./lifecycle/run-process.ts";
export {
  runService,
  type Listener,
  type ListeningApp,
  type RunningService,
  type ServiceOptions,
} from "./lifecycle/run-service.ts";
export { BatchedOutput, type BatchedOutputOptions } from "./log/batched-output.ts";
export { createLogger, type Logger, type LoggerOptions } from "./log/create-logger.ts";
export { logRequest, type AnsweredRequest } from "./log/log-request.ts";
export { members, RequestLines } from "./log/request-lines.ts";
export { loggedError, type LoggedError } from "./log/logged-error.ts";
export {
  createMetrics,
  type GaugeOptions,
  type Metrics,
  type ObservedRequest,
} from "./metrics/create-metrics.ts";
export { LabelCounter } from "./metrics/label-counter.ts";
export type { RequestSeries } from "./metrics/request-durations.ts";
export { requestIdFrom } from "./trace/request-id.ts";
export {
  continueTrace,
  formatTraceparent,
  parseTraceparent,
  startTrace,
  type Trace,
} from "./trace/traceparent.ts";
