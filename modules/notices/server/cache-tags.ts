import { documentTags } from "@madang/publishing/server";
import manifest from "../module.ts";

export const noticeTags = documentTags(manifest);
