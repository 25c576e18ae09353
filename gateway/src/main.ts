import { runProcess } from "@madang/service";
import { boundHeap } from "./bound-heap.ts";
import { readConfig } from "./config.ts";
import { startGateway } from "./start-gateway.ts";

boundHeap();
await runProcess(() => startGateway(readConfig()));
