export type { Language } from "@madang/manifest";
