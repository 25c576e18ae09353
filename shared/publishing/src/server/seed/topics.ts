import { livingTopics } from "./living-topics.ts";
import { officeTopics } from "./office-topics.ts";
import { safetyTopics } from "./safety-topics.ts";

export const topics = [...safetyTopics, ...livingTopics, ...officeTopics];
