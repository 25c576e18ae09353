import { accessibility } from "./standing/accessibility.ts";
import { copyright } from "./standing/copyright.ts";
import { feeds } from "./standing/feeds.ts";
import { offline } from "./standing/offline.ts";
import { privacy } from "./standing/privacy.ts";
import { site } from "./standing/site.ts";
import { status } from "./standing/status.ts";

/** By name of the page in the shell's manifest. */
export const standingTexts = { accessibility, copyright, feeds, offline, privacy, site, status };
export type StandingPageName = keyof typeof standingTexts;
