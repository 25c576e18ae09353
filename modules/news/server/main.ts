import { serveModule } from "@madang/module-kit/server";
import { newsDefinition } from "./news-definition.ts";

await serveModule(newsDefinition);
