export { configSchema, readConfig, type Config } from "./config.ts";
export { gatewayErrors } from "./errors.ts";
export { startGateway, type RunningGateway } from "./start-gateway.ts";
