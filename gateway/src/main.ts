import { runProcess } from "@madang/service";
import { readConfig } from "./config.ts";
import { startGateway } from "./start-gateway.ts";

await runProcess(() => startGateway(readConfig()));
